"""Stage directions from what is said: who speaks is there, and conversations tell who comes and goes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from fabula.book import Book
from fabula.layers import (
    ATTRIBUTIONS,
    CHARACTERS,
    DRAFT_AUDIENCES,
    FRAMES,
    MENTIONS,
    QUOTATIONS,
    QUOTED_SPANS,
    RESERVED_IDS,
    RESOLUTIONS,
    Quotation,
)
from fabula.people.vocatives import is_called
from fabula.staging.directions import Direction
from fabula.staging.leavetaking import SpokenLine, movements
from fabula.staging.page import Page, Who

NEEDS = (QUOTATIONS, QUOTED_SPANS, ATTRIBUTIONS, DRAFT_AUDIENCES, CHARACTERS, FRAMES, MENTIONS, RESOLUTIONS)
_LIKELY = 0.4
_SPOKEN_TO = 0.7
_SHORTEST = 4
"""Lines that follow each other without narration from which on they are a conversation told by itself."""


_ASSENT_WITHIN = 2
"""Lines within which somebody answers who is asked to leave others alone."""
_ALONE = re.compile(
    r"\b(?:talk|speak|word|see|moment|minute|time)\b[^.!]*\b(?:alone|in private|privately)\b"
    r"|\bleave us\b(?! with)|\bexcuse us\b"
    r"|\bgive us (?:a |some |five |ten )?(?:minutes?|moments?|seconds?|room|privacy)\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(r"^\W*(?:no|never|not|i won't|i will not|nope)\b", re.IGNORECASE)


def speeches(book: Book, page: Page) -> Iterator[Direction]:
    """A direction for each line that is spoken."""
    speakers = {row.quotation: row for row in book[ATTRIBUTIONS]}
    hearers = {row.quotation: row for row in book[DRAFT_AUDIENCES]}
    called = called_in(book, page)
    for row in book[QUOTATIONS]:
        said = speakers[row.id]
        if row.parent is not None or row.kind != "speech" or said.speaker is None or said.certainty < _LIKELY:
            continue
        heard = hearers[row.id]
        beside = [one for one in heard.addressees if one not in RESERVED_IDS]
        sure = heard.certainty >= _SPOKEN_TO and len(beside) == 1
        spoken_to = dict.fromkeys((*(beside if sure else ()), *called.get(row.id, ())))
        others = tuple(Who(((one, 1.0),), "") for one in spoken_to if one != said.speaker)
        who = (Who(((said.speaker, said.certainty),), ""),)
        yield Direction("speak", row.start, page.sentence_at(row.start), who, beside=others)


def called_in(book: Book, page: Page) -> Mapping[str, tuple[str, ...]]:
    """Those who are called by name, by the id of the outermost quotation in which they are."""
    persons = {row.mention: row.character for row in book[RESOLUTIONS]}
    quotation_of = {n: row.id for row in book[QUOTATIONS] if row.parent is None for n in row.quoted}
    starts = [word.start for word in page.trees.words]
    found: dict[str, tuple[str, ...]] = {}
    for index, mention in enumerate(book[MENTIONS]):
        if mention.kind != "PROP" or mention.quoted not in quotation_of or index not in persons:
            continue
        first = bisect_left(starts, mention.start)
        joined = first > 0 and page.trees.forms[first - 1] in ("and", "or", "not")  # "You and Ann?"
        if not joined and is_called(page.trees, first, bisect_left(starts, mention.stop)):
            id = quotation_of[mention.quoted]
            found[id] = (*found.get(id, ()), persons[index])
    return found


def dismissals(book: Book, page: Page) -> Iterator[Direction]:
    """Those who are asked to leave others alone, and do: after their answer they are gone."""
    speakers = {row.quotation: row.speaker for row in book[ATTRIBUTIONS]}
    hearers = {row.quotation: row.addressees for row in book[DRAFT_AUDIENCES]}
    called = called_in(book, page)
    lines = [row for row in book[QUOTATIONS] if row.parent is None and row.kind == "speech"]
    for n, row in enumerate(lines):
        if _ALONE.search(_words(book, row)) is None:
            continue
        asked = called.get(row.id) or hearers[row.id]
        for answer in lines[n + 1 : n + 1 + _ASSENT_WITHIN]:
            if speakers[answer.id] in asked[:1] and not _REFUSAL.search(_words(book, answer)):
                who = (Who(((asked[0], 1.0),), ""),)
                at = page.sentence_end(page.sentence_at(answer.stop - 1)) - 1
                yield Direction("go", at, page.sentence_at(at), who, toward="away")
                break


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
    hearers = {row.quotation: row.addressees for row in book[DRAFT_AUDIENCES]}
    return [
        SpokenLine(
            row.start,
            row.stop,
            speakers[row.id],
            hearers[row.id],
            _words(book, row),
        )
        for row in rows
    ]


def _words(book: Book, row: Quotation) -> str:
    spans = book[QUOTED_SPANS]
    return " ".join(book.text.cut(spans[n].inner) for n in row.quoted)
