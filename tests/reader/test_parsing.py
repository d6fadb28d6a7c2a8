from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from fabula.reader.parsing import ROOT, best_tree


def is_tree(heads: list[int]) -> bool:
    """Whether every word reaches the root, and the root has one dependent."""
    for word in range(1, len(heads) + 1):
        steps = 0
        while word != ROOT and steps <= len(heads):
            word, steps = heads[word - 1], steps + 1
        if word != ROOT:
            return False
    return heads.count(ROOT) == 1


def total(scores: np.ndarray, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


@pytest.mark.parametrize("seed", range(60))
def test_no_tree_is_better_than_the_one_that_is_found(seed: int) -> None:
    count = 1 + seed % 5
    scores = np.random.default_rng(seed).normal(size=(count, count + 1))
    trees = [heads for heads in product(range(count + 1), repeat=count) if is_tree(list(heads))]
    best = max(total(scores, heads) for heads in trees)
    found = best_tree(scores)
    assert is_tree(found)
    assert total(scores, found) == pytest.approx(best)


@pytest.mark.parametrize("seed", range(20))
def test_a_long_sentence_of_noise_makes_a_tree(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(60, 61))
    assert is_tree(best_tree(scores))


def test_two_words_that_would_rather_hang_on_each_other_do_not() -> None:
    scores = np.array([[0.0, 0.0, 9.0], [1.0, 9.0, 0.0]])
    assert best_tree(scores) == [2, 0]


def test_of_two_words_that_would_be_root_one_is() -> None:
    scores = np.array([[5.0, 0.0, 1.0], [5.0, 2.0, 0.0]])
    assert best_tree(scores) == [0, 1]


def test_one_word_is_the_root() -> None:
    assert best_tree(np.array([[-3.0, 7.0]])) == [0]
