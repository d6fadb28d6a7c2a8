"""Clauses of what is said: which stand by themselves, their mood, and who acts in those without a subject."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from fabula.claiming.page import Page
from fabula.framing.conversation import Speech
from fabula.layers import Filler, Frame
from fabula.lexicon.modality import is_wh_word

Mood = Literal["declarative", "question", "command"]

_AUXILIARIES = frozenset("be do have can could will would should may might must shall ought".split())
_TAKING_UP = frozenset("go want mean have need try hope promise".split())
_ENDS = frozenset(".!?…;".split()) | {"?!", "!?", "..."}
REACH = 60
"""How many words a clause is followed to find the mark that ends its sentence."""


def stands_alone(page: Page, frame: Frame) -> bool:
    """Whether a clause is a main clause of its quotation, or is joined to one."""
    trees, token = page.trees, frame.token
    for _ in range(REACH):
        above = trees.heads[token]
        if above is None or page.trees.words[above].start < _start(page, frame):
            return True
        if not trees.stands_in(token, "conj", "parataxis", "ccomp") or trees.stands_in(token, "ccomp"):
            inside = page.frame(above)
            return inside is not None and inside.quoted != frame.quoted
        inside = page.frame(above)
        if inside is None or inside.quoted != frame.quoted:
            return True
        token = above
    return False


def _start(page: Page, frame: Frame) -> int:
    """Where the clause's quotation begins, for a head outside it is none of its own."""
    speech = page.speeches.get(frame.quoted) if frame.quoted is not None else None
    if speech is None:
        return 0
    return page.starts.get(speech.quotation, 0)


def mood_of(page: Page, frame: Frame) -> Mood:
    """Whether a main clause states, asks or orders."""
    trees, token = page.trees, frame.token
    word = trees.words[token]
    for place in range(token, min(len(trees.forms), token + REACH)):
        form = trees.forms[place]
        if form in _ENDS or (form and form[0] in "?!."):
            if "?" in form:
                return "question"
            break
    helpers = trees.children(token, "aux", "cop")
    if frame.agent or trees.children(token, "expl"):
        return "declarative"
    if word.xpos != "VB" and trees.children(token, "nsubj"):
        return "declarative"  # but "Ann, sit down", where the parser takes Ann for the subject
    if any(trees.forms[child] not in ("do", "n't", "not", "be", "let") for child in helpers):
        return "declarative"
    if any(trees.forms[child] == "be" for child in trees.children(token, "cop")):
        return "command"  # "Be quiet"
    if "Mood=Imp" in word.features or (word.xpos == "VB" and not trees.children(token, "mark")):
        return "command"
    return "declarative"


def asks_for_a_deed(page: Page, frame: Frame, hearers: tuple[str, ...]) -> bool:
    """Whether a question is a request: "Can you take me upstairs?"."""
    trees = page.trees
    first = next(iter(trees.children(frame.token, "aux")), None)
    people = {one for filler in frame.agent for one in filler.people}
    if first is None or trees.forms[first] not in ("can", "could", "will", "would", "wo", "ca"):
        return False
    if any(is_wh_word(trees.forms[child]) for child in trees.children(frame.token)):
        return False
    return bool(people) and people <= set(hearers) and first < frame.agent[0].token


def is_elliptic(page: Page, frame: Frame) -> bool:
    """Whether a clause leaves out what the one before has said: "I didn't", "We weren't"."""
    if not frame.agent or frame.content is not None or frame.patient or frame.recipient or frame.obliques:
        return False
    if page.trees.children(frame.token, "expl"):
        return False
    said = "" if frame.complement is None else page.text.cut(frame.complement).lower()
    if frame.lemma not in _AUXILIARIES:
        return said == "to" and frame.lemma in _TAKING_UP
    if said not in ("", "to", "so", "not"):
        return False
    return not any(
        page.trees.forms[child] in ("here", "there", "how", "why", "what")
        for child in page.trees.children(frame.token, "advmod")
    )


def denies_a_purpose(page: Page, frame: Frame) -> bool:
    """Whether "not" may bear on what a deed was for: "I didn't send her here to cause problems"."""
    trees = page.trees
    for child in trees.children(frame.token, "advcl"):
        if any(trees.forms[mark] in ("to", "because") for mark in trees.children(child, "mark")):
            return True
    return False


def with_speaker(page: Page, frame: Frame, speech: Speech) -> Frame:
    """A clause that leaves out "I": "Thought you could use her help"."""
    trees = page.trees
    if frame.agent or trees.children(frame.token, "nsubj", "expl", "csubj") or speech.speaker is None:
        return frame
    word = trees.words[frame.token]
    if word.xpos not in ("VBD", "VBP") or trees.relations[frame.token] not in ("root", "ccomp", "parataxis"):
        return frame
    me = Filler(word.start, word.start, frame.token, (speech.speaker,), speech.certainty)
    return replace(frame, agent=(me,))


def is_sorry(page: Page, frame: Frame) -> bool:
    """Whether a clause says "I am sorry"."""
    if frame.lemma != "be" or frame.complement is None:
        return False
    return "sorry" in page.text.cut(frame.complement).lower().split()
