"""What the words of a world file stand for: every place that takes an id takes a name as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from fabula.layers import RESERVED_IDS
from fabula.layers.world import Claim, Person, Place

Ids = Mapping[str, Mapping[str, str]]
"""The id that an id, a name or a claim's text stands for, by what refers to it (``Key.refers``)."""


def ids_of(people: Sequence[Person], places: Sequence[Place], claims: Sequence[Claim]) -> Ids:
    """What may be written for each person, place and claim. A name that two share stands for neither."""
    by_person = _by_name([(person.id, person.name) for person in people], RESERVED_IDS)
    by_place = _by_name([(place.id, place.name) for place in places])
    return {
        "person": by_person,
        "someone": {**by_place, **by_person},
        "place": by_place,
        "somewhere": by_place,
        "claim": _by_name([(claim.id, claim.text) for claim in claims]),
    }


def _by_name(rows: Sequence[tuple[str, str]], reserved: Iterable[str] = ()) -> dict[str, str]:
    shares = Counter(name for _, name in rows)
    named = {name: id for id, name in rows if shares[name] == 1}
    return {**named, **{id: id for id in (*reserved, *(id for id, _ in rows))}}
