"""Where the rows that a conflict rests on are told, and how sure they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from fabula.layers.world import Act, Occurrence
from fabula.world.attitudes import Attitude
from fabula.world.world import World


@dataclass(frozen=True, slots=True)
class Cited:
    """A row that can be cited.

    Attributes:
        start, end: the words behind it, None where there is no text.
        told: the place in the order of telling of its beat; before everything else where it has none.
    """

    start: int | None
    end: int | None
    told: float
    certainty: float

    @property
    def place(self) -> tuple[float, float]:
        """What orders rows by where they are told."""
        return (-inf if self.start is None else self.start), self.told


def citable(world: World, attitudes: Sequence[Attitude]) -> Mapping[str, Cited]:
    """Everything that a conflict may rest on, by id: attitudes, acts, what happens, what is perceived."""
    told = {beat.id: beat.told_order for beat in world.beats}
    sure = {claim.id: claim.certainty for claim in world.claims}
    found = {
        row.id: Cited(row.start, row.end, told.get(row.beat or "", -inf), row.certainty) for row in attitudes
    }
    rows: list[Occurrence | Act] = [*world.occurrences, *world.acts]
    for one in rows:
        certainty = one.certainty * sure.get(one.claim, 1.0)
        found[one.id] = Cited(one.start, one.stop, told.get(one.beat or "", -inf), certainty)
    for seen in world.perceptions:
        of = found.get(seen.of)
        found[seen.id] = Cited(seen.start, seen.stop, of.told if of is not None else -inf, seen.certainty)
    return found
