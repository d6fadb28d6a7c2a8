"""The beats of a text, to be found by where they are told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from fabula.layers import Beat


class Beats:
    """The beats that stand in a text, in its order; those of a world without words are left out."""

    def __init__(self, rows: Iterable[Beat]) -> None:
        placed = sorted((row.start, place, row) for place, row in enumerate(rows) if row.start is not None)
        self.rows = tuple(row for _, _, row in placed)
        self._starts = [start for start, _, _ in placed]

    def at(self, offset: int) -> Beat | None:
        """The last beat that begins at an offset or before it, None where none does."""
        place = bisect_right(self._starts, offset) - 1
        return self.rows[place] if place >= 0 else None

    def nearest(self, offset: int) -> Beat | None:
        """The beat at an offset, or the first one where none has begun; None where there are none."""
        return self.at(offset) or next(iter(self.rows), None)
