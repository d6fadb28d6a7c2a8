"""Stage directions from what is said: who speaks is there, and conversations tell who comes and goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fabula.book import Book
from fabula.layers import (
    ATTRIBUTIONS,
    AUDIENCES,
    CHARACTERS,
    FRAMES,
    QUOTATIONS,
    QUOTED_SPANS,
    RESERVED_IDS,
    Quotation,
)
from fabula.staging.directions import Direction
from fabula.staging.leavetaking import SpokenLine, movements
from fabula.staging.page import Page, Who

NEEDS = (QUOTATIONS, QUOTED_SPANS, ATTRIBUTIONS, AUDIENCES, CHARACTERS, FRAMES)
_LIKELY = 0.4
_SPOKEN_TO = 0.7
_SHORTEST = 4
"""Lines that follow each other without narration from which on they are a conversation told by itself."""


def speeches(book: Book, page: Page) -> Iterator[Direction]:
    """A direction for each line that is spoken."""
    speakers = {row.quotation: row for row in book[ATTRIBUTIONS]}
    hearers = {row.quotation: row for row in book[AUDIENCES]}
    for row in book[QUOTATIONS]:
        said = speakers[row.id]
        if row.parent is not None or row.kind != "speech" or said.speaker is None or said.certainty < _LIKELY:
            continue
        heard = hearers[row.id]
        beside = [one for one in heard.addressees if one not in RESERVED_IDS]
        sure = heard.certainty >= _SPOKEN_TO and len(beside) == 1
        others = tuple(Who(((one, heard.certainty),), "") for one in beside) if sure else ()
        who = (Who(((said.speaker, said.certainty),), ""),)
        yield Direction("speak", row.start, page.sentence_at(row.start), who, beside=others)


def comings_and_goings(book: Book, page: Page) -> Iterator[Direction]:
    """Who comes and goes by what is said, in conversations that are told without narration."""
    names = {
        row.id: [row.name, *[alias.text for alias in row.aliases]]
        for row in book[CHARACTERS]
        if row.id not in RESERVED_IDS
    }
    for conversation in _conversations(book):
        for row in movements(_lines(book, conversation), names):
            inside = row.offset if row.turn == "enter" else max(0, row.offset - 1)
            who = (Who(((row.person, 1.0),), ""),)
            toward = "here" if row.turn == "enter" else "away"
            yield Direction("go", inside, page.sentence_at(inside), who, toward=toward)  # type: ignore[arg-type]


def _conversations(book: Book) -> Iterator[list[Quotation]]:
    """Runs of outermost quotations between which nothing is narrated."""
    told = iter([frame.start for frame in book[FRAMES] if frame.quoted is None] + [len(book.text)])
    next_told, run = next(told), list[Quotation]()
    for row in book[QUOTATIONS]:
        if row.parent is not None or row.kind != "speech":
            continue
        broken = False
        while next_told < row.start:
            next_told, broken = next(told, len(book.text)), True
        if broken:
            if len(run) >= _SHORTEST:
                yield run
            run = []
        run.append(row)
    if len(run) >= _SHORTEST:
        yield run


def _lines(book: Book, rows: Sequence[Quotation]) -> list[SpokenLine]:
    speakers = {row.quotation: row.speaker for row in book[ATTRIBUTIONS]}
    hearers = {row.quotation: row.addressees for row in book[AUDIENCES]}
    spans = book[QUOTED_SPANS]
    return [
        SpokenLine(
            row.start,
            row.stop,
            speakers[row.id],
            hearers[row.id],
            " ".join(book.text.cut(spans[n].inner) for n in row.quoted),
        )
        for row in rows
    ]
