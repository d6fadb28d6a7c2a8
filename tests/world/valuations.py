"""All valuations of a world's claims that are possible, and what follows from a claim in all of them.

States change, other claims do not. So there are two sorts of valuation: of all claims that are no states, and
of all states at one time. From a state only states follow: no state narrows what is possible of the rest.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from functools import cache

from fabula.layers.world import Claim, Place

Valuation = dict[str, bool]


def is_state(claim: Claim) -> bool:
    return claim.predicate == "be" and len(claim.agent) == 1 and claim.place is not None


@cache
def possible(claims: tuple[Claim, ...]) -> tuple[Valuation, ...]:
    """All valuations of the claims that are no states: what is implied holds, what is opposed does not."""
    return tuple(_valuations([claim for claim in claims if not is_state(claim)]))


@cache
def possible_states(claims: tuple[Claim, ...], places: tuple[Place, ...]) -> tuple[Valuation, ...]:
    """All valuations of the states at one time: nothing is in two places, unless one is in the other."""
    states = [claim for claim in claims if is_state(claim)]
    apart = {
        (one.id, other.id)
        for one, other in itertools.permutations(states, 2)
        if one.agent == other.agent
        and not (_within(places, one.place, other.place))
        and not _within(places, other.place, one.place)
    }
    return tuple(_valuations(states, apart))


def _valuations(claims: list[Claim], apart: Iterable[tuple[str, str]] = ()) -> Iterable[Valuation]:
    for truths in itertools.product((True, False), repeat=len(claims)):
        world = {claim.id: truth for claim, truth in zip(claims, truths, strict=True)}
        if all(
            all(world.get(one, True) for one in claim.implies)
            and not any(world.get(one, False) for one in claim.opposes)
            for claim in claims
            if world[claim.id]
        ) and not any(world[one] and world[other] for one, other in apart):
            yield world


def _within(places: tuple[Place, ...], inner: str | None, outer: str | None) -> bool:
    """Whether one place is the other or lies within it."""
    around = {place.id: place.within for place in places}
    while inner is not None and inner != outer:
        inner = around.get(inner)
    return inner is not None


@cache
def following(claims: tuple[Claim, ...], claim: str, *, holds: bool) -> Valuation:
    """What follows from a claim's holding or not, states aside."""
    if any(is_state(one) for one in claims if one.id == claim):
        return {}
    return in_all(world for world in possible(claims) if world[claim] is holds)


@cache
def carried(claims: tuple[Claim, ...], claim: str, *, holds: bool) -> Valuation:
    """The states, affirmed or denied, that follow from a claim's holding or not.

    That a thing is nowhere else follows from where it is at one time; it is not carried beyond that time.
    """
    known = following(claims, claim, holds=holds) or {claim: holds}
    states = _valuations([one for one in claims if is_state(one)])
    return in_all(one for one in states if _fits(claims, known, one))


def fitting(claims: tuple[Claim, ...], places: tuple[Place, ...], claim: str) -> list[Valuation]:
    """How the states can be at one time where a claim holds."""
    known = following(claims, claim, holds=True) or {claim: True}
    return [states for states in possible_states(claims, places) if _fits(claims, known, states)]


def _fits(claims: tuple[Claim, ...], known: Valuation, states: Valuation) -> bool:
    """Whether the states can be so together with all that is known, claim by claim."""
    so = known | states
    return all(states.get(one, truth) is truth for one, truth in known.items()) and all(
        all(so.get(other, True) for other in claim.implies)
        and not any(so.get(other, False) for other in claim.opposes)
        for claim in claims
        if so.get(claim.id, False)
    )


def in_all(worlds: Iterable[Mapping[str, bool]]) -> Valuation:
    """What is the same in all worlds; nothing where there is none."""
    kept = list(worlds)
    return {
        one: kept[0][one] for one in (kept[0] if kept else ()) if len({world[one] for world in kept}) == 1
    }
