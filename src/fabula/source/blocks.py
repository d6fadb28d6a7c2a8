"""The text of markup being written down: white space collapsed, blocks set apart, every origin noted."""

from __future__ import annotations

from typing import NamedTuple

from fabula.layers import Block, BlockKind, Emphasis
from fabula.source.elements import Part
from fabula.source.manuscript import BETWEEN, Extract
from fabula.text import Origin

LONGEST_HEADING = 200
"""What is longer is prose in a heading's clothes."""


class Manner(NamedTuple):
    """How a block stands in its source; ``level`` is a heading's, 0 for anything else."""

    part: Part
    level: int = 0
    inset: bool = False


class TextWriter:
    """Takes what a walk comes by, in the order of the source, and gives the extract.

    Attributes:
        manner: that of what is written next; it may change between blocks only.
        pictures: how many have been left out.
    """

    def __init__(self, source: str, part: str, manner: Manner) -> None:
        self.manner = manner
        self.pictures = 0
        self._source = source
        self._part = part
        self._characters: list[str] = []
        self._origins: list[Origin] = []
        self._blocks: list[Block] = []
        self._emphases: list[Emphasis] = []
        self._length = 0
        self._opens = False
        # Of the block being written: its pieces, first and next offset, italics, and first origin.
        self._pieces: list[str] = []
        self._start = 0
        self._offset = 0
        self._italics: list[list[int]] = []
        self._in_italics = False
        self._first_origin = 0
        self._space = False
        self._line_ends = 0
        # Where the last origin stands, and how far lines have been counted.
        self._shift: int | None = None
        self._line = 1
        self._counted = 0
        self._line_end = "\n" if "\n" in source or "\r" not in source else "\r"

    def space(self) -> None:
        """White space that browsers collapse."""
        self._space = True

    def line_end(self) -> None:
        """The end of a line within a block; two of them leave an empty line."""
        self._line_ends = min(self._line_ends + 1, 2)

    def open_chapter(self) -> None:
        """Have a chapter begin at the next block."""
        self._opens = True

    def write(self, text: str, position: int, italic: bool) -> None:
        """Write characters that stand at a position of the source, or that come from what stands there."""
        if not self._pieces:
            self._start = self._offset = self._length + (len(BETWEEN) if self._length else 0)
            self._first_origin = len(self._origins)
            self._shift = None
        elif self._line_ends:
            self._put("\n" * self._line_ends)
            self._shift = None
        elif self._space:
            self._put(" ")
        self._space, self._line_ends = False, 0
        self._note_origin(position)
        if italic:
            if not self._in_italics:
                self._italics.append([self._offset, self._offset])
            self._italics[-1][1] = self._offset + len(text)
        self._in_italics = italic
        self._put(text)

    def end_block(self) -> None:
        """End the block, should one be begun."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        italics = self._italics
        self._italics, self._in_italics = [], False
        if text.isspace():
            del self._origins[self._first_origin :]
            return
        if self._length:
            self._characters.append(BETWEEN)
        self._characters.append(text)
        self._length = self._start + len(text)
        start = self._length - len(text.lstrip())
        stop = self._start + len(text.rstrip())
        kind = self._kind(stop - start)
        level = self.manner.level if kind == "heading" else 0
        self._blocks.append(Block(start, stop, kind, level, self.manner.inset, self._opens))
        self._opens = False
        for first, last in italics:
            if not text[first - self._start : last - self._start].isspace():
                self._emphases.append(Emphasis(first, last))

    def finish(self) -> Extract:
        """The extract, once all is written."""
        self.end_block()
        characters = "".join(self._characters)
        blocks, emphases = tuple(self._blocks), tuple(self._emphases)
        return Extract(characters, tuple(self._origins), blocks, emphases, self.pictures)

    def _kind(self, length: int) -> BlockKind:
        if self.manner.part != "story":
            return "paratext"
        return "heading" if self.manner.level and length <= LONGEST_HEADING else "paragraph"

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._offset += len(text)

    def _note_origin(self, position: int) -> None:
        line = self._line + self._source.count(self._line_end, self._counted, position)
        self._counted = position
        if position - self._offset != self._shift or line != self._line:
            self._origins.append(Origin(self._offset, self._part, position, line))
            self._shift = position - self._offset
        self._line = line
