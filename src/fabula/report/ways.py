"""The ways by which people came to a claim, as the page shows them: a line for each person and stance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fabula.report.people import Person
from fabula.report.places import Places
from fabula.report.visible import visible_name
from fabula.world.attitudes import Attitude
from fabula.world.knowledge import Knowledge

MOST_HELD = 16
MOST_WAYS = 3
_STANCES = {"knows": "knows", "believes": "thinks so", "disbelieves": "thinks not", "wonders": "wonders"}
_ALONE = {"did": "did it", "thought": "by their own word", "inferred": "inferred it", None: ""}


@dataclass(frozen=True, slots=True)
class Way:
    """How someone came by a claim ("told by Buffy, who had it from Faith"), and the address of the words."""

    words: str
    link: str | None
    place: int


@dataclass(frozen=True, slots=True)
class Held:
    """Someone's stance to a claim, on the page.

    Attributes:
        link: address to go to where there is no way, None where there is none.
        place, until: the places (``Places``) where it begins and ends (None: it lasts).
    """

    name: str
    voice: str
    stance: str
    ways: tuple[Way, ...]
    link: str | None
    place: int
    until: int | None


def show_held(
    ledger: Knowledge, people: Mapping[str, Person], places: Places, rows: Sequence[Attitude]
) -> tuple[Held, ...]:
    """The stances of several people to one claim in the order in which they come to them, tellers first."""
    kinds: dict[tuple[str, str], list[Attitude]] = {}
    for row in rows:
        kinds.setdefault((row.holder[0], row.stance), []).append(row)
    ordered = sorted(kinds.values(), key=lambda own: min((places.of(r.start), len(r.chain)) for r in own))
    return tuple(_held(people, places, rows, own) for own in ordered[:MOST_HELD])


def _held(
    people: Mapping[str, Person], places: Places, rows: Sequence[Attitude], own: Sequence[Attitude]
) -> Held:
    person = people[own[0].holder[0]]
    ways: dict[str, Way] = {}
    for row in own:
        words = _way(row, people)
        if words:
            ways.setdefault(words, Way(words, places.link(row.start), places.of(row.start)))
    ends = [_end(places, rows, row) for row in own]
    lasting = None in ends
    return Held(
        person.name,
        person.voice,
        _STANCES[own[0].stance],
        tuple(ways.values())[:MOST_WAYS],
        places.link(own[0].start),
        min(places.of(row.start) for row in own),
        None if lasting else max(end for end in ends if end is not None),
    )


def _way(row: Attitude, people: Mapping[str, Person]) -> str:
    names = [people[id].name if id in people else visible_name(id) for id in row.chain]
    if not names:
        return _ALONE.get(row.evidence, f"{row.evidence} it")
    how = "told" if row.evidence in ("told", None) else f"{row.evidence} it"
    return ", who had it from ".join([f"{how} {'by' if how == 'told' else 'from'} {names[0]}", *names[1:]])


def _end(places: Places, rows: Sequence[Attitude], row: Attitude) -> int | None:
    """Where a stance ends: where its holder takes another in the beat in which it ends, else at that beat."""
    if row.until is None:
        return None
    turns = [
        other.start
        for other in rows
        if other.holder == row.holder and other.beat == row.until and other.stance != row.stance
    ]
    starts = [start for start in turns if start is not None]
    return places.of(min(starts)) if starts else places.of(places.of_beat(row.until))
