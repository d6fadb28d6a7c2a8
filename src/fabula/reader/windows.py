"""Windows over a long run of words, overlapping so that no word is read without its context.

Most of the encoder's attention stays within a sentence (as rules draw them), so a window keeps whole
sentences; it overlaps its neighbours so that the attention that goes further finds something on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

CAPACITY = 320
"""Positions of a window: word pieces, and a mark before each sentence."""
MARGIN = 16
"""Positions of context on either side of what a window keeps, where the text goes on there."""


@dataclass(frozen=True, slots=True)
class Window:
    """The words ``first`` to ``last`` are read, those from ``kept`` to ``until`` are kept; half-open."""

    first: int
    last: int
    kept: int
    until: int


def windows(sizes: Sequence[int], begins: Sequence[bool]) -> Iterator[Window]:
    """Windows over words of so many pieces each (none above ``CAPACITY`` / 8).

    Each word is kept once, in order, and its sentence is whole in the window that keeps it, unless it is too
    long for any. Where windows end depends on the arguments alone.

    Args:
        sizes: word pieces of each word.
        begins: whether the word begins a sentence.
    """
    count, kept, first = len(sizes), 0, 0
    while kept < count:
        last, room = first, CAPACITY - 1
        while last < count and (cost := sizes[last] + begins[last]) <= room:
            room -= cost
            last += 1
        until = last if last == count else _until(sizes, begins, kept, last)
        yield Window(first, last, kept, until)
        kept = first = until
        before = 0
        while first > 0 and before < MARGIN:
            first -= 1
            before += sizes[first]


def _until(sizes: Sequence[int], begins: Sequence[bool], kept: int, last: int) -> int:
    """Where to stop keeping: the last sentence with a margin behind it, or amid one that is too long."""
    until, behind = last, 0
    while behind < MARGIN:
        until -= 1
        behind += sizes[until]
    cut = until
    while until > kept and not begins[until]:
        until -= 1
    return until if until > kept else cut
