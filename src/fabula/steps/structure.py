"""Chapters and their headings, the paragraphs of the story, and what stands around it."""

from __future__ import annotations

import re

from fabula.book import Book, Made, Step
from fabula.layers import BLOCKS, CHAPTERS, PARAGRAPHS, PARATEXT, Chapter, Paragraph, Paratext
from fabula.text import Span

_HEADING = re.compile(
    r"(?:(?:chapter|book|part|letter|volume)\s+[\divxlc]+|prologue|epilogue)\b.{0,60}", re.I
)


def find_structure(book: Book) -> Made:
    """Divide a book into chapters and paragraphs."""
    characters = book.text.characters
    chapters: list[Chapter] = []
    paragraphs: list[Paragraph] = []
    opening: tuple[int, Span | None] = (0, None)
    last = 0
    for block in book[BLOCKS]:
        if block.kind == "heading" or _HEADING.fullmatch(characters, block.start, block.stop):
            if last:
                chapters.append(Chapter(f"ch{len(chapters) + 1}", opening[0], last, opening[1]))
            opening = (block.start, Span(block.start, block.stop))
        elif block.kind == "paragraph":
            if not last and opening[1] is None:
                opening = (block.start, None)
            chapter = f"ch{len(chapters) + 1}"
            paragraphs.append(Paragraph(block.start, block.stop, chapter, block.inset))
        last = block.stop
    chapters.append(Chapter(f"ch{len(chapters) + 1}", opening[0], last, opening[1]))
    paratext: tuple[Paratext, ...] = ()
    return {PARAGRAPHS: tuple(paragraphs), CHAPTERS: tuple(chapters), PARATEXT: paratext}


STEP = Step("structure", (BLOCKS,), (PARAGRAPHS, CHAPTERS, PARATEXT), find_structure)
