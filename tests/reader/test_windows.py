from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from fabula.reader.windows import CAPACITY, MARGIN, windows

WORDS = st.lists(st.tuples(st.integers(1, 12), st.booleans()), max_size=900)


@given(WORDS)
def test_each_word_is_kept_once_and_in_order(words: list[tuple[int, bool]]) -> None:
    kept = [k for window in windows(*split(words)) for k in range(window.kept, window.until)]
    assert kept == list(range(len(words)))


@given(WORDS)
def test_no_window_is_larger_than_it_may_be(words: list[tuple[int, bool]]) -> None:
    sizes, begins = split(words)
    for window in windows(sizes, begins):
        here = slice(window.first, window.last)
        assert 1 + sum(sizes[here]) + sum(begins[here]) <= CAPACITY
        assert window.first <= window.kept < window.until <= window.last


@given(WORDS)
def test_what_is_kept_has_a_margin_on_both_sides_where_the_text_goes_on(
    words: list[tuple[int, bool]],
) -> None:
    sizes, begins = split(words)
    for window in windows(sizes, begins):
        if window.first > 0:
            assert sum(sizes[window.first : window.kept]) >= MARGIN
        if window.last < len(sizes):
            assert sum(sizes[window.until : window.last]) >= MARGIN


@given(WORDS)
def test_a_sentence_is_kept_whole_unless_it_is_too_long(words: list[tuple[int, bool]]) -> None:
    sizes, begins = split(words)
    for window in windows(sizes, begins):
        if window.until < len(sizes) and not begins[window.until]:
            assert not any(begins[window.kept + 1 : window.until + 1])


def test_a_long_text_costs_little_more_than_its_pieces() -> None:
    chance = random.Random(3)
    sizes = [chance.choice((1, 1, 1, 2, 3)) for _ in range(30_000)]
    begins = [chance.random() < 1 / 18 for _ in sizes]
    read = list(windows(sizes, begins))
    positions = sum(sum(sizes[w.first : w.last]) + sum(begins[w.first : w.last]) for w in read)
    assert positions / sum(sizes) < 1.35


def split(words: list[tuple[int, bool]]) -> tuple[list[int], list[bool]]:
    return [size for size, _ in words], [begin for _, begin in words]
