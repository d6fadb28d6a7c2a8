from __future__ import annotations

import pytest

from fabula.book import Book, Made, Step, check_order
from fabula.errors import PipelineError
from fabula.layers import BLOCKS, LAYERS, PARAGRAPHS, SENTENCES, TOKENS, Block, Token
from fabula.reading import STEPS, read_manuscript
from fabula.source import Manuscript
from fabula.text import Text

BOOK = Book(Text.of("One."), {BLOCKS: (Block(0, 4, "paragraph"),)})


def one_token(book: Book) -> Made:
    return {TOKENS: (Token(book[BLOCKS][0].start, 3),)}


def test_a_step_adds_its_layer_and_leaves_the_book_alone() -> None:
    after = Step("one", (BLOCKS,), (TOKENS,), one_token).apply(BOOK)
    assert after[TOKENS] == (Token(0, 3),)
    assert TOKENS not in BOOK


def test_a_step_sees_only_what_it_declares() -> None:
    with pytest.raises(PipelineError, match="'blocks'"):
        Step("one", (), (TOKENS,), one_token).apply(BOOK)


def test_a_step_makes_what_it_declares() -> None:
    with pytest.raises(PipelineError, match="does not make"):
        Step("one", (BLOCKS,), (TOKENS, SENTENCES), one_token).apply(BOOK)


def test_a_layer_is_written_once() -> None:
    with pytest.raises(PipelineError, match="twice"):
        BOOK.plus({BLOCKS: ()})


def test_what_is_given_is_not_made_again() -> None:
    given = BOOK.plus({TOKENS: ()})
    assert Step("one", (BLOCKS,), (TOKENS,), one_token).apply(given) is given


def test_an_order_that_cannot_work_is_refused_before_any_work() -> None:
    with pytest.raises(PipelineError, match="'tokens'"):
        check_order([Step("two", (TOKENS,), (SENTENCES,), one_token)], [BLOCKS])


def test_the_steps_of_reading_make_every_layer_that_is_not_given() -> None:
    made = [layer for step in STEPS for layer in step.makes]
    assert len(made) == len(set(made))
    story = read_manuscript(Manuscript(Text.of("One."), (Block(0, 4, "paragraph"),), ()))
    assert set(story.book.layers) == set(LAYERS)
    assert PARAGRAPHS in story.book
