"""The step to scenes, beats, and who is present."""

from __future__ import annotations

from dataclasses import replace

from fabula.book import Book, Made, Step
from fabula.layers import (
    BEATS,
    CHAPTERS,
    FRAMES,
    PARAGRAPHS,
    PLACES,
    QUOTED_SPANS,
    SCENES,
)
from fabula.lexicon.motion import PERCEIVING
from fabula.staging import cuts, page, speaking
from fabula.staging.acting import directions_of
from fabula.staging.directions import Direction
from fabula.staging.levels import flashbacks
from fabula.staging.page import Page, Who, page_of
from fabula.staging.scenery import scenery
from fabula.text import Span


def run(book: Book) -> Made:
    """Scenes and beats in the order of the text, and the places that they name."""
    if not book[CHAPTERS] or not len(book.text):
        return {PLACES: (), SCENES: (), BEATS: ()}
    found = page_of(book)
    quoted = [Span(row.start, row.stop) for row in book[QUOTED_SPANS] if row.parent is None]
    before = flashbacks(found, book[FRAMES], book[PARAGRAPHS], quoted)
    directions = _directions(book, found, before)
    made = scenery(found, directions, cuts.cuts_of(book, found), before, book[CHAPTERS][-1].stop)
    return {PLACES: made.places, SCENES: made.scenes, BEATS: made.beats}


def _directions(book: Book, found: Page, before: list[Span]) -> list[Direction]:
    """All stage directions in the order of the text."""
    directions: list[Direction] = []
    spans = iter([*before, Span(len(book.text), len(book.text))])
    span = next(spans)
    seen_by: dict[int, tuple[Who, ...]] = {}
    headings = {found.sentence_at(row.heading.start) for row in book[CHAPTERS] if row.heading is not None}
    for frame in book[FRAMES]:
        if frame.quoted is not None or found.sentence_of[frame.token] in headings:
            continue
        while frame.start >= span.stop and span.stop < len(book.text):
            span = next(spans)
        made = directions_of(found, frame, span.contains(frame.start))
        witnesses = seen_by.get(frame.token, ())
        directions.extend(replace(row, witnesses=witnesses) if witnesses else row for row in made)
        if frame.content is not None and frame.lemma.split()[0] in PERCEIVING:
            seen_by[frame.content] = tuple(who for filler in frame.agent for who in found.whos(filler))
    directions.extend(speaking.speeches(book, found))
    directions.extend(speaking.dismissals(book, found))
    directions.extend(speaking.comings_and_goings(book, found))
    return sorted(directions, key=lambda row: (row.offset, row.kind != "go"))


STEP = Step(
    "scenes",
    needs=tuple(dict.fromkeys((*page.NEEDS, *cuts.NEEDS, *speaking.NEEDS, FRAMES))),
    makes=(PLACES, SCENES, BEATS),
    run=run,
)
