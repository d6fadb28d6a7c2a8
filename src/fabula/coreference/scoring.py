"""The seam to the network that scores pairs of mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from fabula.coreference.pairs import Floats, Integers, Table, earlier, pair_features
from fabula.reader.ahead import in_order, processors
from fabula.reader.sessions import open_session
from fabula.reader.weights import PAIRS, Weights, load_weights, shipped_folder

WIDTH = 64
"""Numbers of a head word's vector."""
LEAST = 0.01
"""Probability below which an antecedent is left out."""
STRETCH = 1024
"""Mentions whose pairs are scored at a time."""


class PairScorer:
    """The network, loaded and used without change."""

    def __init__(self, weights: Weights) -> None:
        self._session = open_session(weights.content[PAIRS])

    @classmethod
    def load(cls, folder: Path | None = None) -> PairScorer:
        """The network of a folder, by default the one that ships with the package.

        Raises:
            ModelError: its file is missing or altered.
        """
        return cls(load_weights(folder or shipped_folder(), (PAIRS,)))

    def scores(
        self, table: Table, vectors: Floats, later: Integers, before: Integers
    ) -> tuple[Floats, Floats]:
        """How well each pair would corefer, and how well each mention would be the first of its kind.

        Of a mention's pairs and itself as the first, the exponents are as the probabilities.

        Args:
            table, vectors: the mentions, and their head words' vectors (mentions, 64).
            later, before: the pairs, later mentions in order.
        """
        mentions = np.concatenate([table.single, vectors], axis=1)
        edges = np.searchsorted(later, np.arange(0, len(table) + STRETCH, STRETCH))
        stretches = [slice(first, last) for first, last in pairwise(edges.tolist()) if first < last]

        def score(here: slice) -> Floats:
            given = {
                "mentions": mentions,
                "later": later[here],
                "before": before[here],
                "pairs": pair_features(table, later[here], before[here]),
            }
            [found] = self._session.run(["scores"], given)
            return np.asarray(found)

        parts = list(in_order(score, stretches, processors()))
        [first] = self._session.run(["first"], {**_no_pairs(table), "mentions": mentions})
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32), np.asarray(first)


def _no_pairs(table: Table) -> dict[str, Floats | Integers]:
    nothing = np.zeros(0, dtype=np.int64)
    return {"later": nothing, "before": nothing, "pairs": pair_features(table, nothing, nothing)}


def vectors_of(rows: Sequence[tuple[int, bytes]], heads: Sequence[int]) -> Floats:
    """(mentions, 64): the vectors of their head words, zero where a word has none."""
    place = dict(rows)
    vectors = np.zeros((len(heads), WIDTH), dtype=np.float32)
    for i, head in enumerate(heads):
        if head in place:
            vectors[i] = np.frombuffer(place[head], dtype=np.int8)
    return vectors / np.float32(127)


def antecedents(
    scorer: PairScorer, table: Table, vectors: Floats
) -> Iterator[tuple[tuple[tuple[int, float], ...], float]]:
    """For each mention the likely antecedents with probabilities, best first, and that of having none."""
    later, before = earlier(table)
    scores, first = scorer.scores(table, vectors, later, before)
    top = first.copy()
    np.maximum.at(top, later, scores)
    powers, alone = np.exp(scores - top[later]), np.exp(first - top)
    whole = alone.copy()
    np.add.at(whole, later, powers)
    shares, alone = powers / whole[later], alone / whole
    likely = np.flatnonzero(shares >= LEAST)
    likely = likely[np.lexsort((-before[likely], -shares[likely], later[likely]))]
    edges = np.searchsorted(later[likely], np.arange(len(table) + 1)).tolist()
    rounded = [round(share, 4) for share in shares[likely].tolist()]
    found = list(zip(before[likely].tolist(), rounded, strict=True))
    for (start, stop), share in zip(pairwise(edges), alone.tolist(), strict=True):
        yield tuple(found[start:stop]), round(share, 4)


@cache
def shipped_scorer() -> PairScorer:
    """The network that ships with the package, loaded when it is first needed."""
    return PairScorer.load()
