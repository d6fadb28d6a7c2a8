"""A world: all that the engine starts from."""

from __future__ import annotations

from dataclasses import dataclass

from fabula.layers.world import Act, Ascription, Beat, Claim, Occurrence, Perception, Person, Place


@dataclass(frozen=True, slots=True)
class World:
    """People, places, claims, and what happens beat by beat. Rows are in the order in which they are told."""

    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    claims: tuple[Claim, ...] = ()
    beats: tuple[Beat, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    acts: tuple[Act, ...] = ()
    perceptions: tuple[Perception, ...] = ()
    ascriptions: tuple[Ascription, ...] = ()
