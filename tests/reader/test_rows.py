from __future__ import annotations

from fabula.reader.rows import lay_row
from fabula.reader.shapes import OUTSIDE

OPENING = 99


def test_each_sentence_has_its_mark_its_turn_and_its_own_positions() -> None:
    row = lay_row([(1,), (2, 3), (4,)], [7, 8, 9], [True, False, True], OPENING)
    assert row.pieces == [OPENING, 1, 2, 3, OPENING, 4]
    assert row.positions == [0, 1, 2, 3, 0, 1]
    assert row.turns == [0, 0, 0, 0, 1, 1]
    assert row.shapes == [OUTSIDE, 7, 8, 8, OUTSIDE, 9]


def test_the_places_of_words_lead_back_to_their_pieces() -> None:
    pieces = [(5,), (6, 7, 8), (9, 10)]
    row = lay_row(pieces, [1, 1, 1], [True, True, False], OPENING)
    assert [tuple(row.pieces[first : first + count]) for first, count in row.places] == pieces


def test_a_window_that_begins_amid_a_sentence_has_a_mark_all_the_same() -> None:
    row = lay_row([(1,), (2,)], [1, 1], [False, False], OPENING)
    assert row.pieces == [OPENING, 1, 2]
    assert row.turns == [0, 0, 0]


def test_a_word_is_the_mean_of_its_pieces() -> None:
    row = lay_row([[5, 6], [7]], [1, 2], [True, False], 101)
    assert row.averages().tolist() == [[0, 0.5, 0.5, 0], [0, 0, 0, 1]]
