"""A world in a few lines, for a person at a terminal."""

from __future__ import annotations

from fabula.terminal import printable
from fabula.world.conflicts import Conflict
from fabula.world.knowledge import Knowledge

MOST_LINES = 12

_HEADINGS = {"false belief": "Believed falsely", "lie": "Lies", "secret": "Kept back"}


def summary(ledger: Knowledge, name: str) -> list[str]:
    """How much there is of everything, and who believes what falsely, lies, or keeps something back.

    The lines are printable; those that begin with a space hang below the one before.
    """
    world = ledger.world
    counts = (
        (len(world.people), "person", "people"),
        (len(world.places), "place", "places"),
        (len(world.beats), "beat", "beats"),
        (len(world.claims), "claim", "claims"),
        (len(world.occurrences), "event", "events"),
        (len(world.acts), "act of speech", "acts of speech"),
    )
    lines = [f"{printable(name)}: {', '.join(_counted(*count) for count in counts)}"]
    for kind, heading in _HEADINGS.items():
        lines += _under(heading, [conflict for conflict in ledger.conflicts if conflict.kind == kind])
    return lines


def _under(heading: str, conflicts: list[Conflict]) -> list[str]:
    if not conflicts:
        return []
    surest = sorted(conflicts, key=lambda conflict: -conflict.certainty)[:MOST_LINES]
    lines = [heading, *(f"  {printable(conflict.why)}" for conflict in surest)]
    further = len(conflicts) - MOST_LINES
    return lines if further <= 0 else [*lines, f"  and {further:,} more"]


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
