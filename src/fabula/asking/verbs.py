"""What verbs and adjectives ask for: what is held, perceived, told, kept back or looked for."""

from __future__ import annotations

from collections.abc import Mapping

from fabula.asking.query import AskedEvidence
from fabula.layers.world import Stance
from fabula.lexicon.minds import HOLDING, TELLING
from fabula.lexicon.speech_acts import act_of

_KNOWING = """know realise realize understand notice remember recall aware conscious learn discover
    find hear see grasp recognise recognize acknowledge"""
_STANCES: Mapping[Stance, str] = {
    "knows": _KNOWING,
    "doubts": "doubt question wonder unsure uncertain doubtful",
    "disbelieves": "disbelieve disagree reject",
    "unaware": "unaware ignorant oblivious",
    "believes": """sure certain convinced confident positive trust accept agree mistaken
        convince persuade""",
}
PERSUADING = frozenset("convince persuade".split())
"""Of these the one who holds is the object: is convinced."""
LEARNING = frozenset("learn discover find hear realise realize notice understand".split())
"""What brings knowledge; of these one asks when, and from whom."""
_SENSES: Mapping[AskedEvidence, str] = {
    "saw": "see watch notice observe witness spot glimpse spy view perceive",
    "heard": "hear overhear listen",
}
SAYING = TELLING | frozenset(
    """ask answer talk speak deny accuse lie mutter shout scream reply call hint suggest propose
    confide apologise apologize threaten advise argue insist break""".split()
)
"""What one does in telling."""
WITHHOLDING = frozenset("hide conceal withhold keep".split())
SEARCHING = frozenset("look search hunt seek find reach".split())
"""What one does where one takes a thing to be."""
HAPPENING = frozenset("do happen occur befall take".split())
"""Verbs that stand for any other in a question: what did he do, what happened."""
ABOUT = frozenset("about of on concerning regarding".split())


def stance_of(lemma: str) -> Stance | None:
    """How someone holds what depends on this word; None where it is no word of holding."""
    for stance, words in _STANCES.items():
        if lemma in words.split():
            return stance
    return "believes" if lemma in HOLDING else None


def sense_of(lemma: str) -> AskedEvidence | None:
    """The sense by which someone perceives what depends on a verb."""
    return next((sense for sense, words in _SENSES.items() if lemma in words.split()), None)


LIE = "lie"
"""Asked for like an act of speech: any that is not meant."""


def kind_of_act(lemma: str) -> str | None:
    """The act that a verb of speaking asks for and no other will do; None for those that only say or tell."""
    if lemma == LIE:
        return LIE
    if lemma.split()[0] in WITHHOLDING:
        return "withhold"
    found = act_of(lemma)
    return None if found in ("assert", "answer", "confess", "accuse", "apologise") else found
