"""Places of a story as a writer finds them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from fabula.layers import Chapter
from fabula.text import Text


def place(text: Text, chapters: Sequence[Chapter], offset: int) -> str:
    """Where an offset stands: "line 12", or "chapter 3, line 12" in a book of several chapters."""
    where = f"line {text.locate(offset).line}"
    if len(chapters) < 2:
        return where
    number = max(bisect_right([chapter.start for chapter in chapters], offset), 1)
    return f"chapter {number}, {where}"
