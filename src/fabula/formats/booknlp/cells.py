"""Cells of BookNLP's tables, which know no quoting: no cell holds a tab, a line end, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fabula.layers import TOKENS
from fabula.story import Story

NOTHING = "None"
"""What stands for a value that is not known."""

_SPACE = re.compile(r"\s")
_LINE_ENDS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def cell(text: str) -> str:
    """Text as one cell: white space becomes ``S``, a line end ``N``, a tab ``T``, as BookNLP has it.

    Control characters and lone surrogates become U+FFFD.
    """
    text = _SPACE.sub(lambda match: _letter(match[0]), text)
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def words_in_cells(story: Story) -> list[str]:
    """Every token as a cell."""
    return [cell(story.text.cut((token.start, token.stop))) for token in story.book[TOKENS]]


def phrase(cells: Sequence[str], first: int, last: int) -> str:
    """The tokens of a stretch, ``last`` exclusive, with a space between any two."""
    return " ".join(cells[first:last])


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of cells that need no more care."""
    return "".join("\t".join(map(str, row)) + "\n" for row in [columns, *rows])


def _letter(space: str) -> str:
    if space == "\t":
        return "T"
    return "N" if space in _LINE_ENDS else "S"
