"""In whose mind the narration is: who has just thought, felt, perceived or spoken in its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from fabula.layers import Frame, Word
from fabula.lexicon import free_indirect as lexicon
from fabula.lexicon.speech_acts import act_of
from fabula.text import Text

Doing = Literal["thinks", "looks", "rests", "says", "acts"]
_LONGEST_CHAIN = 8
_SUPPOSED = 0.5
"""What is left of the certainty where a clause is not told as a fact: "perhaps she thought so"."""


class Turn(NamedTuple):
    """Somebody thinks, looks, acts or says something, at a token, with the certainty that it is this person.

    ``person`` is empty for those who say something and are not in the cast.
    """

    token: int
    person: str
    doing: Doing
    certainty: float


def turns_of(
    text: Text, words: Sequence[Word], frames: Sequence[Frame], meant: Mapping[int, tuple[str, float]]
) -> list[Turn]:
    """The turns of the narration, in the order of the text; not those inside what somebody thinks or says.

    Args:
        meant: whom the narration's names and pronouns mean, and how surely, by where they begin.
    """
    found = [
        Turn(word.head, person, "thinks", certainty)
        for word in words
        if word.relation == "nmod:poss" and word.start in meant and word.head is not None
        if words[word.head].lemma.lower() in lexicon.MIND_NOUNS
        for person, certainty in (meant[word.start],)
    ]
    for frame in frames:
        if frame.quoted is None and not _inside(words, frame.token):
            one = frame.agent or frame.patient
            doing = _doing(text, words, frame)
            if len(one) == 1 and len(one[0].people) == 1:
                told = 1.0 if frame.factuality in ("CT+", "CT-") else _SUPPOSED
                found.append(Turn(frame.token, one[0].people[0], doing, told * one[0].certainty))
            elif doing == "says" and frame.agent:
                found.append(Turn(frame.token, "", doing, 0.0))
    return sorted(found)


def between(turns: Sequence[Turn], first: int, last: int) -> Sequence[Turn]:
    """The turns at tokens from ``first`` to ``last``, exclusive."""
    return turns[bisect_left(turns, (first,)) : bisect_left(turns, (last,))]


def _inside(words: Sequence[Word], token: int) -> bool:
    """Whether a clause is what another one takes, or hangs on one as a circumstance."""
    for _ in range(_LONGEST_CHAIN):
        head = words[token].head
        if words[token].relation != "conj" or head is None:
            break
        token = head
    return words[token].relation not in ("root", "parataxis", "xcomp")


def _doing(text: Text, words: Sequence[Word], frame: Frame) -> Doing:
    verb = frame.lemma.split(" ", 1)[0]
    if frame.complement is not None:
        said = text.cut(frame.complement).lower().split()
        return "acts" if lexicon.MOVED.isdisjoint(said) else "thinks"
    if not frame.agent:
        word = words[frame.token]
        return "thinks" if text.cut((word.start, word.stop)).lower() in lexicon.MOVED else "acts"
    if verb in lexicon.ASKED_FOR and _stands_under(words, frame.token, "want"):
        return "says"
    if verb in lexicon.MIND:
        return "thinks"
    if act_of(frame.lemma) is not None:
        return "says"
    if verb in lexicon.LOOK:
        return "looks"
    return "rests" if verb in lexicon.REST else "acts"


def _stands_under(words: Sequence[Word], token: int, lemma: str) -> bool:
    head = words[token].head
    return words[token].relation == "xcomp" and head is not None and words[head].lemma == lemma
