"""From a query to its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from fabula.asking.evidence import (
    answer,
    because,
    counting,
    doubts,
    is_mistaken,
    routes_for,
    secrets,
    unsigned,
)
from fabula.asking.index import Index, Row
from fabula.asking.places import where
from fabula.asking.query import BEGINNING, WHOM, AskedEvidence, Form, Query
from fabula.asking.reply import Answer, Reply, Status
from fabula.asking.said import hearers, perceived, tellers, told, witnessed
from fabula.asking.wording import negated, way_in_words
from fabula.errors import UnknownName
from fabula.layers.people import NARRATOR
from fabula.layers.world import Act, Ascription
from fabula.world.engine import Route

YES, NO, OPEN = "yes", "no", "open"
_SENSES: Mapping[AskedEvidence, frozenset[str]] = {
    "saw": frozenset(("saw", "did")),
    "heard": frozenset(("heard", "told", "overheard")),
}
ONCE = 0.8
"""For those who held something, but not to the story's end, where no time is asked for."""
EXCLUDED = 0.8
"""For the one alternative that is left where the other is held not to be so."""

Weights = Mapping[str, float]
Found = tuple[tuple[Answer, ...], bool]
"""Answers, and whether they answer the question or only tell why it stays open."""


def resolve(query: Query, index: Index, question: str = "", weights: Weights | None = None) -> Reply:
    """The answers to a query.

    Args:
        question: as it was asked; the query itself where none is given.
        weights: how certain it is that each claim of the query is meant; 1 where nothing is said.

    Raises:
        UnknownName: the query names someone or something that the world does not have.
    """
    _check(query, index)
    at = query.at if query.form == "place" and query.at == BEGINNING else index.end_of(query.at)
    query_in_time = replace(query, at=at)
    answers, settled = _FORMS[query.form](query_in_time, index, weights or {})
    if query.form not in ("told", "perceived", "claims", "since", "grounds"):
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
    asked = _to_be_known(query, index) if query.every else query.claim
    pairs = [
        (person, tuple(person if one == WHOM else one for one in query.holder), reference)
        for reference in asked
        for person in _candidates(query, index, reference)
    ]
    for person, chain, reference in pairs:
        one = _held(query, index, chain, reference, weights)
        if one is None and query.at is None:
            one = _once_held(query, index, chain, reference, weights)
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


def _held(
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


def _once_held(
    query: Query, index: Index, chain: tuple[str, ...], reference: str, weights: Weights
) -> Answer | None:
    """As :func:`_held`, at the last time at which the chain held it."""
    claim, affirmed = unsigned(reference)
    routes = index.engine.routes(chain, claim)
    beats = dict.fromkeys(one.beat for one in routes if one.affirms == affirmed and one.beat is not None)
    asked = (_held(replace(query, at=beat), index, chain, reference, weights) for beat in reversed(beats))
    last = next((one for one in asked if one is not None), None)
    return None if last is None else replace(last, certainty=round(last.certainty * ONCE, 4))


def _may_be_known(query: Query, index: Index, claim: str, contrary: str) -> bool:
    """Whether a claim is one that can be known: the narrator does not say the contrary."""
    return index.engine.value((), claim, query.at) != contrary


def _candidates(query: Query, index: Index, reference: str) -> list[str]:
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


def _value(query: Query, index: Index, weights: Weights) -> Found:
    if query.every:
        return _every(query, index, weights)
    yes = [one for ref in query.claim if (one := _held(query, index, query.holder, ref, weights)) is not None]
    if yes:
        return (max(yes, key=lambda one: one.certainty),), True
    if query.stance in ("doubts", "disbelieves", "unaware"):
        held = replace(query, stance="believes")
        no = [
            one for ref in query.claim if (one := _held(held, index, query.holder, ref, weights)) is not None
        ]
    else:
        no = [_refusal(query, index, ref, weights) for ref in query.claim if _refused(query, index, ref)]
    if no:
        best = max(no, key=lambda one: one.certainty)
        return (replace(best, value=NO),), True
    return _kept_open(query, index, weights), False


def _refused(query: Query, index: Index, reference: str) -> bool:
    claim, affirmed = unsigned(reference)
    if query.evidence is not None:
        return False
    value = index.engine.value(query.holder, claim, query.at)
    contrary = "holds not" if affirmed else "holds"
    known = query.stance == "knows" and not _may_be_known(query, index, claim, contrary)
    return value == contrary or (known and value != "open")


def _refusal(query: Query, index: Index, reference: str, weights: Weights) -> Answer:
    claim, affirmed = unsigned(reference)
    opposite = f"-{claim}" if affirmed else claim
    rows = because(routes_for(index, query.holder, opposite, query.at))
    rows = rows or because(routes_for(index, (), opposite, query.at))
    return answer(NO, index, rows, claim, weights.get(claim, 1.0))


def _kept_open(query: Query, index: Index, weights: Weights) -> tuple[Answer, ...]:
    """What keeps a question open: what was kept back from the holder, and what the text says of doubts."""
    claims = [unsigned(reference)[0] for reference in query.claim]
    holder = query.holder[-1:] or (NARRATOR,)
    rows = [act.id for act in secrets(index, holder[0], claims)]
    rows += [row.id for claim in claims for row in doubts(index, query.holder, claim)]
    weight = max((weights.get(claim, 1.0) for claim in claims), default=1.0)
    return tuple(answer(OPEN, index, (id,), None, weight) for id in dict.fromkeys(rows))


def _every(query: Query, index: Index, weights: Weights) -> Found:
    """Whether someone knows what happened, who did it, where it is: all of it that the story tells."""
    told = [ref for ref in query.claim if _narrated(index, ref, query.at) == "holds"]
    asked = (
        told or [ref for ref in query.claim if _narrated(index, ref, query.at) == "open"] or list(query.claim)
    )
    single = replace(query, every=False)
    held = {ref: _held(single, index, query.holder, ref, weights) for ref in query.claim}
    missing = [unsigned(ref)[0] for ref, one in held.items() if one is None]
    kept = secrets(index, query.holder[-1], missing) if query.holder else ()
    if kept:
        return tuple(answer(OPEN, index, (act.id,), act.claim) for act in kept), False
    found = [one for ref in asked if (one := held[ref]) is not None]
    if found:
        rows = [id for one in found for id in one.rows]
        return (answer(YES, index, rows, None, max(one.certainty for one in found)),), True
    told = [ref for ref in asked if _narrated(index, ref, query.at) == "holds"]
    if any(_refused(single, index, ref) for ref in told):
        return (
            answer(NO, index, [id for ref in told for id in _refusal(query, index, ref, weights).rows]),
        ), True
    return _kept_open(query, index, weights), False


def _to_be_known(query: Query, index: Index) -> tuple[str, ...]:
    """Of several claims those that the story tells to be so; where there are none, those that it leaves open."""
    for wanted in ("holds", "open"):
        found = tuple(ref for ref in query.claim if _narrated(index, ref, query.at) == wanted)
        if found:
            return found
    return query.claim


def _narrated(index: Index, reference: str, at: str | None) -> str:
    claim, affirmed = unsigned(reference)
    value = index.engine.value((), claim, at)
    turned = {"holds": "holds not", "holds not": "holds", "open": "open"}
    return value if affirmed else turned[value]


def _which(query: Query, index: Index, weights: Weights) -> Found:
    held: list[Answer] = []
    refused: list[bool] = []
    for place, group in enumerate(query.either):
        named = query.words[place] if place < len(query.words) else None
        single = replace(query, claim=group, stance="believes")
        yes = [one for ref in group if (one := _held(single, index, query.holder, ref, weights)) is not None]
        refused.append(any(_refused(single, index, ref) for ref in group))
        if yes:
            best = max(yes, key=lambda one: one.certainty)
            held.append(replace(best, value=named or index.claims[best.rows[-1]].text))
    if held:
        return tuple(sorted(held, key=lambda one: -one.certainty)), True
    left = [place for place, no in enumerate(refused) if not no]
    if len(left) == 1 and len(refused) > 1 and query.words:
        out = [ref for place, group in enumerate(query.either) if place not in left for ref in group]
        single = replace(query, claim=tuple(out), stance="believes")
        rows = [id for ref in out for id in _refusal(single, index, ref, weights).rows]
        return (answer(query.words[left[0]], index, rows, None, EXCLUDED),), True
    claims = tuple(ref for group in query.either for ref in group)
    return _kept_open(replace(query, claim=claims), index, weights), False


def _fillers(query: Query, index: Index, weights: Weights) -> Found:
    found: dict[str, Answer] = {}
    for reference in query.claim:
        one = _held(query, index, query.holder, reference, weights)
        claim = index.claims[unsigned(reference)[0]]
        if one is None:
            continue
        role = query.role or "deed"
        values = (
            getattr(claim, role, None)
            if role in ("agent", "patient", "recipient", "place")
            else (claim.text,)
        )
        values = (values,) if isinstance(values, str) else values or ()
        for value in values:
            if value not in found or one.certainty > found[value].certainty:
                found[value] = replace(one, value=value)
    return tuple(found.values()), True


def _claims(query: Query, index: Index, weights: Weights) -> Found:
    """What someone holds, of some people and things or at all.

    First what the text says that they hold, then what they were told or said, then what they saw or did.
    Where something is not, because it is elsewhere, is left out.
    """
    found: list[tuple[int, Answer]] = []
    for claim in _about(query, index):
        value = index.engine.value(query.holder, claim, query.at)
        known = query.stance != "knows" or _narrated(index, claim, query.at) in (value, "open")
        if value == "open" or not known or (value == "holds not" and index.engine.logic.thing(claim)):
            continue
        routes = routes_for(index, query.holder, claim if value == "holds" else f"-{claim}", query.at)
        rows = because(routes)
        if not rows or (query.stance == "knows" and is_mistaken(routes)):
            continue
        text = index.claims[claim].text
        one = answer(text if value == "holds" else negated(text), index, rows, claim)
        found.append((min(_nearness(index.rows.get(row)) for row in rows), one))
    return tuple(one for _, one in sorted(found, key=lambda item: item[0])), True


def _nearness(row: Row | None) -> int:
    """What comes first among the things that someone holds, by a row that it rests on."""
    return 0 if isinstance(row, Ascription) else 1 if isinstance(row, Act) else 2


def _about(query: Query, index: Index) -> list[str]:
    groups = [
        index.by_person.get(one, frozenset()) if index.cast.is_person(one) else index.with_words(one)
        for one in query.about
    ]
    chosen = frozenset.intersection(*groups) if groups else frozenset(index.claims)
    return [id for id in index.claims if id in chosen]


def _since(query: Query, index: Index, weights: Weights) -> Found:
    """The beat from which on something is held."""
    found = []
    for reference in query.claim:
        claim, affirmed = unsigned(reference)
        routes = [
            one for one in index.engine.routes(query.holder, claim, query.at) if one.affirms == affirmed
        ]
        for route in routes:
            if route.beat is None or _narrated_to(index, query, reference, route) == "holds":
                value = route.beat if route.beat is not None else BEGINNING
                found.append(answer(value, index, route.because, claim, weights.get(claim, 1.0)))
                break
    first = min(found, key=lambda one: _story_order(index, one.value), default=None)
    return ((first,), True) if first is not None else (_kept_open(query, index, weights), False)


def _narrated_to(index: Index, query: Query, reference: str, route: Route) -> str:
    claim, affirmed = unsigned(reference)
    value = index.engine.value(query.holder, claim, route.beat)
    return value if affirmed else {"holds": "holds not", "holds not": "holds", "open": "open"}[value]


def _story_order(index: Index, beat: str) -> float:
    return index.beats[beat].story_order if beat in index.beats else -1.0


def _grounds(query: Query, index: Index, weights: Weights) -> Found:
    """The ways by which someone came to hold something, each with what it rests on."""
    found: list[Answer] = []
    for reference in query.claim:
        claim, _ = unsigned(reference)
        routes = routes_for(index, query.holder, reference, query.at)
        for route in counting(routes):
            words = way_in_words(route, index)
            one = answer(words, index, route.because, route.claim, weights.get(claim, 1.0))
            if all((one.value, one.rows) != (other.value, other.rows) for other in found):
                found.append(one)
    if found:
        return tuple(found), True
    return _kept_open(query, index, weights), False


def _place(query: Query, index: Index, weights: Weights) -> Found:
    return where(query, index), True


def _perceived(query: Query, index: Index, weights: Weights) -> Found:
    return perceived(query, index), True


def _told(query: Query, index: Index, weights: Weights) -> Found:
    return told(query, index, weights), True


def _tellers(query: Query, index: Index, weights: Weights) -> Found:
    found = tellers(query, index, weights)
    return (found, True) if found else (_kept_open(query, index, weights), False)


def _hearers(query: Query, index: Index, weights: Weights) -> Found:
    return hearers(query, index, weights), True


_FORMS: Mapping[Form, Callable[[Query, Index, Weights], Found]] = {
    "holders": _holders,
    "value": _value,
    "which": _which,
    "fillers": _fillers,
    "claims": _claims,
    "perceived": _perceived,
    "told": _told,
    "tellers": _tellers,
    "hearers": _hearers,
    "place": _place,
    "since": _since,
    "grounds": _grounds,
}
