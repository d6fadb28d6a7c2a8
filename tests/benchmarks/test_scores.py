from __future__ import annotations

from itertools import permutations

import pytest

from benchmarks.scores import Overlap, calibration_error


def test_overlap() -> None:
    overlap = Overlap()
    overlap.add({"a", "b", "c"}, {"b"})
    overlap.add({"d"}, {"d", "e", "f", "g"})
    assert (overlap.precision, overlap.recall, overlap.f1) == (0.5, 0.4, 0.4444)


def test_nothing_has_no_score() -> None:
    assert Overlap().f1 == 0.0


@pytest.mark.parametrize("bins", [1, 2, 3, 10])
def test_answers_of_one_certainty_count_alike(bins: int) -> None:
    answers = [(1.0, False)] + [(1.0, True)] * 9
    assert {calibration_error(order, bins) for order in list(permutations(answers))[::400_000]} == {0.1}


def test_certainties_that_are_right_have_no_error() -> None:
    assert calibration_error([(0.5, True), (0.5, False), (1.0, True)]) == 0.0
    assert calibration_error([(0.9, False)]) == 0.9
