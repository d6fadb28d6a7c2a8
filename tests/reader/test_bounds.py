from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.reader.bounds import (
    LONGEST,
    after_cries,
    given_bounds,
    opening_scores,
    sentence_bounds,
    with_opening_marks,
    within_clauses,
)
from fabula.reader.shapes import JOINED, OPENING, SPACED

SCORES = st.lists(st.floats(-9, 9, width=32), max_size=700)


def floats(values: list[float]) -> np.ndarray:
    return np.array(values, dtype=np.float32)


def test_a_sentence_begins_where_it_is_likelier_than_not() -> None:
    assert sentence_bounds(floats([-3, -1, 2, -1, 0.5, -4]), finished=True) == [0, 2, 4, 6]


def test_the_last_sentence_waits_for_more_words() -> None:
    assert sentence_bounds(floats([1, -1, 2, -1]), finished=False) == [0, 2]


def test_a_paragraph_begins_a_sentence_whatever_the_model_says() -> None:
    scores = opening_scores(floats([-9, -9, -9]), [OPENING, JOINED, OPENING])
    assert sentence_bounds(scores, finished=True) == [0, 2, 3]
    assert sentence_bounds(opening_scores(floats([-9, -9]), [SPACED, SPACED]), finished=True) == [0, 2]


def test_a_heading_is_one_sentence_whatever_the_model_says() -> None:
    scores = opening_scores(floats([9, 9, 9]), [OPENING, SPACED, OPENING], whole=[1])
    assert sentence_bounds(scores, finished=True) == [0, 2, 3]


def test_an_open_cry_ends_its_sentence_before_a_word_in_lower_case() -> None:
    words, gaps = ["Ah", "!", "how", "sad"], [OPENING, JOINED, SPACED, SPACED]
    scores = after_cries(floats([9, -9, -3, -9]), words, gaps)
    assert sentence_bounds(scores, finished=True) == [0, 2, 4]


def test_a_cry_in_a_quotation_is_left_to_the_model() -> None:
    words, gaps = ["Ah", "!", "”", "he", "said"], [OPENING, JOINED, JOINED, SPACED, SPACED]
    scores = after_cries(floats([9, -9, -9, -3, -9]), words, gaps)
    assert sentence_bounds(scores, finished=True) == [0, 5]


def test_a_mark_of_italics_goes_with_the_word_that_it_opens() -> None:
    words, gaps = ["Come", ".", "_", "You", "_", "come"], [OPENING, JOINED, SPACED, JOINED, JOINED, SPACED]
    scores = with_opening_marks(floats([9, -9, -1, 3, -9, -9]), words, gaps)
    assert sentence_bounds(scores, finished=True) == [0, 2, 6]
    closing = with_opening_marks(floats([-9, 5]), ["_", "You"], [JOINED, SPACED])
    assert sentence_bounds(closing, finished=True) == [0, 1, 2]


def test_a_word_in_lower_case_right_after_a_word_begins_no_sentence() -> None:
    words, gaps = ["Ann", "put", "it", ".", "down"], [OPENING, SPACED, SPACED, JOINED, SPACED]
    scores = within_clauses(floats([9, 3, -9, -9, 3]), words, gaps)
    assert sentence_bounds(scores, finished=True) == [0, 4, 5]


def test_given_sentences_are_taken_as_they_are_however_long() -> None:
    assert given_bounds(10, 5, {10, 13}, finished=True) == [0, 3, 5]
    assert given_bounds(10, 5, {10, 13}, finished=False) == [0, 3]
    assert given_bounds(0, 450, {0}, finished=True) == [0, 450]


@given(SCORES)
def test_sentences_are_not_empty_and_not_too_long(values: list[float]) -> None:
    bounds = sentence_bounds(floats(values), finished=True)
    lengths = [last - first for first, last in pairwise(bounds)]
    assert all(0 < length <= LONGEST for length in lengths)
    assert sum(lengths) == len(values)


@given(SCORES, st.integers(0, 700))
def test_words_that_come_later_do_not_move_what_is_complete(values: list[float], held: int) -> None:
    early = sentence_bounds(floats(values[:held]), finished=False)
    assert early == sentence_bounds(floats(values), finished=True)[: len(early)]


@pytest.mark.parametrize("finished", [True, False])
def test_nothing_has_no_sentences(finished: bool) -> None:
    assert sentence_bounds(floats([]), finished) == [0]
