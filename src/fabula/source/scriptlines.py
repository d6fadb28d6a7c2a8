"""The lines of a screenplay, with what Fountain cuts from them: notes ``[[…]]`` and boneyards ``/*…*/``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fabula.text import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_OPENING = re.compile(r"/\*|\[\[")
_CLOSING = {"/*": "*/", "[[": "]]"}
_PARAGRAPH_BREAK = re.compile(r"(?:\r\n|\r|\n)[ \t]?(?:\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its words without outer white space and cut matter, and their offsets.

    ``text`` is what stands between ``start`` and ``stop`` with blanks for what is cut, "" for a blank line.
    ``indent`` counts the columns before it; on a blank line those of the whole line.
    """

    start: int
    stop: int
    indent: int
    text: str


def find_cut_matter(characters: str) -> tuple[Span, ...]:
    """The notes and boneyards, marks included, in order and disjoint; one that never closes is none."""
    found: list[Span] = []
    closings = {mark: _Ahead(characters, re.compile(re.escape(end))) for mark, end in _CLOSING.items()}
    breaks = _Ahead(characters, _PARAGRAPH_BREAK)
    position = 0
    while (opening := _OPENING.search(characters, position)) is not None:
        mark, position = opening.group(), opening.end()
        closing = closings[mark].next(position)
        # A note ends with its paragraph: an unclosed one must not swallow the rest.
        if closing < (breaks.next(position) if mark == "[[" else len(characters)):
            position = closing + 2
            found.append(Span(opening.start(), position))
    return tuple(found)


class _Ahead:
    """Where a pattern matches next; each stretch of text is searched but once."""

    def __init__(self, characters: str, pattern: re.Pattern[str]) -> None:
        self._characters = characters
        self._pattern = pattern
        self._found = -1

    def next(self, position: int) -> int:
        """Start of the first match at or after a position, the text's length where there is none."""
        if self._found < position:
            match = self._pattern.search(self._characters, position)
            self._found = len(self._characters) if match is None else match.start()
        return self._found


def read_lines(characters: str, cut: Sequence[Span]) -> list[Line]:
    """The lines in order, without those that hold nothing but cut matter."""
    shown = "".join(_shown(characters, cut))
    lines = []
    for match in _LINE.finditer(shown):
        start, stop = match.span()
        content = match.group().rstrip("\r\n")
        text = content.strip()
        if text:
            begin = start + len(content) - len(content.lstrip())
            indent = len(shown[start:begin].expandtabs(8))
            lines.append(Line(begin, begin + len(text), indent, text))
        elif not characters[start:stop].strip():
            lines.append(Line(start, start, len(content), ""))
    return lines


def _shown(characters: str, cut: Sequence[Span]) -> Iterator[str]:
    """The characters with blanks for what is cut, line ends kept."""
    position = 0
    for span in cut:
        yield characters[position : span.start]
        yield re.sub(r"[^\r\n]", " ", characters[span.start : span.stop])
        position = span.stop
    yield characters[position:]
