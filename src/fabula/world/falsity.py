"""Which beliefs of a world are false: the narrator says otherwise, or they rest on a mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from fabula.layers.world import Act, Beat, Claim, Perception
from fabula.world.attitudes import Attitude
from fabula.world.engine import Engine
from fabula.world.evidence import Piece
from fabula.world.samematter import MOST_MOVES, is_fleeting, is_movable, of_one_time

_SIGHT = frozenset(("did", "saw"))
_TOLD = frozenset(("told", "read", "overheard"))
_AHEAD = frozenset(("promise", "threaten"))


@dataclass(frozen=True, slots=True)
class Move:
    """That a thing comes to be somewhere, or in another state: when, in which place, and where it is told."""

    order: float
    place: str | None
    start: int | None
    state: str


@dataclass(frozen=True, slots=True)
class Falsity:
    """What beliefs are held against; by id, but ``moves`` by thing."""

    engine: Engine
    beats: Mapping[str, Beat]
    moves: Mapping[str, Sequence[Move]]
    perceptions: Mapping[str, Perception]
    happened: Mapping[str, str]
    acts: Mapping[str, Act]

    @classmethod
    def of(cls, engine: Engine) -> Falsity:
        """What the beliefs of a world are held against."""
        world = engine.world
        return cls(
            engine,
            {beat.id: beat for beat in world.beats},
            _moves(engine),
            {row.id: row for row in world.perceptions},
            {row.id: row.claim for row in world.occurrences},
            {act.id: act for act in world.acts},
        )

    def false_ones(self, claim: Claim, rows: Sequence[Attitude]) -> list[Attitude]:
        """Of somebody's beliefs in a claim those that are false.

        What he saw as it was is no false belief, whatever the narrator says of another time.
        """
        if self.engine.logic.thing(claim.id) is not None:
            return [row for row in rows if self._moved_since(claim, row)]
        if self.engine.value((), claim.id) == "holds not":
            false = [] if claim.spans and is_fleeting(claim) else self._told_false(claim)
            return [
                row
                for row in rows
                if self._taken(row)
                or (self._is_told(row) and any(_goes_with(claim, row, place) for place in false))
            ]
        return list(rows) if any(map(self._taken, rows)) or self._mistaken(claim.id) else []

    def ground(self, claim: Claim, rows: Sequence[Attitude]) -> str | None:
        """What was taken for the claim, if a false belief rests on a mistake."""
        taken = (self._taken(row) for row in rows)
        return next((ground for ground in taken if ground is not None), None) or self._mistaken(claim.id)

    def _moved_since(self, claim: Claim, row: Attitude) -> bool:
        """Whether a thing came to be elsewhere while someone took it to be there; people come and go."""
        thing = self.engine.logic.thing(claim.id)
        if thing is None or thing in self.engine.stage.people:
            return False
        moves = self.moves.get(thing, ())
        if claim.spans and (not is_movable(thing) or len(moves) > MOST_MOVES):
            return False
        until = self.beats.get(row.until or "")
        ends = inf if until is None else until.story_order
        return any(
            row.story_order < move.order < ends
            and self._is_of(claim, row, move)
            and self.engine.logic.excludes(claim.id, move.state)
            for move in moves
        )

    def _is_of(self, claim: Claim, row: Attitude, move: Move) -> bool:
        """Whether a thing that is moved is the one that somebody knows of: in a text, in the same place."""
        if row.start is None:
            return True
        beat = self.beats.get(row.beat or "")
        here = None if beat is None else beat.place
        return here is not None and here == move.place and of_one_time(claim, row.start, move.start)

    def _is_told(self, row: Attitude) -> bool:
        """Whether someone has not seen for himself what he holds, and has it from no promise."""
        if row.start is not None:  # in a text: on its own word, or because it was said to him
            ascribed = row.basis == "ascribed" and row.stance != "knows"
            if not ascribed and row.evidence not in _TOLD:
                return False
        kinds = {self.acts[id].act for id in row.because if id in self.acts}
        return row.evidence not in _SIGHT and not (kinds and kinds <= _AHEAD)

    def _told_false(self, claim: Claim) -> list[int | None]:
        """Where the narrator says what does not go with a claim; None for what has no words of its own."""
        found: list[int | None] = []
        for piece in self.engine.belief((), claim.id).accepted:
            if not bears(self.engine, piece, (claim.id, False)):
                continue
            if piece.moment is not None:
                found.append(piece.moment.row.start)
            else:
                found.extend(self._narrated(self.engine.logic.claims[piece.claim]))
        return found

    def _narrated(self, claim: Claim) -> list[int | None]:
        """Where a text says a claim, or denies it, and not as what somebody says or holds."""
        acts, ascribed = self.engine.world.acts, self.engine.world.ascriptions
        said = [(row.start, row.stop) for row in acts if row.claim == claim.id]
        said += [(row.start, row.stop) for row in ascribed if row.claim == claim.id]
        mine = [(start, stop or 0) for start, stop in said if start is not None]
        apart = [
            span.start
            for span in claim.spans
            if not any(start < span.stop and span.start < stop for start, stop in mine)
        ]
        return [*apart] if claim.spans else [None]

    def _taken(self, row: Attitude) -> str | None:
        """What was really there where someone took it for something else: the claim's id."""
        for id in row.because:
            perception = self.perceptions.get(id)
            if perception is not None and perception.taken_as == row.claim:
                return self.happened.get(perception.of)
        return None

    def _mistaken(self, claim: str) -> str | None:
        """The truth behind a claim that nobody but someone mistaken vouches for."""
        if self.engine.value((), claim) == "holds":
            return None
        for row, true, taken in self.engine.component(claim).explained:
            if taken == claim and row in self.happened:
                return true
        return None


def bears(engine: Engine, piece: Piece, literal: tuple[str, bool]) -> bool:
    """Whether a literal follows from a piece of evidence, or is a state that it excludes."""
    logic = engine.logic
    found = logic.consequences(piece.literal)
    return literal in found or any(so and logic.excludes(literal[0], other) for other, so in found)


def _goes_with(claim: Claim, row: Attitude, place: int | None) -> bool:
    """Whether what a text says in a place is of the time of an attitude, and not the words behind it."""
    if place is not None and row.start is not None and row.start <= place < (row.end or 0):
        return False
    return of_one_time(claim, row.start, place)


def _moves(engine: Engine) -> dict[str, list[Move]]:
    """For each thing where the narrator says that it comes to be, and when; not that it still is there."""
    beats = {beat.id: beat for beat in engine.world.beats}
    told: dict[str, list[Move]] = {}
    for row in engine.world.occurrences:
        if row.claim not in engine.logic.claims:
            continue
        beat = beats[row.beat]
        order = row.story_order if row.story_order is not None else beat.story_order
        for state, so in engine.logic.carried((row.claim, True)).states:
            thing = engine.logic.thing(state)
            if so and thing is not None:
                told.setdefault(thing, []).append(Move(order, beat.place, row.start, state))
    return {thing: _changes(engine, rows) for thing, rows in told.items()}


def _changes(engine: Engine, rows: list[Move]) -> list[Move]:
    """Of what is told of a thing in the order of the story, what changes something."""
    found: list[Move] = []
    for row in sorted(rows, key=lambda row: row.order):
        if not found or engine.logic.excludes(found[-1].state, row.state):
            found.append(row)
    return found
