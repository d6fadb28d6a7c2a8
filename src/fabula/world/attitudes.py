"""The ledger's attitudes: who holds what, from when to when, by which way, on what ground.

A row for each way by which someone has a claim, and for each attitude that the text ascribes. What one takes
another to hold has a row where it differs from what the one or the other holds, or where the text says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from math import inf
from typing import Literal

from fabula.layers.world import Act, Ascription, Beat, Evidence, Stance
from fabula.world.engine import Engine
from fabula.world.evidence import Belief, Piece
from fabula.world.logic import Literal as Said
from fabula.world.moments import Moment
from fabula.world.sources import DENYING, Chain, Sources
from fabula.world.stage import Level

Basis = Literal["derived", "ascribed"]

_MEANS: dict[str, Stance] = {
    "promise": "intends",
    "threaten": "intends",
    "request": "wants",
    "ask": "wonders",
}
_BELIEFS = frozenset(("knows", "believes", "disbelieves"))


@dataclass(frozen=True, slots=True)
class Attitude:
    """Someone's stance to a claim, or feeling for somebody, from one beat to another.

    Attributes:
        holder: ids; longer than one where nested: the stance is the last one's, as the others believe.
        toward: whom a feeling is for.
        evidence: how they came by it; None where the story does not tell.
        chain: those it came through, nearest first.
        because: ids of the rows that it rests on.
        beat: id of the beat in which it begins, None where the story does not place it.
        until: id of the beat in which it ends, None where it lasts.
        start, end: the words behind it, None where there is no text.
    """

    id: str
    holder: Chain
    stance: Stance
    toward: tuple[str, ...]
    claim: str | None
    condition: str | None
    evidence: Evidence | None
    basis: Basis
    chain: Chain
    because: tuple[str, ...]
    beat: str | None
    until: str | None
    story_order: float
    start: int | None
    end: int | None
    certainty: float


def attitudes_of(engine: Engine) -> tuple[Attitude, ...]:
    """All attitudes of a world's people, in the order in which they are told."""
    found: list[tuple[float, Attitude]] = []
    for index in range(len(engine.components)):
        for chain in _chains(engine, index):
            found.extend(_held(engine, index, chain))
        found.extend(_meant(engine, index))
    found.extend(_felt(engine.world.ascriptions, engine))
    starts = {beat.id: beat.start for beat in engine.world.beats}

    def place(item: tuple[float, Attitude]) -> tuple[float, float, Chain, str]:
        told, row = item
        start = row.start if row.start is not None else starts.get(row.beat or "")
        return (-inf if start is None else start), told, row.holder, row.claim or ""

    return tuple(_numbered(attitude for _, attitude in sorted(found, key=place)))


def _numbered(attitudes: Iterable[Attitude]) -> Iterator[Attitude]:
    """The rows with ids: an ascription's row keeps the ascription's, the others go on from the last."""
    rows = list(attitudes)
    numbers = [int(row.id[1:]) for row in rows if row.id[1:].isdecimal()]
    following = max(numbers, default=0)
    taken: set[str] = set()
    for row in rows:
        if row.id and row.id not in taken:
            taken.add(row.id)
            yield row
        else:
            following += 1
            yield replace(row, id=f"t{following}")


def _chains(engine: Engine, index: int) -> list[Chain]:
    """Whose attitudes to a component's claims may be told of: everyone involved, and of each other."""
    part = engine.components[index]
    people: dict[Chain, None] = {}
    nested: dict[Chain, None] = {}
    minds = {claim.id: claim for claim in part.claims if claim.content is not None}
    contested = _is_contested(engine, index)
    for moment, percepts in zip(part.moments, part.percepts, strict=True):
        row = moment.row
        people.update(((person,), None) for person in percepts)
        if isinstance(row, Ascription):
            (people if len(row.holder) == 1 else nested)[row.holder] = None
            continue
        if isinstance(row, Act) and row.by is not None:
            people[(row.by,)] = None
            heard = [
                person for person, percept in percepts.items() if contested and percept.level is Level.FULL
            ]
            nested.update(((person, row.by), None) for person in heard if person != row.by)
        if row.claim in minds:
            others = [*minds[row.claim].agent, *minds[row.claim].recipient]
            known = [other for other in others if other in engine.stage.people]
            people.update(((other,), None) for other in known)
            nested.update(
                ((person, other), None) for person in percepts for other in known if other != person
            )
    return [*people, *nested]


def _is_contested(engine: Engine, index: int) -> bool:
    """Whether anything speaks against what is said: else hearers and speakers hold the same, and know it."""
    part = engine.components[index]
    if part.explained or any(person.trust for person in engine.world.people):
        return True
    if any(claim.truth == "false" or claim.opposes for claim in part.claims):
        return True
    if any(engine.logic.thing(claim.id) not in (None, *engine.stage.people) for claim in part.claims):
        return True
    rows = [moment.row for moment in part.moments]
    return any(
        (isinstance(row, Act) and (row.act in DENYING or row.sincere is False))
        or (isinstance(row, Ascription) and row.stance not in ("knows", "believes"))
        for row in rows
    )


def _held(engine: Engine, index: int, chain: Chain) -> Iterator[tuple[float, Attitude]]:
    """The rows of one chain about one component."""
    part, sources = engine.components[index], engine.sources[index]
    whole = engine.derive(index, len(part.moments))
    if whole.minded(chain) or sources.resets(chain):
        orders = _moments_for(sources, chain)
        beliefs = ((order, engine.derive(index, order + 1).belief(chain)) for order in orders)
        yield from _rows(engine, index, chain, beliefs)
        return
    for group in _groups(engine, index, sources.pieces(chain)):
        told = any(piece.kind != "perception" and engine.logic.things(piece.literal) for piece in group)
        seen = frozenset() if told else frozenset(engine.stage.people)
        orders = sorted({piece.order for piece in group} | _turns(engine, index, chain, group))
        weighed = (
            (order, whole.weigh(chain, [piece for piece in group if piece.order <= order], seen))
            for order in orders
        )
        yield from _rows(engine, index, chain, weighed)


def _turns(engine: Engine, index: int, chain: Chain, group: Sequence[Piece]) -> set[int]:
    """The moments at which those of a longer chain may change their own minds about the same."""
    if len(chain) == 1:
        return set()
    claims = {claim for piece in group for claim, _ in engine.logic.consequences(piece.literal)}
    own = (piece for person in (chain[:1], chain[-1:]) for piece in engine.sources[index].pieces(person))
    first = min(piece.order for piece in group)
    return {
        piece.order
        for piece in own
        if piece.order > first
        and any(claim in claims for claim, _ in engine.logic.consequences(piece.literal))
    }


def _moments_for(sources: Sources, chain: Chain) -> list[int]:
    """The moments that may change what a chain holds, or what those who make it up hold by themselves.

    -1 stands for the beginning, before all of them.
    """
    chains = {chain[:length] for length in range(len(chain) + 1)} | {chain[-1:]}
    given = {piece.order for one in chains for piece in sources.pieces(one)}
    taken = {order for one in chains for order, _ in sources.resets(one)}
    return sorted(given | taken)


def _groups(engine: Engine, index: int, pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Evidence apart that cannot bear on each other: on other claims, by all that follows from them."""
    first: dict[str, int] = {}
    parent = list(range(len(pieces)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    explained = {taken: true for _, true, taken in engine.components[index].explained}
    for place, piece in enumerate(pieces):
        touched = {claim for claim, _ in engine.logic.consequences(piece.literal)}
        touched |= {explained[claim] for claim in touched if claim in explained}
        for claim in touched:
            key = engine.logic.thing(claim) or claim
            parent[root(place)] = root(first.setdefault(key, place))
    groups: dict[int, list[Piece]] = {}
    for place, piece in enumerate(pieces):
        groups.setdefault(root(place), []).append(piece)
    return list(groups.values())


def _rows(
    engine: Engine, index: int, chain: Chain, beliefs: Iterable[tuple[int, Belief]]
) -> Iterator[tuple[float, Attitude]]:
    """The rows of a chain whose belief is known after each of some moments."""
    part = engine.components[index]
    running: dict[tuple[Said, int, str], tuple[float, Attitude]] = {}
    for order, belief in beliefs:
        now = _ways(engine, belief)
        beat = part.moments[order].beat if order >= 0 else None
        for key in [key for key in running if key not in now]:
            told, row = running.pop(key)
            yield told, replace(row, until=beat.id if beat is not None else None)
        fresh = [key for key in now if key not in running]
        worth = _worth_telling(engine, index, chain, order, {key[0] for key in fresh})
        for key in fresh:
            if key[0] in worth:
                running[key] = _row(engine, index, chain, now[key], key[0])
    yield from running.values()


def _ways(engine: Engine, belief: Belief) -> dict[tuple[Said, int, str], Piece]:
    """What a belief comes to, with the evidence for each literal.

    What one has said oneself is evidence only where there is no other, and only the first time. That
    people are seen to be somewhere is presence, and has no rows.
    """
    found: dict[tuple[Said, int, str], Piece] = {}
    shown: set[Said] = set()
    for piece in sorted(belief.accepted, key=lambda piece: (piece.kind == "avowal", piece.order)):
        for literal in engine.logic.consequences(piece.literal):
            own = literal == piece.literal
            worth = (literal[1] or own or engine.logic.thing(literal[0]) is None) and not (
                piece.kind == "perception" and engine.logic.thing(literal[0]) in engine.stage.people
            )
            if not worth or literal not in belief.literals or (piece.kind == "avowal" and literal in shown):
                continue
            shown.add(literal)
            found[literal, piece.order, piece.kind] = piece
    return found


def _worth_telling(engine: Engine, index: int, chain: Chain, order: int, found: Set[Said]) -> Set[Said]:
    """Of what one takes another to hold, what is not what both of them hold, or what the text says."""
    if len(chain) == 1 or not found:
        return found
    now = engine.derive(index, order + 1)
    if any(at <= order for at, _ in engine.sources[index].ascribed.get(chain, ())):
        return found
    shared = now.belief(chain[:1]).literals & now.belief(chain[-1:]).literals
    if found.isdisjoint(shared):
        return found
    told = {piece.claim for piece in now.belief(chain).accepted if piece.content}
    return {literal for literal in found if literal not in shared or literal[0] in told}


def _row(engine: Engine, index: int, chain: Chain, piece: Piece, literal: Said) -> tuple[float, Attitude]:
    """A row of the ledger; what has no moment is so from the beginning on."""
    moment = piece.moment
    row = moment.row if moment is not None else None
    ascribed = isinstance(row, Ascription) and piece.kind == "ascription"
    route = engine.route(chain, piece, literal[1], True)
    because = tuple(id for id in route.because if row is None or not (ascribed and id == row.id))
    claim = engine.logic.claims[literal[0]]
    own = row if isinstance(row, Ascription) and literal == piece.literal and ascribed else None
    return moment.told if moment is not None else -inf, Attitude(
        id=own.id if own is not None else "",
        holder=chain,
        stance=own.stance if own is not None else _stance(engine, index, piece.order, literal),
        toward=own.toward if own is not None else (),
        claim=literal[0],
        condition=None,
        evidence=piece.how,
        basis="ascribed" if ascribed else "derived",
        chain=own.chain if own is not None and own.chain else route.chain,
        because=because,
        beat=_beat_then(engine, moment) if moment is not None else None,
        until=None,
        story_order=moment.key[0] if moment is not None else -inf,
        start=row.start if row is not None else None,
        end=row.stop if row is not None else None,
        certainty=round((row.certainty if row is not None else 1.0) * claim.certainty, 4),
    )


def _beat_then(engine: Engine, moment: Moment) -> str | None:
    """The beat in which a moment lies in story time; for what is told later, the one that it precedes."""
    if moment.beat is None or moment.key[0] >= moment.beat.story_order:
        return moment.beat.id if moment.beat is not None else None
    later = [beat for beat in engine.world.beats if beat.story_order >= moment.key[0]]
    return min(later, key=lambda beat: beat.story_order).id


def _stance(engine: Engine, index: int, order: int, literal: Said) -> Stance:
    if not literal[1]:
        return "disbelieves"
    end = len(engine.components[index].moments) if engine.logic.thing(literal[0]) is None else order + 1
    return "knows" if literal in engine.derive(index, end).belief(()).literals else "believes"


def _meant(engine: Engine, index: int) -> Iterator[tuple[float, Attitude]]:
    """What somebody shows by asking, promising, threatening; and what is heard in part."""
    part = engine.components[index]
    for order, moment in enumerate(part.moments):
        row = moment.row
        if not isinstance(row, Act) or moment.reading:
            continue
        stance = _MEANS.get(row.act)
        by = row.by if row.sincere is not False else None
        if stance is None or by is None:
            pass
        elif stance != "wonders" or _open(engine, index, order, (by,), row.claim):
            yield _of_act(row, moment, (by,), stance, "thought")
        for person, percept in part.percepts[order].items():
            if percept.level is Level.PART:
                yield _of_act(row, moment, (person,), "wonders", percept.how)


def _open(engine: Engine, index: int, order: int, chain: Chain, claim: str) -> bool:
    return engine.logic.value(engine.derive(index, order).belief(chain).literals, claim) is None


def _of_act(
    row: Act, moment: Moment, chain: Chain, stance: Stance, evidence: Evidence
) -> tuple[float, Attitude]:
    beat = moment.beat.id if moment.beat is not None else None
    through = (row.by,) if evidence != "thought" and row.by is not None else ()
    return moment.told, Attitude(
        "",
        chain,
        stance,
        (),
        row.claim,
        row.condition,
        evidence,
        "derived",
        through,
        (row.id,),
        beat,
        None,
        moment.key[0],
        row.start,
        row.stop,
        row.certainty,
    )


def _felt(ascriptions: Iterable[Ascription], engine: Engine) -> Iterator[tuple[float, Attitude]]:
    """What the text ascribes besides belief, as it stands."""
    beats: dict[str, Beat] = {beat.id: beat for beat in engine.world.beats}
    for row in ascriptions:
        if row.stance in _BELIEFS and row.claim is not None and row.condition is None:
            continue
        beat = beats[row.beat]
        order = row.story_order if row.story_order is not None else beat.story_order
        yield (
            beat.told_order,
            Attitude(
                row.id,
                row.holder,
                row.stance,
                row.toward,
                row.claim,
                row.condition,
                row.evidence,
                "ascribed",
                row.chain,
                (),
                row.beat,
                None,
                order,
                row.start,
                row.stop,
                row.certainty,
            ),
        )
