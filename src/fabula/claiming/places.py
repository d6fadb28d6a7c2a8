"""Where a clause says that something is, or ends up."""

from __future__ import annotations

from fabula.claiming.page import Page
from fabula.claiming.things import Things, head_and_rest, thing_of, values
from fabula.layers import Filler, Frame
from fabula.lexicon.changes import is_goal, is_no_place, is_place_adverb, is_static
from fabula.lexicon.times import PARTS_OF_DAY, SEASONS, WEEKDAYS


def place_of(page: Page, frame: Frame, things: Things, goal: bool = True) -> str | None:
    """The place of a clause: id, or plain words; where it tells a way, its end."""
    static = None
    for oblique in frame.obliques:
        if not is_goal(oblique.word) or not _is_place(page, oblique.filler):
            continue
        if frame.lemma == "have" and page.trees.forms[oblique.filler.token] in ("it", "them"):
            continue  # "The box has a ring in it": the box is what has it, and no place of that
        named = _named(page, oblique.filler, things)
        if not is_static(oblique.word) and goal:
            return named
        static = static or named
    if static is not None:
        return static
    adverb = next((word for word in frame.lemma.split(" ")[1:] if is_place_adverb(word)), None)
    if adverb is None and frame.lemma == "be" and frame.complement is not None:
        said = page.text.cut(frame.complement).lower()
        adverb = said if is_place_adverb(said) and said not in ("here", "there") else None
    return None if adverb in (None, "here", "there") else adverb


def _is_place(page: Page, filler: Filler) -> bool:
    """Whether what stands behind a preposition may be a place: no person, no time, no state of mind."""
    if filler.people or page.trees.words[filler.token].upos not in ("NOUN", "PROPN", "PRON", "X"):
        return False
    form = page.trees.forms[filler.token]
    if (
        form in PARTS_OF_DAY
        or form in WEEKDAYS
        or form in SEASONS
        or form in ("that", "this", "which", "what")
    ):
        return False
    head, _ = head_and_rest(thing_of(page.text, filler.start, filler.stop))
    return not is_no_place(head)


def _named(page: Page, filler: Filler, things: Things) -> str | None:
    found = values(page, filler, things, beside=True)
    if not found:
        return None
    known = page.places.get(found[0].lower())
    return known or found[0]


def place_named(page: Page, name: str) -> str:
    """The id of a place, or its words."""
    return page.places.get(name.lower(), name)
