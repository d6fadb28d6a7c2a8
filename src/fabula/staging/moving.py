"""Who goes where: stage directions of motion, from clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fabula.lexicon import motion, places
from fabula.staging.clauses import Clause, is_main
from fabula.staging.directions import Direction, Toward
from fabula.staging.page import Page, Who
from fabula.staging.places import Named, direction, named_place

_EVERYONE = Who((), "everyone")


def motions(page: Page, clause: Clause) -> Iterator[Direction]:
    """The comings and goings that a clause tells; none where it tells of no motion."""
    for made in _motions(page, clause):
        yield made if made.who else replace(made, who=_unnamed(page, clause))


def _motions(page: Page, clause: Clause) -> Iterator[Direction]:
    verb, phrase = clause.verb, clause.phrase
    if verb == "leave" and _leaves_alone(page, clause):
        yield _made(page, clause, "alone", clause.patients, beside=clause.agents)
    elif verb == "be" and _says(page, clause, ("gone", "away")):
        yield _made(page, clause, "go", clause.agents, toward="away")
    elif clause.patients and (verb in motion.SENDING or phrase in motion.DISMISSING) and _is_sent(clause):
        yield _sent(page, clause)
    elif clause.patients and verb in motion.TAKING and not _oneself(page, clause) and _leads_anywhere(clause):
        yield _taken(page, clause)
    elif verb == "follow" and clause.patients:
        yield _made(page, clause, "go", clause.agents, beside=clause.patients, toward="along")
    elif verb in motion.WAY and _object_is(page, clause, "way"):
        yield from _moved(page, clause)
    elif _moves(clause) and not _is_about_to(page, clause):
        yield from _moved(page, clause)


def _is_about_to(page: Page, clause: Clause) -> bool:
    """Whether the verb only tells that something is to come: he was going to sing, she came to see."""
    trees, token = page.trees, clause.frame.token
    infinitive = any(
        trees.forms[mark] == "to"
        for child in trees.children(token, "xcomp")
        for mark in trees.children(child, "mark")
    )
    return infinitive and clause.verb in ("go", "get", "come", "move", "proceed", "rush", "make")


def _moves(clause: Clause) -> bool:
    words = (clause.verb, clause.phrase)
    classes = (motion.MANNER, motion.COMING, motion.GOING, motion.INTO, motion.OUT_OF)
    return any(word in kind for word in words for kind in classes) or (
        clause.verb in motion.JOINING and bool(clause.patients)
    )


def _moved(page: Page, clause: Clause) -> Iterator[Direction]:
    """The agent moves, by the verb, its adverbs and the places beside it."""
    verb, phrase, agents = clause.verb, clause.phrase, clause.agents
    place = _object_place(page, clause)
    has_object = bool(clause.frame.patient) and place is None and not _object_is(page, clause, "way")
    if clause.patients and verb in motion.JOINING:
        at = clause.at if clause.at is not None else clause.to
        yield _made(page, clause, "go", agents, beside=clause.patients, to=at)
    elif clause.patients and verb in motion.OUT_OF:
        yield _made(
            page, clause, "go", agents, toward="away", to=clause.to if clause.to != clause.at else None
        )
    elif has_object:
        return
    elif place is not None and verb in motion.INTO:
        yield _made(page, clause, "go", agents, to=place, source=clause.source)
    elif place is not None and (verb in motion.OUT_OF or clause.particles & motion.AWAY):
        yield _made(page, clause, "go", agents, source=place, to=_beyond(clause), toward="away")
    elif verb in motion.OUT_OF and _object_is(page, clause, "for"):
        return
    elif (
        verb in motion.MANNER | motion.COMING or verb in motion.WAY or phrase in motion.COMING | motion.GOING
    ):
        yield from _way(page, clause)
    elif verb in motion.GOING:
        yield _made(
            page, clause, "go", agents, source=clause.source, to=_bound_for(page, clause), toward="away"
        )


def _way(page: Page, clause: Clause) -> Iterator[Direction]:
    """The agent moves where prepositions and adverbs tell."""
    agents, toward = clause.agents, _toward(clause)
    if clause.persons_to and clause.to is None:
        yield _made(page, clause, "go", agents, beside=clause.persons_to, source=clause.source)
    elif clause.to is not None and not _only_about(clause):
        yield _made(page, clause, "go", agents, to=clause.to, source=clause.source, toward=toward)
    elif clause.source is not None:
        yield _made(page, clause, "go", agents, source=clause.source, toward=toward or "away")
    elif clause.others and not clause.spot and not clause.particles & motion.AWAY:
        yield _made(page, clause, "go", agents, beside=clause.others)
    elif toward and not clause.spot:
        yield _made(page, clause, "go", agents, toward=toward)


def _only_about(clause: Clause) -> bool:
    """Whether the place is where the motion happens, not where it leads: walked in the garden."""
    if clause.to is not clause.at or clause.to is None or clause.to.is_direction:
        return False
    return clause.verb not in motion.COMING and clause.verb not in ("get", "go", "creep", "settle")


def _toward(clause: Clause) -> Toward:
    verb, particles = clause.verb, clause.particles
    comes = verb in motion.COMING or clause.phrase in motion.COMING
    if clause.phrase in motion.GOING or (verb in motion.GOING and not comes):
        return "away"
    if particles & motion.AWAY:
        return "here" if verb == "come" else "away"
    if particles & motion.NEARER or "back" in particles and verb in ("come", "walk", "run", "get"):
        return "here"
    if clause.through:
        return "here" if comes else "away"
    if "back" in particles and verb == "go":
        return "away"
    if comes and not clause.spot:
        return "here"
    return "away" if verb == "go" and not particles and not clause.spot and not clause.frame.obliques else ""


def _taken(page: Page, clause: Clause) -> Direction:
    """The agent goes, and takes the patient along."""
    both = (*clause.agents, *clause.patients)
    if clause.particles & motion.NEARER and not clause.particles & _INWARD and clause.to is None:
        return _made(page, clause, "act", clause.agents, beside=clause.patients)
    if clause.persons_to and clause.to is None:
        return _made(page, clause, "go", both, beside=clause.persons_to)
    return _made(page, clause, "go", both, to=clause.to, source=clause.source, toward=_toward(clause))


def _oneself(page: Page, clause: Clause) -> bool:
    """Whether one moves oneself: she dragged herself to the window."""
    return any(page.trees.forms[filler.token].endswith(("self", "selves")) for filler in clause.frame.patient)


def _leads_anywhere(clause: Clause) -> bool:
    directions = motion.AWAY | _INWARD | {"back"}
    led = clause.to is not None and clause.to is not clause.at or clause.source is not None
    named = clause.to is not None and clause.to.is_direction
    return (
        led
        or named
        or bool(clause.particles & directions)
        or (bool(clause.persons_to) and clause.verb in _BRINGING)
    )


_INWARD = frozenset("in inside over along indoors".split())
_BRINGING = frozenset("bring take lead escort guide accompany usher conduct drag carry".split())


def _is_sent(clause: Clause) -> bool:
    if clause.phrase in motion.DISMISSING or clause.verb in motion.DISMISSING:
        return True
    if clause.verb in ("let", "admit", "invite", "show", "see"):
        return bool(clause.particles & (motion.NEARER | motion.AWAY))
    led = clause.to is not None and clause.to is not clause.at
    return led or bool(clause.particles & motion.AWAY) or clause.source is not None


def _sent(page: Page, clause: Clause) -> Direction:
    inward = bool(clause.particles & motion.NEARER)
    place = clause.to if clause.to is None or not clause.to.is_direction or not inward else None
    return _made(
        page,
        clause,
        "go",
        clause.patients,
        to=place,
        source=clause.source,
        toward="here" if inward else "away",
    )


def _leaves_alone(page: Page, clause: Clause) -> bool:
    return bool(clause.patients) and _says(page, clause, ("alone", "alone.", "by himself", "by herself"))


def _says(page: Page, clause: Clause, words: tuple[str, ...]) -> bool:
    """Whether the complement, or an adverb, is one of some words."""
    complement = clause.frame.complement
    if complement is not None and page.text.cut(complement).lower().strip(" .,") in words:
        return True
    return any(
        page.trees.forms[child] in words
        for child in page.trees.children(clause.frame.token, "advmod", "xcomp")
    )


def _object_is(page: Page, clause: Clause, lemma: str) -> bool:
    return any(page.trees.words[filler.token].lemma == lemma for filler in clause.frame.patient)


def _object_place(page: Page, clause: Clause) -> Named | None:
    for filler in clause.frame.patient:
        found = named_place(page, filler.token)
        if found is not None:
            return found
        lemma = page.trees.words[filler.token].lemma
        if lemma in places.STAIRS and clause.verb in ("climb", "mount", "ascend", "descend"):
            return direction("downstairs" if clause.verb == "descend" else "upstairs")
    return None


def _beyond(clause: Clause) -> Named | None:
    """Where somebody goes who leaves a place: left the room *for the garden*."""
    return clause.to if clause.to is not clause.at else None


def _bound_for(page: Page, clause: Clause) -> Named | None:
    for oblique in clause.frame.obliques:
        if oblique.word == "for":
            return named_place(page, oblique.filler.token)
    return _beyond(clause)


def _unnamed(page: Page, clause: Clause) -> tuple[Who, ...]:
    """The group of whom a clause tells without naming them: everyone, the others, they."""
    for filler in clause.frame.agent:
        word = page.trees.forms[filler.token]
        if word in GROUPS:
            return (Who((), word),)
    return ()


GROUPS = frozenset(
    "everyone everybody all they we both others rest group party company crowd two three".split()
)


def _made(
    page: Page,
    clause: Clause,
    kind: str,
    who: tuple[Who, ...],
    to: Named | None = None,
    source: Named | None = None,
    beside: tuple[Who, ...] = (),
    toward: Toward = "",
) -> Direction:
    token = clause.frame.token
    return Direction(
        kind,  # type: ignore[arg-type]
        page.trees.words[token].start,
        page.sentence_of[token],
        who,
        to,
        source,
        beside,
        bool(beside),
        toward,
        is_main(page, token),
        clause.verb in _ARRIVING or clause.phrase in motion.COMING,
        certainty=clause.frame.certainty,
    )


_ARRIVING = motion.INTO | motion.COMING | motion.JOINING | {"get"}
