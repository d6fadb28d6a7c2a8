from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fabula.dialogue.chain import Potentials, infer


def random_chain(sizes: list[int], seed: int) -> list[Potentials]:
    random = np.random.default_rng(seed)
    lines = []
    for t, size in enumerate(sizes):
        before = sizes[t - 1] if t else 1
        first = sizes[t - 2] if t > 1 else 1
        lines.append(
            Potentials(
                random.normal(size=size) * 2,
                random.normal(size=(before, size)),
                random.normal(size=(first, size)),
            )
        )
    return lines


def enumerate_chain(lines: list[Potentials]) -> tuple[list[np.ndarray], float]:
    """Marginals by summing over every sequence of speakers."""
    sizes = [len(line.node) for line in lines]
    totals = [np.zeros(size) for size in sizes]
    whole = 0.0
    for speakers in product(*(range(size) for size in sizes)):
        score = 0.0
        for t, line in enumerate(lines):
            score += line.node[speakers[t]]
            score += line.pair[speakers[t - 1] if t else 0, speakers[t]]
            score += line.skip[speakers[t - 2] if t > 1 else 0, speakers[t]]
        weight = float(np.exp(score))
        whole += weight
        for t, speaker in enumerate(speakers):
            totals[t][speaker] += weight
    return [total / whole for total in totals], float(np.log(whole))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 3), min_size=1, max_size=6), st.integers(0, 10_000))
def test_marginals_are_those_of_enumeration(sizes: list[int], seed: int) -> None:
    lines = random_chain(sizes, seed)
    marginals = infer(lines)
    expected, log_z = enumerate_chain(lines)
    assert marginals.log_z == pytest.approx(log_z)
    for found, right in zip(marginals.node, expected, strict=True):
        assert found == pytest.approx(right)


def test_pair_and_skip_marginals_sum_to_the_nodes() -> None:
    marginals = infer(random_chain([2, 3, 2, 4], 7))
    for node, pair, skip in zip(marginals.node, marginals.pair, marginals.skip, strict=True):
        assert pair.sum(axis=0) == pytest.approx(node)
        assert skip.sum(axis=0) == pytest.approx(node)


def test_large_scores_do_not_overflow() -> None:
    lines = [Potentials(np.array([900.0, -900.0]), np.zeros((1, 2)), np.zeros((1, 2)))]
    lines += [Potentials(np.array([0.0, 1.0]), np.zeros((2, 2)), np.zeros((1, 2)))]
    marginals = infer(lines)
    assert marginals.node[0] == pytest.approx([1.0, 0.0])
    assert marginals.node[1][1] == pytest.approx(np.e / (1 + np.e))
