"""Books whose trees and mentions are drawn by hand, for tests of coreference.

Sentences are as in :mod:`tests.trees`; a mention is ``words/category/form``, looked for from where the one
before it begins, so mentions are given in the order of the text, outer before inner.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from fabula.book import Book
from fabula.coreference.mentions import Described, describe
from fabula.coreference.pairs import PAIR, Table, earlier, pair_features, table_of
from fabula.layers import ENTITIES, PARAGRAPHS, SENTENCES, TOKENS, Entity, Paragraph, Sentence
from tests.trees import book_of


def drawn(sentences: Sequence[str], mentions: Sequence[str]) -> Book:
    """The sentences as one paragraph."""
    book = book_of(*sentences)
    tokens = book[TOKENS]
    edges = [0, *accumulate(len(sentence.split()) for sentence in sentences)]
    rows = tuple(
        Sentence(tokens[first].start, tokens[last - 1].stop, first, last) for first, last in pairwise(edges)
    )
    forms = [book.text.cut((token.start, token.stop)) for token in tokens]
    paragraphs = (Paragraph(0, len(book.text), "ch1"),) if tokens else ()
    return book.plus(
        {SENTENCES: rows, PARAGRAPHS: paragraphs, ENTITIES: tuple(_entities(book, forms, mentions))}
    )


def described(sentences: Sequence[str], mentions: Sequence[str]) -> tuple[Described, ...]:
    """The mentions as linking looks at them."""
    book = drawn(sentences, mentions)
    return describe(book)


def seen(table: Table, one: int, other: int) -> set[str]:
    """What is seen of a pair, the later mention first."""
    later, before = earlier(table)
    features = pair_features(table, later, before)
    [place] = [k for k, pair in enumerate(zip(later, before, strict=True)) if pair == (one, other)]
    return {name for name, value in zip(PAIR, features[place], strict=True) if value}


def table(sentences: Sequence[str], *mentions: str) -> Table:
    """The mentions as columns."""
    return table_of(described(sentences, mentions))


def chain_of_names(*names: str) -> Table:
    """People's names, one a sentence."""
    return table(
        [f"{name}/NNP/2/nsubj left=leave/VBD/0/root" for name in names], *(f"{n}/PER/PROP" for n in names)
    )


def _entities(book: Book, forms: Sequence[str], mentions: Sequence[str]) -> list[Entity]:
    rows: list[Entity] = []
    for mention in mentions:
        written, category, form = mention.rsplit("/", 2)
        words = written.split()
        begun = rows[-1].first if rows else 0
        taken = {(row.first, row.last) for row in rows}
        first = next(
            k
            for k in range(begun, len(forms))
            if list(forms[k : k + len(words)]) == words and (k, k + len(words)) not in taken
        )
        last = first + len(words)
        start, stop = book[TOKENS][first].start, book[TOKENS][last - 1].stop
        rows.append(Entity(start, stop, first, last, category, form, 0.9, "by hand"))  # type: ignore[arg-type]
    return rows
