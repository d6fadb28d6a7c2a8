"""From scores of pairs to probabilities, and the network that ships behind them."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import numpy as np
import pytest

from fabula.coreference import scoring
from fabula.coreference.pairs import Floats, Integers, Table, earlier
from fabula.coreference.scoring import LEAST, WIDTH, PairScorer, antecedents, shipped_scorer, vectors_of
from fabula.errors import ModelError
from fabula.reader.weights import MANIFEST, PAIRS, shipped_folder
from tests.coreference.drawn import chain_of_names, table


class ByHand:
    """Scores as given: of each pair, and of each mention as the first."""

    def __init__(self, pairs: dict[tuple[int, int], float], first: float = 0.0) -> None:
        self.pairs, self.first = pairs, first

    def scores(
        self, table: Table, vectors: Floats, later: Integers, before: Integers
    ) -> tuple[Floats, Floats]:
        rows = [self.pairs.get(pair, 0.0) for pair in zip(later.tolist(), before.tolist(), strict=True)]
        return np.array(rows, dtype=np.float32), np.full(len(table), self.first, dtype=np.float32)


def shared(
    count: int, pairs: dict[tuple[int, int], float], first: float = 0.0
) -> list[tuple[tuple[tuple[int, float], ...], float]]:
    rows = chain_of_names(*(f"P{k}" for k in range(count)))
    scorer = ByHand(pairs, first)
    return list(antecedents(scorer, rows, np.zeros((count, WIDTH), dtype=np.float32)))  # type: ignore[arg-type]


def test_equal_scores_are_equal_shares_the_nearer_first() -> None:
    assert shared(3, {}) == [((), 1.0), (((0, 0.5),), 0.5), (((1, 0.3333), (0, 0.3333)), 0.3333)]


def test_the_likelier_comes_first() -> None:
    candidates, first = shared(3, {(2, 0): 2.0})[2]
    assert [candidate for candidate, _ in candidates] == [0, 1]
    assert sum(share for _, share in candidates) + first == pytest.approx(1, abs=1e-3)


def test_the_unlikely_are_left_out() -> None:
    candidates, _ = shared(3, {(2, 0): 9.0})[2]
    assert [candidate for candidate, _ in candidates] == [0]
    assert np.exp(-9) < LEAST


@pytest.mark.parametrize("height", [1e4, -1e4])
def test_no_score_is_too_high_or_too_low(height: float) -> None:
    rows = shared(3, {(1, 0): height, (2, 1): height, (2, 0): height}, first=height)
    assert rows[2] == (((1, 0.3333), (0, 0.3333)), 0.3333)


def test_vectors_are_scaled_and_missing_ones_are_zero() -> None:
    values = bytes([127, 129, 0, *[0] * (WIDTH - 3)])
    vectors = vectors_of([(5, values)], [5, 6])
    assert vectors.shape == (2, WIDTH)
    assert vectors[0, :3].tolist() == [1.0, -1.0, 0.0]
    assert not vectors[1].any()
    assert vectors_of([], []).shape == (0, WIDTH)


def test_no_mentions_have_no_antecedents() -> None:
    assert list(antecedents(shipped_scorer(), table([]), np.zeros((0, WIDTH), dtype=np.float32))) == []


def crowd() -> tuple[Table, Floats]:
    """Fifty mentions of six names, each name with a vector of its own."""
    rows = chain_of_names(*(f"Name{(k * k) % 6}" for k in range(50)))
    chance = np.random.default_rng(3)
    vectors = chance.uniform(-1, 1, (6, WIDTH)).astype(np.float32)
    return rows, vectors[[(k * k) % 6 for k in range(50)]]


@pytest.mark.parametrize("threads", [2, 5])
def test_the_same_bytes_whatever_the_threads(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, vectors = crowd()
    monkeypatch.setattr(scoring, "STRETCH", 7)
    given = (rows, vectors, *earlier(rows))
    monkeypatch.setattr(scoring, "processors", lambda: 1)
    alone = [part.tobytes() for part in PairScorer.load().scores(*given)]
    monkeypatch.setattr(scoring, "processors", lambda: threads)
    assert [part.tobytes() for part in PairScorer.load().scores(*given)] == alone


@pytest.mark.parametrize("stretch", [1, 7, 49, 50])
def test_scoring_by_stretches_gives_what_scoring_at_once_gives(
    stretch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, vectors = crowd()
    later, before = earlier(rows)
    whole, first = shipped_scorer().scores(rows, vectors, later, before)
    monkeypatch.setattr(scoring, "STRETCH", stretch)
    parts, again = shipped_scorer().scores(rows, vectors, later, before)
    assert parts.shape == later.shape
    np.testing.assert_allclose(parts, whole, rtol=1e-4, atol=1e-4)
    np.testing.assert_array_equal(again, first)


def test_a_network_that_is_missing_or_altered_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        PairScorer.load(tmp_path)
    for name in (MANIFEST, PAIRS):
        copy(shipped_folder() / name, tmp_path / name)
    PairScorer.load(tmp_path)
    (tmp_path / PAIRS).write_bytes((tmp_path / PAIRS).read_bytes() + b"x")
    with pytest.raises(ModelError):
        PairScorer.load(tmp_path)
