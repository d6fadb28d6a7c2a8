"""What a format says of its people, joined with the people that the user names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fabula.book import Made
from fabula.layers import ATTRIBUTIONS, GIVEN_CAST, Attribution, GivenCharacter
from fabula.slug import unique_slugs


def with_cast(given: Made, cast: Sequence[GivenCharacter]) -> Made:
    """The layers that a format gives, with the user's people in the cast beside the format's.

    A person of the format whose name or alias the user has given becomes the user's person: name and id
    are the user's, the format's names are further aliases, and what is attributed goes along.
    """
    people = list(cast)
    owner = {
        _folded(name): place for place, person in enumerate(people) for name in (person.name, *person.aliases)
    }
    taken = [person.id for person in people]
    ids: dict[str, str] = {}
    for person in given.get(GIVEN_CAST, ()):
        names = (person.name, *person.aliases)
        place = next((owner[_folded(name)] for name in names if _folded(name) in owner), None)
        if place is None:
            id = person.id if person.id not in taken else unique_slugs([person.name], taken)[0]
            people.append(replace(person, id=id))
            taken.append(id)
            ids[person.id] = id
        else:
            known = people[place]
            new = [name for name in names if name not in (known.name, *known.aliases)]
            people[place] = replace(known, aliases=(*known.aliases, *new))
            ids[person.id] = known.id
    joined = {**given, GIVEN_CAST: tuple(people)}
    if ATTRIBUTIONS in given:
        joined[ATTRIBUTIONS] = tuple(_renamed(row, ids) for row in given[ATTRIBUTIONS])
    return joined


def _renamed(row: Attribution, ids: Mapping[str, str]) -> Attribution:
    return replace(
        row,
        speaker=None if row.speaker is None else ids[row.speaker],
        candidates=tuple((ids[id], probability) for id, probability in row.candidates),
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
