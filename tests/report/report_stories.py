"""Stories written down row by row, for the tests of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fabula.book import Book
from fabula.layers import (
    ATTRIBUTIONS,
    AUDIENCES,
    BLOCKS,
    CHAPTERS,
    CHARACTERS,
    EMPHASES,
    GIVEN_CAST,
    LAYERS,
    PARAGRAPHS,
    PARATEXT,
    QUOTATIONS,
    QUOTED_SPANS,
    RELATIONS,
    Alias,
    Attribution,
    Audience,
    Block,
    Chapter,
    Character,
    CueForm,
    Emphasis,
    Paragraph,
    Paratext,
    Quotation,
    QuotedSpan,
    QuoteKind,
    Relation,
)
from fabula.story import Story
from fabula.text import Span, Text


@dataclass(frozen=True)
class Line:
    """A quotation for :func:`write_story`: its stretches as they stand in the text, and its people."""

    words: str | Sequence[str]
    speaker: str | None
    to: Sequence[str] = ()
    kind: QuoteKind = "speech"
    form: CueForm = "explicit"
    cue: str | None = None
    certainty: float = 0.97
    candidates: Sequence[tuple[str, float]] = ()
    within: str | None = None


@dataclass(frozen=True)
class Plot:
    """What :func:`write_story` makes a story of; chapter headings and paratext as they stand in the text."""

    text: str
    cast: Mapping[str, str]
    lines: Sequence[Line] = ()
    headings: Sequence[str] = ()
    paratext: Sequence[str] = ()
    separators: Sequence[str] = ()
    italics: Sequence[str] = ()
    name: str = "plot.txt"
    mentions: Mapping[str, int] = field(default_factory=dict)
    relations: Sequence[Relation] = ()


def write_story(plot: Plot) -> Story:
    """The story of a plot; each of its pieces is looked up in the text, in order."""
    text = plot.text
    around = _find_all(text, plot.paratext)
    headings = _find_all(text, plot.headings)
    separators = _find_all(text, plot.separators)
    italics = _find_all(text, plot.italics)
    apart = sorted([*around, *headings, *separators])
    paragraphs = [
        Span(match.start(), match.end())
        for match in re.finditer(r"[^\s](?:.|\n(?!\s*\n)|\r\n(?!\s*\r\n))*", text)
        if not any(match.start() < span.stop and span.start < match.end() for span in apart)
    ]
    chapters = _chapters(text, headings, around)

    spans: list[QuotedSpan] = []
    quotations: list[Quotation] = []
    attributions: list[Attribution] = []
    audiences: list[Audience] = []
    search = _Finder(text)
    for number, line in enumerate(plot.lines, 1):
        words = [line.words] if isinstance(line.words, str) else line.words
        found = [search(part, nested=line.within is not None) for part in words]
        cue = search.near(line.cue, found[0]) if line.cue else None
        first = len(spans)
        spans += [
            QuotedSpan(a, b, Span(a + 1, b - 1), line.kind, False, None, 0.99, "hand") for a, b in found
        ]
        id = f"q{number}"
        indices = tuple(range(first, len(spans)))
        quotations.append(
            Quotation(id, found[0].start, found[-1].stop, indices, line.kind, line.within, 0.99, "hand")
        )
        candidates = tuple(line.candidates) or (((line.speaker, line.certainty),) if line.speaker else ())
        attributions.append(Attribution(id, line.speaker, line.form, cue, candidates, line.certainty, "hand"))
        audiences.append(Audience(id, tuple(line.to), 0.8, "hand"))

    cast = [
        Character(
            id, name, (Alias(name, 1),), None, plot.mentions.get(id, 1), 0, 1, False, False, 1.0, "hand"
        )
        for id, name in plot.cast.items()
    ]
    blocks = [
        *(Block(a, b, "heading", 1) for a, b in headings),
        *(Block(a, b, "separator") for a, b in separators),
        *(Block(a, b, "paratext") for a, b in around),
        *(Block(a, b, "paragraph") for a, b in paragraphs),
    ]
    return Story(
        Book(
            Text.of(text, plot.name),
            {
                **dict.fromkeys(LAYERS, ()),
                BLOCKS: tuple(sorted(blocks, key=lambda block: block.start)),
                EMPHASES: tuple(Emphasis(a, b) for a, b in italics),
                PARAGRAPHS: tuple(Paragraph(a, b, _chapter_at(chapters, a)) for a, b in paragraphs),
                CHAPTERS: tuple(chapters),
                PARATEXT: tuple(Paratext(a, b) for a, b in around),
                QUOTED_SPANS: tuple(spans),
                CHARACTERS: tuple(cast),
                QUOTATIONS: tuple(quotations),
                ATTRIBUTIONS: tuple(attributions),
                AUDIENCES: tuple(audiences),
                GIVEN_CAST: (),
                RELATIONS: tuple(plot.relations),
            },
        )
    )


class _Finder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._cursor = 0

    def __call__(self, words: str, nested: bool = False) -> Span:
        start = self._text.rindex(words, 0, self._cursor) if nested else self._text.index(words, self._cursor)
        self._cursor = max(self._cursor, start + len(words))
        return Span(start, start + len(words))

    def near(self, words: str, span: Span) -> Span:
        """The occurrence whose middle is nearest to a span's end."""
        starts = [match.start() for match in re.finditer(re.escape(words), self._text)]
        start = min(starts, key=lambda start: abs(start - span.stop))
        return Span(start, start + len(words))


def _find_all(text: str, pieces: Sequence[str]) -> list[Span]:
    find = _Finder(text)
    return [find(words) for words in pieces]


def _chapters(text: str, headings: Sequence[Span], around: Sequence[Span]) -> list[Chapter]:
    start = around[0].stop if around and around[0].start == 0 else 0
    stop = around[-1].start if around and around[-1].stop == len(text) else len(text)
    if not headings:
        return [Chapter("ch1", start, stop, None)]
    ends = [*(heading.start for heading in headings[1:]), stop]
    return [
        Chapter(f"ch{number}", heading.start, end, heading)
        for number, (heading, end) in enumerate(zip(headings, ends, strict=True), 1)
    ]


def _chapter_at(chapters: Sequence[Chapter], offset: int) -> str:
    return next(
        (chapter.id for chapter in chapters if chapter.start <= offset < chapter.stop), chapters[0].id
    )
