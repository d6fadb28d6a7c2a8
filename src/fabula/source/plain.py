"""Plain text: its paragraphs, its lines of asterisks, and its words in italics.

Paragraphs are set apart by blank lines, by indentation, or by nothing but their line ends. Which of these
holds is decided for each passage, a run of lines without a blank one between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fabula.layers import Block, Emphasis
from fabula.source.manuscript import Manuscript
from fabula.text import Text

_LINE = re.compile(r"[^\r\n]+|\r\n|\r|\n")
_SEPARATOR = re.compile(
    r"[^\w\s\"'“”‘’«»‹›?!….,;:()\[\]]+(?:\s+[^\w\s\"'“”‘’«»‹›?!….,;:()\[\]]+)*+|[xXoO0](?:\s+[xXoO0]){2,}|_{3,}|\.(?:\s+\.){2,}"
)
_SEPARATOR_LENGTH = 200
_EMPHASIS = re.compile(
    r"(?<![\w*_])(?:(_{1,3})(?![\s_])[^_]++(?<!\s)\1(?![\w_])|(\*{1,3})(?![\s*])[^*]++(?<!\s)\2(?![\w*]))"
)
_SENTENCE_END = re.compile(r"(?:[.!?…:]|--|[—–])[\"'”’»)\]*_]*$")
_LONGEST_WRAP = 120
_SHORTEST_WRAP = 40
_FEWEST_WRAPS = 5
_FEWEST_LINES = 3
_FEW_LINES = 6
_OVERHANG = 8
_SLACK = 5
_WIDE_SLACK = 15
_INDENT = 2
_ENDED_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its offsets without outer white space, and how far it is indented."""

    start: int
    stop: int
    indent: int

    @property
    def width(self) -> int:
        """Columns from the left margin to the last character."""
        return self.indent + self.stop - self.start


def plain_manuscript(text: Text) -> Manuscript:
    """A plain text with its blocks and its italics."""
    blocks = find_blocks(text.characters)
    return Manuscript(text, blocks, find_emphases(text.characters, blocks))


def find_blocks(characters: str) -> tuple[Block, ...]:
    """Paragraphs and separators of a plain text."""
    passages = list(split_passages(characters, 0, len(characters)))
    width = wrap_width(characters, passages)
    return tuple(block for passage in passages for block in divide(characters, passage, width))


def split_passages(characters: str, start: int, stop: int) -> Iterator[list[Line]]:
    """The runs of lines between blank lines and separators; a separator is a run of its own."""
    passage: list[Line] = []
    breaks = 0
    for match in _LINE.finditer(characters, start, stop):
        content = match.group()
        if content[0] in "\r\n":
            breaks += 1
            continue
        stripped = content.strip()
        if not stripped:
            continue
        begin = match.start() + len(content) - len(content.lstrip())
        indent = len(content[: begin - match.start()].expandtabs(8)) if begin > match.start() else 0
        line = Line(begin, begin + len(stripped), indent)
        if passage and (
            breaks > 1 or is_separator(characters, line) or is_separator(characters, passage[-1])
        ):
            yield passage
            passage = []
        breaks = 0
        passage.append(line)
    if passage:
        yield passage


def is_separator(characters: str, line: Line) -> bool:
    """Whether a line holds nothing but ornament."""
    if line.stop - line.start > _SEPARATOR_LENGTH:
        return False
    return _SEPARATOR.fullmatch(characters, line.start, line.stop) is not None


def wrap_width(characters: str, passages: list[list[Line]]) -> int | None:
    """The column at which the text as a whole is hard-wrapped, None where it does not seem to be."""
    wrapped, ended = [], 0
    for passage in passages:
        for line in passage[:-1]:
            if _ends_sentence(characters, line):
                ended += 1
            else:
                wrapped.append(line.width)
    if len(wrapped) < _FEWEST_WRAPS or ended > len(wrapped):
        return None
    wrapped.sort()
    width = wrapped[int(len(wrapped) * 0.98)]
    return width if _SHORTEST_WRAP <= width <= _LONGEST_WRAP else None


def divide(characters: str, passage: list[Line], width: int | None) -> Iterator[Block]:
    """The blocks of one passage, given the column at which the text as a whole is wrapped."""
    if len(passage) == 1:
        separator = is_separator(characters, passage[0])
        yield Block(passage[0].start, passage[0].stop, "separator" if separator else "paragraph")
        return
    begins = [0, *_paragraph_begins(characters, passage, width), len(passage)]
    for first, last in pairwise(begins):
        lines = passage[first:last]
        inset = len(lines) > 1 and min(line.indent for line in lines) >= _INDENT
        yield Block(lines[0].start, lines[-1].stop, "paragraph", inset=inset)


def _paragraph_begins(characters: str, passage: list[Line], width: int | None) -> list[int]:
    """The lines after the first at which a new paragraph begins."""
    own = max(line.width for line in passage)
    if own > _LONGEST_WRAP:
        return list(range(1, len(passage)))
    if width is None or own > width + _OVERHANG:
        # A width seen in one passage alone takes several lines to believe.
        width = own if len(passage) > _FEWEST_LINES and own >= _SHORTEST_WRAP else 0
    slack = _SLACK if len(passage) > _FEW_LINES else _WIDE_SLACK
    margin = min(line.indent for line in passage)
    indented, loose, ended = [], 0, []
    for i in range(1, len(passage)):
        before, line = passage[i - 1], passage[i]
        after_sentence = _ends_sentence(characters, before)
        if line.indent >= margin + _INDENT and after_sentence:
            indented.append(i)
        elif not width or not _fills(characters, before, line, width - slack):
            loose += 1
            if after_sentence and not characters[line.start].islower():
                ended.append(i)
    # Verse and ragged wrapping also leave room at line ends, but not only after sentences.
    return sorted(indented + ended) if len(ended) >= _ENDED_SHARE * loose else indented


def _fills(characters: str, line: Line, after: Line, width: int) -> bool:
    """Whether wrapping explains a line's end: the next word would not have fitted."""
    stop = min(after.stop, after.start + width)
    word = after.start
    while word < stop and not characters[word].isspace():
        word += 1
    return line.width + 1 + word - after.start > width


def _ends_sentence(characters: str, line: Line) -> bool:
    return _SENTENCE_END.search(characters, max(line.start, line.stop - 6), line.stop) is not None


def find_emphases(characters: str, blocks: tuple[Block, ...]) -> tuple[Emphasis, ...]:
    """Words between marks of italics, within one block."""
    return tuple(
        Emphasis(match.start(), match.end())
        for block in blocks
        if block.kind != "separator"
        for match in _EMPHASIS.finditer(characters, block.start, block.stop)
    )
