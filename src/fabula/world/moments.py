"""A world's moments in story order: what happens, what is said, what is ascribed."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TypeAlias

from fabula.layers.world import Act, Ascription, Beat, Occurrence
from fabula.world.world import World

Row: TypeAlias = Occurrence | Act | Ascription
Key: TypeAlias = tuple[float, int, int, int]
"""Story order, place of the beat in the world, kind, place in its table."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A row of the world where it stands in story time.

    Attributes:
        beat: None for a reported act that the story does not place.
        reading: whether a letter is read here, rather than written.
    """

    row: Row
    beat: Beat | None
    key: Key
    reading: bool = False

    @property
    def told(self) -> float:
        """Where it stands in the order of telling."""
        return self.beat.told_order if self.beat is not None else -inf


def moments_of(world: World) -> tuple[Moment, ...]:
    """All moments, earliest first (``docs/beliefs.md``, Moments)."""
    places = {beat.id: place for place, beat in enumerate(world.beats)}
    found: list[Moment] = []

    def put(row: Row, beat_id: str | None, kind: int, index: int, reading: bool = False) -> None:
        place = places.get(beat_id, -1) if beat_id is not None else -1
        beat = world.beats[place] if place >= 0 else None
        order = beat.story_order if beat is not None else -inf
        if row.story_order is not None and not reading:
            order = row.story_order
        found.append(Moment(row, beat, (order, place, kind, index), reading))

    for index, occurrence in enumerate(world.occurrences):
        put(occurrence, occurrence.beat, 0, index)
    for index, act in enumerate(world.acts):
        put(act, act.beat, 1, index)
        if act.manner == "letter" and act.received is not None:
            put(act, act.received, 1, index, reading=True)
    for index, ascription in enumerate(world.ascriptions):
        put(ascription, ascription.beat, 2, index)
    return tuple(sorted(found, key=lambda moment: moment.key))
