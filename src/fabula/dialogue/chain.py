"""Exact inference in a second-order chain: how a conversation's lines constrain each other.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) whose potentials look at a
line's speaker, the speaker before, and the one before that, each line with its own few candidates.
All scores are natural logarithms. Time is linear in the lines and cubic in the candidates of a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Potentials:
    """The scores of one line.

    Attributes:
        node: for each candidate, shape (k,).
        pair: for each candidate of the line before and of this one, shape (j, k).
        skip: for each candidate two lines before and of this one, shape (i, k).

    The first line's ``pair`` and ``skip`` and the second's ``skip`` have one row, for "nobody yet".
    """

    node: Scores
    pair: Scores
    skip: Scores


@dataclass(frozen=True, slots=True)
class Marginals:
    """Probabilities that go with the potentials, of the same shapes, and the log of their sum (``log_z``)."""

    node: list[Scores]
    pair: list[Scores]
    skip: list[Scores]
    log_z: float


def infer(lines: Sequence[Potentials]) -> Marginals:
    """Forward-backward over the pairs (speaker before, speaker)."""
    forward = _forward(lines)
    last = forward[-1]
    log_z = _log_sum(last)
    node: list[Scores] = []
    pair: list[Scores] = []
    skip: list[Scores] = []
    backward = np.zeros_like(last)
    for t in range(len(lines) - 1, -1, -1):
        joint = np.exp(forward[t] + backward - log_z)
        pair.append(joint)
        node.append(joint.sum(axis=0))
        inner = lines[t].pair + lines[t].node[None, :] + backward
        if t:
            before = forward[t - 1]
            skip.append(_through(before, inner, lines[t].skip, log_z))
            backward = _log_product(lines[t].skip, inner)
        else:
            skip.append(joint.sum(axis=0, keepdims=True))
    return Marginals(node[::-1], pair[::-1], skip[::-1], log_z)


def _forward(lines: Sequence[Potentials]) -> list[Scores]:
    """For each line the scores of (speaker before, speaker), summed over all that came before."""
    result: list[Scores] = []
    for t, line in enumerate(lines):
        reached = line.pair + line.node[None, :]
        reached = reached + (_log_product(result[-1].T, line.skip.T) if t else line.skip[:1])
        result.append(reached)
    return result


def _log_product(a: Scores, b: Scores) -> Scores:
    """``log(exp(a) @ exp(b).T)`` without overflow: shapes (m, n) and (k, n) give (m, k)."""
    top_a, top_b = _top(a), _top(b)
    product = np.exp(a - top_a) @ np.exp(b - top_b).T
    return np.asarray(np.log(np.maximum(product, 1e-300)) + top_a + top_b.T)


def _top(scores: Scores) -> Scores:
    return np.asarray(np.maximum(scores.max(axis=1, keepdims=True), -1e30))


def _log_sum(scores: Scores) -> float:
    top = float(scores.max())
    return top + float(np.log(np.exp(scores - top).sum()))


def _through(before: Scores, inner: Scores, skip: Scores, log_z: float) -> Scores:
    """Probabilities of (speaker two before, speaker) from shapes (i, j), (j, k) and (i, k)."""
    return np.asarray(np.exp(_log_product(before, inner.T) + skip - log_z))
