"""The fit of all conversations side by side gives what the chain gives for each by itself."""

from __future__ import annotations

import numpy as np
import pytest

from fabula.dialogue.chain import Potentials, infer
from training.observations import Observation, Sparse
from training.speaker_fit import batch_of, conversations, fit_speakers, log_likelihood

FEATURES = 7


def _sparse(chance: np.random.Generator, height: int, width: int, count: int) -> Sparse:
    return Sparse(
        chance.integers(0, height, count),
        chance.integers(0, width, count),
        chance.integers(0, FEATURES, count),
        chance.normal(size=count),
        (height, width),
    )


def _lines(seed: int, length: int) -> list[Observation]:
    chance = np.random.default_rng(seed)
    sizes = [1, 1, *chance.integers(1, 5, length).tolist()]
    return [
        Observation(
            _sparse(chance, 1, here, 4),
            _sparse(chance, before, here, 5 if t else 0),
            _sparse(chance, first, here, 3 if t > 1 else 0),
            int(chance.integers(0, here)),
        )
        for t, (first, before, here) in enumerate(zip(sizes, sizes[1:], sizes[2:], strict=False))
    ]


@pytest.mark.parametrize("lengths", [(1,), (2, 5), (9, 1, 4)])
def test_likelihood_and_expectations_are_those_of_the_chain(lengths: tuple[int, ...]) -> None:
    talks = [_lines(seed, length) for seed, length in enumerate(lengths)]
    weights = np.random.default_rng(99).normal(size=FEATURES)
    log_z, expected = log_likelihood(batch_of(talks, FEATURES), weights)
    total, wanted = 0.0, np.zeros(FEATURES)
    for talk in talks:
        marginals = infer(
            [
                Potentials(line.node.scores(weights)[0], line.pair.scores(weights), line.skip.scores(weights))
                for line in talk
            ]
        )
        total += marginals.log_z
        for t, line in enumerate(talk):
            line.node.expected(marginals.node[t][None, :], wanted, 1.0)
            line.pair.expected(marginals.pair[t], wanted, 1.0)
            line.skip.expected(marginals.skip[t], wanted, 1.0)
    assert log_z == pytest.approx(total)
    assert expected == pytest.approx(wanted)


def test_what_is_right_is_the_features_of_the_gold_path() -> None:
    talk = _lines(3, 6)
    wanted = np.zeros(FEATURES)
    path = [0, 0, *(line.gold for line in talk)]
    for line, first, before, here in zip(talk, path, path[1:], path[2:], strict=False):
        for table, row in ((line.node, 0), (line.pair, before), (line.skip, first)):
            for r, c, feature, value in zip(
                table.rows, table.columns, table.features, table.values, strict=True
            ):
                wanted[feature] += value * (r == row and c == here)
    assert batch_of([talk], FEATURES).right == pytest.approx(wanted)


def test_lines_without_a_feature_in_common_are_conversations_of_their_own() -> None:
    nothing = _lines(5, 1)[0]
    novel = [*_lines(1, 3), nothing, *_lines(2, 2)[1:]]
    parts = list(conversations(novel))
    assert [len(part) for part in parts] == [3, 2]


def test_the_fit_finds_the_feature_that_tells() -> None:
    here = np.array([0, 0])
    telling = Sparse(here, np.array([0, 1]), np.array([0, 1]), np.ones(2), (1, 2))
    nothing = _lines(5, 1)[0].pair
    weights = fit_speakers([[Observation(telling, nothing, nothing, 1)] for _ in range(20)], 2)
    assert weights[1] > 1 > -1 > weights[0]
