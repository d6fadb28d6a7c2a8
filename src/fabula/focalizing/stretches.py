"""From thoughts, a sentence or a piece of one each, to the stretches that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fabula.focalizing.passages import Unit
from fabula.layers import FreeIndirect

MAKER = "free indirect"


@dataclass(frozen=True, slots=True)
class Thought:
    """A unit taken for a thought."""

    unit: Unit
    thinker: str
    signs: tuple[str, ...]
    certainty: float


def rows_of(thoughts: Sequence[Thought], characters: str) -> Iterator[FreeIndirect]:
    """Rows for the thoughts; neighbours in one paragraph by one thinker are one row, as sure as the least."""
    last: FreeIndirect | None = None
    unit: Unit | None = None
    for one in thoughts:
        start, stop = _trimmed(one.unit, characters)
        if (
            last is not None
            and unit is not None
            and last.thinker == one.thinker
            and unit.paragraph == one.unit.paragraph
            and unit.last == one.unit.first
        ):
            signs = tuple(sorted({*last.signs, *one.signs}))
            certainty = min(last.certainty, round(one.certainty, 4))
            last = FreeIndirect(last.start, stop, one.thinker, signs, certainty, MAKER)
        else:
            if last is not None:
                yield last
            last = FreeIndirect(start, stop, one.thinker, one.signs, round(one.certainty, 4), MAKER)
        unit = one.unit
    if last is not None:
        yield last


def _trimmed(unit: Unit, characters: str) -> tuple[int, int]:
    """The unit's words without the dashes and the white space around them."""
    words = characters[unit.start : unit.stop]
    start = unit.start + len(words) - len(words.lstrip("-—– \n\r\t"))
    return start, unit.stop - (len(words) - len(words.rstrip("-—– \n\r\t")))
