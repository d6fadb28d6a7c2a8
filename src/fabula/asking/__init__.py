"""Questions about a story, in English or as exact queries, answered with evidence: ``docs/questions.md``."""

from __future__ import annotations

import re

from fabula.asking.index import Index
from fabula.asking.query import QueryError, looks_like_query, parse_query
from fabula.asking.reply import Answer, Reply
from fabula.asking.resolving import resolve
from fabula.asking.understanding import NotUnderstood, understand

__all__ = ["Answer", "Index", "Reply", "ask"]

_CHAPTER = re.compile(r"\bchapter (\d+)\b", re.IGNORECASE)
_TIME = r",? (?:at|in|during|by|until|after)(?: the end of)?(?: (?:beat|scene|chapter))? ({ids})\b"


def ask(question: str, index: Index, at: str | None = None) -> Reply:
    """Answer a question, or a query in its printed form.

    Args:
        at: id of a beat, scene or chapter at whose end it is asked, in story order; None for the story's end.

    Raises:
        UnknownName: ``at``, or an id in a query, is none of the story's.
    """
    index.end_of(at)
    try:
        if looks_like_query(question):
            query, weights = parse_query(question), None
        else:
            words, during = _without_time(question, index)
            understood = understand(words, index, during)
            query, weights = understood.query, understood.weights
    except (NotUnderstood, QueryError) as error:
        return Reply(question, None, (), "not understood", str(error))
    if at is not None and query.at is None:
        query = query.at_end_of(at)
    return resolve(query, index, question, weights)


def _without_time(question: str, index: Index) -> tuple[str, str | None]:
    """A question without the id of a beat, scene or chapter that it names, and that id."""
    question = _CHAPTER.sub(r"ch\1", question)
    ids = sorted(index.times, key=len, reverse=True)
    named = re.compile(_TIME.format(ids="|".join(map(re.escape, ids))))
    match = named.search(question) if ids else None
    if match is None:
        return question, None
    return question[: match.start()] + question[match.end() :], match[1]
