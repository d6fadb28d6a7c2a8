"""The step to scenes, beats, and who is present."""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.layers import BEATS, PLACES, SCENES


def run(book: Book) -> Made:
    """Scenes and beats in the order of the text, and the places that they name."""
    return {PLACES: (), SCENES: (), BEATS: ()}


STEP = Step("scenes", needs=(), makes=(PLACES, SCENES, BEATS), run=run)
