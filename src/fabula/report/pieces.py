"""A story's text cut into nested pieces: sections, passages, blocks, and the words in them.

The pieces partition the text: the words of all of them, in order, are the text's characters.
Quotations, thoughts, cues and italics may overlap as they like: what
crosses a bound is split there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import groupby
from typing import Literal, NamedTuple

from fabula.layers import EMPHASES, FreeIndirect
from fabula.report.outline import ShownKind, Stretch, keeps_lines, outline, within_sections
from fabula.story import Quote, Story

PASSAGE_CHARACTERS = 4000
"""Paragraphs are gathered until they have this many: what a browser lays out in one go."""

DEEPEST_NESTING = 12
MARKS_OF_ITALICS = "*_"


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a quotation within one block.

    Attributes:
        first: whether it is the quotation's first stretch.
        label: where its speaker is named: beside the paragraph, before the words, or not again.
    """

    quote: Quote
    first: bool
    label: Literal["margin", "inline"] | None
    pieces: tuple[Piece, ...]
    kind: Literal["quotation"] = "quotation"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in italics, their marks, or the words that tell who speaks (``cue``: the number of them)."""

    kind: Literal["emphasis", "mark", "cue"]
    cue: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Thinking:
    """Narration in free indirect thought within one block."""

    thinker: str
    pieces: tuple[Piece, ...]
    kind: Literal["thinking"] = "thinking"


Piece = str | Said | Marked | Thinking


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of the page.

    Attributes:
        verse: whether the source's line ends are to be kept.
        number: its place among the blocks that are more than white space, from 1; 0 for white space.
    """

    kind: ShownKind
    level: int
    inset: bool
    verse: bool
    pieces: tuple[Piece, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Some blocks on end, with their number of characters."""

    blocks: tuple[Shown, ...]
    characters: int


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter, or what stands outside any (``chapter`` None)."""

    chapter: str | None
    passages: tuple[Passage, ...]


class _Pending(NamedTuple):
    """A quotation's stretch, a thought, a cue or italics, still to be placed; the wider first."""

    start: int
    back: int
    rank: int
    serial: int
    content: Quote | FreeIndirect | Literal["emphasis", "mark"] | int

    @property
    def stop(self) -> int:
        return -self.back


def cut_story(story: Story) -> tuple[Section, ...]:
    """The whole text as sections, in order."""
    cutter = _Cutter(story)
    sections = []
    for chapter, inside in groupby(within_sections(story, outline(story)), key=lambda pair: pair[0]):
        blocks = (cutter.cut(stretch) for _, stretch in inside)
        sections.append(Section(chapter, tuple(_gather(blocks))))
    return tuple(sections)


def number_cues(story: Story) -> dict[tuple[int, int], int]:
    """The number of each stretch of words that tells who speaks; several quotations can share one."""
    cues = sorted({(quote.cue.start, quote.cue.stop) for quote in story.quotes if quote.cue})
    return {cue: number for number, cue in enumerate(cues)}


def _gather(blocks: Iterable[Shown]) -> Iterator[Passage]:
    gathered: list[Shown] = []
    size = 0
    for block in blocks:
        gathered.append(block)
        size += _length(block.pieces)
        if size >= PASSAGE_CHARACTERS:
            yield Passage(tuple(gathered), size)
            gathered, size = [], 0
    if gathered:
        yield Passage(tuple(gathered), size)


def _length(pieces: tuple[Piece, ...]) -> int:
    return sum(len(piece) if isinstance(piece, str) else _length(piece.pieces) for piece in pieces)


class _Cutter:
    """Cuts blocks in the order of the text, handing what crosses a bound on to the next."""

    def __init__(self, story: Story) -> None:
        self._characters = story.text.characters
        self._pending = _pending(story)
        self._begun: set[str] = set()
        self._named: str | None = None
        self._number = 0

    def cut(self, stretch: Stretch) -> Shown:
        words = self._characters[stretch.start : stretch.stop]
        if stretch.kind == "space":
            return Shown("space", 0, False, False, (words,), 0)
        self._named = None
        self._number += 1
        pieces = self._fill(stretch.start, stretch.stop, None)
        verse = stretch.kind != "paratext" and keeps_lines(words)
        return Shown(stretch.kind, stretch.level, stretch.inset, verse, pieces, self._number)

    def _fill(self, start: int, stop: int, around: str | None, depth: int = 0) -> tuple[Piece, ...]:
        """The pieces between two offsets, inside the words of the speaker ``around``."""
        pieces: list[Piece] = []
        cursor = start
        while self._pending and self._pending[0].start < stop:
            row = heappop(self._pending)
            begin, end = max(row.start, cursor), min(row.stop, stop)
            if row.stop > stop:
                heappush(self._pending, row._replace(start=stop))
            if begin >= end or depth >= DEEPEST_NESTING:
                continue
            if cursor < begin:
                pieces.append(self._characters[cursor:begin])
            pieces.append(self._place(row, begin, end, around, depth))
            cursor = end
        if cursor < stop:
            pieces.append(self._characters[cursor:stop])
        return tuple(pieces)

    def _place(
        self, row: _Pending, start: int, stop: int, around: str | None, depth: int
    ) -> Said | Marked | Thinking:
        content = row.content
        if isinstance(content, int):
            return Marked("cue", content, self._fill(start, stop, around, depth + 1))
        if isinstance(content, str):
            return Marked(content, 0, self._fill(start, stop, around, depth + 1))
        if isinstance(content, FreeIndirect):
            return Thinking(content.thinker, self._fill(start, stop, around, depth + 1))
        first = content.id not in self._begun
        self._begun.add(content.id)
        label = self._label(content, around)
        voice = f"{content.speaker} {content.kind}"
        return Said(content, first, label, self._fill(start, stop, voice, depth + 1))

    def _label(self, quote: Quote, around: str | None) -> Literal["margin", "inline"] | None:
        voice = f"{quote.speaker} {quote.kind}"
        if around is not None:
            return "inline" if voice != around else None
        before, self._named = self._named, voice
        if before is None:
            return "margin"
        return "inline" if voice != before else None


def _pending(story: Story) -> list[_Pending]:
    """All that lies within blocks, as a heap."""
    rows: list[_Pending] = []
    for quote in story.quotes:
        for span in quote.spans:
            rows.append(_Pending(span.start, -span.stop, 0, len(rows), quote))
    for thought in story.thoughts:
        rows.append(_Pending(thought.start, -thought.stop, 0, len(rows), thought))
    for (start, stop), number in number_cues(story).items():
        rows.append(_Pending(start, -stop, 1, len(rows), number))
    for emphasis in story.book[EMPHASES]:
        rows.append(_Pending(emphasis.start, -emphasis.stop, 2, len(rows), "emphasis"))
        words = story.text.cut((emphasis.start, emphasis.stop))
        opening = len(words) - len(words.lstrip(MARKS_OF_ITALICS))
        closing = len(words) - len(words.rstrip(MARKS_OF_ITALICS))
        if 0 < opening < len(words):
            rows.append(_Pending(emphasis.start, -emphasis.start - opening, 3, len(rows), "mark"))
        if 0 < closing < len(words):
            rows.append(_Pending(emphasis.stop - closing, -emphasis.stop, 3, len(rows), "mark"))
    heapify(rows)
    return rows
