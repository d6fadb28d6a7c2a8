"""The step from mentions to the earlier mentions that each may take up."""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.coreference.mentions import describe
from fabula.coreference.pairs import table_of
from fabula.coreference.scoring import PairScorer, antecedents, shipped_scorer, vectors_of
from fabula.layers import (
    ANTECEDENTS,
    ENTITIES,
    HEAD_VECTORS,
    PARAGRAPHS,
    QUOTED_SPANS,
    SENTENCES,
    WORDS,
    Antecedents,
)


def run(book: Book) -> Made:
    """Score the pairs of mentions."""
    return score_with(shipped_scorer(), book)


def score_with(scorer: PairScorer, book: Book) -> Made:
    """The layer as a scorer gives it."""
    mentions = describe(book)
    heads = [(row.token, row.values) for row in book[HEAD_VECTORS]]
    vectors = vectors_of(heads, [mention.head for mention in mentions])
    found = antecedents(scorer, table_of(mentions), vectors)
    entities = book[ENTITIES]
    return {
        ANTECEDENTS: tuple(
            Antecedents(entities[i].start, entities[i].stop, i, candidates, first)
            for i, (candidates, first) in enumerate(found)
        )
    }


STEP = Step(
    "antecedents",
    needs=(PARAGRAPHS, SENTENCES, WORDS, ENTITIES, HEAD_VECTORS, QUOTED_SPANS),
    makes=(ANTECEDENTS,),
    run=run,
)
