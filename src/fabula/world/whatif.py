"""What if something had not happened, or had been said: whose attitudes change, and what loses its ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fabula.layers.world import Act, Stance
from fabula.world.editing import grounded, settle, with_acts, without
from fabula.world.engine import Engine, Route
from fabula.world.sources import Chain


@dataclass(frozen=True, slots=True)
class Standing:
    """How someone stands to a claim at the end: the stance, and the ways by which they came to it."""

    stance: Stance
    chains: tuple[Chain, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit changes for one holder and one claim; a lost way to the same belief is a change, too.

    ``because`` are ids of the rows that were cut, added, or lost their ground, and that it rested on.
    """

    holder: Chain
    claim: str
    before: Standing | None
    after: Standing | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The outcome of an edit; ``ungrounded`` are the acts that nobody would have made, in story order."""

    changes: tuple[Change, ...]
    ungrounded: tuple[str, ...]
    engine: Engine


def what_if(engine: Engine, cut: Sequence[str] = (), tell: Sequence[Act] = ()) -> WhatIf:
    """Run the world again without some rows and with some acts more.

    Raises:
        UnknownName: nothing that can be cut has such an id.
    """
    before = frozenset(grounded(engine))
    edited = Engine(with_acts(without(engine.world, cut), tell), engine)
    settled, lost = settle(edited, before)
    found = (
        _change(engine, settled, (person.id,), claim)
        for claim in _touched(engine, settled)
        for person in engine.world.people
    )
    return WhatIf(tuple(change for change in found if change is not None), lost, settled)


def _touched(before: Engine, after: Engine) -> list[str]:
    """The claims that hang together with what was cut or added."""
    return [
        claim.id
        for part in before.components
        if [moment.row for moment in part.moments]
        != [moment.row for moment in after.component(part.claims[0].id).moments]
        or part.percepts != after.component(part.claims[0].id).percepts
        for claim in part.claims
    ]


def _change(before: Engine, after: Engine, chain: Chain, claim: str) -> Change | None:
    one, other = routes_to(before, chain, claim), routes_to(after, chain, claim)
    if _rows(one) == _rows(other) and before.value(chain, claim) == after.value(chain, claim):
        return None
    was, now = standing(before, chain, claim, one), standing(after, chain, claim, other)
    if was == now or (before.logic.thing(claim) in before.stage.people and not _affirmed(was, now)):
        return None
    moved = _rows(one) ^ _rows(other)
    because = tuple(id for route in (*one, *other) if route.because in moved for id in route.because)
    return Change(
        chain,
        claim,
        was,
        now,
        tuple(dict.fromkeys(because)),
    )


def _affirmed(*standings: Standing | None) -> bool:
    """Whether somebody is taken to be somewhere; that he is not elsewhere goes without saying."""
    return any(standing is not None and standing.stance != "disbelieves" for standing in standings)


def _rows(routes: Sequence[Route]) -> frozenset[tuple[str, ...]]:
    return frozenset(route.because for route in routes)


def routes_to(engine: Engine, chain: Chain, claim: str, at: str | None = None) -> tuple[Route, ...]:
    """The ways that a chain goes by, those that are only its own word apart where there are others."""
    routes = [route for route in engine.routes(chain, claim, at) if route.accepted]
    better = [route for route in routes if route.evidence != "thought"]
    return tuple(better or routes)


def standing(engine: Engine, chain: Chain, claim: str, routes: Sequence[Route]) -> Standing | None:
    """How a chain stands to a claim at the end of the world; None where it has no stance."""
    value = engine.value(chain, claim)
    if value == "open":
        return None
    chains = tuple(dict.fromkeys(route.chain for route in routes if route.affirms == (value == "holds")))
    if value == "holds not":
        return Standing("disbelieves", chains)
    return Standing("knows" if engine.value((), claim) == "holds" else "believes", chains)
