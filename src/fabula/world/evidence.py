"""Pieces of evidence, and which of them are accepted (``docs/beliefs.md``, From evidence to belief)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal as Kinds

from fabula.layers.world import Evidence
from fabula.world.logic import Literal, Logic
from fabula.world.moments import Moment

SEEN, TOLD, AVOWED = 3, 1, 0
"""Strengths of evidence."""

_SAID = frozenset(("testimony", "avowal"))

PieceKind = Kinds["perception", "testimony", "avowal", "ascription", "truth"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that speaks for or against a claim, to one chain.

    Attributes:
        order: place of its moment among those of its claims; -1 for what holds from the beginning.
        mistaken: id of the row that was taken for this claim, None where nothing was mistaken.
        how: the kind of evidence, None for what the narrator says.
        by: who said it, None for what nobody said.
        content: whether it comes from a claim about what somebody holds.
    """

    claim: str
    affirmed: bool
    strength: int
    order: int
    kind: PieceKind
    moment: Moment | None
    mistaken: str | None = None
    how: Evidence | None = None
    by: str | None = None
    content: bool = False

    @property
    def literal(self) -> Literal:
        """What it says."""
        return self.claim, self.affirmed


@dataclass(frozen=True, slots=True)
class Belief:
    """What a chain holds, and by which evidence: all of it, and what was accepted."""

    pieces: tuple[Piece, ...]
    accepted: tuple[Piece, ...]
    literals: frozenset[Literal]


StillThere = Callable[[Piece, str], bool]
"""Whether the holder of a piece of testimony is still with the thing that it is about."""


def believe(
    pieces: Sequence[Piece],
    logic: Logic,
    explained: Sequence[tuple[str, str, str]],
    still: StillThere,
    moves: frozenset[PieceKind] = frozenset(("testimony",)),
    without: frozenset[str] = frozenset(),
) -> Belief:
    """What follows from evidence.

    Args:
        pieces: the evidence of one chain.
        explained: triples of a row that somebody mistook, its claim, and the claim that it was taken for.
        still: see :data:`StillThere`.
        without: things whose states are not asked for.
        moves: the kinds of what is said that counts as seen, for things move, unless one is still there.
    """
    kept = _unexplained(pieces, logic, explained) if explained else pieces
    accepted, fixed = _accept(kept, logic)
    states = _states(accepted, logic, still, moves, without)
    return Belief(tuple(pieces), tuple(accepted), frozenset(fixed | states))


def _accept(pieces: Sequence[Piece], logic: Logic) -> tuple[list[Piece], set[Literal]]:
    accepted: list[Piece] = []
    held: set[Literal] = set()
    for piece in sorted(pieces, key=lambda piece: (-piece.strength, -piece.order)):
        claim, affirmed = piece.literal
        if (claim, not affirmed) in held:
            continue
        accepted.append(piece)
        held.update(logic.lasting(piece.literal))
    return accepted, held


def _states(
    accepted: Sequence[Piece],
    logic: Logic,
    still: StillThere,
    moves: frozenset[PieceKind],
    without: frozenset[str],
) -> set[Literal]:
    carried = []
    for rank, piece in enumerate(accepted):
        states = logic.carried(piece.literal)
        for literal, thing in zip(states.states, states.things, strict=True):
            if thing not in without:
                moved = piece.kind in moves and not still(piece, thing)
                carried.append((-(SEEN if moved else piece.strength), -piece.order, rank, literal))
    if not carried:
        return set()
    held: set[Literal] = set()
    placed: dict[str | None, list[str]] = {}
    for *_, literal in sorted(carried, key=lambda item: item[:3]):
        states = logic.carried(literal)
        if literal in held or not held.isdisjoint(states.against):
            continue
        following = states.affirmed if literal[1] else ()
        if any(
            logic.excludes(state, other)
            for state in following
            for other in placed.get(logic.thing(state), ())
        ):
            continue
        held.update(logic.consequences(literal))
        for state in following:
            placed.setdefault(logic.thing(state), []).append(state)
    return held


def _unexplained(
    pieces: Sequence[Piece], logic: Logic, explained: Sequence[tuple[str, str, str]]
) -> Sequence[Piece]:
    """The pieces without mistaken sights whose truth is accepted, nor what was told of them before."""
    rows, claims = {piece.mistaken for piece in pieces}, {piece.claim for piece in pieces}
    relevant = [triple for triple in explained if triple[0] in rows or triple[2] in claims]
    if not relevant:
        return pieces
    accepted, _ = _accept([piece for piece in pieces if piece.mistaken is None], logic)
    dropped: set[int] = set()
    for row, true, taken in relevant:
        known = [piece.order for piece in accepted if piece.literal == (true, True)]
        if not known:
            continue
        for index, piece in enumerate(pieces):
            told = piece.literal == (taken, True) and piece.kind in _SAID and piece.order < max(known)
            if piece.mistaken == row or told:
                dropped.add(index)
    return [piece for index, piece in enumerate(pieces) if index not in dropped]
