"""Names merged into people: every form of a name is given its person, or the people it may mean.

Full names found people; shorter forms join the one person that they fit. Where a form fits several
people it stays with all of them, and each use is decided by its surroundings. When in doubt two people
stay two: a split is mended by one alias in the cast file, a weld is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fabula.layers import GivenCharacter, PriorName
from fabula.lexicon import people
from fabula.people.evidence import Use, person_forms
from fabula.people.fitting import RARE, fits, rivals, shelf_marks
from fabula.people.genders import genders, tally
from fabula.people.groups import SEVERAL
from fabula.people.names import Name, gender_of_pronoun, key, one_slip_apart, parse, titled

COMMON = 8  # uses: a rare form may be a slip for one as common as that
LONG = 6  # letters of a given name that a form may miss by one
DOMINANT = 2.0  # a person this many times as frequent as the next takes an ambiguous form


@dataclass(slots=True)
class Person:
    """A person in the making: the forms of the name, most telling first, and how often each is used.

    ``gender`` is "m", "f", a set of neopronouns, ``SEVERAL`` for a group, or "" where it does not show.
    """

    forms: list[str] = field(default_factory=list)
    count: int = 0
    uses: dict[str, int] = field(default_factory=dict)
    gender: str = ""
    given: GivenCharacter | None = None
    prior: PriorName | None = None

    def names(self) -> list[Name]:
        """The forms, taken apart."""
        return [parse(form) for form in self.forms]


@dataclass(frozen=True, slots=True)
class Clusters:
    """All people, and for each form of a name the indices of those whom it may mean."""

    people: tuple[Person, ...]
    owners: Mapping[str, tuple[int, ...]]


def cluster(
    uses: Mapping[str, Use],
    apart: frozenset[tuple[str, str]],
    given: Sequence[GivenCharacter],
    prior: Sequence[PriorName] = (),
) -> Clusters:
    """Merge the forms of names into people.

    Args:
        uses: the uses of each form.
        apart: pairs of forms (in both orders) that stand side by side and so are two people.
        given: people named by the user, who come first and keep their names.
        prior: people named by the source's tags, whom the text's forms may join.
    """
    merging = _Merging(uses, apart, genders(uses))
    for character in given:
        merging.give(character)
    merging.keep_names()
    for name in prior:
        merging.expect(name)
    forms = [form for form in person_forms(uses) if form not in merging.owners]
    for form in sorted(forms, key=_specificity(uses)):
        merging.add(form)
    for form, use in uses.items():
        if form not in merging.owners and use.count <= RARE and (slipped := merging.slip(form)):
            merging.owners[form] = slipped
    return Clusters(tuple(merging.people()), merging.owners)


def _specificity(uses: Mapping[str, Use]) -> Callable[[str], tuple[int, int, str]]:
    """Order of merging: full names, then titled surnames, then single words; frequent ones first."""

    def rank(form: str) -> tuple[int, int, str]:
        name = parse(form)
        words = len(name.words)
        kind = 0 if words > 1 and not name.article else 1 if name.honorifics else 2
        return kind, -uses[form].count, form

    return rank


class _Merging:
    """The people found so far, shelved by the words of their names so that few are compared."""

    def __init__(
        self, uses: Mapping[str, Use], apart: frozenset[tuple[str, str]], gender_of: Mapping[str, str]
    ) -> None:
        self.uses = uses
        self.apart = apart
        self.gender_of = gender_of
        self.found: list[Person] = []
        self.owners: dict[str, tuple[int, ...]] = {}
        self.shelves: dict[str, list[int]] = {}
        self.given: list[str] = []
        self.common = [form for form, use in uses.items() if use.count >= COMMON and " " not in form]

    def give(self, character: GivenCharacter) -> None:
        """Enter a person whom the user named."""
        forms = dict.fromkeys(key(name) for name in (character.name, *character.aliases))
        person = Person([form for form in forms if form], given=character)
        pronoun = (character.pronouns or "").split("/")[0].strip().lower()
        person.gender = gender_of_pronoun(pronoun)
        person.gender = person.gender or next((n.gender for n in person.names() if n.gender), "")
        if not person.gender and people.group_phrase(character.name):
            person.gender = SEVERAL
        self.found.append(person)
        for form in person.forms:
            self._shelve(form, len(self.found) - 1)
            self.owners[form] = (*self.owners.get(form, ()), len(self.found) - 1)
            self.given.append(form)
            person.count += self.uses[form].count if form in self.uses else 0

    def keep_names(self) -> None:
        """A given person's name is that person's, though it be another's alias."""
        for index, person in enumerate(self.found):
            if person.given is not None and key(person.given.name):
                self.owners[key(person.given.name)] = (index,)

    def expect(self, name: PriorName) -> None:
        """Enter a person whom the source's tags name, unless the user has given that person."""
        forms = [form for form in dict.fromkeys(map(key, (name.name, *name.aliases))) if form]
        if not forms or any(form in self.owners or self._fitting(form) for form in forms):
            return
        self.found.append(Person(forms, gender=parse(forms[0]).gender, prior=name))
        for form in forms:
            self._shelve(form, len(self.found) - 1)
            if form in self.uses:
                self.owners[form] = (len(self.found) - 1,)
                self.found[-1].count += self.uses[form].count

    def add(self, form: str) -> None:
        """Give a form to whom it fits, or to a new person."""
        chosen = self._fitting(form) or self.slip(form)
        if not chosen:
            self.found.append(Person(gender=self.gender_of[form]))
            chosen = (len(self.found) - 1,)
        self.owners[form] = chosen
        if len(chosen) == 1:
            person = self.found[chosen[0]]
            person.forms.append(form)
            person.uses[form] = self.uses[form].count
            person.count += self.uses[form].count
            person.gender = person.gender or self.gender_of[form]
            self._shelve(form, chosen[0])

    def _shelve(self, form: str, index: int) -> None:
        for mark in set(shelf_marks(form)):
            self.shelves.setdefault(mark, []).append(index)

    def _fitting(self, form: str) -> tuple[int, ...]:
        name, gender = parse(form), self.gender_of.get(form, "")
        near = sorted({index for mark in set(shelf_marks(form)) for index in self.shelves.get(mark, ())})
        fitting = [
            index
            for index in near
            if fits(name, gender, self.found[index].names(), self.found[index].gender)
            and not self._sets_apart(form, index)
        ]
        if set(name.honorifics) & people.MARRIED_WOMAN and self._women_called(name.words[-1:]) > 1:
            fitting = [index for index in fitting if form in self.found[index].forms]
        return tuple(_narrow(name, gender, fitting, self.found) if len(fitting) > 1 else fitting)

    def _sets_apart(self, form: str, index: int) -> bool:
        """Whether the text uses a form beside a person's names as two people's.

        Not for a person whom the user named: nobody is invented whom those names can mean.
        """
        return self.found[index].given is None and any(
            (form, other) in self.apart or rivals(form, other, self.uses)
            for other in self._forms_to_come(index)
        )

    def _women_called(self, surname: tuple[str, ...]) -> int:
        """How many women bear a surname: more than one, and "Mrs." with it tells of none of them."""
        return sum(
            person.gender == "f" and any(name.surname in surname for name in person.names())
            for person in (self.found[i] for i in set(self.shelves.get("".join(surname).lower(), ())))
        )

    def _forms_to_come(self, index: int) -> Iterator[str]:
        """A person's forms, and the bare given names that will join them."""
        for form in self.found[index].forms:
            yield form
            given = parse(form).given
            if given is not None and given in self.uses:
                yield given

    def slip(self, form: str) -> tuple[int, ...]:
        """The person whose common name a rare form misspells, or whose given name is misspelt itself."""
        for other in self.given:
            alike = len(form) >= LONG and one_slip_apart(form.lower(), other.lower())
            if alike and parse(form).honorifics == parse(other).honorifics:
                return self.owners[other][:1]
        known = form.lower() in people.common_given_names()
        if self.uses[form].count > RARE or len(form) < 4 or known or " " in form:
            return ()
        for other in self.common:
            if other[0] == form[0] and one_slip_apart(form.lower(), other.lower()):
                return self.owners.get(other, ())[:1]
        return ()

    def people(self) -> Iterator[Person]:
        """The people with their genders settled by all their forms together."""
        for person in self.found:
            if person.given is None:
                own = {form: self.uses[form] for form in person.forms if form in self.uses}
                told = next((gender for form in own if (gender := titled(form))), "")
                person.gender = told or tally(own, self.gender_of) or person.gender
            yield person


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


def forms_apart(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Both orders of each pair of different forms."""
    return frozenset(both for a, b in pairs if a != b for both in ((a, b), (b, a)))
