"""Claims as they are read, before those that say the same are made one, and the rows that refer to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fabula.layers.language import Polarity
from fabula.layers.world import Truth
from fabula.text import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as one clause makes it.

    Attributes:
        token: the word that makes it; sentence: the index of its sentence.
        content: index of the draft inside this one.
        implies: indices of drafts that follow.
        state: whether it tells where or in what state something is.
        joined: whether the verb ties its agents to each other ("they kissed").
        vague: whether one of its roles stands for people who are not known.
        event: whether it is the narrator's report that this happens, here and now.
        bare: its words from the verb's base form on.
    """

    token: int
    sentence: int
    predicate: str
    text: str
    span: Span
    certainty: float
    agent: tuple[str, ...] = ()
    patient: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    asked: str | None = None
    content: int | None = None
    polarity: Polarity = "+"
    implies: tuple[int, ...] = ()
    truth: Truth = "open"
    state: bool = False
    vague: bool = False
    event: bool = False
    bare: str = ""


class Said(NamedTuple):
    """What a clause claims: the index of the draft, and whether the clause denies it."""

    draft: int
    denied: bool


@dataclass(slots=True)
class Gathered:
    """What reading has found so far.

    ``rows`` are rows whose claims are still indices of drafts; ``positive`` gives for drafts that deny
    another which that is.
    """

    drafts: list[Draft] = field(default_factory=list)
    rows: list[Any] = field(default_factory=list)
    positive: dict[int, int] = field(default_factory=dict)

    def add(self, draft: Draft) -> int:
        """Keep a draft, and give its index."""
        self.drafts.append(draft)
        return len(self.drafts) - 1


@dataclass(frozen=True, slots=True)
class Happening:
    """An occurrence, its claim an index; ``seen`` where it is told only as what somebody sees."""

    claim: int
    token: int
    start: int
    stop: int
    certainty: float
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Speaking:
    """An act, its claim an index; fields as those of :class:`fabula.layers.Act`."""

    by: str | None
    to: tuple[str, ...]
    act: Any
    claim: int
    token: int
    start: int
    stop: int
    certainty: float
    condition: int | None = None
    sincere: bool | None = None
    reported_by: tuple[str, ...] = ()
    manner: Any = "aloud"
    quote: str | None = None
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Seeing:
    """A perception; ``of`` and ``taken_as`` are indices of drafts, ``of`` one that happens."""

    by: str
    of: int
    taken_as: int | None
    how: str
    token: int
    start: int
    stop: int
    certainty: float


@dataclass(frozen=True, slots=True)
class Holding:
    """An ascription, its claim an index."""

    holder: tuple[str, ...]
    stance: Any
    claim: int | None
    token: int
    start: int
    stop: int
    certainty: float
    toward: tuple[str, ...] = ()
    evidence: Any = None
    chain: tuple[str, ...] = ()
