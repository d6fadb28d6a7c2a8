"""Who goes where: stage directions of motion, from clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fabula.lexicon import motion
from fabula.staging.clauses import Clause
from fabula.staging.directions import Direction
from fabula.staging.leading import is_sent, is_taken, sent, taken
from fabula.staging.making import group, made
from fabula.staging.objects import object_is, says
from fabula.staging.page import Page
from fabula.staging.ways import moved


def motions(page: Page, clause: Clause) -> Iterator[Direction]:
    """The comings and goings that a clause tells; none where it tells of no motion."""
    for row in _motions(page, clause):
        yield row if row.who else replace(row, who=group(page, clause))


def _motions(page: Page, clause: Clause) -> Iterator[Direction]:
    verb = clause.verb
    if verb == "leave" and _leaves_alone(page, clause):
        yield made(page, clause, "alone", clause.patients, beside=clause.agents)
    elif verb == "be" and says(page, clause, ("gone", "away")):
        yield made(page, clause, "go", clause.agents, toward="away")
    elif clause.patients and is_sent(clause):
        yield sent(page, clause)
    elif clause.patients and verb in motion.TAKING and is_taken(page, clause):
        yield taken(page, clause)
    elif verb == "follow" and clause.patients:
        together = (*clause.agents, *clause.patients) if clause.to is not None else clause.agents
        beside = clause.patients if clause.to is None else ()
        yield made(page, clause, "go", together, to=clause.to, beside=beside, toward="along")
    elif (verb in motion.WAY and object_is(page, clause, "way")) or (
        _moves(clause) and not _is_about_to(page, clause)
    ):
        yield from moved(page, clause)


def _is_about_to(page: Page, clause: Clause) -> bool:
    """Whether the verb only tells that something is to come: he was going to sing, she came to see."""
    trees, token = page.trees, clause.frame.token
    opened = [
        child
        for child in trees.children(token, "xcomp")
        if any(trees.forms[mark] == "to" for mark in trees.children(child, "mark"))
    ]
    infinitive = bool(opened)
    if clause.verb == "go":
        asleep = any(trees.forms[child] == "sleep" for child in opened)
        return infinitive and (asleep or trees.words[token].xpos == "VBG")
    told = clause.particles or clause.to is not None or clause.source is not None
    return infinitive and not told and clause.verb in ("get", "come", "move", "proceed", "rush", "make")


def _moves(clause: Clause) -> bool:
    words = (clause.verb, clause.phrase)
    classes = (motion.MANNER, motion.COMING, motion.GOING, motion.INTO, motion.OUT_OF)
    return any(word in kind for word in words for kind in classes) or (
        clause.verb in motion.JOINING and bool(clause.patients)
    )


def _leaves_alone(page: Page, clause: Clause) -> bool:
    return bool(clause.patients) and says(page, clause, ("alone", "alone.", "by himself", "by herself"))
