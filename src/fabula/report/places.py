"""Where on the page something is told: in which block of the text, and at which address."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from fabula.report.outline import outline, within_sections
from fabula.story import Story


class Places:
    """The blocks of a story's page as places: a place is a number of blocks, those that begin up to there.

    Attributes:
        last: the place at the end of the story.
    """

    def __init__(self, story: Story) -> None:
        blocks = (block for _, block in within_sections(story, outline(story)) if block.kind != "space")
        self._starts = [block.start for block in blocks]
        self._quotes = story.quotes
        self._said = [quote.start for quote in story.quotes]
        self._beats = {beat.id: beat.start for beat in story.ledger.world.beats}
        self.last = len(self._starts)

    def of(self, start: int | None) -> int:
        """The place of an offset: that of the block in which it lies; 0 where there is none."""
        return bisect_right(self._starts, start) if start is not None else 0

    def before(self, stop: int | None) -> int:
        """The blocks that begin before an offset."""
        return bisect_left(self._starts, stop) if stop is not None else 0

    def link(self, start: int | None) -> str | None:
        """The address of the quotation in which an offset lies, else of the block; None for no offset."""
        if start is None or not self._starts:
            return None
        around = bisect_right(self._said, start) - 1
        if around >= 0 and start < self._quotes[around].stop:
            return self._quotes[around].id
        return f"p{max(self.of(start), 1)}"

    def of_beat(self, id: str | None) -> int | None:
        """The offset at which a beat begins; None for no beat, and for one that has no words."""
        return self._beats.get(id) if id is not None else None
