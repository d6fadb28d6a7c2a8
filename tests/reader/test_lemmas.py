from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.reader.lemmas import apply_script, script_of

WORDS = st.text(alphabet="abcdeïßÉAB'’-0|", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("word", "lemma", "script"),
    [("Walking", "walk", "l|3|"), ("was", "be", "l|3|be"), ("Ann", "Ann", "k|0|"), ("NOT", "not", "l|0|")],
)
def test_a_script_says_what_to_change(word: str, lemma: str, script: str) -> None:
    assert script_of(word, lemma) == script
    assert apply_script(script, word) == lemma


def test_a_script_serves_words_that_it_was_not_made_from() -> None:
    assert apply_script(script_of("Dogs", "dog"), "hats") == "hat"


def test_a_word_too_short_for_a_script_stays() -> None:
    assert apply_script("l|5|", "it") == "it"


@given(WORDS, WORDS.filter(lambda lemma: lemma == lemma.lower()))
def test_a_script_makes_the_lemma_that_it_was_made_for(word: str, lemma: str) -> None:
    assert apply_script(script_of(word, lemma), word) == lemma


@given(st.integers(0, 9), WORDS)
def test_no_script_leaves_nothing(dropped: int, word: str) -> None:
    assert apply_script(f"k|{dropped}|", word)
