"""The tokens of a book as the rules for mentions look at them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from fabula.book import Book
from fabula.layers import CHAPTERS, ENTITIES, QUOTED_SPANS, SENTENCES, TOKENS, MentionKind, QuotedSpan
from fabula.text import Span

Found = tuple[int, int, MentionKind]


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a book as the rules look at them, in parallel sequences.

    ``person`` tells of each whether the reading model takes it for a person's name.
    """

    starts: tuple[int, ...]
    stops: tuple[int, ...]
    forms: tuple[str, ...]
    lower: tuple[str, ...]
    initial: tuple[bool, ...]
    heading: tuple[bool, ...]
    quoted: tuple[int | None, ...]
    person: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.forms)

    def joined(self, i: int) -> bool:
        """Whether only white space (no other token, no line break of a paragraph) parts i from i + 1."""
        return i + 1 < len(self.forms) and self.starts[i + 1] - self.stops[i] <= 2


def look_at(book: Book) -> Words:
    """The words of a book that has tokens, sentences, entities, chapters and quoted spans."""
    tokens, spans = book[TOKENS], book[QUOTED_SPANS]
    forms = tuple(book.text.cut((token.start, token.stop)) for token in tokens)
    first_of_sentence = {sentence.first for sentence in book[SENTENCES]}
    openings = {span.inner.start for span in spans}
    initial, pending = [], False
    for i, (token, form) in enumerate(zip(tokens, forms, strict=True)):
        pending = pending or i in first_of_sentence or token.start in openings
        initial.append(pending)
        if form[0].isalnum():
            pending = False
    starts = tuple(token.start for token in tokens)
    people = [row for row in book[ENTITIES] if row.category == "PER" and row.form == "PROP"]
    named = {token for row in people for token in range(row.first, row.last)}
    return Words(
        starts,
        tuple(token.stop for token in tokens),
        forms,
        tuple(form.lower() for form in forms),
        tuple(initial),
        _within(starts, [c.heading for c in book[CHAPTERS] if c.heading is not None]),
        _innermost(starts, spans),
        tuple(token in named for token in range(len(tokens))),
    )


def _within(starts: Sequence[int], spans: Sequence[Span]) -> tuple[bool, ...]:
    edges = [edge for span in spans for edge in span]
    return tuple(bisect_right(edges, start) % 2 == 1 for start in starts)


def _innermost(starts: Sequence[int], spans: Sequence[QuotedSpan]) -> tuple[int | None, ...]:
    """For each token the index of the innermost quoted span around it; one sweep over both."""
    result: list[int | None] = []
    stack: list[int] = []
    following = 0
    for start in starts:
        while following < len(spans) and spans[following].start <= start:
            stack.append(following)
            following += 1
        while stack and spans[stack[-1]].stop <= start:
            stack.pop()
        result.append(stack[-1] if stack else None)
    return tuple(result)
