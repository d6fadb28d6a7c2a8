"""Where somebody moves: by the verb, its adverbs, and the places and people beside it."""

from __future__ import annotations

from collections.abc import Iterator

from fabula.lexicon import motion
from fabula.staging.clauses import Clause
from fabula.staging.directions import Direction, Toward
from fabula.staging.making import made
from fabula.staging.objects import beyond, bound_for, object_is, object_place
from fabula.staging.page import Page


def moved(page: Page, clause: Clause) -> Iterator[Direction]:
    """The agent moves, by the verb, its adverbs and the places beside it."""
    verb, phrase, agents = clause.verb, clause.phrase, clause.agents
    place = object_place(page, clause)
    has_object = bool(clause.frame.patient) and place is None and not object_is(page, clause, "way")
    if clause.patients and verb in motion.JOINING:
        at = clause.at if clause.at is not None else clause.to
        yield made(page, clause, "go", agents, beside=clause.patients, to=at)
    elif clause.patients and verb in motion.OUT_OF:
        yield made(
            page, clause, "go", agents, toward="away", to=clause.to if clause.to != clause.at else None
        )
    elif has_object:
        return
    elif place is not None and verb in motion.INTO:
        yield made(page, clause, "go", agents, to=place, source=clause.source)
    elif place is not None and (verb in motion.OUT_OF or clause.particles & motion.AWAY):
        yield made(page, clause, "go", agents, source=place, to=beyond(clause), toward="away")
    elif verb in motion.OUT_OF and object_is(page, clause, "for"):
        return
    elif (
        verb in motion.MANNER | motion.COMING or verb in motion.WAY or phrase in motion.COMING | motion.GOING
    ):
        yield from _way(page, clause)
    elif verb in motion.GOING:
        yield made(
            page, clause, "go", agents, source=clause.source, to=bound_for(page, clause), toward="away"
        )


def _way(page: Page, clause: Clause) -> Iterator[Direction]:
    """The agent moves where prepositions and adverbs tell."""
    agents, toward = clause.agents, toward_of(clause)
    if clause.persons_to and clause.to is None:
        yield made(page, clause, "go", agents, beside=clause.persons_to, source=clause.source)
    elif clause.to is not None and not _only_about(clause):
        yield made(page, clause, "go", agents, to=clause.to, source=clause.source, toward=toward)
    elif clause.source is not None:
        yield made(page, clause, "go", agents, source=clause.source, toward=toward or "away")
    elif clause.others and not clause.spot and not clause.particles & motion.AWAY:
        yield made(page, clause, "go", agents, beside=clause.others)
    elif toward and not clause.spot:
        yield made(page, clause, "go", agents, toward=toward)


def _only_about(clause: Clause) -> bool:
    """Whether the place is where the motion happens, not where it leads: walked in the garden."""
    if clause.to is not clause.at or clause.to is None or clause.to.is_direction:
        return False
    comes = clause.verb in motion.COMING or clause.phrase in motion.COMING
    return not comes and clause.verb not in ("get", "go", "creep", "settle")


def toward_of(clause: Clause) -> Toward:
    """Where a motion leads that names no place."""
    verb, particles = clause.verb, clause.particles
    comes = verb in motion.COMING or clause.phrase in motion.COMING
    if clause.phrase in motion.GOING or (verb in motion.GOING and not comes):
        return "away"
    if particles & motion.AWAY:
        return "here" if verb == "come" else "away"
    if particles & motion.NEARER or ("back" in particles and verb in ("come", "walk", "run", "get")):
        return "here"
    if clause.through:
        return "here" if comes else "away"
    if "back" in particles and verb == "go":
        return "away"
    if comes and not clause.spot:
        return "here"
    return "away" if verb == "go" and not particles and not clause.spot and not clause.frame.obliques else ""
