"""The finished people: ids, names to show, aliases, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fabula.book import Book
from fabula.layers import MENTIONS, NARRATOR, Alias, Character, Resolution
from fabula.lexicon import people
from fabula.people.clusters import Person
from fabula.people.families import families_of
from fabula.people.fitting import is_role_of
from fabula.people.groups import SEVERAL, members_of
from fabula.people.names import key, parse, written
from fabula.slug import unique_slugs
from fabula.trees import Trees

PRONOUNS = {"m": "he/him", "f": "she/her", SEVERAL: "they/them"}
NARRATOR_NAME = "Narrator"


def ids_of(persons: Sequence[Person], narrator: int | None) -> list[str]:
    """Ids of all people: as given, the reserved one for a nameless narrator, slugs for the others."""
    display = [_display(person) for person in persons]
    taken = [person.given.id for person in persons if person.given is not None]
    unnamed = [name for name, person in zip(display, persons, strict=True) if person.given is None]
    slugs = iter(unique_slugs(unnamed, taken))
    ids = [person.given.id if person.given is not None else next(slugs) for person in persons]
    if narrator is not None and persons[narrator].forms == [NARRATOR_NAME]:
        ids[narrator] = NARRATOR
    return ids


def _display(person: Person) -> str:
    """The name to show: as the user gave it, else the fullest form that is used again or that a tag has."""
    if person.given is not None:
        return person.given.name
    tagged = key(person.prior.name) if person.prior is not None else None
    again = [
        form
        for form in person.forms
        if form == tagged or person.uses.get(form, 0) >= max(1, person.count // 150)
    ]
    full = {name for form in person.forms for name in people.full_forms().get(form.lower(), ())}
    names = person.names()
    return max(
        again or person.forms,
        key=lambda form: (
            not any(is_role_of(parse(form), name) for name in names),
            len(parse(form).words),
            form.lower() in full,
            person.uses.get(form, 0),
            -person.forms.index(form),
        ),
    )


def characters_of(
    book: Book,
    trees: Trees,
    persons: Sequence[Person],
    ids: Sequence[str],
    narrator: int | None,
    resolutions: Sequence[Resolution],
) -> tuple[Character, ...]:
    """The characters, most mentioned first; who is never meant is left out, unless given."""
    mentions = book[MENTIONS]
    position = {id: i for i, id in enumerate(ids)}
    counts: Counter[int] = Counter()
    surfaces: list[Counter[str]] = [Counter() for _ in persons]
    first, last = [0] * len(persons), [0] * len(persons)
    for row in resolutions:
        person, mention = position[row.character], mentions[row.mention]
        if not counts[person]:
            first[person] = mention.start
        counts[person] += 1
        last[person] = mention.stop
        if row.maker == "people: name":
            surfaces[person][_surface(written(book.text.characters, mention.start, mention.stop))] += 1
    kept = [i for i, person in enumerate(persons) if counts[i] or person.given is not None]
    families = families_of(persons)
    groups = {ids[i] for i, person in enumerate(persons) if person.gender == SEVERAL}
    named = members_of(trees, mentions, resolutions, groups)
    there = set(kept)
    kept.sort(key=lambda i: (-counts[i], first[i], ids[i]))
    return tuple(
        Character(
            id=ids[i],
            name=_shown(persons[i], surfaces[i]),
            aliases=tuple(
                Alias(form, n) for form, n in sorted(surfaces[i].items(), key=lambda x: (-x[1], x[0]))
            ),
            pronouns=_pronouns(persons[i]),
            count=counts[i],
            first=first[i],
            last=last[i],
            narrator=i == narrator,
            given=persons[i].given is not None,
            certainty=0.99 if persons[i].given is not None else 0.9,
            maker="cast given" if persons[i].given is not None else "people",
            kind="group" if i in families or ids[i] in groups else "person",
            members=named.get(ids[i]) or tuple(ids[one] for one in families.get(i, ()) if one in there),
        )
        for i in kept
    )


def _surface(words: str) -> str:
    """A name as counted among the aliases: one line, no article before a plain name, no shouting."""
    shown = " ".join(words.split())
    return shown.title() if shown.isupper() and len(shown) > 3 else shown


def _shown(person: Person, surfaces: Counter[str]) -> str:
    if person.given is not None:
        return person.given.name
    form = _display(person)
    if person.prior is not None and key(person.prior.name) == form:
        return person.prior.name
    written = [surface for surface in surfaces if key(surface) == form]
    name = max(written, key=lambda surface: (surfaces[surface], surface)) if written else form
    return name[0].upper() + name[1:]


def _pronouns(person: Person) -> str | None:
    if person.given is not None and person.given.pronouns:
        return person.given.pronouns
    return PRONOUNS.get(person.gender, person.gender or None)
