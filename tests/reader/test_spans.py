from __future__ import annotations

import numpy as np
import pytest

from fabula.reader.spans import best_mentions, head_word

PERSON, PLACE = 0, 1
NAME, NOUN = 0, 1


def scores(count: int, spans: dict[tuple[int, int], tuple[float, int, int]]) -> np.ndarray:
    """Raw scores of two categories and two forms: a mention for each span given, none for the rest."""
    raw = np.zeros((count, count, 1 + 2 + 2), dtype=np.float32)
    raw[..., 0] = -9
    for (first, last), (score, category, form) in spans.items():
        raw[first, last] = 0
        raw[first, last, 0] = score
        raw[first, last, 1 + category] = 1
        raw[first, last, 3 + form] = 1
    return raw


def test_mentions_nest() -> None:
    raw = scores(4, {(0, 3): (3.0, PERSON, NOUN), (2, 3): (2.0, PLACE, NAME)})
    found = [(m.first, m.last, m.category, m.form) for m in best_mentions(raw, 2)]
    assert found == [(0, 4, PERSON, NOUN), (2, 4, PLACE, NAME)]


def test_of_two_that_cross_the_likelier_stays() -> None:
    raw = scores(4, {(0, 2): (1.0, PERSON, NAME), (1, 3): (2.0, PERSON, NAME)})
    assert [(m.first, m.last) for m in best_mentions(raw, 2)] == [(1, 4)]


def test_what_ends_before_it_begins_is_no_mention() -> None:
    raw = scores(3, {(2, 0): (9.0, PERSON, NAME)})
    assert best_mentions(raw, 2) == []


def test_a_certainty_is_a_share_of_all_classes_and_none() -> None:
    [unsure] = best_mentions(scores(1, {(0, 0): (-1.9, PERSON, NAME)}), 2)
    [sure] = best_mentions(scores(1, {(0, 0): (9.0, PERSON, NAME)}), 2)
    assert 0 < unsure.certainty < sure.certainty < 1


def test_nothing_likely_is_nothing_found() -> None:
    assert best_mentions(scores(5, {}), 2) == []


@pytest.mark.parametrize(
    ("heads", "first", "last", "head"),
    [
        ([2, 2, None, 2], 0, 3, 2),  # the root of all
        ([2, 2, 3, None], 0, 3, 2),  # a word that hangs on one outside
        ([3, None, 1, 1], 2, 4, 2),  # of two that do, the first
        ([-1, 0, 0], 0, 2, 0),  # a root by a negative number
        ([1, 0, 0], 0, 2, 0),  # in a circle, the first word
    ],
)
def test_the_word_on_which_a_stretch_hangs(heads: list[int | None], first: int, last: int, head: int) -> None:
    assert head_word(heads, first, last) == head
