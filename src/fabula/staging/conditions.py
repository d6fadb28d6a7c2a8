"""How well people perceive: stage directions of sleep and waking, of listening and watching unseen."""

from __future__ import annotations

from collections.abc import Iterator

from fabula.lexicon import motion, places
from fabula.staging.clauses import Clause
from fabula.staging.directions import Direction
from fabula.staging.making import made
from fabula.staging.page import Page

_COPULAS = frozenset(
    "be fall lie seem look drift drop sit remain stay become go grow feel drowse collapse".split()
)
_BARRIERS = places.WAYS_OUT | {
    "wall",
    "curtain",
    "keyhole",
    "crack",
    "stairs",
    "banister",
    "hole",
    "gap",
    "screen",
}
_BEHIND = frozenset("behind outside through from around under beneath beyond at against in".split())
_REVEALING = frozenset("knock open burst rap cough sneeze clear reveal".split())
_COVER = frozenset("behind under beneath in inside among".split())


def conditions(page: Page, clause: Clause) -> Iterator[Direction]:
    """The changes in how people perceive that a clause tells."""
    verb, phrase, frame = clause.verb, clause.phrase, clause.frame
    said = _complement(page, clause)
    if (
        (verb in _COPULAS and said & motion.ASLEEP)
        or phrase in motion.FALLING_ASLEEP
        or _to_sleep(page, clause)
    ) or (verb == "lose" and any(page.trees.words[f.token].lemma == "consciousness" for f in frame.patient)):
        yield made(page, clause, "asleep", clause.agents)
    elif clause.patients and (verb in motion.KNOCKING_OUT or phrase in motion.KNOCKING_OUT):
        yield made(page, clause, "asleep", clause.patients)
    elif (verb == "be" and said & motion.DROWSY) or (verb in _COPULAS and said & motion.DISTRACTED):
        yield made(page, clause, "drowsy", clause.agents)
    elif phrase in motion.WAKING or verb in ("wake", "awake", "awaken", "waken"):
        yield made(page, clause, "awake", clause.patients or clause.agents)
    elif (
        (verb in _COPULAS and said & motion.AWAKE)
        or (verb == "open" and _has_eyes(page, clause, "patient"))
        or _eyes_open(page, clause)
    ):
        yield made(page, clause, "awake", clause.agents)
    elif verb in motion.NOTICING and clause.patients:
        yield made(page, clause, "noticed", clause.patients)
    elif verb in _REVEALING:
        yield made(page, clause, "noticed", clause.agents)
    else:
        yield from _unseen(page, clause)


def _unseen(page: Page, clause: Clause) -> Iterator[Direction]:
    """Listening at a door, watching from behind something, hiding."""
    verb = clause.verb
    behind = _barrier(page, clause)
    heard = clause.patients or clause.others
    if verb in ("eavesdrop", "overhear") or (verb == "listen" and (behind or _waits_outside(page, clause))):
        yield made(page, clause, "listening", clause.agents, beside=clause.patients or heard, close=False)
    elif (
        verb == "press"
        and any(page.trees.words[f.token].lemma == "ear" for f in clause.frame.patient)
        and behind
    ):
        yield made(page, clause, "listening", clause.agents)
    elif verb == "spy" or (verb in ("peer", "peek", "peep", "watch") and behind):
        yield made(page, clause, "watching", clause.agents, beside=heard, close=False)
    elif verb in ("hide", "lurk", "crouch", "conceal", "duck") and _covered(page, clause):
        yield made(page, clause, "hiding", clause.agents)


def _waits_outside(page: Page, clause: Clause) -> bool:
    """Whether the clause above puts the listener outside: he paused outside her room, listening."""
    trees, token = page.trees, clause.frame.token
    head = trees.heads[token]
    if head is None or trees.relations[token] not in ("advcl", "xcomp", "conj", "ccomp", "parataxis"):
        return False
    near = (*trees.children(head, "obl", "advmod"),)
    return any(_is_outside(page, child) for child in near)


def _is_outside(page: Page, token: int) -> bool:
    trees = page.trees
    if trees.forms[token] == "outside":
        return True
    cases = {trees.forms[child] for child in trees.children(token, "case")}
    lemma = trees.words[token].lemma.lower()
    return "outside" in cases or bool(cases & {"behind", "at"} and lemma in _BARRIERS)


def _barrier(page: Page, clause: Clause) -> bool:
    """Whether a door, a wall, a keyhole stands between."""
    return (
        any(
            oblique.word.partition(" ")[0] in _BEHIND
            and (
                page.trees.words[oblique.filler.token].lemma.lower() in _BARRIERS
                or {"behind", "outside"} & set(oblique.word.split())
            )
            for oblique in clause.frame.obliques
        )
        or "outside" in clause.particles
    )


def _covered(page: Page, clause: Clause) -> bool:
    if clause.verb in ("hide", "lurk", "conceal"):
        oneself = [page.trees.forms[f.token].endswith(("self", "selves")) for f in clause.frame.patient]
        return any(oneself) if clause.verb == "conceal" else all(oneself)
    return any(oblique.word.partition(" ")[0] in _COVER for oblique in clause.frame.obliques)


def _complement(page: Page, clause: Clause) -> frozenset[str]:
    """The words of what is said of the agent, with the adjectives that hang on the verb."""
    words: set[str] = set()
    if clause.frame.complement is not None:
        words |= set(page.text.cut(clause.frame.complement).lower().replace(",", " ").split())
    for child in page.trees.children(clause.frame.token, "xcomp", "advmod", "acl"):
        words.add(page.trees.forms[child])
    if not words & {"half", "almost", "nearly", "barely"}:
        return frozenset(words)
    return frozenset({"drowsy"}) if words & motion.ASLEEP else frozenset(words)


def _to_sleep(page: Page, clause: Clause) -> bool:
    return clause.verb in ("go", "drift", "fall", "drop", "cry", "drink") and any(
        oblique.word in ("to", "into", "off to")
        and page.trees.words[oblique.filler.token].lemma in ("sleep", "slumber")
        for oblique in clause.frame.obliques
    )


def _has_eyes(page: Page, clause: Clause, role: str) -> bool:
    return any(
        page.trees.words[f.token].lemma in ("eye", "eyes", "eyelid") for f in getattr(clause.frame, role)
    )


def _eyes_open(page: Page, clause: Clause) -> bool:
    opens = clause.verb == "open" or "open" in _complement(page, clause) | clause.particles
    return _has_eyes(page, clause, "agent") and opens
