"""A window as the encoder sees it: pieces, shapes, positions and turns, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fabula.reader.shapes import OUTSIDE


@dataclass(frozen=True, slots=True)
class Row:
    """One entry a position.

    Attributes:
        positions: counted anew from the opening mark of each sentence.
        turns: the number of the sentence in the window.
        places: of each word, its first position and its number of pieces.
    """

    pieces: list[int]
    shapes: list[int]
    positions: list[int]
    turns: list[int]
    places: list[tuple[int, int]]

    def averages(self) -> NDArray[np.float32]:
        """(words, positions): the share of each of a word's pieces in the mean of them."""
        shares = np.zeros((len(self.places), len(self.pieces)), dtype=np.float32)
        for word, (first, count) in enumerate(self.places):
            shares[word, first : first + count] = 1 / count
        return shares


def lay_row(
    pieces: Sequence[Sequence[int]], shapes: Sequence[int], begins: Sequence[bool], opening: int
) -> Row:
    """The row of a window's words.

    Args:
        pieces, shapes: of each word.
        begins: whether the word begins a sentence as rules draw them; the first word does in any case.
        opening: the piece that is set before each sentence.
    """
    row = Row([], [], [], [], [])
    turn = -1
    position = 0
    for found, shape, begin in zip(pieces, shapes, begins, strict=True):
        if begin or turn < 0:
            turn, position = turn + 1, 1
            row.pieces.append(opening)
            row.shapes.append(OUTSIDE)
            row.positions.append(0)
            row.turns.append(turn)
        row.places.append((len(row.pieces), len(found)))
        row.pieces.extend(found)
        row.shapes.extend([shape] * len(found))
        row.positions.extend(range(position, position + len(found)))
        row.turns.extend([turn] * len(found))
        position += len(found)
    return row
