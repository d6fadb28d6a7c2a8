"""The step from mentions to what they refer to: people of the cast, and everybody and everything else."""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.coreference.linking import link
from fabula.coreference.mentions import describe
from fabula.coreference.persons import persons_of
from fabula.layers import (
    ANTECEDENTS,
    ATTRIBUTIONS,
    DRAFT_AUDIENCES,
    ENTITIES,
    MENTIONS,
    PARAGRAPHS,
    QUOTATIONS,
    QUOTED_SPANS,
    REFERENCES,
    RESOLUTIONS,
    SENTENCES,
    TOKENS,
    WORDS,
    Reference,
)

MAKER = "coreference"


def run(book: Book) -> Made:
    """Link all mentions, and name the chains that hold a person of the cast."""
    mentions = describe(book)
    persons = persons_of(book, mentions)
    links = link(book[ANTECEDENTS], persons)
    names = {chain: person for chain, person in zip(links.chains, persons, strict=True) if person is not None}
    numbers: dict[int, str] = {}
    for chain in links.chains:
        if chain not in names:
            numbers.setdefault(chain, f"#{len(numbers) + 1}")
    rows = zip(book[ENTITIES], links.chains, links.certainties, strict=True)
    return {
        REFERENCES: tuple(
            Reference(row.start, row.stop, i, names.get(chain) or numbers[chain], certainty, MAKER)
            for i, (row, chain, certainty) in enumerate(rows)
        )
    }


STEP = Step(
    "coreference",
    needs=(
        PARAGRAPHS,
        TOKENS,
        SENTENCES,
        WORDS,
        ENTITIES,
        ANTECEDENTS,
        QUOTED_SPANS,
        MENTIONS,
        RESOLUTIONS,
        QUOTATIONS,
        ATTRIBUTIONS,
        DRAFT_AUDIENCES,
    ),
    makes=(REFERENCES,),
    run=run,
)
