"""Gold PDNC annotations as the layers of a book, for benchmarks in which part of the answer is given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.pdnc import GoldCharacter, GoldQuotation, Novel
from fabula.book import Book
from fabula.layers import (
    GIVEN_CAST,
    QUOTATIONS,
    QUOTED_SPANS,
    GivenCharacter,
    Quotation,
    QuotedSpan,
)
from fabula.reading import open_book
from fabula.slug import unique_slugs
from fabula.source.document import Manuscript
from fabula.source.plain import plain_manuscript
from fabula.text import Span, Text

PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")
MARKS = frozenset("\"“”'‘’«»")
STRAY = frozenset('"“”«»')
"""Marks that an annotation may begin or end with."""
REOPENING = frozenset("'‘—")
"""More marks with which a paragraph of a quotation is opened again."""
MAKER = "gold"


def manuscript(novel: Novel) -> Manuscript:
    """The novel as plain text."""
    return plain_manuscript(Text.of(novel.text, novel.name))


def gold_cast(novel: Novel) -> tuple[GivenCharacter, ...]:
    """The novel's people with their names and aliases, and nothing else about them."""
    people: dict[str, GoldCharacter] = {character.name: character for character in novel.characters}
    ids = unique_slugs(tuple(people))
    return tuple(
        GivenCharacter(id, name, tuple(alias for alias in character.aliases if alias != name))
        for id, (name, character) in zip(ids, people.items(), strict=True)
    )


def with_gold_quotations(book: Book, novel: Novel) -> tuple[Book, dict[str, GoldQuotation]]:
    """The book with gold spans and gold quotations, and the gold of each quotation id."""
    spans: list[QuotedSpan] = []
    members: dict[str, list[int]] = {}
    entries = sorted(
        (start, stop, continues, quotation)
        for quotation in novel.quotations
        for start, stop, continues in _pieces(novel.text, quotation)
    )
    for start, stop, continues, quotation in entries:
        outer = _with_marks(novel.text, start, stop)
        if spans and outer.start < spans[-1].stop:
            continue  # an annotation that overlaps the one before it
        members.setdefault(quotation.id, []).append(len(spans))
        spans.append(
            QuotedSpan(outer.start, outer.stop, Span(start, stop), "speech", continues, None, 1.0, MAKER)
        )
    rows, gold = [], {}
    of_id = {quotation.id: quotation for quotation in novel.quotations}
    for number, (id, indices) in enumerate(members.items(), 1):
        rows.append(
            Quotation(
                f"q{number}",
                spans[indices[0]].start,
                spans[indices[-1]].stop,
                tuple(indices),
                "speech",
                None,
                1.0,
                MAKER,
            )
        )
        gold[f"q{number}"] = of_id[id]
    return book.plus({QUOTED_SPANS: tuple(spans), QUOTATIONS: tuple(rows)}), gold


def _pieces(text: str, quotation: GoldQuotation) -> Iterator[tuple[int, int, bool]]:
    """The sub-quotations cut at paragraph breaks, without marks and outer white space."""
    for first, last in quotation.spans:
        edges = [first]
        for match in PARAGRAPH_BREAK.finditer(text, first, last):
            edges += [match.start(), match.end()]
        edges.append(last)
        for n, (start, stop) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
            start += n > 0 and text[start] in REOPENING
            while start < stop and (text[start].isspace() or text[start] in STRAY):
                start += 1
            while start < stop and (text[stop - 1].isspace() or text[stop - 1] in STRAY):
                stop -= 1
            if start < stop:
                yield start, stop, n > 0


def _with_marks(text: str, start: int, stop: int) -> Span:
    opened = start > 0 and text[start - 1] in MARKS
    closed = stop < len(text) and text[stop] in MARKS
    return Span(start - opened, stop + closed)


def gold_book(novel: Novel) -> tuple[Book, dict[str, GoldQuotation]]:
    """A book with gold cast and gold quotations, before any step."""
    book = open_book(manuscript(novel), gold_cast(novel))
    assert GIVEN_CAST in book
    return with_gold_quotations(book, novel)
