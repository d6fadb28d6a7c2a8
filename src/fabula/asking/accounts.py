"""What someone holds, since when and why, and who or what fills a role of it."""

from __future__ import annotations

from dataclasses import replace

from fabula.asking.evidence import answer, because, counting, is_mistaken, routes_for, unsigned
from fabula.asking.holding import Weights, held, narrated
from fabula.asking.index import Index, Row
from fabula.asking.query import BEGINNING, Query
from fabula.asking.reply import Answer
from fabula.asking.verdicts import Found, kept_open
from fabula.asking.wording import negated, way_in_words
from fabula.layers.world import Act, Ascription
from fabula.world.engine import Route


def fillers(query: Query, index: Index, weights: Weights) -> Found:
    """Who or what fills a role in the claims that are held, or (``deed``) the claims themselves."""
    found: dict[str, Answer] = {}
    for reference in query.claim:
        one = held(query, index, query.holder, reference, weights)
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


def claims(query: Query, index: Index, weights: Weights) -> Found:
    """What someone holds, of some people and things or at all.

    First what the text says that they hold, then what they were told or said, then what they saw or did.
    Where something is not, because it is elsewhere, is left out.
    """
    found: list[tuple[int, Answer]] = []
    for claim in _about(query, index):
        value = index.engine.value(query.holder, claim, query.at)
        known = query.stance != "knows" or narrated(index, claim, query.at) in (value, "open")
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


def since(query: Query, index: Index, weights: Weights) -> Found:
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
    return ((first,), True) if first is not None else (kept_open(query, index, weights), False)


def _narrated_to(index: Index, query: Query, reference: str, route: Route) -> str:
    claim, affirmed = unsigned(reference)
    value = index.engine.value(query.holder, claim, route.beat)
    return value if affirmed else {"holds": "holds not", "holds not": "holds", "open": "open"}[value]


def _story_order(index: Index, beat: str) -> float:
    return index.beats[beat].story_order if beat in index.beats else -1.0


def grounds(query: Query, index: Index, weights: Weights) -> Found:
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
    return kept_open(query, index, weights), False
