"""The step to free indirect thought: where the narration thinks in somebody's voice, and in whose.

By rule over words, trees and frames; nothing here is trained (``fabula/focalizing``).
"""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.focalizing.thoughts import thoughts_of
from fabula.layers import (
    CHARACTERS,
    FRAMES,
    FREE_INDIRECT,
    MENTIONS,
    PARAGRAPHS,
    QUOTED_SPANS,
    RESOLUTIONS,
    SENTENCES,
    TOKENS,
    WORDS,
)


def run(book: Book) -> Made:
    """A row for each stretch, in the order of the text."""
    return {FREE_INDIRECT: thoughts_of(book)}


STEP = Step(
    "free indirect thought",
    needs=(
        PARAGRAPHS,
        TOKENS,
        SENTENCES,
        WORDS,
        QUOTED_SPANS,
        MENTIONS,
        CHARACTERS,
        RESOLUTIONS,
        FRAMES,
    ),
    makes=(FREE_INDIRECT,),
    run=run,
)
