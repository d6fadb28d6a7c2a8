"""The step to who does what to whom."""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.framing.conversation import innermost
from fabula.framing.frames import frames_of
from fabula.framing.meant import people_meant
from fabula.layers import (
    ATTRIBUTIONS,
    CHARACTERS,
    CUES,
    DRAFT_AUDIENCES,
    ENTITIES,
    FRAMES,
    MENTIONS,
    PREDICATES,
    QUOTATIONS,
    QUOTED_SPANS,
    REFERENCES,
    RELATIONS,
    RESOLUTIONS,
    WORDS,
)
from fabula.trees import Trees


def run(book: Book) -> Made:
    """A row for each predicate."""
    trees = Trees.of(book[WORDS], book.text)
    quoted = innermost([word.start for word in trees.words], book[QUOTED_SPANS])
    meant, _ = people_meant(book, trees, quoted)
    return {FRAMES: frames_of(trees, book[PREDICATES], meant, quoted)}


STEP = Step(
    "frames",
    needs=(
        WORDS,
        ENTITIES,
        PREDICATES,
        QUOTED_SPANS,
        MENTIONS,
        CUES,
        CHARACTERS,
        RESOLUTIONS,
        QUOTATIONS,
        ATTRIBUTIONS,
        DRAFT_AUDIENCES,
        REFERENCES,
        RELATIONS,
    ),
    makes=(FRAMES,),
    run=run,
)
