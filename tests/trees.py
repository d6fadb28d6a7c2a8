"""Parsed sentences for tests, written by hand: ``form[=lemma]/TAG/head/relation`` a word.

    book_of("She/PRP/3/nsubj did=do/VBD/3/aux sleep/VB/0/root ././3/punct")

Heads count from 1 within the sentence, 0 is the root. The universal part of speech follows from the tag
and the relation, or stands after a tilde (``were=be/VBD~AUX/0/root``). Words between straight double
quotation marks are a quoted span.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from fabula.book import Book
from fabula.layers import (
    EVENTS,
    PREDICATES,
    QUOTED_SPANS,
    TOKENS,
    WORDS,
    Event,
    Predicate,
    QuotedSpan,
    Token,
    Word,
)
from fabula.steps import predicates
from fabula.text import Span, Text

# fmt: off
UPOS = {
    "DT": "DET", "PRP$": "PRON", "EX": "PRON", "PRP": "PRON", "WP": "PRON", "WDT": "PRON",
    "TO": "PART", "RP": "ADP", "IN": "ADP", "MD": "AUX", "CC": "CCONJ", "CD": "NUM", "UH": "INTJ",
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "JJ": "ADJ", "JJR": "ADJ",
    "RB": "ADV", "RBR": "ADV", "WRB": "ADV",
}
# fmt: on


def book_of(*sentences: str, realis: Iterable[str] = ()) -> Book:
    """A book of parsed sentences; the words in ``realis`` are its events."""
    forms: list[str] = []
    words: list[Word] = []
    position = 0
    for sentence in sentences:
        first = len(words)
        for entry in sentence.split():
            written, tag, head, relation = entry.rsplit("/", 3)
            form, _, lemma = written.partition("=")
            tag, _, given = tag.partition("~")
            upos = given or _upos(tag, relation)
            above = first + int(head) - 1 if int(head) else None
            stop = position + len(form)
            words.append(
                Word(position, stop, lemma or form.lower(), upos, tag, "", above, relation, 1.0, "by hand")
            )
            forms.append(form)
            position = stop + 1
    events = [
        Event(word.start, word.stop, index, 0.9, "by hand")
        for index, (word, form) in enumerate(zip(words, forms, strict=True))
        if form in realis
    ]
    marks = [word for word, form in zip(words, forms, strict=True) if form == '"']
    return Book(
        Text.of(" ".join(forms), "trees"),
        {
            TOKENS: tuple(Token(word.start, word.stop) for word in words),
            WORDS: tuple(words),
            EVENTS: tuple(events),
            QUOTED_SPANS: tuple(_quoted(*pair) for pair in list(pairwise(marks))[::2]),
        },
    )


def predicates_of(*sentences: str, realis: Iterable[str] = ()) -> dict[str, Predicate]:
    """The predicates of parsed sentences, by their forms."""
    book = predicates.STEP.apply(book_of(*sentences, realis=realis))
    return {book.text.cut((row.start, row.stop)): row for row in book[PREDICATES]}


def _upos(tag: str, relation: str) -> str:
    if tag.startswith("VB"):
        return "AUX" if relation.startswith(("aux", "cop")) else "VERB"
    if relation == "mark" and tag == "IN":
        return "SCONJ"
    return UPOS.get(tag, "PUNCT")


def _quoted(opening: Word, closing: Word) -> QuotedSpan:
    inner = Span(opening.stop, closing.start)
    return QuotedSpan(opening.start, closing.stop, inner, "speech", False, None, 0.99, "by hand")
