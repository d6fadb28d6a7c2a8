"""The step to who does what to whom."""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.layers import FRAMES


def run(book: Book) -> Made:
    """A row for each predicate."""
    return {FRAMES: ()}


STEP = Step("frames", needs=(), makes=(FRAMES,), run=run)
