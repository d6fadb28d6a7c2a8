"""A world with something cut or added, and what then loses its ground (``docs/beliefs.md``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fabula.errors import UnknownName
from fabula.layers.world import Act, ActKind
from fabula.world.engine import Engine
from fabula.world.sources import AFFIRMING, DENYING
from fabula.world.world import World


def without(world: World, ids: Iterable[str]) -> World:
    """The world without some rows: beats with all that happens in them, occurrences, acts, and so on.

    A cut beat loses what happens and is said in it; the beat itself stays as an empty one, and so does who
    is present later.

    Raises:
        UnknownName: there is no such row, or it is one that what happens rests on (a claim, a person).
    """
    cut = frozenset(ids)
    beats = {beat.id for beat in world.beats}
    beats |= {beat.partition(".")[0] for beat in beats}
    rows = {row.id for row in world.occurrences} | {row.id for row in world.acts}
    rows |= {row.id for row in world.perceptions} | {row.id for row in world.ascriptions}
    for id in sorted(cut - beats - rows):
        mend = "give a beat such as s2.1, a scene, an event, an act, a perception or an attitude of the text"
        raise UnknownName(id, "nothing that can be cut has this id", mend)
    gone = {beat.id for beat in world.beats if beat.id in cut or beat.id.partition(".")[0] in cut}
    occurrences = tuple(row for row in world.occurrences if row.id not in cut and row.beat not in gone)
    acts = tuple(row for row in world.acts if row.id not in cut and row.beat not in gone)
    acts = tuple(replace(row, received=None) if row.received in gone else row for row in acts)
    kept = {row.id for row in occurrences} | {row.id for row in acts}
    return replace(
        world,
        occurrences=occurrences,
        acts=acts,
        perceptions=tuple(row for row in world.perceptions if row.id not in cut and row.of in kept),
        ascriptions=tuple(row for row in world.ascriptions if row.id not in cut and row.beat not in gone),
    )


def with_acts(world: World, acts: Sequence[Act]) -> World:
    """The world in which more is said, each act at the end of its beat."""
    return replace(world, acts=(*world.acts, *acts))


def telling(
    world: World, speaker: str, hearers: tuple[str, ...], claim: str, affirmed: bool, beat: str
) -> Act:
    """An act of telling that is not in the world, aside, with an id of its own."""
    taken = {row.id for row in world.acts}
    number = next(n for n in range(1, len(taken) + 2) if f"a+{n}" not in taken)
    kind: ActKind = "assert" if affirmed else "deny"
    return Act(f"a+{number}", speaker, hearers, kind, claim, beat, manner="aside", maker="supposed")


def grounded(engine: Engine) -> dict[str, int]:
    """The acts whose speakers hold what they say by better evidence than their own word, with their order.

    The order is that of the act's moment in its component.
    """
    found = {}
    for index, part in enumerate(engine.components):
        for order, moment in enumerate(part.moments):
            row = moment.row
            if isinstance(row, Act) and not moment.reading and _has_ground(engine, index, order, row):
                found[row.id] = order
    return found


def settle(engine: Engine, before: frozenset[str]) -> tuple[Engine, tuple[str, ...]]:
    """The world without the acts that had ground before and have lost it, and these acts' ids.

    Nobody would have said them; so what rests on them goes, too, in story order.
    """
    lost: list[str] = []
    while True:
        now = grounded(engine)
        gone = [row.id for row in _in_order(engine) if row.id in before and row.id not in now]
        if not gone:
            return engine, tuple(lost)
        lost.append(gone[0])
        engine = Engine(without(engine.world, gone[:1]), engine)


def _in_order(engine: Engine) -> list[Act]:
    moments = [moment for part in engine.components for moment in part.moments if not moment.reading]
    moments.sort(key=lambda moment: moment.key)
    return [moment.row for moment in moments if isinstance(moment.row, Act)]


def _has_ground(engine: Engine, index: int, order: int, row: Act) -> bool:
    if row.by is None or row.condition is not None or row.act not in AFFIRMING | DENYING:
        return False
    belief = engine.derive(index, order).belief((row.by,))
    said = (row.claim, row.act in AFFIRMING)
    return engine.logic.value(belief.literals, row.claim) is said[1] and any(
        piece.strength > 0
        and (said in engine.logic.consequences(piece.literal) or engine.logic.thing(row.claim) is not None)
        for piece in belief.accepted
    )
