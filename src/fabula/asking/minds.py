"""How a question goes down from mind to mind: who is asked to hold what of whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fabula.asking.mending import OPEN
from fabula.asking.query import AskedEvidence
from fabula.asking.sentence import Sentence
from fabula.asking.verbs import ABOUT, PERSUADING, SEARCHING, sense_of, stance_of
from fabula.layers import Filler, Frame
from fabula.layers.world import Stance

ANYBODY = frozenset("anyone anybody someone somebody everyone everybody".split())
_FRONT = 3
"""Words among which a question has its question word."""


@dataclass(frozen=True, slots=True)
class Mind:
    """A verb or adjective of holding or perceiving, with who holds; None where the question word is that.

    Attributes:
        sense: the sense by which it is perceived; None for what is only held.
        about: what it is held of, where no clause says what.
        denied: whether it is said not to be held.
    """

    frame: Frame
    lemma: str
    holder: Filler | None
    stance: Stance
    sense: AskedEvidence | None
    about: tuple[Filler, ...]
    denied: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A question laid out.

    Attributes:
        word: its question word, None for one that is answered by yes or no.
        token: where that stands.
        minds: from the outermost to the innermost.
        core: the clause below them all; None where there is none.
    """

    sentence: Sentence
    word: str | None
    token: int | None
    minds: tuple[Mind, ...]
    core: Frame | None


def lay_out(sentence: Sentence) -> Layout:
    """Find the question word, the minds, and what they hold."""
    forms = sentence.trees.forms
    token = next((place for place, form in enumerate(forms[:_FRONT]) if form in OPEN), None)
    word = None if token is None else {"whom": "who"}.get(forms[token], forms[token])
    minds: list[Mind] = []
    following = _top(sentence)
    waiting: list[Frame] = []
    while following is not None:
        frame, inner = following, _inner(sentence, following)
        mind = _mind(sentence, frame, word, bool(inner) or bool(waiting), not minds)
        if mind is None:
            return Layout(sentence, word, token, tuple(minds), frame)
        minds.append(mind)
        waiting = [*inner, *waiting]
        following = waiting.pop(0) if waiting else None
    return Layout(sentence, word, token, tuple(minds), None)


def _top(sentence: Sentence) -> Frame | None:
    found = sentence.frames.get(sentence.root)
    return found if found is not None else next(iter(sentence.frames.values()), None)


def _inner(sentence: Sentence, frame: Frame) -> list[Frame]:
    """The clauses that a verb takes; several where a reader hung on one what belongs to the next."""
    trees = sentence.trees
    below = trees.children(frame.token, "ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis")
    return [sentence.frames[child] for child in below if child in sentence.frames and child > frame.token]


def _mind(
    sentence: Sentence, frame: Frame, word: str | None, takes_clause: bool, outermost: bool
) -> Mind | None:
    lemma = _lemma(sentence, frame)
    stance, sense = stance_of(lemma), sense_of(lemma)
    if stance is None and sense is None:
        return None
    about = tuple(one.filler for one in frame.obliques if one.word in ABOUT)
    holders = frame.patient if lemma in PERSUADING else frame.agent
    things = tuple(one for one in frame.patient if not is_open(sentence, one) and one not in holders)
    if not takes_clause:
        named = any(one.people for one in things)
        if (sense or named or not outermost) and things and (named or not outermost):
            return None  # "saw Faith", "believes Faith": a deed, not what is held
        if word == "where" and lemma in SEARCHING and (things or frame.obliques):
            return None
        if frame.lemma == "be" and not about:
            return None
        about += things
    elif sense is not None and not outermost:
        return None  # "knows that Buffy saw Faith fall": what is known is that she saw it
    denied = frame.polarity == "-"
    return Mind(frame, lemma, _holder(sentence, holders), stance or "knows", sense, about, denied)


def _lemma(sentence: Sentence, frame: Frame) -> str:
    if frame.lemma != "be":
        return frame.lemma.split()[0]
    return sentence.trees.words[frame.token].lemma.casefold() if frame.complement is not None else "be"


def _holder(sentence: Sentence, holders: tuple[Filler, ...]) -> Filler | None:
    known = [one for one in holders if not is_open(sentence, one)]
    return known[0] if known else None


def is_open(sentence: Sentence, filler: Filler) -> bool:
    """Whether a role is filled by a question word, or by "anybody"."""
    return sentence.trees.forms[filler.token] in OPEN | ANYBODY


def owns(frame: Frame, token: int | None) -> Mapping[str, bool]:
    """Which roles of a frame the question word fills."""
    groups = {"agent": frame.agent, "patient": frame.patient, "recipient": frame.recipient}
    found = {role: any(one.token == token for one in fillers) for role, fillers in groups.items()}
    found["recipient"] |= any(o.filler.token == token and o.word in ("to", "for") for o in frame.obliques)
    found["source"] = any(o.filler.token == token and o.word in ("from", "by") for o in frame.obliques)
    return found
