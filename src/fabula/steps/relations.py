"""The step to what the text states that people are to each other.

By rule over the dependency trees, in the manner of Hearst's patterns (1992); what is denied, asked,
supposed or pretended states nothing, which the predicates tell.
"""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.layers import (
    ANTECEDENTS,
    ATTRIBUTIONS,
    CHARACTERS,
    DRAFT_AUDIENCES,
    ENTITIES,
    MENTIONS,
    PARAGRAPHS,
    PREDICATES,
    QUOTATIONS,
    QUOTED_SPANS,
    REFERENCES,
    RELATIONS,
    RESOLUTIONS,
    WORDS,
)
from fabula.quoting.around import spans_around
from fabula.relating.links import links_of
from fabula.relating.nouns import noun_statements
from fabula.relating.page import page_of
from fabula.relating.present import present_statements, uses_of
from fabula.relating.statement import rows_of
from fabula.relating.verbs import verb_statements


def run(book: Book) -> Made:
    """A row for each statement; what is stated twice has two, and what contradicts it has its own."""
    page = page_of(book, spans_around([word.start for word in book[WORDS]], book[QUOTED_SPANS]))
    stated = [*noun_statements(page), *verb_statements(page)]
    uses = uses_of(page)
    found = present_statements(page, uses, links_of(book, page, uses), rows_of(page, stated))
    return {RELATIONS: rows_of(page, [*stated, *found])}


STEP = Step(
    "relations",
    needs=(
        PARAGRAPHS,
        WORDS,
        ENTITIES,
        ANTECEDENTS,
        PREDICATES,
        QUOTED_SPANS,
        MENTIONS,
        CHARACTERS,
        RESOLUTIONS,
        QUOTATIONS,
        ATTRIBUTIONS,
        DRAFT_AUDIENCES,
        REFERENCES,
    ),
    makes=(RELATIONS,),
    run=run,
)
