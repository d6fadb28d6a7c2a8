"""Predicates: what is said of something, whether it is affirmed, and how far its source vouches for it.

By rule over the dependency trees; ``docs/predicates.md`` says which rules, and after whom.
"""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.layers import EVENTS, PREDICATES, QUOTED_SPANS, WORDS, Predicate
from fabula.predication.certainty import certainty
from fabula.predication.reading import Reading, read_predicates
from fabula.quoting.around import spans_around
from fabula.trees import Trees


def find_predicates(book: Book) -> Made:
    """A row for each predicate of a book that has words."""
    trees = Trees.of(book[WORDS], book.text)
    quoted = spans_around([word.start for word in trees.words], book[QUOTED_SPANS])
    realis = {event.token for event in book[EVENTS]}
    rows = (_row(trees, reading, realis) for reading in read_predicates(trees, quoted))
    return {PREDICATES: tuple(rows)}


def _row(trees: Trees, reading: Reading, realis: set[int]) -> Predicate:
    word, standing = trees.words[reading.token], reading.standing
    return Predicate(
        word.start,
        word.stop,
        reading.token,
        "-" if standing.denied else "+",
        reading.modality,
        standing.factuality,
        certainty(standing, word.certainty, reading.token in realis),
        f"predicates: {standing.rule}",
    )


STEP = Step(
    "predicates",
    needs=(WORDS, EVENTS, QUOTED_SPANS),
    makes=(PREDICATES,),
    run=find_predicates,
)
