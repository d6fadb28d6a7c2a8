"""The engine: who holds what, and what they take each other to hold (``docs/beliefs.md``).

Nothing is worked out before it is asked for. With n rows in a world, setting up takes O(n log n); one answer
takes O(d · m log m), where m is the number of moments that bear on the claims that hang together with the one
asked about, and d the length of the chain. No step depends on how many people there are, or on how many
chains of them could be asked about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Literal

from fabula.errors import UnknownName
from fabula.layers.people import NARRATOR, READER
from fabula.layers.world import Beat, Evidence
from fabula.world.components import components_of
from fabula.world.deriving import Derivation
from fabula.world.evidence import Belief, Piece
from fabula.world.logic import Logic, is_state
from fabula.world.moments import moments_of
from fabula.world.sources import Chain, Component, Sources
from fabula.world.stage import Stage
from fabula.world.world import World

Value = Literal["holds", "holds not", "open"]
Until = tuple[float, float]
"""A point in story time: story order, and place of the beat in the world."""


@dataclass(frozen=True, slots=True)
class Route:
    """One way by which a chain came to a claim.

    Attributes:
        evidence: the kind; None for the narrator's word.
        affirms: whether it speaks for the claim.
        chain: those it came through, nearest first.
        because: ids of the rows that it rests on.
        beat: id of the beat in which it came, None where the story does not place it.
        accepted: whether the chain goes by it.
        claim: id of the claim that was perceived; another than the one asked for where that follows from it.
        mistaken: whether it was taken for what it was not.
    """

    evidence: Evidence | None
    affirms: bool
    chain: Chain
    because: tuple[str, ...]
    beat: str | None
    accepted: bool
    claim: str
    mistaken: bool


class Engine:
    """Answers about one world.

    Args:
        world: a world that :func:`fabula.world.checking.check` accepts.
        before: an engine for a world that this one was edited from; what does not depend on the edit is
            taken over.
    """

    def __init__(self, world: World, before: Engine | None = None) -> None:
        self.world = world
        self._beats = {beat.id: beat for beat in world.beats}
        kept = before if before is not None and _same_setting(world, before.world) else None
        self.stage: Stage = kept.stage if kept is not None else Stage(world)
        self.logic: Logic = kept.logic if kept is not None else Logic(world.claims, world.places)
        moments = moments_of(world)
        self.components = components_of(world, self.stage, self.logic, moments)
        self.sources = [Sources(self.stage, self.logic, part) for part in self.components]
        self._of = {claim.id: index for index, part in enumerate(self.components) for claim in part.claims}
        self._keys = [[moment.key[:2] for moment in part.moments] for part in self.components]
        self._derivations: dict[tuple[int, tuple[int, ...] | int], Derivation] = {}
        if before is not None:
            self._take_over(before)

    def value(self, chain: Sequence[str], claim: str, at: str | None = None) -> Value:
        """Whether a claim holds for a chain of people at the end of a beat, or of the story.

        Args:
            chain: ids, the one whose belief it is first: (angel, buffy) is what Angel takes Buffy to hold.
                ``()`` or ``("narrator",)`` is the narrator, ``("reader",)`` the reader.

        Raises:
            UnknownName: the world has no such claim or beat.
        """
        held = self.logic.value(self.belief(chain, claim, at).literals, claim)
        return "open" if held is None else "holds" if held else "holds not"

    def belief(self, chain: Sequence[str], claim: str, at: str | None = None) -> Belief:
        """What a chain holds of a claim and all that hangs together with it."""
        people = tuple(chain)
        if people and people[0] == READER:
            told = inf if at is None else self._beat(at).told_order
            return self._derivation(claim, told=told).belief(_plain(people[1:]))
        until = None if at is None else (self._beat(at).story_order, len(self._beats))
        return self._derivation(claim, until).belief(_plain(people))

    def belief_before(self, chain: Chain, claim: str, order: int) -> Belief:
        """What a chain holds of a claim before a moment, given by its place in the claim's component."""
        return self.derive(self.place_of(claim), order).belief(chain)

    def routes(self, chain: Sequence[str], claim: str, at: str | None = None) -> tuple[Route, ...]:
        """Every piece of evidence that bears on a claim, for or against, in story order."""
        people = _plain(tuple(chain)[1:] if chain and chain[0] == READER else tuple(chain))
        belief = self.belief(chain, claim, at)
        accepted = {id(piece) for piece in belief.accepted}
        found = []
        for piece in belief.pieces:
            for literal in self.logic.consequences(piece.literal):
                excluded = literal[1] and self.logic.excludes(claim, literal[0])
                if literal[0] == claim or excluded:
                    affirms = literal[1] and not excluded
                    found.append((piece.order, self.route(people, piece, affirms, id(piece) in accepted)))
        return tuple(route for _, route in sorted(found, key=lambda item: item[0]))

    def component(self, claim: str) -> Component:
        """The claims that hang together with one, and the moments that bear on them."""
        return self.components[self.place_of(claim)]

    def route(self, chain: Chain, piece: Piece, affirms: bool, accepted: bool) -> Route:
        """The way by which a piece of evidence came to a chain."""
        because: tuple[str, ...] = (piece.moment.row.id,) if piece.moment is not None else ()
        if piece.mistaken is not None and chain:
            stated = self.stage.perceptions(piece.mistaken).get(chain[0])
            because += (stated.id,) if stated is not None else ()
        beat = piece.moment.beat.id if piece.moment is not None and piece.moment.beat is not None else None
        through = self._through(chain, piece)
        how = piece.how
        return Route(how, affirms, through, because, beat, accepted, piece.claim, piece.mistaken is not None)

    def _through(self, chain: Chain, piece: Piece) -> Chain:
        """Those a testimony came through, nearest first: who said it, who had told them, and so on."""
        found: list[str] = []
        while piece.kind == "testimony" and piece.by is not None and piece.by not in found:
            found.append(piece.by)
            earlier = self.belief_before((piece.by,), piece.claim, piece.order)
            follows = self.ground(earlier, piece)
            if not follows or any(one.kind != "testimony" for one in follows):
                break
            piece = max(follows, key=lambda one: one.order)
        return tuple(found)

    def ground(self, belief: Belief, said: Piece) -> list[Piece]:
        """The accepted evidence from which what is said follows, what was only avowed apart."""
        return [
            piece
            for piece in belief.accepted
            if piece.kind != "avowal" and said.literal in self.logic.consequences(piece.literal)
        ]

    def place_of(self, claim: str) -> int:
        """The place of a claim's component among the components."""
        index = self._of.get(claim)
        if index is None:
            raise UnknownName(
                claim, "the world has no claim with this id", "look at `fabula show STORY knowledge`"
            )
        return index

    def _derivation(self, claim: str, until: Until | None = None, told: float | None = None) -> Derivation:
        index = self.place_of(claim)
        moments = self.components[index].moments
        if told is not None:
            included = tuple(i for i, moment in enumerate(moments) if moment.told <= told)
            if len(included) < len(moments):
                return self.derive(index, included)
        count = len(moments) if until is None else bisect_right(self._keys[index], until)
        return self.derive(index, count)

    def derive(self, index: int, included: tuple[int, ...] | int) -> Derivation:
        """What follows of one component from some of its moments: those named, or the first so many."""
        key = (index, included)
        found = self._derivations.get(key)
        if found is None:
            orders = range(included) if isinstance(included, int) else included
            found = Derivation(self.sources[index], self.logic, orders)
            self._derivations[key] = found
        return found

    def _beat(self, id: str) -> Beat:
        found = self._beats.get(id)
        if found is None:
            raise UnknownName(id, "the world has no beat with this id", "ask `fabula show STORY scenes`")
        return found

    def _take_over(self, before: Engine) -> None:
        """Keep the answers about components that the edit left as they were."""
        if self.world.people != before.world.people or self.world.places != before.world.places:
            return
        same_beats = self.world.beats == before.world.beats
        careful = any(person.trust for person in self.world.people)
        earlier = {part.claims[0].id: index for index, part in enumerate(before.components)}
        theirs: dict[int, int] = {}
        for index, part in enumerate(self.components):
            old = earlier.get(part.claims[0].id)
            if old is None or not _same(part, before.components[old]):
                continue
            if same_beats or not (careful or any(is_state(claim) for claim in part.claims)):
                theirs[old] = index
        for (old, included), derivation in before._derivations.items():
            if old in theirs:
                self._derivations[theirs[old], included] = derivation
        for old, index in theirs.items():
            self.sources[index] = before.sources[old]


def _same_setting(one: World, other: World) -> bool:
    """Whether two worlds have the very same tables of all but what happens, is said and is ascribed."""
    return (
        one.people is other.people
        and one.places is other.places
        and one.claims is other.claims
        and one.beats is other.beats
        and one.perceptions is other.perceptions
    )


def _same(one: Component, other: Component) -> bool:
    """Whether two components are the same but for where their rows stand in the world's tables."""
    if (one.claims, one.percepts, one.explained) != (other.claims, other.percepts, other.explained):
        return False
    mine = [(moment.row, moment.beat, moment.reading) for moment in one.moments]
    return mine == [(moment.row, moment.beat, moment.reading) for moment in other.moments]


def _plain(chain: Chain) -> Chain:
    """A chain without the narrator, whose word is everybody's beginning, and without repeated neighbours."""
    people = chain[1:] if chain and chain[0] == NARRATOR else chain
    return tuple(person for place, person in enumerate(people) if place == 0 or people[place - 1] != person)
