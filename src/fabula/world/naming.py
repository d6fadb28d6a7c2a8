"""What the words of a world file stand for: every place that takes an id takes a name as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fabula.layers import RESERVED_IDS
from fabula.layers.world import EVERYBODY, Act, Beat, Claim, Occurrence, Person, Place
from fabula.world.forms import Form
from fabula.world.values import Plain

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


def with_moments(ids: Ids, occurrences: Sequence[Occurrence], acts: Sequence[Act]) -> Ids:
    """The same, and what may be written for an event or act: its claim, where no other is about that one.

    Acts go by their claims only where no event does.
    """
    happened = {row.claim for row in occurrences}
    by_claim = _by_name([(row.id, row.claim) for row in acts if row.claim not in happened])
    by_claim = {**by_claim, **_by_name([(row.id, row.claim) for row in occurrences])}
    by_text = {text: by_claim[claim] for text, claim in ids["claim"].items() if claim in by_claim}
    return {**ids, "moment": {**by_text, **by_claim, **{row.id: row.id for row in acts}}}


def resolve(form: Form, row: Any, ids: Ids) -> Any:
    """A row with ids in place of names; what stands for nothing is left as it is."""
    changes: dict[str, Any] = {}
    for key in form.keys:
        value = getattr(row, key.field)
        known = ids.get(key.refers or "")
        if known is not None and value is not None:
            changes[key.field] = (
                tuple(_id(item, known) for item in value) if isinstance(value, tuple) else _id(value, known)
            )
    people = ids["person"]
    if isinstance(row, Person):
        changes["relations"] = tuple((people.get(to, to), kind) for to, kind in row.relations)
        changes["trust"] = tuple(
            (whom if whom == EVERYBODY else people.get(whom, whom), policy) for whom, policy in row.trust
        )
    if isinstance(row, Beat):
        there = (replace(one, person=people.get(one.person, one.person)) for one in row.present)
        changes["present"] = tuple(there)
    return replace(row, **changes) if changes else row


def _by_name(rows: Sequence[tuple[str, str]], reserved: Iterable[str] = ()) -> dict[str, str]:
    shares = Counter(name for _, name in rows)
    named = {name: id for id, name in rows if shares[name] == 1}
    return {**named, **{id: id for id in (*reserved, *(id for id, _ in rows))}}


def _id(value: str, ids: Mapping[str, str]) -> str:
    return str(value) if isinstance(value, Plain) else ids.get(value, value)
