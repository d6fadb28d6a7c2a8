from __future__ import annotations

import pytest

from fabula.reader.pieces import MOST_PIECES, WordPieces
from fabula.reader.shapes import JOINED, OPENING, OUTSIDE, SHAPES, SPACED, shape_of

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "door", "##bell", "##s", "'", '"', "n", "e"]


@pytest.fixture
def pieces() -> WordPieces:
    return WordPieces(VOCABULARY)


def test_words_fall_into_pieces_whatever_their_case(pieces: WordPieces) -> None:
    assert pieces.of(["The", "DOORBELLS"]) == [(4,), (5, 6, 7)]


def test_curly_marks_are_as_straight_ones(pieces: WordPieces) -> None:
    assert pieces.of(["“", "’", '"', "'"]) == [(9,), (8,), (9,), (8,)]


def test_accents_do_not_hide_a_word(pieces: WordPieces) -> None:
    assert pieces.of(["thé"]) == pieces.of(["the"])


@pytest.mark.parametrize("word", ["\u200b", "\u0007", "日本", "zzz"])
def test_a_word_that_the_vocabulary_lacks_has_a_piece(pieces: WordPieces, word: str) -> None:
    [found] = pieces.of([word])
    assert len(found) >= 1


def test_a_scream_is_cut_short(pieces: WordPieces) -> None:
    [found] = pieces.of(["'" * 500])
    assert len(found) == MOST_PIECES


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann", "ann"), ("ANN", "Ann"), ("I", "II"), ("1850", "x1850"), (",", "a"), ("McKay", "Mckay")],
)
def test_letter_case_and_kind_show_in_the_shape(one: str, other: str) -> None:
    assert shape_of(one, SPACED) != shape_of(other, SPACED)


def test_shapes_stay_in_their_range_and_tell_gaps_apart() -> None:
    words = ["a", "A", "AA", "Aa", "aA", "1", ",", "1a", "1,", "ß", "", "\u0301"]
    found = {shape_of(word, gap) for word in words for gap in (JOINED, SPACED, OPENING)}
    assert OUTSIDE not in found
    assert max(found) < SHAPES
    assert len({shape_of("the", gap) for gap in (JOINED, SPACED, OPENING)}) == 3
