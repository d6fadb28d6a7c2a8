"""Places of a story as a writer finds them."""

from __future__ import annotations

from bisect import bisect_right

from fabula.findings.page import Page


def line(page: Page, offset: int) -> str:
    """Where an offset stands, for a sentence: "line 12", or "chapter 3, line 12" in a book of several."""
    location = page.story.text.locate(offset)
    chapters = page.story.chapters
    where = f"line {location.line}"
    if len(chapters) < 2:
        return where
    number = max(bisect_right([chapter.start for chapter in chapters], offset), 1)
    return f"chapter {number}, {where}"


def words(page: Page, start: int, stop: int, most: int = 12) -> str:
    """The words of a passage on one line, the last ones left out where there are many."""
    found = page.story.text.cut((start, stop)).split()
    return " ".join(found[:most]) + ("…" if len(found) > most else "")
