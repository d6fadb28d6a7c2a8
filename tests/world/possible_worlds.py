"""What a chain holds, by possible worlds: docs/beliefs.md word for word, slow and plain.

A nested chain is asked step by step. The history of the world as its first person sees it is written out:
what they perceive, as they perceive it, with those whom they notice there. In that history the same is done
for the second, and so on; the last one's evidence in the last history is laid over all possible worlds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fabula.layers.world import Act, Ascription, Occurrence
from fabula.lexicon.minds import HOLDING, TELLING
from fabula.world.world import World
from tests.world.perceiving import (
    BEGINNING,
    FULL,
    NARRATOR,
    Moment,
    Time,
    as_perceived,
    claims_of,
    moments,
    still_with_it,
    trusts,
)
from tests.world.valuations import (
    Valuation,
    carried,
    following,
    in_all,
    is_state,
    possible,
    possible_states,
)

FOR = {"assert", "answer", "confess", "accuse", "apologise", "promise", "threaten"}
AGAINST = {"deny", "refuse"}


@dataclass(frozen=True)
class Piece:
    """Evidence for or against a claim (``holds``); None: all evidence on it up to then is reset."""

    claim: str
    holds: bool | None
    strength: int
    time: Time
    mistaken: str | None = None  # the perception by which it is taken for its claim
    word: str | None = None  # "testimony", "avowal", also for what these tell of minds; None: no words


@dataclass(frozen=True)
class History:
    """What somebody sees of the world, or the world itself, with what they gather about others' minds."""

    moments: tuple[Moment, ...]
    minds: tuple[tuple[str, Piece], ...] = ()
    through: tuple[str, ...] = ()  # those of the chain through whom it is seen; nobody: the world itself


def value(world: World, chain: tuple[str, ...], claim: str, at: str | None = None) -> str:
    """Return "holds", "holds not" or "open": the claim for the chain at the end of a beat (None: of all)."""
    return values(world, chain, at)[claim]


def values(world: World, chain: tuple[str, ...], at: str | None = None) -> dict[str, str]:
    """Return the value of every claim for the chain at the end of a beat (None: at the end of all)."""
    history = History(tuple(moments(world, at)))
    if chain != (NARRATOR,):  # the narrator, as the empty chain, says what people hold and are told
        minds = [pair for piece in accepted(world, history, NARRATOR) for pair in _of_minds(world, piece)]
        history = replace(history, minds=tuple(minds))
    for person in chain[:-1]:
        history = as_seen_by(world, history, person)
    return believed(world, history, chain[-1], accepted(world, history, chain[-1]))


def as_seen_by(world: World, history: History, person: str) -> History:
    """The history that a person of a history sees, with those whom they notice."""
    seen = []
    minds = []
    for moment in history.moments:
        own = moment.level.get(person, 0)
        if isinstance(moment.row, Ascription):
            if len(moment.row.holder) > 1 and moment.row.holder[0] == person:
                seen.append(replace(moment, row=replace(moment.row, holder=moment.row.holder[1:])))
        elif own:
            levels = {who: min(own, level) for who, level in moment.level.items() if who in moment.noticed}
            seen.append(replace(as_perceived(moment, person), level=levels))
            if own == FULL:  # who hears an assertion takes the speaker to mean it
                minds += _avowal(seen[-1])
    for piece in accepted(world, history, person):
        minds += _of_minds(world, piece)
    return History(tuple(seen), tuple(minds), (*history.through, person))


# Evidence


def evidence(world: World, history: History, person: str) -> list[Piece]:
    """What a history gives a person of it, less what is reset."""
    pieces = []
    for moment in history.moments:
        if isinstance(moment.row, Ascription):
            pieces += _ascribed(moment, person)
        else:
            if not history.through:  # the speaker, whoever else perceives it, unless he lies
                sincere = isinstance(moment.row, Occurrence) or moment.row.sincere is not False
                own = _avowal(as_perceived(moment, person)) if sincere else []
                pieces += [piece for whose, piece in own if whose == person]
            if moment.level.get(person, 0) == FULL:
                pieces += _perceived(world, history, person, as_perceived(moment, person))
    if not history.through and person == NARRATOR:
        told = [claim for claim in world.claims if claim.truth != "open"]
        pieces += [Piece(claim.id, claim.truth == "true", 3, BEGINNING) for claim in told]
    pieces += [piece for whose, piece in history.minds if whose == person]
    for piece in pieces:  # what one takes oneself to hold, or to be told; the list grows meanwhile
        pieces += [own for whose, own in _of_minds(world, piece) if whose == person]
    resets = [piece for piece in pieces if piece.holds is None]
    return [
        piece
        for piece in pieces
        if piece.holds is not None
        and not any(reset.claim == piece.claim and reset.time >= piece.time for reset in resets)
    ]


def _ascribed(moment: Moment, person: str) -> list[Piece]:
    row = moment.row
    assert isinstance(row, Ascription)
    if row.holder != (person,) or row.condition is not None or row.claim is None:
        return []
    if row.stance in ("knows", "believes", "disbelieves"):
        return [Piece(row.claim, row.stance != "disbelieves", 3, moment.time)]
    if row.stance in ("doubts", "wonders", "unaware"):
        return [Piece(row.claim, None, 3, moment.time)]
    return []


def _perceived(world: World, history: History, person: str, moment: Moment) -> list[Piece]:
    """What an occurrence or act is to one who perceives it at full: sight, or testimony."""
    row, claim = moment.row, claims_of(world)[moment.claim or ""]
    if isinstance(row, Occurrence):
        return [Piece(claim.id, True, 3, moment.time, moment.mistaken)]
    assert isinstance(row, Act)
    if row.act not in FOR | AGAINST or row.condition is not None or person == row.by:
        return []
    own_deed = person in claim.agent and not is_state(claim)
    if own_deed or not trusts(world, history.moments, (*history.through, person), moment, row.by):
        return []
    return [Piece(claim.id, row.act in FOR, 1, moment.time, moment.mistaken, "testimony")]


def _avowal(moment: Moment) -> list[tuple[str, Piece]]:
    """That the speaker of an act means it: for those who hear it at full, and for himself."""
    row = moment.row
    if (
        not isinstance(row, Act)
        or row.act not in FOR | AGAINST
        or row.condition is not None
        or row.by is None
    ):
        return []
    return [(row.by, Piece(moment.claim or "", row.act in FOR, 0, moment.time, word="avowal"))]


def _of_minds(world: World, piece: Piece) -> list[tuple[str, Piece]]:
    """What a piece tells of minds: pairs of whose, and a piece for them."""
    claim = claims_of(world)[piece.claim]
    if claim.content is None or piece.holds is None:
        return []
    content = replace(piece, claim=claim.content)
    if claim.predicate in HOLDING:
        return [(agent, content if piece.holds else replace(content, holds=None)) for agent in claim.agent]
    if claim.predicate in TELLING and piece.holds:
        tellers = [(agent, replace(content, strength=0)) for agent in claim.agent]
        return tellers + [(recipient, replace(content, strength=1)) for recipient in claim.recipient]
    return []


# From evidence to belief


def accepted(world: World, history: History, person: str) -> list[Piece]:
    """The evidence of a person of a history that is accepted, after explanations."""
    pieces = evidence(world, history, person)
    void: set[Piece] = set()
    for perception in world.perceptions:
        really = next(
            one.claim for rows in (world.occurrences, world.acts) for one in rows if one.id == perception.of
        )
        if perception.taken_as in (None, really):
            continue
        others = [piece for piece in pieces if piece.mistaken is None]
        times = [one.time for one in _consistent(world, others) if one.claim == really and one.holds]
        for piece in pieces if times else ():  # the mistaken perception, and older words for what it took
            words = piece.word and piece.holds and piece.claim == perception.taken_as
            if piece.mistaken == perception.id or (words and piece.time < max(times)):
                void.add(piece)
    return _consistent(world, [piece for piece in pieces if piece not in void])


def _consistent(world: World, pieces: list[Piece]) -> list[Piece]:
    """The pieces that are accepted, strongest and latest first: some possible world is left by each."""
    return _left(world, pieces)[0]


def _left(world: World, pieces: list[Piece]) -> tuple[list[Piece], list[Valuation]]:
    worlds = list(possible(world.claims))
    kept = []
    for piece in by_priority(pieces):
        follows = following(world.claims, piece.claim, holds=bool(piece.holds))
        if left := [one for one in worlds if follows.items() <= one.items()]:
            kept.append(piece)
            worlds = left
    return kept, worlds


def by_priority(pieces: Iterable[Piece]) -> list[Piece]:
    """The strongest first; of equal strength the latest first."""
    latest = sorted(pieces, key=lambda piece: piece.time, reverse=True)
    return sorted(latest, key=lambda piece: -piece.strength)


def believed(world: World, history: History, person: str, pieces: list[Piece]) -> dict[str, str]:
    """The value of every claim where these pieces are accepted."""
    states = list(possible_states(world.claims, world.places))
    taken = [
        (_state_strength(world, history, person, piece, state), piece.time, state, truth)
        for piece in by_priority(pieces)
        for state, truth in sorted(
            carried(world.claims, piece.claim, holds=bool(piece.holds)).items(),
            key=lambda state: not state[1],  # affirmed ones first
        )
    ]
    for _, _, state, truth in sorted(taken, key=lambda one: one[:2], reverse=True):
        states = [one for one in states if one[state] is truth] or states
    settled = in_all(_left(world, pieces)[1]) | in_all(states)
    words = {True: "holds", False: "holds not", None: "open"}
    return {claim.id: words[settled.get(claim.id)] for claim in world.claims}


def _state_strength(world: World, history: History, person: str, piece: Piece, state: str) -> int:
    """Testimony of a state is as strong as sight, unless its holder is still with what it is about."""
    thing = claims_of(world)[state].agent[0]
    if piece.word == "testimony" or (piece.word and history.through):
        return piece.strength if still_with_it(world, history.moments, person, thing, piece.time) else 3
    return piece.strength
