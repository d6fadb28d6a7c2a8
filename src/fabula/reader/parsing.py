"""From scores of arcs to a tree: the best one with a single root.

Most often every word's best head makes a tree already; else the maximum spanning arborescence is found
(Chu and Liu, 1965; Edmonds, 1967), with one root as Universal Dependencies ask.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
_NEVER = -1e9
_ROOT_COST = 1e6
ROOT = 0


def best_tree(scores: NDArray[np.floating]) -> list[int]:
    """The head of each word.

    Args:
        scores: (words, words + 1); column 0 is the root, column k the k-th word from 1. A score is of a
            word hanging there.

    Returns:
        For each word 0 for the root, or the number from 1 of its head; exactly one is 0, and there are no
        cycles.
    """
    count = len(scores)
    table = np.full((count + 1, count + 1), _NEVER)
    table[1:] = scores
    table[np.arange(count + 1), np.arange(count + 1)] = _NEVER
    greedy = [int(head) for head in table[1:].argmax(1)]
    if greedy.count(ROOT) == 1 and _cycle([ROOT, *greedy]) is None:
        return greedy
    # Every root but one costs more than any scores bring, so that the best tree has a single root.
    table[1:, ROOT] -= _ROOT_COST
    return _arborescence(table)[1:]


def _cycle(heads: Sequence[int]) -> list[int] | None:
    """The nodes of a cycle, if there is one; ``heads[0]`` stands for the root and is not looked at."""
    seen = [0] * len(heads)
    for begin in range(1, len(heads)):
        node = begin
        while node != ROOT and not seen[node]:
            seen[node] = begin
            node = heads[node]
        if node != ROOT and seen[node] == begin:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(heads[cycle[-1]])
            return cycle
    return None


def _arborescence(table: Scores) -> list[int]:
    """Chu, Liu and Edmonds, contracting cycles one after another and opening them again, last first.

    ``table[d, h]`` is the score of node ``d`` hanging on node ``h``. A contracted cycle lives on in its
    first node, the others are dead; each contraction remembers what the arcs into and out of it stood for.
    """
    table = table.copy()
    size = len(table)
    alive = np.ones(size, dtype=bool)
    contractions: list[tuple[list[int], list[int], NDArray[np.int64], NDArray[np.int64]]] = []
    while True:
        heads = [int(head) for head in np.where(alive, table, 4 * _NEVER).argmax(1)]
        heads = [heads[k] if alive[k] else ROOT for k in range(size)]
        heads[ROOT] = ROOT
        cycle = _cycle(heads)
        if cycle is None:
            break
        inside = np.array(cycle)
        name = cycle[0]
        own = table[inside, [heads[k] for k in cycle]]
        entering = table[inside] - own[:, None]
        enters = inside[entering.argmax(0)]  # for each head outside: the node of the cycle that hangs on it
        leaving = table[:, inside]
        leaves = inside[leaving.argmax(1)]  # for each dependent outside: the node of the cycle it hangs on
        contractions.append((cycle, [heads[k] for k in cycle], enters, leaves))
        table[name] = entering.max(0)
        table[:, name] = leaving.max(1)
        table[name, inside] = 4 * _NEVER
        alive[inside] = False
        alive[name] = True
    for cycle, own_heads, enters, leaves in reversed(contractions):
        name = cycle[0]
        outer = heads[name]
        for dependent in range(1, size):
            if heads[dependent] == name and dependent not in cycle:
                heads[dependent] = int(leaves[dependent])
        broken = int(enters[outer])
        for node, head in zip(cycle, own_heads, strict=True):
            heads[node] = head
        heads[broken] = outer
    return heads
