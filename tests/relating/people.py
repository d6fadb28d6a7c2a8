"""Parsed sentences with their people, for the tests of relations.

Every proper noun is the name of the person whose id is the word in lower case; pronouns mean whom the test
says. Words between straight quotation marks are said by one person to others. Each sentence is a paragraph,
and each name, pronoun and possessed noun an entity, which the test may link.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fabula.book import Book
from fabula.layers import (
    ANTECEDENTS,
    ATTRIBUTIONS,
    AUDIENCES,
    CHARACTERS,
    DRAFT_AUDIENCES,
    ENTITIES,
    MENTIONS,
    PARAGRAPHS,
    QUOTATIONS,
    QUOTED_SPANS,
    REFERENCES,
    RELATIONS,
    RESOLUTIONS,
    WORDS,
    Alias,
    Antecedents,
    Attribution,
    Audience,
    Character,
    Entity,
    Mention,
    Paragraph,
    Quotation,
    Reference,
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
    takes_up: Mapping[tuple[str, str], float] | None = None,
    refers: Mapping[str, str] | None = None,
) -> list[Relation]:
    """The relations that parsed sentences state.

    ``means`` gives the person of a pronoun or a noun by its resolution, ``refers`` by its reference;
    ``takes_up`` how probably a form takes up each mention with another form before it.
    """
    book = predicates.STEP.apply(book_of(*sentences))
    book = book.plus(_people(book, means or {}, certainty)).plus(_conversation(book, speaker, hearers))
    book = book.plus(_paragraphs(book, sentences)).plus(_linked(book, takes_up or {}, refers or {}))
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


def _paragraphs(book: Book, sentences: Sequence[str]) -> dict[object, tuple[object, ...]]:
    rows, first = [], 0
    for sentence in sentences:
        last = first + len(sentence.split())
        rows.append(Paragraph(book[WORDS][first].start, book[WORDS][last - 1].stop, "ch1"))
        first = last
    return {PARAGRAPHS: tuple(rows)}


def _linked(
    book: Book, takes_up: Mapping[tuple[str, str], float], refers: Mapping[str, str]
) -> dict[object, tuple[object, ...]]:
    entities, antecedents, references, forms = [], [], [], []
    for token, word in enumerate(book[WORDS]):
        kind = {"PROPN": "PROP", "PRON": "PRON", "NOUN": "NOM"}.get(word.upos)
        if kind is None:
            continue
        form, place = book.text.cut((word.start, word.stop)), (word.start, word.stop)
        index = len(entities)
        candidates = [
            (k, takes_up[form, before]) for k, before in enumerate(forms) if (form, before) in takes_up
        ]
        entities.append(Entity(*place, token, token + 1, "PER", kind, 0.9, "by hand"))
        first = 1 - sum(share for _, share in candidates)
        antecedents.append(Antecedents(*place, index, tuple(candidates), first))
        references.append(Reference(*place, index, refers.get(form, f"#{index}"), 1.0, "by hand"))
        forms.append(form)
    return {ENTITIES: tuple(entities), ANTECEDENTS: tuple(antecedents), REFERENCES: tuple(references)}


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
        DRAFT_AUDIENCES: tuple(audiences),
    }
