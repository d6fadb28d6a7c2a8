"""The step to what is claimed, what happens, what is said of it, and what people are said to hold."""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.claiming.explaining import with_explanations
from fabula.claiming.gathering import gather
from fabula.claiming.inward import inward
from fabula.claiming.likeness import Likeness
from fabula.claiming.noticing import with_noticing
from fabula.claiming.page import page_of
from fabula.claiming.rows import renumbered, rows_of
from fabula.claiming.standing import with_standing
from fabula.layers import (
    ACTS,
    ASCRIPTIONS,
    ATTRIBUTIONS,
    AUDIENCES,
    BEATS,
    CHAPTERS,
    CHARACTERS,
    CLAIMS,
    CUES,
    FRAMES,
    FREE_INDIRECT,
    OCCURRENCES,
    PERCEPTIONS,
    PLACES,
    PREDICATES,
    QUOTATIONS,
    QUOTED_SPANS,
    RESOLUTIONS,
    SENTENCE_VECTORS,
    SENTENCES,
    WORDS,
)

HIDING = frozenset(("hide", "bury", "conceal", "lock", "stash"))


def run(book: Book) -> Made:
    """Claims, and the rows about them, in the order of the text."""
    page = page_of(book)
    claims, occurrences, acts, perceptions, ascriptions = rows_of(
        page, gather(page), Likeness(book[SENTENCE_VECTORS])
    )
    perceptions = with_noticing(claims, occurrences, perceptions, book[FRAMES], book[SENTENCES], book.text)
    people = {character.id for character in book[CHARACTERS]}
    claims, occurrences, ascriptions = inward(claims, occurrences, ascriptions, people)
    occurrences, perceptions = renumbered(occurrences, perceptions)
    hidden = [claim.id for claim in claims if claim.predicate in HIDING]
    places = [place.id for place in book[PLACES]]
    rows = (with_standing(book[BEATS], claims, occurrences, hidden, places), perceptions, ascriptions)
    occurrences, perceptions, ascriptions = with_explanations(
        claims, acts, rows, book[BEATS], book[FRAMES], book[QUOTATIONS], book[CHAPTERS], book.text
    )
    return {
        CLAIMS: claims,
        OCCURRENCES: occurrences,
        ACTS: acts,
        PERCEPTIONS: perceptions,
        ASCRIPTIONS: ascriptions,
    }


STEP = Step(
    "claims",
    needs=(
        CHAPTERS,
        SENTENCES,
        WORDS,
        SENTENCE_VECTORS,
        PREDICATES,
        QUOTED_SPANS,
        CUES,
        RESOLUTIONS,
        CHARACTERS,
        QUOTATIONS,
        ATTRIBUTIONS,
        AUDIENCES,
        FRAMES,
        FREE_INDIRECT,
        PLACES,
        BEATS,
    ),
    makes=(CLAIMS, OCCURRENCES, ACTS, PERCEPTIONS, ASCRIPTIONS),
    run=run,
)
