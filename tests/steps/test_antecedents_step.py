"""What the step from mentions to antecedents makes with the network that ships."""

from __future__ import annotations

import pytest

from fabula.book import Book
from fabula.coreference import scoring
from fabula.coreference.scoring import LEAST, PairScorer
from fabula.layers import ANTECEDENTS, ENTITIES, HEAD_VECTORS, Antecedents
from fabula.reading import open_book
from fabula.source.plain import plain_manuscript
from fabula.steps import antecedents, language, quoted_spans, structure, tokens
from fabula.text import Text

STORY = """Clara opened the door of the mill. She was tired.

“Is anybody there?” she called. Martin, the miller, came down with his lamp.

“I am,” he said. “Who are you?”

"""


def read(characters: str) -> Book:
    book = open_book(plain_manuscript(Text.of(characters)))
    for step in (structure.STEP, tokens.STEP, language.STEP, quoted_spans.STEP):
        book = step.apply(book)
    return book


def likeliest(book: Book, words: str) -> str:
    """The words that some words most probably take up; empty where they are likelier the first."""
    entities = book[ENTITIES]
    shown = [book.text.cut((row.start, row.stop)) for row in entities]
    row = antecedents.run(book)[ANTECEDENTS][shown.index(words)]
    best, share = row.candidates[0] if row.candidates else (-1, 0.0)
    return shown[best] if share > row.first else ""


def test_every_entity_has_its_row() -> None:
    book = antecedents.STEP.apply(read(STORY))
    assert [(row.start, row.stop, row.entity) for row in book[ANTECEDENTS]] == [
        (row.start, row.stop, i) for i, row in enumerate(book[ENTITIES])
    ]
    assert len(book[ANTECEDENTS]) > 6


def test_antecedents_come_before_the_likeliest_first_and_share_out_one() -> None:
    for row in antecedents.STEP.apply(read(STORY * 5))[ANTECEDENTS]:
        shares = [share for _, share in row.candidates]
        assert all(0 <= candidate < row.entity for candidate, _ in row.candidates)
        assert shares == sorted(shares, reverse=True)
        assert all(share >= LEAST for share in shares)
        assert 1 - 40 * LEAST < sum(shares) + row.first < 1.01


def test_the_first_mention_takes_up_none() -> None:
    [first, *_] = antecedents.STEP.apply(read(STORY))[ANTECEDENTS]
    assert (first.candidates, first.first) == ((), 1.0)


@pytest.mark.parametrize(
    ("story", "words", "taken_up"),
    [
        ("Clara opened the door. She was tired.", "She", "Clara"),
        ("Clara opened the door. Rain fell on Clara and on her hat.", "her", "Clara"),
        ("Martin hid himself behind the curtain.", "himself", "Martin"),
        ("The house stood on a hill. It was old, and nobody lived there.", "It", "The house"),
        ("Martin went home. Clara stayed.", "Clara", ""),
    ],
)
def test_what_plain_words_take_up(story: str, words: str, taken_up: str) -> None:
    assert likeliest(read(story), words) == taken_up


@pytest.mark.parametrize("characters", ["", "\n\n", "It rained.", "…"])
def test_a_text_without_mentions_has_no_rows(characters: str) -> None:
    assert antecedents.STEP.apply(read(characters))[ANTECEDENTS] == ()


def test_words_without_a_vector_are_told_by_the_rest() -> None:
    book = read("Clara opened the door. She was tired.")
    bare = Book(book.text, {**book.layers, HEAD_VECTORS: ()})
    assert likeliest(bare, "She") == "Clara"


@pytest.mark.parametrize("threads", [2, 4])
def test_the_same_rows_whatever_the_threads(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    book = read(STORY * 12)

    def rows(count: int) -> tuple[Antecedents, ...]:
        monkeypatch.setattr(scoring, "processors", lambda: count)
        return antecedents.score_with(PairScorer.load(), book)[ANTECEDENTS]

    monkeypatch.setattr(scoring, "STRETCH", 16)
    assert rows(threads) == rows(1)
