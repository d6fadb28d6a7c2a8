"""Tiny stories, made by hand, piece by piece: what a reading would have found is said with each piece.

>>> story = tiny("Ann came in. ", said("“Tea, Ben?”", by="Ann", to=("Ben",)), " asked Ann.")
>>> [(quote.words, quote.speaker) for quote in story.quotes]
[('Tea, Ben?', 'ann')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fabula.book import Book
from fabula.layers import (
    ATTRIBUTIONS,
    AUDIENCES,
    BLOCKS,
    CHAPTERS,
    CHARACTERS,
    DRAFT_AUDIENCES,
    EMPHASES,
    GIVEN_CAST,
    LAYERS,
    MENTIONS,
    PARAGRAPHS,
    PARATEXT,
    QUOTATIONS,
    QUOTED_SPANS,
    RESERVED_IDS,
    RESOLUTIONS,
    SENTENCES,
    TOKENS,
    Alias,
    Attribution,
    Audience,
    Block,
    Chapter,
    Character,
    CueForm,
    GivenCharacter,
    Mention,
    Paragraph,
    Paratext,
    Quotation,
    QuotedSpan,
    QuoteKind,
    Resolution,
    Sentence,
    Token,
)
from fabula.slug import slug
from fabula.story import Story
from fabula.text import Span, Text


@dataclass(frozen=True)
class Said:
    """A stretch of quotation; ``quote`` joins stretches of one quotation, ``within`` names its parent."""

    text: str
    by: str | None
    to: tuple[str, ...]
    kind: QuoteKind
    quote: str | None
    within: str | None
    form: CueForm
    cue: str | None
    certainty: float
    audience_certainty: float


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Around:
    text: str


Piece = str | Said | Heading | Around


def said(
    text: str,
    by: str | None = None,
    to: tuple[str, ...] = (),
    kind: QuoteKind = "speech",
    quote: str | None = None,
    within: str | None = None,
    form: CueForm = "explicit",
    cue: str | None = None,
    certainty: float = 0.9,
    audience_certainty: float = 0.8,
) -> Said:
    return Said(text, by, to, kind, quote, within, form, cue, certainty, audience_certainty)


def heading(text: str) -> Heading:
    return Heading(text)


def around(text: str) -> Around:
    return Around(text)


def tiny(*pieces: Piece, name: str = "tiny.txt", given: Sequence[GivenCharacter] = ()) -> Story:
    """A story whose text is the pieces in order; a nested piece is found inside the one that quotes it."""
    text = Text.of("".join("" if _nested(piece) else _text(piece) for piece in pieces), name)
    placed = _placed(pieces)
    people = _people(pieces)
    layers: dict[Any, tuple[Any, ...]] = dict.fromkeys(LAYERS, ())
    layers |= _structure(text, placed)
    layers |= _conversation(text, placed)
    layers |= _words(text)
    layers[GIVEN_CAST] = tuple(given)
    layers[CHARACTERS] = tuple(_character(person, text) for person in people)
    layers[MENTIONS], layers[RESOLUTIONS] = _mentions(text, people)
    return Story(Book(text, layers))


def _text(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece.text


def _nested(piece: Piece) -> bool:
    return isinstance(piece, Said) and piece.within is not None


def _placed(pieces: Sequence[Piece]) -> list[tuple[int, Piece]]:
    placed: list[tuple[int, Piece]] = []
    cursor, outer = 0, 0
    for piece in pieces:
        if _nested(piece):
            at = _text(placed[outer][1]).index(_text(piece))
            placed.append((placed[outer][0] + at, piece))
        else:
            outer = len(placed)
            placed.append((cursor, piece))
            cursor += len(_text(piece))
    return placed


def _people(pieces: Sequence[Piece]) -> list[str]:
    named = [
        person
        for piece in pieces
        if isinstance(piece, Said)
        for person in (piece.by, *piece.to)
        if person is not None
    ]
    return [person for person in dict.fromkeys(named) if person not in RESERVED_IDS]


def _id(person: str) -> str:
    return person if person in RESERVED_IDS else slug(person)


def _structure(text: Text, placed: Sequence[tuple[int, Piece]]) -> dict[Any, tuple[Any, ...]]:
    headings = [Span(at, at + len(p.text)) for at, p in placed if isinstance(p, Heading)]
    outside = [Span(at, at + len(p.text)) for at, p in placed if isinstance(p, Around)]
    before = placed[: next((n for n, (_, p) in enumerate(placed) if isinstance(p, Heading)), len(placed))]
    opening = not headings or any(not isinstance(p, Around) and _text(p).strip() for _, p in before)
    starts = [0, *(span.start for span in headings)] if opening else [span.start for span in headings]
    stops = [*starts[1:], len(text)]
    by_start = {span.start: span for span in headings}
    chapters = tuple(
        Chapter(f"ch{number}", start, stop, by_start.get(start))
        for number, (start, stop) in enumerate(zip(starts, stops, strict=True), 1)
    )
    taken = [*headings, *outside]
    paragraphs = tuple(
        Paragraph(m.start(), m.end(), next(c.id for c in chapters if c.start <= m.start() < c.stop))
        for m in re.finditer(r"\S(?:[^\n]*[^\s])?", text.characters)
        if not any(span.overlaps(Span(*m.span())) for span in taken)
    )
    blocks = [Block(*span, "heading", 1) for span in headings] + [
        Block(*span, "paratext") for span in outside
    ]
    blocks += [Block(row.start, row.stop, "paragraph") for row in paragraphs]
    return {
        CHAPTERS: chapters,
        PARAGRAPHS: paragraphs,
        PARATEXT: tuple(Paratext(*span) for span in outside),
        BLOCKS: tuple(sorted(blocks, key=lambda block: block.start)),
        EMPHASES: (),
    }


def _conversation(text: Text, placed: Sequence[tuple[int, Piece]]) -> dict[Any, tuple[Any, ...]]:
    spans: list[QuotedSpan] = []
    parts: dict[str, list[tuple[int, Said]]] = {}
    for at, piece in placed:
        if isinstance(piece, Said):
            id = piece.quote or f"q{len(parts) + 1}"
            parent = parts[piece.within][0][0] if piece.within else None
            continues = id in parts
            parts.setdefault(id, []).append((len(spans), piece))
            inner = Span(at + 1, at + len(piece.text) - 1)
            spans.append(
                QuotedSpan(at, at + len(piece.text), inner, piece.kind, continues, parent, 0.99, "by hand")
            )
    quotations, attributions, audiences = [], [], []
    for id, members in parts.items():
        numbers, first = tuple(number for number, _ in members), members[0][1]
        start, stop = spans[numbers[0]].start, spans[numbers[-1]].stop
        quotations.append(Quotation(id, start, stop, numbers, first.kind, first.within, 0.99, "by hand"))
        cue = None
        if first.cue is not None:
            begin = text.characters.index(first.cue)
            cue = Span(begin, begin + len(first.cue))
        speaker = None if first.by is None else _id(first.by)
        candidates = () if speaker is None else ((speaker, first.certainty),)
        certainty = 0.0 if speaker is None else first.certainty
        attributions.append(Attribution(id, speaker, first.form, cue, candidates, certainty, "by hand"))
        to = tuple(_id(person) for person in first.to)
        audiences.append(Audience(id, to, first.audience_certainty, "by hand"))
    return {
        QUOTED_SPANS: tuple(spans),
        QUOTATIONS: tuple(quotations),
        ATTRIBUTIONS: tuple(attributions),
        AUDIENCES: tuple(audiences),
        DRAFT_AUDIENCES: tuple(audiences),
    }


def _words(text: Text) -> dict[Any, tuple[Any, ...]]:
    tokens = tuple(Token(*m.span()) for m in re.finditer(r"\w+|[^\w\s]", text.characters))
    whole = (Sentence(0, len(text), 0, len(tokens)),) if tokens else ()
    return {TOKENS: tokens, SENTENCES: whole}


def _character(name: str, text: Text) -> Character:
    places = [match.start() for match in re.finditer(re.escape(name), text.characters)]
    alias = Alias(name, len(places))
    first, last = (places[0], places[-1]) if places else (0, 0)
    return Character(slug(name), name, (alias,), None, len(places), first, last, False, False, 0.9, "by hand")


def _mentions(text: Text, people: Sequence[str]) -> tuple[tuple[Mention, ...], tuple[Resolution, ...]]:
    found = sorted(
        (*match.span(), person)
        for person in people
        for match in re.finditer(re.escape(person), text.characters)
    )
    mentions = tuple(Mention(start, stop, Span(start, stop), "PROP", None) for start, stop, _ in found)
    resolutions = tuple(Resolution(n, slug(person), 0.9, "by hand") for n, (_, _, person) in enumerate(found))
    return mentions, resolutions
