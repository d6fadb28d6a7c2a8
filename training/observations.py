"""What fitting sees of conversations: the features of each line's candidates, and who of them is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.pdnc import GoldQuotation
from fabula.dialogue.features import OTHER, node_features, situations
from fabula.dialogue.stage import Stage
from fabula.dialogue.turns import pair_features, skip_features

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sparse:
    """Features of a table of scores: row, column, feature and value of each entry."""

    rows: Integers
    columns: Integers
    features: Integers
    values: Floats
    shape: tuple[int, int]

    def scores(self, weights: Floats) -> Floats:
        """The table that the weights give."""
        table = np.zeros(self.shape)
        np.add.at(table, (self.rows, self.columns), weights[self.features] * self.values)
        return table

    def expected(self, table: Floats, into: Floats, sign: float) -> None:
        """Add the features' values, weighed by a table of probabilities."""
        np.add.at(into, self.features, sign * table[self.rows, self.columns] * self.values)

    def add(self, into: Floats, row: int, column: int) -> None:
        """Add the features' values of one cell."""
        here = (self.rows == row) & (self.columns == column)
        np.add.at(into, self.features[here], self.values[here])


@dataclass(frozen=True, slots=True)
class Observation:
    """One line: its features and the index of the gold speaker among the candidates."""

    node: Sparse
    pair: Sparse
    skip: Sparse
    gold: int


class Vocabulary:
    """Feature names in order of first sight."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}

    def sparse(self, entries: Iterable[tuple[int, int, str, float]], shape: tuple[int, int]) -> Sparse:
        """Entries (row, column, name, value) as arrays."""
        listed = [(r, c, self.index.setdefault(name, len(self.index)), v) for r, c, name, v in entries]
        rows, columns, features, values = zip(*listed, strict=True) if listed else ((), (), (), ())
        return Sparse(
            np.array(rows, dtype=np.int64),
            np.array(columns, dtype=np.int64),
            np.array(features, dtype=np.int64),
            np.array(values, dtype=np.float64),
            shape,
        )


def observe_stage(
    stage: Stage, gold: list[GoldQuotation], ids: dict[str, str], vocabulary: Vocabulary
) -> list[Observation]:
    """The lines of one novel as observations."""
    lines = situations(stage)
    result = []
    for i, here in enumerate(lines):
        size = len(here.candidates)
        node = vocabulary.sparse(
            (
                (0, k, name, value)
                for k, observed in enumerate(node_features(stage, here))
                for name, value in observed.items()
            ),
            (1, size),
        )
        before = lines[i - 1] if i else None
        first = lines[i - 2] if i > 1 else None
        pair = vocabulary.sparse(
            (
                (j, k, name, value)
                for j, speaker in enumerate(before.candidates if before else ())
                for k, person in enumerate(here.candidates)
                for name, value in pair_features(stage, before.line, here.line, speaker, person)
            ),
            (len(before.candidates) if before else 1, size),
        )
        skip = vocabulary.sparse(
            (
                (j, k, name, value)
                for j, speaker in enumerate(first.candidates if first else ())
                for k, person in enumerate(here.candidates)
                for name, value in skip_features(first.line, before.line, here.line, speaker, person)
            ),
            (len(first.candidates) if first else 1, size),
        )
        speaker = ids.get(gold[i].speaker, OTHER)
        index = here.candidates.index(speaker if speaker in here.candidates else OTHER)
        result.append(Observation(node, pair, skip, index))
    return result
