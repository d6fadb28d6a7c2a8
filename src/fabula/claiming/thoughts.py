"""Free indirect thought: what the narration says there is the thinker's belief, not the narrator's word."""

from __future__ import annotations

from dataclasses import replace

from fabula.claiming.clauses import mood_of, stands_alone
from fabula.claiming.draft import Holding
from fabula.claiming.statements import Statements
from fabula.layers import Frame, FreeIndirect
from fabula.layers.world import Stance

_HELD = ("CT+", "CT-", "PR+", "PR-")


def is_the_thinkers(statements: Statements, frame: Frame, thought: FreeIndirect) -> bool:
    """Whether a clause counts as the thinker's alone: what is asked, and what others do and are.

    Of their own deeds people know as much as the narrator.
    """
    own = any(thought.thinker in filler.people for filler in frame.agent)
    return not own or mood_of(statements.page, frame) == "question"


def held(statements: Statements, frame: Frame, thought: FreeIndirect) -> list[Holding]:
    """What the thinker holds or wonders by a clause; none for one inside another, or for a mere may-be."""
    if not stands_alone(statements.page, frame):
        return []
    asked = mood_of(statements.page, frame) == "question"
    if not asked and frame.factuality not in _HELD:
        return []
    said = statements.claim(frame)
    stance: Stance = "wonders" if asked else "disbelieves" if said.denied else "believes"
    certainty = round(statements.gathered.drafts[said.draft].certainty * thought.certainty, 4)
    place = (frame.token, frame.start, frame.stop, certainty)
    return [Holding((thought.thinker,), stance, said.draft, *place, evidence="thought")]


def lowered(statements: Statements, first: int, thought: FreeIndirect) -> None:
    """Take the rows from ``first`` on for as sure as the thinker can be of his own deeds."""
    rows = statements.gathered.rows
    rows[first:] = [
        replace(row, certainty=round(row.certainty * thought.certainty, 4)) for row in rows[first:]
    ]
