"""From a query to its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from fabula.asking.accounts import claims, fillers, grounds, since
from fabula.asking.evidence import answer, secrets, unsigned
from fabula.asking.feelings import feels
from fabula.asking.heard import Lines
from fabula.asking.holding import OPEN, Weights, candidates, held, once_held, to_be_known
from fabula.asking.index import Index
from fabula.asking.places import where
from fabula.asking.query import BEGINNING, WHOM, Form, Query
from fabula.asking.reply import Answer, Reply, Status
from fabula.asking.said import hearers, perceived, tellers, told
from fabula.asking.unclaimed import heard, told_of
from fabula.asking.verdicts import Found, kept_open, value, which
from fabula.errors import UnknownName

_IN_ORDER = frozenset(("told", "perceived", "claims", "since", "grounds"))
"""Forms whose answers are in the order of the story, not of their certainty."""


def resolve(
    query: Query,
    index: Index,
    question: str = "",
    weights: Weights | None = None,
    lines: Lines | None = None,
) -> Reply:
    """The answers to a query.

    Args:
        question: as it was asked; the query itself where none is given.
        weights: how certain it is that each claim or line of the query is meant; 1 where nothing is said.
        lines: what is said in the story, for what no claim says.

    Raises:
        UnknownName: the query names someone or something that the world does not have.
    """
    _check(query, index)
    at = query.at if query.form == "place" and query.at == BEGINNING else index.end_of(query.at)
    query_in_time = replace(query, at=at)
    if query.form == "heard":
        answers, settled = heard(query_in_time, index, weights or {}, lines)
    else:
        answers, settled = _FORMS[query.form](query_in_time, index, weights or {})
    if query.form == "claims" and query.stance == "knows" and not answers and lines is not None:
        answers = told_of(query_in_time, index, lines)
    if query.form not in _IN_ORDER:
        answers = tuple(sorted(answers, key=lambda one: -one.certainty))
    status: Status = "answered" if settled and answers else "open"
    return Reply(question or str(query), query, answers, status)


def _check(query: Query, index: Index) -> None:
    named = (*query.claim, *(one for group in query.either for one in group))
    for reference in named:
        if unsigned(reference)[0] not in index.claims:
            raise UnknownName(reference, "the world has no claim with this id", "ask about one that it has")
    for person in (*query.holder, *query.by, *query.to):
        if person != WHOM and not index.cast.is_person(person):
            raise UnknownName(person, "the world has nobody with this id", "ask about one whom it has")


def _holders(query: Query, index: Index, weights: Weights) -> Found:
    """Those who hold one of the claims; where no time is asked for, then those who once did."""
    found: dict[str, Answer] = {}
    asked = to_be_known(query, index) if query.every else query.claim
    pairs = [
        (person, tuple(person if one == WHOM else one for one in query.holder), reference)
        for reference in asked
        for person in candidates(query, index, reference)
    ]
    for person, chain, reference in pairs:
        one = held(query, index, chain, reference, weights)
        if one is None and query.at is None:
            one = once_held(query, index, chain, reference, weights)
        if one is not None and one.certainty > found.get(person, Answer("", certainty=0.0)).certainty:
            found[person] = replace(one, value=person)
    if found:
        return tuple(found.values()), True
    if query.holder != (WHOM,):
        return (), False
    kept = {
        act.id: act
        for reference in query.claim
        for person in index.world.people
        for act in secrets(index, person.id, (unsigned(reference)[0],))
    }
    return tuple(answer(OPEN, index, (act.id,), act.claim) for act in kept.values()), False


def _place(query: Query, index: Index, weights: Weights) -> Found:
    return where(query, index), True


def _perceived(query: Query, index: Index, weights: Weights) -> Found:
    return perceived(query, index), True


def _told(query: Query, index: Index, weights: Weights) -> Found:
    return told(query, index, weights), True


def _tellers(query: Query, index: Index, weights: Weights) -> Found:
    found = tellers(query, index, weights)
    return (found, True) if found else (kept_open(query, index, weights), False)


def _hearers(query: Query, index: Index, weights: Weights) -> Found:
    return hearers(query, index, weights), True


_FORMS: Mapping[Form, Callable[[Query, Index, Weights], Found]] = {
    "holders": _holders,
    "value": value,
    "which": which,
    "fillers": fillers,
    "claims": claims,
    "feels": feels,
    "perceived": _perceived,
    "told": _told,
    "tellers": _tellers,
    "hearers": _hearers,
    "place": _place,
    "since": since,
    "grounds": grounds,
}
