"""What follows from a claim: implications, oppositions, states that exclude each other (docs/beliefs.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import TypeAlias

from fabula.layers.world import Claim, Place

Literal: TypeAlias = tuple[str, bool]
"""A claim's id, and whether it is affirmed."""


def is_state(claim: Claim) -> bool:
    """Whether a claim says where something is, which changes."""
    return claim.predicate == "be" and len(claim.agent) == 1 and claim.place is not None


@dataclass(frozen=True, slots=True)
class Carried:
    """The states that follow from a literal.

    Attributes:
        states: affirmed ones first; ``things`` what each is the state of.
        affirmed: the claims of the affirmed ones.
        against: what cannot be so where all of them are: their denials.
    """

    states: tuple[Literal, ...]
    things: tuple[str, ...]
    affirmed: tuple[str, ...]
    against: frozenset[Literal]


class Logic:
    """The consequences of claims; made once a world, its answers are kept."""

    def __init__(self, claims: Iterable[Claim], places: Iterable[Place] = ()) -> None:
        self.claims: Mapping[str, Claim] = {claim.id: claim for claim in claims}
        self._within = {place.id: place.within for place in places if place.within is not None}
        self._states = {claim.id: claim for claim in self.claims.values() if is_state(claim)}
        self._things = {id: state.agent[0] for id, state in self._states.items()}
        self._implied: dict[str, list[str]] = {}
        self._implying: dict[str, list[str]] = {}
        self._opposed: dict[str, list[str]] = {}
        for claim in self.claims.values():
            for other in claim.implies:
                if other in self.claims:
                    self._implied.setdefault(claim.id, []).append(other)
                    self._implying.setdefault(other, []).append(claim.id)
            for other in claim.opposes:
                if other in self.claims:
                    self._opposed.setdefault(claim.id, []).append(other)
                    self._opposed.setdefault(other, []).append(claim.id)
        self._by_thing: dict[str, list[Claim]] = {}
        for state in self._states.values():
            self._by_thing.setdefault(state.agent[0], []).append(state)
        self._consequences: dict[Literal, tuple[Literal, ...]] = {}
        self._places_around: dict[str | None, set[str | None]] = {}
        self._carried: dict[Literal, Carried] = {}
        self._lasting: dict[Literal, tuple[Literal, ...]] = {}

    def thing(self, claim: str) -> str | None:
        """What a state is the state of; None for a claim that is no state."""
        return self._things.get(claim)

    def consequences(self, literal: Literal) -> tuple[Literal, ...]:
        """All that follows from a literal, itself first; but for the states that a state excludes."""
        found = self._consequences.get(literal)
        if found is None:
            closure = dict.fromkeys((literal,))
            waiting = [literal]
            for current in waiting:
                for following in self._steps(*current):
                    if following not in closure:
                        closure[following] = None
                        waiting.append(following)
            found = self._consequences[literal] = tuple(closure)
        return found

    def lasting(self, literal: Literal) -> tuple[Literal, ...]:
        """What follows from a literal and is no state."""
        found = self._lasting.get(literal)
        if found is None:
            consequences = self.consequences(literal)
            found = self._lasting[literal] = tuple(one for one in consequences if one[0] not in self._states)
        return found

    def carried(self, literal: Literal) -> Carried:
        """The states that follow from a literal."""
        found = self._carried.get(literal)
        if found is None:
            states = [one for one in self.consequences(literal) if one[0] in self._states]
            states.sort(key=lambda state: not state[1])
            found = self._carried[literal] = Carried(
                tuple(states),
                tuple(self._things[state] for state, _ in states),
                tuple(state for state, so in states if so),
                frozenset((state, not so) for state, so in states),
            )
        return found

    def things(self, literal: Literal) -> frozenset[str]:
        """Of what a literal carries a state."""
        return frozenset(self.carried(literal).things)

    def excludes(self, one: str, other: str) -> bool:
        """Whether two claims are states of one thing that cannot be at the same time."""
        thing = self._things.get(one)
        if thing is None or thing != self._things.get(other):
            return False
        here, there = self._states[one].place, self._states[other].place
        return here != there and not self._nested(here, there)

    def value(self, held: Set[Literal], claim: str) -> bool | None:
        """Whether a claim is so by what is held, is not, or is left open (None)."""
        if (claim, True) in held:
            return True
        if (claim, False) in held:
            return False
        follow = self.carried((claim, True)).affirmed if claim in self._states else ()
        return False if any(self._excluded(held, state) for state in follow) else None

    def _excluded(self, held: Set[Literal], state: str) -> bool:
        """Whether something is held to be somewhere else."""
        states = self._by_thing[self._things[state]]
        if len(held) < len(states):
            return any(so and self.excludes(state, other) for other, so in held)
        return any((other.id, True) in held and self.excludes(state, other.id) for other in states)

    def neighbours(self, claim: str) -> Iterator[str]:
        """The claims whose truth hangs on this one's directly."""
        for table in (self._implied, self._implying, self._opposed):
            yield from table.get(claim, ())
        thing = self.thing(claim)
        if thing is not None:
            yield self._by_thing[thing][0].id
        content = self.claims[claim].content
        if content is not None and content in self.claims:
            yield content

    def _steps(self, claim: str, affirmed: bool) -> Iterator[Literal]:
        if affirmed:
            following = [(other, True) for other in self._implied.get(claim, ())]
            following += [(other, False) for other in self._opposed.get(claim, ())]
        else:
            following = [(other, False) for other in self._implying.get(claim, ())]
        if claim in self._states:  # things move: what holds of the past does not hang on where they are
            return iter([literal for literal in following if literal[0] in self._states])
        return iter(following)

    def _nested(self, one: str | None, other: str | None) -> bool:
        return other in self._around(one) or one in self._around(other)

    def _around(self, place: str | None) -> set[str | None]:
        found = self._places_around.get(place)
        if found is None:
            found, outer = set(), place
            while outer is not None and outer not in found:
                found.add(outer)
                outer = self._within.get(outer)
            self._places_around[place] = found
        return found
