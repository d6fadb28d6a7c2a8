"""What was said to whom, and what was seen and heard, where it is the acts themselves that are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from fabula.asking.evidence import answer, told_first, unsigned
from fabula.asking.index import Index
from fabula.asking.patterns import stems_of
from fabula.asking.query import WHOM, Query
from fabula.asking.reply import Answer
from fabula.asking.verbs import LIE, SAYING, sense_of
from fabula.asking.wording import act_in_words, in_words
from fabula.layers.world import Act, Ascription, Claim, Occurrence
from fabula.world.moments import Moment
from fabula.world.sources import AFFIRMING, DENYING
from fabula.world.stage import Level, Percept

REPORTED = 0.9
"""For what only somebody's words tell: "I saw them kiss", "Angel told me a little"."""
Weights = Mapping[str, float]


def told(query: Query, index: Index, weights: Weights) -> tuple[Answer, ...]:
    """What was said by whom to whom: in words, or (by ``role``) who said it, when, or whether it was."""
    found: dict[str, Answer] = {}
    for act in _acts(query, index, query.by, query.to):
        values: Iterable[str] = (act_in_words(act, index),)
        if query.role == "by":
            values = () if act.by is None else (act.by,)
        elif query.role == "beat":
            values = () if act.beat is None else (act.beat,)
        elif query.claim or query.role == "whether":
            values = ("yes",)
        for value in values:
            weight = max((weights.get(unsigned(one)[0], 1.0) for one in query.claim), default=1.0)
            found.setdefault(value, answer(value, index, (act.id,), act.claim, weight))
    if not found and query.claim and query.role == "whether" and query.act is None:
        kept = _acts(replace(query, act="withhold"), index, query.by, query.to)
        return tuple(answer("no", index, (act.id,), act.claim) for act in kept)
    return tuple(found.values())


def tellers(query: Query, index: Index, weights: Weights) -> tuple[Answer, ...]:
    """Who told the holder a claim: who said it to them or in their hearing, and whom they have it from."""
    found: dict[str, Answer] = {}

    def put(person: str | None, rows: Iterable[str], claim: str, weight: float) -> None:
        if person is not None and person not in query.holder[-1:]:
            one = answer(person, index, rows, claim, weight)
            if person not in found or one.certainty > found[person].certainty:
                found[person] = one

    for reference in query.claim:
        claim, affirmed = unsigned(reference)
        weight = weights.get(claim, 1.0)
        for route in index.engine.routes(query.holder, claim, query.at):
            if route.affirms == affirmed and route.chain:
                put(route.chain[0], route.because, route.claim, weight)
    weight = max((weights.get(unsigned(one)[0], 1.0) for one in query.claim), default=1.0)
    for act in _acts(query, index, (), query.holder[-1:]):
        put(act.by, (act.id,), act.claim, weight)
    for telling, claim in _reported(query, index):
        for person in telling.agent:
            rows = [row.id for row in index.about.get(telling.id, ())]
            put(person, rows, claim, REPORTED)
    return tuple(found.values())


def hearers(query: Query, index: Index, weights: Weights) -> tuple[Answer, ...]:
    """Whom someone told a claim, or anything."""
    found: dict[str, Answer] = {}
    for act in _acts(query, index, query.by, ()):
        for person in (*act.to, *(act.heard_by or ())):
            if person not in found and person not in query.by:
                found[person] = answer(person, index, (act.id,), act.claim)
    return tuple(found.values())


def perceived(query: Query, index: Index) -> tuple[Answer, ...]:
    """What someone saw or heard: as they took it, or (``really``) as it was."""
    (person,) = query.holder[-1:] or ("",)
    found: dict[str, tuple[tuple[float, int], Answer]] = {}
    times = _times(query, index)
    for moment, percepts in index.moments:
        row = moment.row
        if isinstance(row, Ascription) or row.claim not in index.claims or not _during(row, times):
            continue
        claim = _taken(query, row, percepts.get(person), person)
        if claim is not None and _fits(query, index, claim, moment):
            stated = index.engine.stage.perceptions(row.id).get(person)
            rows = (row.id,) if stated is None else (stated.id, row.id)
            text = index.claims[claim].text
            text = in_words(row.act, text) if isinstance(row, Act) else text
            found.setdefault(text, (told_first(index, row), answer(text, index, rows, claim)))
    for claim_id, reports in _seen_by_report(query, index, person):
        text = index.claims[claim_id].text
        order = min((told_first(index, row) for row in reports), default=(0.0, 0))
        if not reports or any(_during(row, times) for row in reports):
            one = answer(text, index, [row.id for row in reports], claim_id, REPORTED)
            found.setdefault(text, (order, one))
    return tuple(one for _, one in sorted(found.values(), key=lambda item: item[0]))


def witnessed(index: Index, chain: tuple[str, ...], claim: str) -> tuple[str, ...]:
    """The rows by which one person saw something happen, whatever they took it for; () for who did not."""
    if len(chain) != 1:
        return ()
    component = index.engine.component(claim)
    found: dict[str, None] = {}
    for moment, percepts in zip(component.moments, component.percepts, strict=True):
        row, percept = moment.row, percepts.get(chain[0])
        happened = isinstance(row, Occurrence) and row.claim == claim
        if happened and percept is not None and percept.level == Level.FULL:
            stated = index.engine.stage.perceptions(row.id).get(chain[0])
            found.update(dict.fromkeys((row.id,) if stated is None else (stated.id, row.id)))
    return tuple(found)


def _taken(query: Query, row: Occurrence | Act, percept: Percept | None, person: str) -> str | None:
    """The claim as which someone perceives a row by the sense asked for; None where they do not."""
    sense = "heard" if isinstance(row, Act) else "saw"
    if query.evidence != sense or (isinstance(row, Act) and row.by == person):
        return None
    if percept is None or percept.level < Level.FULL or (percept.how == "did" and not query.really):
        return None
    return row.claim if query.really else percept.claim


def _fits(query: Query, index: Index, claim: str, moment: Moment) -> bool:
    """Whether what is perceived is about what is asked, and in the place that is asked."""
    if not _concerns(query, index, claim):
        return False
    places = {moment.beat.place if moment.beat is not None else None, index.claims[claim].place}
    return query.place is None or any(same_place(index, place, query.place) for place in places if place)


def _concerns(query: Query, index: Index, claim: str) -> bool:
    return all(
        claim
        in (index.by_person.get(one, frozenset()) if index.cast.is_person(one) else index.with_words(one))
        for one in query.about
    )


def _seen_by_report(
    query: Query, index: Index, person: str
) -> Iterator[tuple[str, tuple[Occurrence | Act | Ascription, ...]]]:
    """What somebody's words say that someone saw or heard, with the rows that say it."""
    for id in index.by_person.get(person, frozenset()):
        claim = index.claims[id]
        if person not in claim.agent or sense_of(claim.predicate) != query.evidence or claim.polarity == "-":
            continue
        inner = index.claims.get(claim.content) if claim.content is not None else None
        said = inner or claim
        places = [place for place in (claim.place, said.place) if place is not None]
        there = query.place is None or any(same_place(index, place, query.place) for place in places)
        there = there or (not places and query.place is not None and stems_of(query.place) <= index.stems(id))
        rows = tuple(row for row in index.about.get(id, ()) if not isinstance(row, Act) or _affirms(row))
        if there and rows and _concerns(query, index, said.id):
            yield said.id, rows
    for row in index.world.ascriptions:
        known = index.claims.get(row.claim or "")
        if known is None or row.holder != query.holder or row.evidence != query.evidence:
            continue
        place = known.place
        there = query.place is None or (place is not None and same_place(index, place, query.place))
        if there and _concerns(query, index, known.id):
            yield known.id, (row,)


def same_place(index: Index, place: str, asked: str) -> bool:
    """Whether a place is the one that is asked for, lies in it, or has its name."""
    seen: set[str] = set()
    current: str | None = place
    while current is not None and current not in seen:
        seen.add(current)
        if current == asked or stems_of(asked) <= stems_of(index.place_name(current)):
            return True
        current = index.places[current].within if current in index.places else None
    return False


def _acts(query: Query, index: Index, by: tuple[str, ...], to: tuple[str, ...]) -> list[Act]:
    """The acts by some people, said to others or in their hearing, of what is asked, in story order."""
    claims = {
        (other, affirmed)
        for claim, affirmed in map(unsigned, query.claim)
        for other in (_saying(index, claim) if affirmed else (claim,))
    }
    times = _times(query, index)
    limit = None if query.at is None else index.beats[query.at].story_order
    found = []
    for act in index.world.acts:
        if not _is_such(act, query.act):
            continue
        says = act.act not in DENYING or query.act not in (None, LIE)
        if query.claim and (act.claim, says) not in claims:
            continue
        late = limit is not None and told_first(index, act)[0] > limit
        speaks = not by or WHOM in by or act.by in by
        heard = all(one in act.to or one in (act.heard_by or ()) for one in to)
        if speaks and heard and not late and _during(act, times) and _speaks_of(act, query, index):
            found.append(act)
    return sorted(found, key=lambda act: told_first(index, act))


def _is_such(act: Act, kind: str | None) -> bool:
    """Whether an act is of a kind; where none is asked for, whether it tells anything."""
    if kind == LIE:
        return act.sincere is False
    return act.act == kind if kind is not None else act.act in AFFIRMING | DENYING


def _speaks_of(act: Act, query: Query, index: Index) -> bool:
    return act.claim in index.claims and _concerns(query, index, act.claim)


def _saying(index: Index, claim: str) -> set[str]:
    """The claims by which one says a claim: itself, and those that imply it."""
    logic = index.engine.logic
    return {claim, *(id for id, affirmed in logic.consequences((claim, False)) if not affirmed)}


def _affirms(act: Act) -> bool:
    return act.act not in ("deny", "refuse")


def _reported(query: Query, index: Index) -> Iterator[tuple[Claim, str]]:
    """The claims that say that the holder was told what is asked, with what they were told."""
    wanted = {other for one in query.claim for other in _saying(index, unsigned(one)[0])}
    for id in index.by_person.get(query.holder[-1], frozenset()) if query.holder else ():
        claim = index.claims[id]
        told_them = claim.predicate.split()[0] in SAYING and query.holder[-1] in claim.recipient
        said = any(not isinstance(row, Act) or _affirms(row) for row in index.about.get(id, ()))
        if told_them and said and claim.content is not None and claim.content in wanted:
            yield claim, claim.content


def _times(query: Query, index: Index) -> frozenset[str] | None:
    return None if query.during is None else frozenset(beat.id for beat in index.within(query.during))


def _during(row: Occurrence | Act | Ascription, times: frozenset[str] | None) -> bool:
    return times is None or row.beat in times
