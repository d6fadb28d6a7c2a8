"""Names merged into people: every form of a name is given its person, or the people it may mean.

Full names found people; shorter forms join the one person that they fit. Where a form fits several
people it stays with all of them, and each use is decided by its surroundings. When in doubt two people
stay two: a split is mended by one alias in the cast file, a weld is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fabula.layers import GivenCharacter
from fabula.lexicon import people
from fabula.people.evidence import Use, genders, person_forms, tally, titled
from fabula.people.names import Name, conflict, is_plain_short_form, key, one_slip_apart, parse, same_given

RARE, COMMON = 2, 8  # uses: a form as rare as this may be a slip for one as common as that
RIVAL = 10  # narrated uses of each of two forms
DOMINANT = 2.0  # a person this many times as frequent as the next takes an ambiguous form


@dataclass(slots=True)
class Person:
    """A person in the making: the forms of the name, most telling first, and how often each is used."""

    forms: list[str] = field(default_factory=list)
    count: int = 0
    uses: dict[str, int] = field(default_factory=dict)
    gender: str = ""
    given: GivenCharacter | None = None

    def names(self) -> list[Name]:
        """The forms, taken apart."""
        return [parse(form) for form in self.forms]


@dataclass(frozen=True, slots=True)
class Clusters:
    """All people, and for each form of a name the indices of those whom it may mean."""

    people: tuple[Person, ...]
    owners: Mapping[str, tuple[int, ...]]


def cluster(
    uses: Mapping[str, Use], apart: frozenset[tuple[str, str]], given: Sequence[GivenCharacter]
) -> Clusters:
    """Merge the forms of names into people.

    Args:
        uses: the uses of each form.
        apart: pairs of forms (in both orders) that stand side by side and so are two people.
        given: people named by the user, who come first and keep their names.
    """
    found = [_given_person(character) for character in given]
    gender_of = genders(uses)
    owners: dict[str, tuple[int, ...]] = {}
    for index, person in enumerate(found):
        for form in person.forms:
            owners[form] = (*owners.get(form, ()), index)
            person.count += uses[form].count if form in uses else 0
    forms = [form for form in person_forms(uses) if form not in owners]
    for form in sorted(forms, key=_specificity(uses)):
        chosen = _owners_of(form, gender_of[form], uses, found, apart)
        if not chosen:
            found.append(Person([form], uses[form].count, {form: uses[form].count}, gender_of[form]))
            owners[form] = (len(found) - 1,)
            continue
        owners[form] = chosen
        if len(chosen) == 1:
            person = found[chosen[0]]
            person.forms.append(form)
            person.uses[form] = uses[form].count
            person.count += uses[form].count
            person.gender = person.gender or gender_of[form]
    for form, use in uses.items():
        if form not in owners and use.count <= RARE and (slipped := _slip(form, uses, found)):
            owners[form] = slipped
    for person in found:
        if person.given is None:
            own = [form for form in person.forms if form in uses]
            person.gender = next((told for form in own if (told := titled(form))), "") or (
                tally({form: uses[form] for form in own}, gender_of) or person.gender
            )
    return Clusters(tuple(found), owners)


def _given_person(character: GivenCharacter) -> Person:
    forms = list(dict.fromkeys(key(name) for name in (character.name, *character.aliases) if key(name)))
    pronouns = (character.pronouns or "").split("/")[0].strip().lower()
    gender = "m" if pronouns in people.MASCULINE else "f" if pronouns in people.FEMININE else ""
    gender = gender or next((parse(form).gender for form in forms if parse(form).gender), "")
    return Person(forms, gender=gender, given=character)


def _specificity(uses: Mapping[str, Use]) -> Callable[[str], tuple[int, int, str]]:
    """Order of merging: full names, then titled surnames, then single words; frequent ones first."""

    def rank(form: str) -> tuple[int, int, str]:
        name = parse(form)
        words = len(name.words)
        kind = 0 if words > 1 and not name.article else 1 if name.honorifics else 2
        return kind, -uses[form].count, form

    return rank


def _owners_of(
    form: str,
    gender: str,
    uses: Mapping[str, Use],
    found: Sequence[Person],
    apart: frozenset[tuple[str, str]],
) -> tuple[int, ...]:
    name = parse(form)
    fitting = [
        i
        for i, person in enumerate(found)
        if _fits(name, gender, person)
        and not any((form, other) in apart or _rivals(form, other, uses) for other in person.forms)
    ]
    if len(fitting) > 1:
        fitting = _narrow(name, gender, fitting, found)
    return tuple(fitting) or _slip(form, uses, found)


def _rivals(form: str, other: str, uses: Mapping[str, Use]) -> bool:
    """Whether the narration uses both forms so often that it must mean two people by them.

    A narrator calls a person by one name and leaves nicknames to the dialogue: where Harry and Henry are
    both narrated all the time, they are two.
    """
    if form not in uses or other not in uses:
        return False
    one, two = parse(form), parse(other)
    fewer = min(uses[form].narrated, uses[other].narrated)
    more = max(uses[form].narrated, uses[other].narrated)
    if one.words and two.words and one.words[0] != two.words[0] and same_given(one.words[0], two.words[0]):
        if min(uses[form].count, uses[other].count) < RARE + 1 and not is_plain_short_form(
            one.words[0], two.words[0]
        ):
            return True
        return fewer >= RIVAL and fewer * 10 >= more
    return False


def _narrow(name: Name, gender: str, fitting: Sequence[int], found: Sequence[Person]) -> list[int]:
    """Of several people who bear a name, the one it means for sure, if there is one."""
    ranked = sorted(fitting, key=lambda i: -found[i].count)
    if gender:
        ranked = [i for i in ranked if found[i].gender == gender] or ranked
    elif len(name.words) == 1 and not name.honorifics:
        # A bare surname means a man rather than his wife or sister, in all but the newest fiction.
        ranked = [i for i in ranked if found[i].gender != "f"] or ranked
    if name.honorifics and set(name.honorifics) & people.UNMARRIED_WOMAN and len(ranked) > 1:
        return []
    if len(ranked) > 1 and found[ranked[0]].count >= DOMINANT * found[ranked[1]].count:
        return ranked[:1]
    return ranked


def _fits(name: Name, gender: str, person: Person) -> bool:
    """Whether a form of a name can be this person's."""
    if gender and person.gender and gender != person.gender:
        return False
    names = person.names()
    if any(conflict(name, other) for other in names):
        return False
    return any(_shares(name, other) for other in names)


def _shares(name: Name, other: Name) -> bool:
    """Whether two names have in common what makes them one person's."""
    if not name.words or not other.words:
        return False
    if name.article != other.article:
        return _content(name) == _content(other)
    if name.article:
        return _one_role(_content(name), _content(other))
    if name.given and other.given:
        short, long = sorted((name.words, other.words), key=len)
        return name.surname == other.surname and (
            same_given(short[0], long[0]) or long[-len(short) :] == short
        )
    if len(name.words) == 1 and len(other.words) == 1:
        one, two = name.words[0], other.words[0]
        if one.lower() in other.honorifics or two.lower() in name.honorifics:
            return True
        return same_given(one, two)
    short_name, full = (name, other) if len(name.words) == 1 else (other, name)
    word = short_name.words[0]
    if same_given(word, full.words[0]):
        return True
    return word == full.words[-1]


def _one_role(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The Rabbit is the White Rabbit, the King the King of Hearts."""
    short, long = sorted((one, other), key=len)
    return long[-len(short) :] == short or (long[: len(short)] == short and "of" in long)


def _content(name: Name) -> tuple[str, ...]:
    return (*name.honorifics, *(word.lower() for word in name.words))


def _slip(form: str, uses: Mapping[str, Use], found: Sequence[Person]) -> tuple[int, ...]:
    """The person whose name a rare form misspells."""
    if uses[form].count > RARE or len(form) < 4 or form.lower() in people.common_given_names() or " " in form:
        return ()
    for i, person in enumerate(found):
        for other in person.forms:
            common = uses[other].count if other in uses else 0
            if common >= COMMON and other[0] == form[0] and one_slip_apart(form.lower(), other.lower()):
                return (i,)
    return ()


def forms_apart(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Both orders of each pair of different forms."""
    return frozenset(both for a, b in pairs if a != b for both in ((a, b), (b, a)))
