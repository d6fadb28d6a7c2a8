"""Stage directions from clauses that tell of no motion: who is where, who acts, what is where."""

from __future__ import annotations

from collections.abc import Iterator

from fabula.layers import Frame
from fabula.lexicon import motion
from fabula.staging.clauses import Clause, clause_of, is_main, is_pluperfect, is_real, owners
from fabula.staging.conditions import conditions
from fabula.staging.directions import Direction, Kind
from fabula.staging.making import group, made
from fabula.staging.moving import motions
from fabula.staging.page import Page, Who
from fabula.staging.places import Named, named_place

_NOT_WHERE = frozenset("from of after since for to into".split())
_FRONTED = ("advmod", "obl", "nmod")


def directions_of(page: Page, frame: Frame, before: bool) -> Iterator[Direction]:
    """All that a frame of the narration tells of the stage.

    ``before`` tells that it stands in a flashback, which the pluperfect belongs to and nothing else does.
    """
    if not is_real(page, frame) or (not before and is_pluperfect(page, frame.token)):
        return
    clause = clause_of(page, frame)
    yield from _fronted(page, clause)
    yield from _telephone(page, clause)
    moved = list(motions(page, clause))
    if moved:
        yield from moved
        return
    states = list(conditions(page, clause))
    yield from states
    if _is_alone(page, clause) and clause.agents:
        yield made(page, clause, "alone", clause.agents, clause.at)
    elif clause.verb in motion.STAYING and clause.at is None and clause.agents:
        yield made(page, clause, "stay", clause.agents)
    yield from _place_and_act(page, clause, any(row.kind != "noticed" for row in states))


def _place_and_act(page: Page, clause: Clause, told: bool) -> Iterator[Direction]:
    """Where the agent is, and that the agent acts."""
    agents = clause.agents or group(page, clause)
    at = _at(clause)
    if agents and at is not None:
        yield made(page, clause, "be", agents, at)
    if agents and not told:
        beside, close = _beside(page, clause)
        yield made(page, clause, _kind(clause), agents, beside=beside, close=close)
    elif not agents:
        yield from _thing(page, clause)


def _kind(clause: Clause) -> Kind:
    if clause.verb in motion.MENTAL and clause.agents:
        return "mind"
    return "speak" if clause.verb in motion.TELLING and clause.agents else "act"


_LINES = motion.PHONES - {"line", "cell", "mobile"}


def _telephone(page: Page, clause: Clause) -> Iterator[Direction]:
    """Whether somebody begins or ends to speak by telephone."""
    frame, verb = clause.frame, clause.verb
    objects = {page.trees.words[filler.token].lemma for filler in frame.patient}
    behind = {page.trees.words[one.filler.token].lemma for one in frame.obliques if one.word in _BY_WIRE}
    if (
        clause.phrase in ("hang_up", "ring_off")
        or (objects & _LINES and clause.particles & {"down"})
        or (verb in ("replace", "drop", "cradle") and objects & _LINES)
    ):
        yield made(page, clause, "hang up", clause.agents)
    elif (
        verb in ("phone", "telephone", "dial")
        or behind & motion.PHONES
        or (objects & _LINES and verb in _LIFTING)
    ):
        yield made(page, clause, "phone", clause.agents)


_LIFTING = frozenset("answer pick lift grab snatch take use get".split())
_BY_WIRE = frozenset({"on", "over", "by", "into", "via", "through"})


def _at(clause: Clause) -> Named | None:
    if clause.at is None:
        return None
    static = clause.verb in motion.STANDING or clause.phrase in motion.STANDING
    if static:
        return clause.at
    inward = clause.verb in motion.MENTAL | motion.PERCEIVING | motion.TELLING
    return None if inward or clause.at.is_direction else clause.at


def _beside(page: Page, clause: Clause) -> tuple[tuple[Who, ...], bool]:
    """Those with whom the agent has to do, and whether they must be there."""
    verb = clause.verb
    if verb in motion.WRITING:
        return (), False
    if verb in motion.TOUCHING or verb in ("see", "watch", "notice", "find"):
        owned = owners(page, tuple(filler.token for filler in clause.frame.patient))
        return (*clause.patients, *clause.others, *owned), True
    if verb in motion.TELLING:
        return (*clause.patients, *clause.others), False
    return (), False


def _thing(page: Page, clause: Clause) -> Iterator[Direction]:
    """Where a thing is: the box is in the den; the den holds the box."""
    frame = clause.frame
    if clause.patients or clause.others or not is_main(page, frame.token):
        return
    for filler in frame.agent:
        place = named_place(page, filler.token)
        if place is not None and clause.verb in motion.STORING:
            for thing in frame.patient:
                yield _located(page, clause, page.trees.words[thing.token].lemma, place)
            return
    holder = next((o for o in frame.obliques if o.word in ("in", "on", "at", "inside", "into")), None)
    things = frame.agent if clause.verb == "be" else frame.patient
    if holder is None or not things:
        return
    place = named_place(page, holder.filler.token)
    inside = page.trees.words[holder.filler.token].lemma if place is None else ""
    yield _located(page, clause, page.trees.words[things[0].token].lemma, place, inside)


def _located(page: Page, clause: Clause, thing: str, place: Named | None, inside: str = "") -> Direction:
    token = clause.frame.token
    name = f"{thing.lower()}/{inside.lower()}" if inside else thing.lower()
    return Direction("thing", page.trees.words[token].start, page.sentence_of[token], to=place, thing=name)


def _fronted(page: Page, clause: Clause) -> Iterator[Direction]:
    """A place that opens a sentence: downstairs, Ben waited."""
    trees, token = page.trees, clause.frame.token
    if not is_main(page, token):
        return
    first = page.sentences[page.sentence_of[token]].first
    for child in trees.children(token, *_FRONTED):
        if trees.leftmost[child] <= first + 1 and child < token and child - first < 8:
            place = named_place(page, child)
            cases = {trees.forms[mark] for mark in trees.children(child, "case")}
            comma = trees.forms[child + 1 : child + 2] == (",",)
            subject = trees.subject(token)
            before = subject is not None and cases and trees.leftmost[subject] == child + 1
            if place is not None and (comma or before) and not cases & _NOT_WHERE:
                yield made(page, clause, "setting", clause.agents, place)
                return


def _is_alone(page: Page, clause: Clause) -> bool:
    complement = clause.frame.complement
    if complement is not None and page.text.cut(complement).lower().strip(" .,") in ("alone", "all alone"):
        return True
    return "alone" in clause.particles and not clause.frame.patient
