"""One stage direction from a clause."""

from __future__ import annotations

from fabula.lexicon import motion
from fabula.staging.clauses import Clause, is_main
from fabula.staging.directions import Direction, Kind, Toward
from fabula.staging.page import Page, Who
from fabula.staging.places import Named

GROUPS = frozenset(
    "everyone everybody all they we both others rest group party company crowd two three".split()
)
_ARRIVING = motion.INTO | motion.COMING | motion.JOINING | {"get"}


def made(
    page: Page,
    clause: Clause,
    kind: Kind,
    who: tuple[Who, ...],
    to: Named | None = None,
    source: Named | None = None,
    beside: tuple[Who, ...] = (),
    toward: Toward = "",
    close: bool = True,
) -> Direction:
    """A direction where the clause's verb stands; for its other arguments see :class:`Direction`."""
    token = clause.frame.token
    return Direction(
        kind,
        page.trees.words[token].start,
        page.sentence_of[token],
        who,
        to,
        source,
        beside,
        close and bool(beside),
        toward,
        is_main(page, token),
        clause.verb in _ARRIVING or clause.phrase in motion.COMING,
    )


def group(page: Page, clause: Clause) -> tuple[Who, ...]:
    """Those of whom a clause tells without naming them: everyone, the others, they."""
    for filler in clause.frame.agent:
        word = page.trees.forms[filler.token]
        if word in GROUPS:
            return (Who((), word),)
    return ()
