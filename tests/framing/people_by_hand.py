"""Parsed sentences with their people, for the tests of frames.

Every proper noun is the name of the person whose id is the word in lower case; pronouns and nouns mean whom
the test says. Words between straight quotation marks are one speaker's, said to others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fabula.book import Book
from fabula.layers import (
    ATTRIBUTIONS,
    AUDIENCES,
    CHARACTERS,
    CUES,
    DRAFT_AUDIENCES,
    ENTITIES,
    FRAMES,
    MENTIONS,
    QUOTATIONS,
    QUOTED_SPANS,
    REFERENCES,
    RELATIONS,
    RESOLUTIONS,
    WORDS,
    Alias,
    Attribution,
    Audience,
    Character,
    Filler,
    Frame,
    Mention,
    Quotation,
    Relation,
    Resolution,
)
from fabula.steps import frames, predicates
from fabula.text import Span
from tests.trees import book_of

WOMEN = frozenset({"ann", "dawn", "sue"})
EVERYBODY = ("ann", "ben", "dawn", "sue", "tom")


def frames_of(
    *sentences: str,
    means: Mapping[str, str] | None = None,
    said: Sequence[tuple[str, Sequence[str]]] = (),
    sisters: Sequence[tuple[str, str]] = (),
) -> dict[str, Frame]:
    """The frames of parsed sentences, by the forms of their predicates.

    Args:
        means: the person of a pronoun or noun.
        said: for each quoted span its speaker and hearers.
        sisters: pairs of one and another whose sister that one is.
    """
    book = predicates.STEP.apply(book_of(*sentences)).plus(_spoken(said, book_of(*sentences)))
    book = frames.STEP.apply(book.plus(_people(book, means or {}, sisters)))
    return {
        book.text.cut((book[WORDS][row.token].start, book[WORDS][row.token].stop)): row
        for row in book[FRAMES]
    }


def roles(frame: Frame) -> tuple[list[str], list[str], list[str]]:
    """The people who act, are acted upon, and get something."""
    return _meant(frame.agent), _meant(frame.patient), _meant(frame.recipient)


def _meant(role: Sequence[Filler]) -> list[str]:
    return [one for filler in role for one in filler.people]


def _people(
    book: Book, means: Mapping[str, str], sisters: Sequence[tuple[str, str]]
) -> dict[object, tuple[object, ...]]:
    mentions, resolutions = [], []
    for word in book[WORDS]:
        form = book.text.cut((word.start, word.stop))
        id = form.lower() if word.upos == "PROPN" else means.get(form)
        quoted = next(
            (n for n, span in enumerate(book[QUOTED_SPANS]) if span.start <= word.start < span.stop), None
        )
        if word.upos in ("PROPN", "PRON") or form in means:
            kind = {"PROPN": "PROP", "PRON": "PRON"}.get(word.upos, "NOM")
            if id is not None:
                resolutions.append(Resolution(len(mentions), id, 0.9, "by hand"))
            mentions.append(Mention(word.start, word.stop, Span(word.start, word.stop), kind, quoted))
    return {
        MENTIONS: tuple(mentions),
        RESOLUTIONS: tuple(resolutions),
        CUES: (),
        ENTITIES: (),
        REFERENCES: (),
        RELATIONS: tuple(Relation(0, 1, one, of, "kin", "sister", 1.0, "by hand") for one, of in sisters),
        CHARACTERS: tuple(_character(id) for id in EVERYBODY),
    }


def _spoken(said: Sequence[tuple[str, Sequence[str]]], book: Book) -> dict[object, tuple[object, ...]]:
    quotations, attributions, audiences = [], [], []
    for number, (span, (speaker, hearers)) in enumerate(zip(book[QUOTED_SPANS], said, strict=True)):
        id = f"q{number + 1}"
        quotations.append(Quotation(id, span.start, span.stop, (number,), "speech", None, 0.99, "by hand"))
        attributions.append(Attribution(id, speaker, "explicit", None, ((speaker, 1.0),), 1.0, "by hand"))
        audiences.append(Audience(id, tuple(hearers), 1.0, "by hand"))
    return {
        QUOTATIONS: tuple(quotations),
        ATTRIBUTIONS: tuple(attributions),
        AUDIENCES: tuple(audiences),
        DRAFT_AUDIENCES: tuple(audiences),
    }


def _character(id: str) -> Character:
    pronouns = "she/her" if id in WOMEN else "he/him"
    return Character(id, id.title(), (Alias(id.title(), 1),), pronouns, 1, 0, 1, False, False, 1.0, "by hand")
