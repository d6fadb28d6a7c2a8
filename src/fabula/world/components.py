"""Claims grouped by what hangs together: what is believed of one group never touches another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fabula.layers.world import Claim
from fabula.world.logic import Logic
from fabula.world.moments import Moment
from fabula.world.sources import Component
from fabula.world.stage import Stage
from fabula.world.world import World


def components_of(
    world: World, stage: Stage, logic: Logic, moments: Iterable[Moment]
) -> tuple[Component, ...]:
    """The components of a world, in the order of their first claims; in time linear in the world."""
    explained = _explained(world)
    group = _groups(world.claims, logic, explained)
    claims: dict[str, list[Claim]] = {}
    for claim in world.claims:
        claims.setdefault(group[claim.id], []).append(claim)
    theirs: dict[str, list[Moment]] = {first: [] for first in claims}
    for moment in moments:
        first = group.get(moment.row.claim) if moment.row.claim is not None else None
        if first is not None:
            theirs[first].append(moment)
    triples: dict[str, list[tuple[str, str, str]]] = {first: [] for first in claims}
    for triple in explained:
        triples[group[triple[1]]].append(triple)
    return tuple(
        Component(
            tuple(members),
            tuple(theirs[first]),
            tuple(stage.percepts(moment) for moment in theirs[first]),
            tuple(triples[first]),
        )
        for first, members in claims.items()
    )


def _explained(world: World) -> list[tuple[str, str, str]]:
    """Each row that somebody takes for another claim than its own, with both claims."""
    known = {claim.id for claim in world.claims}
    claims = {row.id: row.claim for row in world.occurrences}
    claims.update((row.id, row.claim) for row in world.acts)
    return [
        (row.of, claims[row.of], row.taken_as)
        for row in world.perceptions
        if row.taken_as in known and claims.get(row.of) in known and row.taken_as != claims[row.of]
        if row.taken_as is not None
    ]


def _groups(
    claims: Iterable[Claim], logic: Logic, explained: Iterable[tuple[str, str, str]]
) -> Mapping[str, str]:
    """For each claim the first claim of its group (union by what hangs on what)."""
    parent: dict[str, str] = {claim.id: claim.id for claim in claims}

    def root(claim: str) -> str:
        while parent[claim] != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    def join(one: str, other: str) -> None:
        parent[root(other)] = root(one)

    for claim in parent:
        for other in logic.neighbours(claim):
            join(claim, other)
    for _, true, taken in explained:
        join(true, taken)
    return {claim: root(claim) for claim in parent}
