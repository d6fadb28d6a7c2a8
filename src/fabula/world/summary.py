"""A world in a few lines, for a person at a terminal."""

from __future__ import annotations

from fabula.terminal import printable
from fabula.world.world import World


def summary(world: World, name: str) -> list[str]:
    """How much there is of everything, printable."""
    counts = (
        (len(world.people), "person", "people"),
        (len(world.places), "place", "places"),
        (len(world.beats), "beat", "beats"),
        (len(world.claims), "claim", "claims"),
        (len(world.occurrences), "event", "events"),
        (len(world.acts), "act of speech", "acts of speech"),
    )
    return [f"{printable(name)}: {', '.join(_counted(*count) for count in counts)}"]


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
