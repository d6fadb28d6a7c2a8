"""Whether and how someone holds a claim, and who may hold it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fabula.asking.evidence import (
    answer,
    because,
    doubts,
    is_mistaken,
    routes_for,
    secrets,
    unsigned,
)
from fabula.asking.index import Index
from fabula.asking.query import WHOM, AskedEvidence, Query
from fabula.asking.reply import Answer
from fabula.asking.said import witnessed
from fabula.layers.world import Ascription

YES, NO, OPEN = "yes", "no", "open"
_SENSES: Mapping[AskedEvidence, frozenset[str]] = {
    "saw": frozenset(("saw", "did")),
    "heard": frozenset(("heard", "told", "overheard")),
}
ONCE = 0.8
"""For those who held something, but not to the story's end, where no time is asked for."""

Weights = Mapping[str, float]
"""How certain it is that a claim is meant, by its id."""


def held(
    query: Query, index: Index, chain: tuple[str, ...], reference: str, weights: Weights
) -> Answer | None:
    """The answer that this chain holds a claim in the way that is asked; None where it does not."""
    claim, affirmed = unsigned(reference)
    value = index.engine.value(chain, claim, query.at)
    holds, contrary = ("holds", "holds not") if affirmed else ("holds not", "holds")
    opposite = f"-{claim}" if affirmed else claim
    weight = weights.get(claim, 1.0)
    if query.evidence == "saw" and affirmed and (rows := witnessed(index, chain, claim)):
        return answer(YES, index, rows, claim, weight)
    if query.stance in ("unaware", "doubts", "disbelieves"):
        if value == contrary:
            rows = because(routes_for(index, chain, opposite, query.at))
            return answer(YES, index, rows, claim, weight)
        open_by = doubts(index, chain, claim)
        if value == "open" and query.stance != "disbelieves" and (open_by or query.stance == "unaware"):
            open_rows = [row.id for row in open_by]
            kept = [act.id for act in secrets(index, chain[-1], (claim,))]
            return answer(YES, index, open_rows or kept, claim, weight)
        return None
    if value != holds or (query.stance == "knows" and not _may_be_known(query, index, claim, contrary)):
        return None
    routes = routes_for(index, chain, reference, query.at)
    if query.evidence is not None:
        routes = tuple(one for one in routes if one.evidence in _SENSES[query.evidence])
        if not routes:
            return None
    if query.stance == "knows" and is_mistaken(routes):
        return None
    return answer(YES, index, because(routes), claim, weight)


def once_held(
    query: Query, index: Index, chain: tuple[str, ...], reference: str, weights: Weights
) -> Answer | None:
    """As :func:`held`, at the last time at which the chain held it."""
    claim, affirmed = unsigned(reference)
    routes = index.engine.routes(chain, claim)
    beats = dict.fromkeys(one.beat for one in routes if one.affirms == affirmed and one.beat is not None)
    asked = (held(replace(query, at=beat), index, chain, reference, weights) for beat in reversed(beats))
    last = next((one for one in asked if one is not None), None)
    return None if last is None else replace(last, certainty=round(last.certainty * ONCE, 4))


def _may_be_known(query: Query, index: Index, claim: str, contrary: str) -> bool:
    """Whether a claim is one that can be known: the narrator does not say the contrary."""
    return index.engine.value((), claim, query.at) != contrary


def candidates(query: Query, index: Index, reference: str) -> list[str]:
    """Those who may hold something of a claim: who perceives, says or is said to hold what bears on it."""
    place = query.holder.index(WHOM)
    if query.stance == "unaware":
        there = {row.person for beat in index.world.beats for row in beat.present}
        everyone = [person.id for person in index.world.people]
        return [id for id in everyone if not there or id in there]
    component = index.engine.component(unsigned(reference)[0])
    found: dict[str, None] = {}
    for moment, percepts in zip(component.moments, component.percepts, strict=True):
        found.update(dict.fromkeys(percepts))
        if isinstance(moment.row, Ascription) and len(moment.row.holder) > place:
            found[moment.row.holder[place]] = None
    found.update(dict.fromkeys(one for claim in component.claims if claim.content for one in claim.agent))
    around = {query.holder[i] for i in (place - 1, place + 1) if 0 <= i < len(query.holder)}
    return [person for person in found if person not in around and index.cast.is_person(person)]


def refused(query: Query, index: Index, reference: str) -> bool:
    """Whether the holder holds the contrary, or holds what cannot be known since it is not so."""
    claim, affirmed = unsigned(reference)
    if query.evidence is not None:
        return False
    value = index.engine.value(query.holder, claim, query.at)
    contrary = "holds not" if affirmed else "holds"
    known = query.stance == "knows" and not _may_be_known(query, index, claim, contrary)
    return value == contrary or (known and value != "open")


def refusal(query: Query, index: Index, reference: str, weights: Weights) -> Answer:
    """The answer "no", with what the holder, or the narrator, has against a claim."""
    claim, affirmed = unsigned(reference)
    opposite = f"-{claim}" if affirmed else claim
    rows = because(routes_for(index, query.holder, opposite, query.at))
    rows = rows or because(routes_for(index, (), opposite, query.at))
    return answer(NO, index, rows, claim, weights.get(claim, 1.0))


def narrated(index: Index, reference: str, at: str | None) -> str:
    """The narrator's word on a claim as a query names it."""
    claim, affirmed = unsigned(reference)
    value = index.engine.value((), claim, at)
    turned = {"holds": "holds not", "holds not": "holds", "open": "open"}
    return value if affirmed else turned[value]


def to_be_known(query: Query, index: Index) -> tuple[str, ...]:
    """Of several claims those that the story says are so; where there are none, those it leaves open."""
    for wanted in ("holds", "open"):
        found = tuple(ref for ref in query.claim if narrated(index, ref, query.at) == wanted)
        if found:
            return found
    return query.claim
