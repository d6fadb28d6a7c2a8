"""The narration cut into what can be a thought: sentences, and what follows a semicolon, colon or dash."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fabula.book import Book
from fabula.layers import PARAGRAPHS, QUOTED_SPANS, SENTENCES, TOKENS, Paragraph, Sentence, Token
from fabula.lexicon.free_indirect import OWN_PERSONS

_OPEN = re.compile(r"([?!])[\"'”’)_*]*\s*$")
_BREAK = re.compile(r"(?:[;:]|[.!?]?\s?(?:—|--|–))\s*")
_NARRATOR = re.compile(r"\b(?:I|me|my|myself)\b")
_MARKS = frozenset('"“”«»')
_LEAST = 3
"""Tokens of the piece of a sentence that can be a thought by itself."""

_BACK = 2
"""Paragraphs before in which nobody may say "I", lest a diary or a chatty narrator think aloud."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of one sentence of the narration.

    Attributes:
        first, last: indices of its tokens, ``last`` exclusive.
        forms: the tokens in lower case, with straight apostrophes.
        ending: "?" or "!" where it ends so, else "".
        paragraph, sentence: their indices.
        plain: whether it can be a thought: no quotation in its sentence, nobody who says "I" or "you".
    """

    start: int
    stop: int
    first: int
    last: int
    forms: tuple[str, ...]
    ending: str
    paragraph: int
    sentence: int
    plain: bool


def units_of(book: Book) -> Iterator[Unit]:
    """The units of the story proper in the order of the text."""
    tokens, paragraphs, characters = book[TOKENS], book[PARAGRAPHS], book.text.characters
    starts = [row.start for row in paragraphs]
    outer = [(row.start, row.stop) for row in book[QUOTED_SPANS] if row.parent is None]
    stops = [stop for _, stop in outer]
    barred = _barred(characters, paragraphs, outer)
    for number, sentence in enumerate(book[SENTENCES]):
        at = bisect_right(starts, sentence.start) - 1
        if at < 0 or sentence.start >= paragraphs[at].stop or sentence.first == sentence.last:
            continue
        quoted = bisect_right(stops, sentence.start)
        forms = _forms(characters, sentence, tokens)
        plain = not barred[at] and (quoted == len(outer) or outer[quoted][0] >= sentence.stop)
        if plain and not _MARKS.isdisjoint(forms):
            barred[at] = True  # a mark without its fellow: nobody knows where the speech ends
        plain = plain and not barred[at] and OWN_PERSONS.isdisjoint(forms)
        found = _OPEN.search(characters, sentence.start, sentence.stop) if plain else None
        ending = found[1] if found else ""
        start, stop, first, last = sentence.start, sentence.stop, sentence.first, sentence.last
        whole = Unit(start, stop, first, last, forms, ending, at, number, plain)
        yield from _parted(whole, characters, tokens) if ending else (whole,)


def _forms(characters: str, sentence: Sentence, tokens: Sequence[Token]) -> tuple[str, ...]:
    start, rows = sentence.start, tokens[sentence.first : sentence.last]
    lower = characters[start : sentence.stop].lower().replace("’", "'")
    if len(lower) != sentence.stop - start:  # some capitals have small letters of two characters
        return tuple([characters[row.start : row.stop].lower() for row in rows])
    return tuple([lower[row.start - start : row.stop - start] for row in rows])


def _barred(characters: str, paragraphs: Sequence[Paragraph], outer: Sequence[tuple[int, int]]) -> list[bool]:
    """For each paragraph whether its narration says "I", or that of those just before; insets as well."""
    says = [row.inset or _says_i(characters, row, outer) for row in paragraphs]
    return [any(says[max(0, at - _BACK) : at + 1]) for at in range(len(says))]


def _says_i(characters: str, paragraph: Paragraph, outer: Sequence[tuple[int, int]]) -> bool:
    start, at = paragraph.start, bisect_right(outer, (paragraph.start, paragraph.start))
    while at < len(outer) and outer[at][0] < paragraph.stop:
        if _NARRATOR.search(characters, start, max(start, outer[at][0])):
            return True
        start = outer[at][1]
        at += 1
    return start < paragraph.stop and _NARRATOR.search(characters, start, paragraph.stop) is not None


def _parted(whole: Unit, characters: str, tokens: Sequence[Token]) -> Iterator[Unit]:
    """A sentence that asks or cries out, parted where its last piece begins."""
    cut = whole.start
    for found in _BREAK.finditer(characters, whole.start + 1, whole.stop - 1):
        cut = found.end()
    at = bisect_left(tokens, cut, whole.first, whole.last, key=lambda row: row.start)
    if not whole.first < at <= whole.last - _LEAST:
        yield whole
        return
    middle, inside = tokens[at].start, at - whole.first
    place = (whole.paragraph, whole.sentence, True)
    yield Unit(whole.start, middle, whole.first, at, whole.forms[:inside], "", *place)
    yield Unit(middle, whole.stop, at, whole.last, whole.forms[inside:], whole.ending, *place)
