"""What in a stretch of narration tells of somebody's own voice.

Questions and exclamations outside dialogue, days as the thinker counts them, modals of obligation and
doubt, interjections, judgements, words of feeling: Banfield (1982), Leech and Short (1981), Fludernik (1993);
of the features that Brunner (2013) found to tell, those that words and trees show. No sign tells by itself,
and so each has a weight; the weights were set by reading, not fitted.
"""

from __future__ import annotations

from collections.abc import Sequence

from fabula.focalizing.passages import Unit
from fabula.layers import Word
from fabula.lexicon import free_indirect as lexicon
from fabula.lexicon.modality import is_wh_word

WEIGHTS = {
    "question": 2.0,
    "unasked question": 1.0,
    "exclamation": 2.0,
    "interjection": 1.5,
    "near day": 1.5,
    "must": 1.0,
    "judgement": 1.0,
    "modal": 0.5,
    "now": 0.5,
    "stress": 0.25,
    "fragment": 0.25,
    "opening": 0.25,
    "parenthesis": 3.0,
    "long": -0.5,
}
ENOUGH = 2.0
"""The weight from which on a stretch is taken for a thought."""

BESIDE = 1.0
"""The weight that is enough right after a thought."""

_OPENINGS = frozenset("and but or so for yet still only besides then".split())
LONG = 45
"""Tokens from which on a sentence that neither asks nor cries out is rather the narrator's."""


def signs_of(unit: Unit, words: Sequence[Word], text: str) -> tuple[str, ...] | None:
    """The signs in a unit; None where it is in the present tense, which is the narrator's.

    Args:
        words: the rows of the unit's tokens.
        text: its words in lower case, on one line.
    """
    tags = {word.xpos for word in words}
    forms = unit.forms
    modals = {form for form, word in zip(forms, words, strict=True) if word.xpos == "MD"}
    if tags & {"VBZ", "VBP"} or not lexicon.PRESENT_MODALS.isdisjoint(modals):
        return None
    finite = "VBD" in tags or "MD" in tags
    signs = []
    if unit.ending == "?":
        signs.append("question" if _asks(forms, words) else "unasked question")
    elif unit.ending == "!":
        signs.append("exclamation")
    if _calls_out(forms):
        signs.append("interjection")
    if lexicon.NEAR_DAYS.search(text):
        signs.append("near day")
    if lexicon.CERTAINLY.search(text):
        signs.append("judgement")
    if "must" in modals:
        signs.append("must")
    elif not lexicon.PAST_MODALS.isdisjoint(modals):
        signs.append("modal")
    if lexicon.NOW.search(text):
        signs.append("now")
    if lexicon.STRESS.search(text):
        signs.append("stress")
    if not finite:
        signs.append("fragment")
    if forms[0] in _OPENINGS:
        signs.append("opening")
    if len(forms) > LONG and not unit.ending:
        signs.append("long")
    return tuple(signs)


def weigh(signs: Sequence[str]) -> float:
    """How much the signs tell together."""
    return sum(WEIGHTS[sign] for sign in signs)


def _asks(forms: Sequence[str], words: Sequence[Word]) -> bool:
    """Whether a question word opens the unit, or an auxiliary stands before the subject."""
    for form, word in zip(forms, words, strict=True):
        if is_wh_word(form) or word.upos == "AUX":
            return True
        if word.relation.startswith("nsubj") or word.xpos == "VBD":
            return False
    return False


def _calls_out(forms: Sequence[str]) -> bool:
    """Whether the unit opens with an interjection, a comma or a cry after it."""
    return len(forms) > 1 and forms[0] in lexicon.INTERJECTIONS and forms[1][0] in ",!.—-;"
