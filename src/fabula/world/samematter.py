"""Whether two passages of a text are about the same matter, so that the one may speak against the other.

A claim that was read has no date: "I have the key" in one chapter and "I have no key" in another are one
claim, affirmed and denied, and no contradiction. So what was read is held to be of one time only where it
stands near by, unless it is of a kind that happens once. Rows without words behind them are those of a world
written by hand, and mean what they say.
"""

from __future__ import annotations

from fabula.layers.world import Claim
from fabula.lexicon.once import AUXILIARIES, BODILY, FLEETING, INDEFINITE, ONCE
from fabula.lexicon.people import human_nouns

NEAR = 8000
"""Characters of a text within which what is said of something is taken to be of one time: some five pages."""


NEXT = 1500
"""The same for what comes and goes: seeing, hearing, knowing; about a page."""
MOST_MOVES = 2
"""Where a text tells oftener that "the door" comes to be open, or elsewhere, there may be several doors."""


def of_one_time(claim: Claim, one: int | None, other: int | None) -> bool:
    """Whether what a text says of a claim in two places is of one time; an unknown place goes with all."""
    if one is None or other is None:
        return True
    once = claim.predicate.split(" ")[0] in ONCE
    return once or abs(one - other) <= (NEXT if is_fleeting(claim) else NEAR)


def is_fleeting(claim: Claim) -> bool:
    """Whether a claim is of what comes and goes: seeing, going, saying."""
    return claim.predicate.split(" ")[0] in FLEETING


def is_definite(claim: Claim) -> bool:
    """Whether a claim says what is done, and by or to whom; what was not read is taken at its word."""
    if not claim.spans:
        return True
    if claim.predicate in AUXILIARIES and not claim.patient and claim.place is None:
        return False
    fillers = (*claim.agent, *claim.patient, *claim.recipient)
    return bool(fillers) and not any(_first(filler) in INDEFINITE for filler in fillers)


def is_movable(thing: str) -> bool:
    """Whether a thing, in the words of the text, is one that lies somewhere and may be moved unseen."""
    head = thing.lower().split(" of ")[0].split()
    if not head or _first(thing) in INDEFINITE:
        return False
    singular = {head[-1], head[-1].removesuffix("s"), _SINGULAR.get(head[-1], "")}
    return singular.isdisjoint(BODILY) and singular.isdisjoint(human_nouns())


def _first(filler: str) -> str:
    return filler.lower().split()[0] if filler.split() else ""


_SINGULAR = {"feet": "foot", "teeth": "tooth", "men": "man", "women": "woman", "children": "child"}
