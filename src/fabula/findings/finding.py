"""What a check finds: a passage that does not fit the story, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "impossible knowledge",
    "leaked thought",
    "read before opened",
    "forgotten knowledge",
    "contradictory fact",
    "impossible presence",
    "name slip",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """A passage that cannot be right as it stands, unless it is meant.

    Attributes:
        id: ``f1``, ``f2`` … in the order of the text.
        kind: what is wrong.
        people: ids of those concerned, first whose passage it is.
        rows: ids of quotations, beats and other rows that it rests on.
        why: a clause for the writer, without the place of ``against``.
        route: the nearest way by which it could be right, a clause; None where there is none to tell of.
        start, stop: the passage.
        against: the passage with which it does not fit, as (start, stop); None where there is none.
        meeting: the place that ``route`` tells of, as an offset; None where it tells of none.
        certainty: the probability that a writer would agree.
    """

    id: str
    kind: Kind
    people: tuple[str, ...]
    rows: tuple[str, ...]
    why: str
    route: str | None
    start: int
    stop: int
    against: tuple[int, int] | None
    certainty: float
    meeting: int | None = None
