"""Those who are taken along, sent away, or let in."""

from __future__ import annotations

from fabula.lexicon import motion
from fabula.staging.clauses import Clause
from fabula.staging.directions import Direction
from fabula.staging.making import made
from fabula.staging.page import Page
from fabula.staging.ways import toward_of


def taken(page: Page, clause: Clause) -> Direction:
    """The agent goes, and takes the patient along."""
    both = (*clause.agents, *clause.patients)
    if clause.particles & motion.NEARER and not clause.particles & _INWARD and clause.to is None:
        return made(page, clause, "act", clause.agents, beside=clause.patients)
    if clause.persons_to and clause.to is None:
        return made(page, clause, "go", both, beside=clause.persons_to)
    toward = toward_of(clause) or ("here" if clause.verb in _HERE or clause.particles & _INWARD else "")
    return made(page, clause, "go", both, to=clause.to, source=clause.source, toward=toward)


def _oneself(page: Page, clause: Clause) -> bool:
    """Whether one moves oneself: she dragged herself to the window."""
    return any(page.trees.forms[filler.token].endswith(("self", "selves")) for filler in clause.frame.patient)


def is_taken(page: Page, clause: Clause) -> bool:
    """Whether a verb of taking leads its object anywhere."""
    if _oneself(page, clause):
        return False
    directions = motion.AWAY | _INWARD | {"back"}
    led = (clause.to is not None and clause.to is not clause.at) or clause.source is not None
    named = clause.to is not None and clause.to.is_direction
    return (
        led
        or named
        or bool(clause.particles & directions)
        or (bool(clause.persons_to) and clause.verb in _BRINGING)
    )


_INWARD = frozenset("in inside over along indoors".split())
_HERE = frozenset("bring fetch".split())
_BRINGING = frozenset("bring take lead escort guide accompany usher conduct drag carry".split())


def is_sent(clause: Clause) -> bool:
    """Whether the object goes, and not the agent."""
    if clause.verb not in motion.SENDING and clause.phrase not in motion.DISMISSING:
        return False
    if clause.phrase in motion.DISMISSING or clause.verb in motion.DISMISSING:
        return True
    if clause.verb in ("let", "admit", "invite", "show", "see"):
        return bool(clause.particles & (motion.NEARER | motion.AWAY))
    led = clause.to is not None and clause.to is not clause.at
    return led or bool(clause.particles & motion.AWAY) or clause.source is not None


def sent(page: Page, clause: Clause) -> Direction:
    """The object goes where the clause tells: she sent him away, he let her in."""
    inward = bool(clause.particles & motion.NEARER)
    place = clause.to if clause.to is None or not clause.to.is_direction or not inward else None
    return made(
        page,
        clause,
        "go",
        clause.patients,
        to=place,
        source=clause.source,
        toward="here" if inward else "away",
    )
