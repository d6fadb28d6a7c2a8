"""The fit of the speaker chain: the weights under which the gold speakers of all conversations are likeliest.

The conditional log-likelihood with a Gaussian prior, by L-BFGS. Its value and gradient are those of
:mod:`fabula.dialogue.chain`, computed for all conversations side by side, a line of each at a time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from training.observations import Observation, Sparse

PRIOR = 0.5  # precision of the Gaussian prior on each weight
NEVER = -1e5
ROUNDS, TOLERANCE = 60, 1e-4

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Batch:
    """All lines, those at one place of their conversations side by side, the longest conversation first.

    Attributes:
        counts: how many conversations have a line at each place.
        node, pair, skip: features of each cell of the tables of each line, flat.
        closed: (lines, candidates): 0 for a line's candidates, ``NEVER`` beyond them.
        right: the features of the gold speakers, added up.
    """

    counts: tuple[int, ...]
    node: csr_matrix
    pair: csr_matrix
    skip: csr_matrix
    closed: Floats
    right: Floats

    @property
    def size(self) -> int:
        """The most candidates of a line."""
        return int(self.closed.shape[1])


def fit_speakers(novels: Sequence[Sequence[Observation]], features: int) -> Floats:
    """The weights, one for each of so many features."""
    batch = batch_of([talk for novel in novels for talk in conversations(novel)], features)

    def objective(weights: Floats) -> tuple[float, Floats]:
        log_z, expected = log_likelihood(batch, weights)
        loss = log_z - batch.right @ weights + 0.5 * PRIOR * weights @ weights
        return float(loss), expected - batch.right + PRIOR * weights

    start = np.zeros(features)
    found = minimize(
        objective, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS, "ftol": TOLERANCE}
    )
    print(f"  loss {found.fun:.1f}", file=sys.stderr)
    return np.asarray(found.x)


def conversations(lines: Sequence[Observation]) -> Iterator[list[Observation]]:
    """Stretches of lines that have no feature in common."""
    held: list[Observation] = []
    for i, line in enumerate(lines):
        after = i + 1 < len(lines) and len(lines[i + 1].skip.features)
        if held and not len(line.pair.features) and not len(line.skip.features) and not after:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def batch_of(talks: Sequence[Sequence[Observation]], features: int) -> Batch:
    """Conversations side by side."""
    ordered = sorted(talks, key=len, reverse=True)
    longest = len(ordered[0]) if ordered else 0
    counts = tuple(sum(len(talk) > place for talk in ordered) for place in range(longest))
    lines = [talk[place] for place, count in enumerate(counts) for talk in ordered[:count]]
    size = max((line.node.shape[1] for line in lines), default=1)
    closed = np.full((len(lines), size), NEVER)
    for row, line in zip(closed, lines, strict=True):
        row[: line.node.shape[1]] = 0.0
    right = np.zeros(features)
    for talk in ordered:
        for i, line in enumerate(talk):
            golds = [talk[i - back].gold if i >= back else 0 for back in (1, 2)]
            line.node.add(right, 0, line.gold)
            line.pair.add(right, golds[0], line.gold)
            line.skip.add(right, golds[1], line.gold)
    return Batch(
        counts,
        _cells([line.node for line in lines], 1, size, features),
        _cells([line.pair for line in lines], size, size, features),
        _cells([line.skip for line in lines], size, size, features),
        closed,
        right,
    )


def _cells(tables: Sequence[Sparse], height: int, width: int, features: int) -> csr_matrix:
    """A row for each cell of each table."""
    places = [(n * height + table.rows) * width + table.columns for n, table in enumerate(tables)]
    shape = (len(tables) * height * width, features)
    return csr_matrix(
        (
            np.concatenate([table.values for table in tables]),
            (np.concatenate(places), np.concatenate([table.features for table in tables])),
        ),
        shape=shape,
    )


def log_likelihood(batch: Batch, weights: Floats) -> tuple[float, Floats]:
    """The log of the sum over all answers, and the expected features."""
    size = batch.size
    node = (batch.node @ weights).reshape(-1, 1, size) + batch.closed[:, None, :]
    pair = (batch.pair @ weights).reshape(-1, size, size) + node
    skip = (batch.skip @ weights).reshape(-1, size, size)
    places = [slice(first, last) for first, last in pairwise(accumulate(batch.counts, initial=0))]
    reached: list[Floats] = []
    for place in places:
        table = pair[place].copy()
        if reached:
            table += _log_sums(reached[-1][: len(table)], skip[place])
        else:
            table[:, 1:, :] = NEVER  # before the first line there is nobody
        reached.append(table)
    ends = _ends(reached, batch.counts)
    log_z = np.array([_log_sum(table) for table in ends])
    pairs, skips = np.zeros_like(pair), np.zeros_like(skip)
    onward = np.zeros((0, size, size))
    for t in range(len(places) - 1, -1, -1):
        count = batch.counts[t]
        whole = log_z[:count, None, None]
        onward = np.concatenate([onward, np.zeros((count - len(onward), size, size))])
        pairs[places[t]] = np.exp(reached[t] + onward - whole)
        if t:
            inner = (pair[places[t]] + onward).transpose(0, 2, 1)  # (talk, speaker, speaker before)
            before = reached[t - 1][:count]
            through = _log_sums(before.transpose(0, 2, 1), inner.transpose(0, 2, 1))
            skips[places[t]] = np.exp(through + skip[places[t]] - whole)
            onward = _log_sums(skip[places[t]].transpose(0, 2, 1), inner)
    nodes = pairs.sum(axis=1)
    expected = batch.node.T @ nodes.ravel() + batch.pair.T @ pairs.ravel() + batch.skip.T @ skips.ravel()
    return float(log_z.sum()), np.asarray(expected)


def _ends(reached: Sequence[Floats], counts: Sequence[int]) -> list[Floats]:
    """The table of the last line of each conversation, in their order."""
    found: list[Floats] = []
    for t in range(len(counts) - 1, -1, -1):
        found.extend(reached[t][len(found) : counts[t]])
    return found


def _log_sum(table: Floats) -> float:
    top = float(table.max())
    return top + float(np.log(np.exp(table - top).sum()))


def _log_sums(a: Floats, b: Floats) -> Floats:
    """For each n the logarithms of the sums over i of ``exp(a[n, i, j] + b[n, i, k])``."""
    top_a, top_b = a.max(axis=1, keepdims=True), b.max(axis=1, keepdims=True)
    product = np.exp(a - top_a).transpose(0, 2, 1) @ np.exp(b - top_b)
    return np.asarray(np.log(np.maximum(product, 1e-300)) + top_a.transpose(0, 2, 1) + top_b)
