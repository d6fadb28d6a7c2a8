"""Parsed sentences with their people, for the tests of relations.

Every proper noun is the name of the person whose id is the word in lower case; pronouns mean whom the test
says. Words between straight quotation marks are said by one person to others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fabula.book import Book
from fabula.layers import (
    ATTRIBUTIONS,
    AUDIENCES,
    CHARACTERS,
    MENTIONS,
    QUOTATIONS,
    QUOTED_SPANS,
    RELATIONS,
    RESOLUTIONS,
    WORDS,
    Alias,
    Attribution,
    Audience,
    Character,
    Mention,
    Quotation,
    Relation,
    Resolution,
)
from fabula.steps import predicates, relations
from fabula.text import Span
from tests.trees import book_of

PRONOUNS = {"f": "she/her", "m": "he/him"}
FEMALE = frozenset({"ann", "dawn", "sue"})


def relations_of(
    *sentences: str,
    means: Mapping[str, str] | None = None,
    speaker: str | None = None,
    hearers: Sequence[str] = (),
    certainty: float = 1.0,
) -> list[Relation]:
    """The relations that parsed sentences state; ``means`` gives the person of a pronoun or a noun."""
    book = predicates.STEP.apply(book_of(*sentences))
    book = book.plus(_people(book, means or {}, certainty)).plus(_conversation(book, speaker, hearers))
    return list(relations.STEP.apply(book)[RELATIONS])


def told(rows: Sequence[Relation]) -> list[tuple[str, str, str]]:
    return [(row.one, row.word, row.other) for row in rows]


def _people(book: Book, means: Mapping[str, str], certainty: float) -> dict[object, tuple[object, ...]]:
    spans = book[QUOTED_SPANS]
    mentions, resolutions = [], []
    ids = {"narrator"} & set(means.values())
    for word in book[WORDS]:
        form = book.text.cut((word.start, word.stop))
        id = form.lower() if word.upos == "PROPN" else means.get(form)
        quoted = next((n for n, span in enumerate(spans) if span.start <= word.start < span.stop), None)
        if word.upos in ("PROPN", "PRON") or form in means:
            kind = {"PROPN": "PROP", "PRON": "PRON"}.get(word.upos, "NOM")
            if id is not None:
                resolutions.append(Resolution(len(mentions), id, certainty, "by hand"))
                ids.add(id)
            mentions.append(Mention(word.start, word.stop, Span(word.start, word.stop), kind, quoted))
    ids |= {"ann", "ben", "tom", "dawn", "sue"}
    return {
        MENTIONS: tuple(mentions),
        RESOLUTIONS: tuple(resolutions),
        CHARACTERS: tuple(_character(id) for id in sorted(ids)),
    }


def _character(id: str) -> Character:
    pronouns = PRONOUNS["f" if id in FEMALE else "m"]
    alias = Alias(id.title(), 1)
    return Character(id, id.title(), (alias,), pronouns, 1, 0, 1, id == "narrator", False, 1.0, "by hand")


def _conversation(
    book: Book, speaker: str | None, hearers: Sequence[str]
) -> dict[object, tuple[object, ...]]:
    quotations, attributions, audiences = [], [], []
    for number, span in enumerate(book[QUOTED_SPANS]):
        id = f"q{number + 1}"
        quotations.append(Quotation(id, span.start, span.stop, (number,), "speech", None, 0.99, "by hand"))
        candidates = ((speaker, 1.0),) if speaker is not None else ()
        attributions.append(Attribution(id, speaker, "explicit", None, candidates, 1.0, "by hand"))
        audiences.append(Audience(id, tuple(hearers), 1.0, "by hand"))
    return {
        QUOTATIONS: tuple(quotations),
        ATTRIBUTIONS: tuple(attributions),
        AUDIENCES: tuple(audiences),
    }
