"""Where someone takes a person or a thing to be."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.asking.evidence import answer, because, routes_for
from fabula.asking.index import Index
from fabula.asking.patterns import stems_of
from fabula.asking.query import BEGINNING, Query
from fabula.asking.reply import Answer
from fabula.layers.world import Beat, Claim
from fabula.world.logic import is_state

BY_PRESENCE = 0.8
"""For a place that is known only by who was last seen in which beat."""


def where(query: Query, index: Index) -> tuple[Answer, ...]:
    """The places where a chain takes something to be: by the states that it holds, else by who was where."""
    states = states_of(index, query.of or "")
    if query.at == BEGINNING:
        return _at_first(query, index, states)
    at = query.at
    found: dict[str, Answer] = {}
    for state in states:
        if state.place is not None and index.engine.value(query.holder, state.id, at) == "holds":
            rows = because(routes_for(index, query.holder, state.id, at))
            found.setdefault(state.place, answer(state.place, index, rows, state.id))
    if not found and query.of is not None and index.cast.is_person(query.of):
        return _by_presence(query, index, at)
    return _innermost(index, found)


def states_of(index: Index, thing: str) -> list[Claim]:
    """The claims that say where a thing is; of several things those that share most of its words."""
    states = [claim for claim in index.world.claims if is_state(claim)]
    exact = [claim for claim in states if claim.agent[0] == thing]
    if exact:
        return exact
    wanted = stems_of(thing)
    shared = {claim.id: len(wanted & stems_of(claim.agent[0])) for claim in states}
    most = max(shared.values(), default=0)
    return [claim for claim in states if most and shared[claim.id] == most]


def _at_first(query: Query, index: Index, states: Sequence[Claim]) -> tuple[Answer, ...]:
    """Where the chain takes the thing to be by the first it learns of that, before anything moves it."""
    logic = index.engine.logic
    learned = [
        (piece.moment.key if piece.moment is not None else (), piece.order, state.id)
        for state in states
        for piece in index.engine.belief(query.holder, state.id).pieces
        if (state.id, True) in logic.consequences(piece.literal)
    ]
    if not learned:
        return ()
    _, order, first = min(learned)
    held = index.engine.belief_before(query.holder, first, order + 1)
    found: dict[str, Answer] = {}
    for state in states:
        if state.place is not None and (state.id, True) in held.literals:
            rows = [piece.moment.row.id for piece in held.accepted if piece.moment is not None]
            found.setdefault(state.place, answer(state.place, index, rows[-1:], state.id))
    return _innermost(index, found)


def _innermost(index: Index, found: dict[str, Answer]) -> tuple[Answer, ...]:
    """The places without those around another of them, which add nothing."""
    around = set()
    for place in found:
        outer = index.places[place].within if place in index.places else None
        while outer is not None and outer not in around:
            around.add(outer)
            outer = index.places[outer].within if outer in index.places else None
    return tuple(one for place, one in found.items() if place not in around)


def _by_presence(query: Query, index: Index, at: str | None) -> tuple[Answer, ...]:
    """The place of the last beat in which all of the chain were with the person who is looked for."""
    limit = index.beats[at].story_order if at is not None else None
    beats = [beat for beat in index.world.beats if limit is None or beat.story_order <= limit]
    together = [beat for beat in beats if beat.place is not None and _sees(beat, query)]
    if not together:
        return ()
    last = max(together, key=lambda beat: beat.story_order)
    weight = BY_PRESENCE * last.certainty
    return (answer(last.place or "", index, (last.id,), None, weight),)


def _sees(beat: Beat, query: Query) -> bool:
    there = {row.person: row for row in beat.present if row.perceives != "nothing"}
    sought = next((row for row in beat.present if row.person == query.of), None)
    if sought is None or any(person not in there for person in query.holder):
        return False
    return not sought.hidden or not query.holder or query.holder == (query.of,)
