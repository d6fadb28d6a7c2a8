"""Passages cut into windows of whole sentences, and windows put together as batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch

from benchmarks.treebanks import Passage, run_of
from fabula.reader.pieces import WordPieces
from fabula.reader.rows import Row, lay_row
from fabula.reader.shapes import OUTSIDE, shape_of
from training.network import Inputs

CAPACITY = 250


@dataclass(frozen=True, slots=True)
class Encoded:
    """A passage with the pieces and gaps of its words; ``begins``: as rules draft sentences."""

    passage: Passage
    forms: tuple[str, ...]
    pieces: tuple[tuple[int, ...], ...]
    gaps: tuple[int, ...]
    begins: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Whole sentences of one passage; ``first`` and ``last`` are word indices."""

    source: Encoded
    sentences: tuple[tuple[int, int], ...]
    cased: bool = True

    @property
    def first(self) -> int:
        """Index of its first word."""
        return self.sentences[0][0]

    @property
    def last(self) -> int:
        """Index after its last word."""
        return self.sentences[-1][1]


def encode(passage: Passage, pieces: WordPieces) -> Encoded:
    """Look up a passage's words."""
    run = run_of(passage)
    return Encoded(passage, tuple(run.words), tuple(pieces.of(run.words)), tuple(run.gaps), tuple(run.begins))


def cut(source: Encoded, capacity: int, begin: int = 0) -> Iterator[Window]:
    """Windows of about ``capacity`` positions; the first holds ``begin`` fewer, so that cuts differ.

    A sentence that is longer than a window is cut short.
    """
    room = capacity - begin
    held: list[tuple[int, int]] = []
    for first, last in source.passage.sentences:
        size = sum(map(len, source.pieces[first:last])) + 2  # room for marks of opening
        if held and size > room:
            yield Window(source, tuple(held))
            held, room = [], capacity
        while size > capacity:
            last -= 1
            size -= len(source.pieces[last])
        if last > first:
            held.append((first, last))
            room -= size
    if held:
        yield Window(source, tuple(held))


def endless(sources: Sequence[Encoded], seed: int) -> Iterator[Window]:
    """Every window of every source, again and again, shuffled and cut anew each time."""
    chance = random.Random(seed)
    while True:
        windows = [
            window for source in sources for window in cut(source, CAPACITY, chance.randrange(CAPACITY // 2))
        ]
        chance.shuffle(windows)
        for window in windows:
            yield Window(window.source, window.sentences, chance.random() > 0.05)


def inputs(windows: Sequence[Window], vocabulary: WordPieces) -> Inputs:
    """The tensors of some windows, padded to the longest."""
    rows = [_row(window, vocabulary) for window in windows]
    shape = (len(windows), max(len(row.pieces) for row in rows))
    words = max(window.last - window.first for window in windows)
    pieces = torch.full(shape, vocabulary.padding)
    shapes, positions = torch.full(shape, OUTSIDE), torch.zeros(shape, dtype=torch.long)
    turns = torch.full(shape, -1)
    average, sizes = torch.zeros(len(windows), words, shape[1]), torch.zeros(len(windows), words)
    for n, row in enumerate(rows):
        here = slice(0, len(row.pieces))
        pieces[n, here] = torch.tensor(row.pieces)
        shapes[n, here] = torch.tensor(row.shapes)
        positions[n, here] = torch.tensor(row.positions)
        turns[n, here] = torch.tensor(row.turns)
        average[n, : len(row.places), here] = torch.from_numpy(row.averages())
        sizes[n, : len(row.places)] = torch.tensor([count for _, count in row.places])
    return Inputs(pieces, shapes, positions, turns, average, sizes)


def _row(window: Window, vocabulary: WordPieces) -> Row:
    source, here = window.source, range(window.first, window.last)
    forms = source.forms if window.cased else tuple(form.lower() for form in source.forms)
    return lay_row(
        [source.pieces[k] for k in here],
        [shape_of(forms[k], source.gaps[k]) for k in here],
        source.begins[window.first : window.last],
        vocabulary.opening,
    )
