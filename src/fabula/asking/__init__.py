"""Questions about a story, in English or as exact queries, answered with evidence: ``docs/questions.md``."""

from __future__ import annotations

import re
from typing import Any

from fabula.asking.contents import NotUnderstood
from fabula.asking.heard import Lines
from fabula.asking.index import Index
from fabula.asking.query import BEGINNING, QueryError, looks_like_query, parse_query
from fabula.asking.reply import Answer, Reply
from fabula.asking.resolving import resolve
from fabula.asking.telling import Telling
from fabula.asking.unclaimed import meant_lines
from fabula.asking.understanding import Understood, understand
from fabula.layers import (
    ACTS,
    ASCRIPTIONS,
    ATTRIBUTIONS,
    AUDIENCES,
    BEATS,
    CHAPTERS,
    CHARACTERS,
    CLAIMS,
    OCCURRENCES,
    PERCEPTIONS,
    PERSONS,
    PLACES,
    QUOTATIONS,
    QUOTED_SPANS,
    REFERENCES,
    SENTENCE_VECTORS,
    SENTENCES,
    Layer,
)

__all__ = ["NEEDED", "Answer", "Index", "Lines", "Reply", "Telling", "ask"]

NEEDED: tuple[Layer[Any], ...] = (
    PERSONS, PLACES, CLAIMS, BEATS, OCCURRENCES, ACTS, PERCEPTIONS, ASCRIPTIONS,
    CHAPTERS, CHARACTERS, SENTENCES, SENTENCE_VECTORS, REFERENCES,
    QUOTATIONS, QUOTED_SPANS, ATTRIBUTIONS, AUDIENCES,
)  # fmt: skip
"""The layers of a story that answers rest on."""

_CHAPTER = re.compile(r"\bchapter (\d+)\b", re.IGNORECASE)
_TIME = r",? (?:at|in|during|by|until|after)(?: the end of)?(?: (?:beat|scene|chapter))? ({ids})\b"
_BEGINNING = re.compile(
    r",? (?:(?:at|in|from) the (?:very )?(?:beginning|start|outset)(?: of the (?:story|book|tale|novel))?"
    r"|at first|originally|initially)\b",
    re.IGNORECASE,
)


def ask(question: str, index: Index, at: str | None = None, lines: Lines | None = None) -> Reply:
    """Answer a question, or a query in its printed form.

    Args:
        at: id of a beat, scene or chapter at whose end it is asked, in story order; None for the story's end.
        lines: what is said in the story: who knows what no claim says is told by who heard it.

    Raises:
        UnknownName: ``at``, or an id in a query, is none of the story's.
    """
    index.end_of(at)
    try:
        if looks_like_query(question):
            query, weights = parse_query(question), None
        else:
            understood = _understood(question, index, at, lines)
            query, weights = understood.query, understood.weights
    except (NotUnderstood, QueryError) as error:
        return Reply(question, None, (), "not understood", str(error))
    if at is not None and query.at is None:
        query = query.at_end_of(at)
    return resolve(query, index, question, weights, lines)


def _understood(question: str, index: Index, at: str | None, lines: Lines | None) -> Understood:
    """What a question asks of the claims; where they do not say it, of the lines."""
    words, during = _without_time(question, index)
    try:
        return understand(words, index, during)
    except NotUnderstood:
        found = None if lines is None else meant_lines(words, index, lines, during if at is None else at)
        if found is None:
            raise
        query, weights = found
        return Understood(query if during is None else query.at_end_of(during), weights)


def _without_time(question: str, index: Index) -> tuple[str, str | None]:
    """A question without the time that it names, and that: an id, or the beginning."""
    question = _CHAPTER.sub(r"ch\1", question)
    ids = sorted(index.times, key=len, reverse=True)
    named = re.search(_TIME.format(ids="|".join(map(re.escape, ids))), question) if ids else None
    if named is not None:
        return question[: named.start()] + question[named.end() :], named[1]
    first = _BEGINNING.search(question)
    if first is not None:
        return question[: first.start()] + question[first.end() :], BEGINNING
    return question, None
