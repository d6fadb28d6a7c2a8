"""A question as the reading model reads it: its trees, and its frames with the people that they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fabula.asking.mending import mended
from fabula.asking.names import Cast
from fabula.book import Book
from fabula.framing.frames import frames_of
from fabula.framing.pronouns import Meant
from fabula.layers import EVENTS, PREDICATES, QUOTED_SPANS, TOKENS, WORDS, Frame
from fabula.reading import open_book
from fabula.source.plain import plain_manuscript
from fabula.steps import language, predicates, structure, tokens
from fabula.text import Text
from fabula.trees import Trees


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a question, or a claim in words.

    Attributes:
        meant: the words that mean people, and whom.
        frames: those of its predicates, by the predicate's word.
        root: the word that heads it.
    """

    text: Text
    trees: Trees
    meant: Mapping[int, Meant]
    frames: Mapping[int, Frame]
    root: int


def read_sentence(words: str, cast: Cast, rank: int = 0) -> Sentence | None:
    """Read one sentence; None where there are no words.

    Args:
        rank: whom pronouns mean: 0 for the likeliest, 1 for the next.
    """
    book = read_lines([words.replace("_", " ")])
    if not book[WORDS]:
        return None
    rows = mended(book[WORDS], book.text, cast.named(Trees.of(book[WORDS], book.text)))
    layers = {**book.layers, WORDS: rows, QUOTED_SPANS: (), EVENTS: ()}
    book = predicates.STEP.apply(Book(book.text, layers))
    trees = Trees.of(rows, book.text)
    meant = cast.meant(trees, rank)
    frames = frames_of(trees, book[PREDICATES], meant, [None] * len(rows))
    root = next(token for token, head in enumerate(trees.heads) if head is None)
    return Sentence(book.text, trees, meant, {frame.token: frame for frame in frames}, root)


def read_running(words: str) -> Book:
    """The language of running text."""
    book = _laid_out([words])
    return book.plus(language.read_with(language.shipped_model(), book))


def read_lines(lines: Sequence[str]) -> Book:
    """The language of some lines, each read as one sentence."""
    book = _laid_out(lines)
    starts, before = [], 0
    for place, token in enumerate(book[TOKENS]):
        if place == 0 or "\n" in book.text.cut((before, token.start)):
            starts.append(place)
        before = token.stop
    return book.plus(language.read_with(language.shipped_model(), book, starts))


def _laid_out(lines: Sequence[str]) -> Book:
    """Some lines as paragraphs, with their tokens."""
    manuscript = plain_manuscript(Text.of("\n\n".join(" ".join(line.split()) for line in lines), "question"))
    book = open_book(manuscript)
    for step in (structure.STEP, tokens.STEP):
        book = step.apply(book)
    return book
