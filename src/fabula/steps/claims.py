"""The step to what is claimed, what happens, what is said of it, and what people are said to hold."""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.layers import ACTS, ASCRIPTIONS, CLAIMS, OCCURRENCES, PERCEPTIONS


def run(book: Book) -> Made:
    """Claims, and the rows about them, in the order of the text."""
    return {CLAIMS: (), OCCURRENCES: (), ACTS: (), PERCEPTIONS: (), ASCRIPTIONS: ()}


STEP = Step("claims", needs=(), makes=(CLAIMS, OCCURRENCES, ACTS, PERCEPTIONS, ASCRIPTIONS), run=run)
