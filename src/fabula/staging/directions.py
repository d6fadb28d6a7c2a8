"""What happens on the stage, told one by one: who comes, goes, acts, falls asleep, and where.

A theatre's *stage direction*. They are read from frames and quotations, in the order of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fabula.staging.page import Who
from fabula.staging.places import Named

Kind = Literal[
    "go",
    "be",
    "act",
    "mind",
    "speak",
    "alone",
    "stay",
    "asleep",
    "drowsy",
    "awake",
    "listening",
    "watching",
    "hiding",
    "noticed",
    "setting",
    "thing",
    "phone",
    "hang up",
]
Toward = Literal["here", "away", "along", ""]


@dataclass(frozen=True, slots=True)
class Direction:
    """One stage direction.

    Attributes:
        kind: what happens: ``go`` moves people, ``be`` tells where they are, ``act`` and ``speak`` show that
            they are there, ``mind`` tells only of a state, ``setting`` opens with a place, ``thing`` tells
            where a thing is.
        offset: where it stands in the text.
        sentence: index of its sentence.
        who: those of whom it tells.
        to: where they go, or are.
        source: where they come from.
        beside: those to whom they go, or with whom they have to do.
        close: whether those beside them must be there, too: a touch, not a word.
        toward: for a going without a place: to where the story is, away from it, along with others.
        main: whether it is the main clause of its sentence.
        arrives: whether the verb looks back from where they have come to: they reached the house.
        thing: what is where, for a thing; with a slash and what it is in, where that is no place.
        witnesses: those who see or hear it.
    """

    kind: Kind
    offset: int
    sentence: int
    who: tuple[Who, ...] = ()
    to: Named | None = None
    source: Named | None = None
    beside: tuple[Who, ...] = ()
    close: bool = False
    toward: Toward = ""
    main: bool = True
    arrives: bool = False
    thing: str = ""
    witnesses: tuple[Who, ...] = ()
