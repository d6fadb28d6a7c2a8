"""Where on the page something is told: at or after which quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from fabula.story import Story


class Places:
    """The quotations of a story as places: each place is the number of quotations that begin before it.

    Attributes:
        last: the place at the end of the story.
    """

    def __init__(self, story: Story) -> None:
        self._starts = [quote.start for quote in story.quotes]
        self._ids = [quote.id for quote in story.quotes]
        self._beats = {beat.id: beat for beat in story.ledger.world.beats}
        self.last = len(self._ids)

    def of(self, start: int | None) -> int:
        """The place of an offset: the quotations that begin before it, or at it; 0 where there is none."""
        return bisect_right(self._starts, start) if start is not None else 0

    def before(self, start: int | None) -> int:
        """The quotations that begin before an offset."""
        return bisect_left(self._starts, start) if start is not None else 0

    def link(self, start: int | None) -> str | None:
        """The id of the quotation at an offset, else of the last before it, else of the first."""
        return self._ids[max(self.of(start) - 1, 0)] if start is not None and self._ids else None

    def of_beat(self, id: str | None) -> int | None:
        """The offset at which a beat begins; None for no beat, and for one that has no words."""
        beat = self._beats.get(id) if id is not None else None
        return beat.start if beat is not None else None
