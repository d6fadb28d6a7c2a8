"""Words by which English hedges, conditions and dates a clause (Palmer, 2001)."""

from __future__ import annotations

from typing import Literal

Degree = Literal[0, 1, 2, 3]

_MODALS = {
    **dict.fromkeys(("ca", "can"), "can"),
    **dict.fromkeys(("wo", "will", "'ll"), "will"),
    **dict.fromkeys(("would", "'d"), "would"),
    **dict.fromkeys(("sha", "shall"), "shall"),
    **{modal: modal for modal in ("could", "may", "might", "must", "should", "ought", "need", "dare")},
}
_ADVERBS: dict[str, Degree] = {
    **dict.fromkeys("perhaps maybe possibly mayhap perchance conceivably".split(), 1),
    **dict.fromkeys("probably likely surely presumably doubtless apparently evidently seemingly".split(), 2),
    **dict.fromkeys("supposedly allegedly reportedly hopefully".split(), 0),
}
_CONDITIONAL = frozenset("if unless lest whether provided providing supposing suppose".split())
_CAUSAL = frozenset("because since although though whereas cause cos 'cause for inasmuch".split())
_TEMPORAL = frozenset("when while as after once whenever now whilst where ere".split())
_NOT_YET = frozenset("before until till ere".split())
_INSTEAD = frozenset("without instead rather".split())
_PERCEPTION = frozenset("see hear feel smell taste perceive discern distinguish sense remember".split())
_STATIVE = frozenset(
    """be have know think believe love like hate want need seem feel mean understand live belong contain
    remember own wish hope lie stand sit owe exist appear see hear look sound""".split()
)
_WH_ADVERBS = frozenset("why how when where".split())
_WH_WORDS = frozenset("why how when where who whom whose what which whoever whatever".split())


def modal_of(form: str) -> str:
    """The lemma of a modal auxiliary by its form in lower case; "" for other words."""
    return _MODALS.get(form, "")


def adverb_degree(lemma: str) -> Degree | None:
    """How far an adverb lets its speaker vouch: 2 probable, 1 possible, 0 not at all; None for others."""
    return _ADVERBS.get(lemma)


def is_conditional(mark: str) -> bool:
    """Whether a subordinator leaves its clause open: if, unless, whether."""
    return mark in _CONDITIONAL


def is_causal(mark: str) -> bool:
    """Whether a subordinator gives its clause as a fact, as a reason or against expectation."""
    return mark in _CAUSAL


def is_temporal(mark: str) -> bool:
    """Whether a subordinator dates one event by another that happens."""
    return mark in _TEMPORAL


def is_not_yet(mark: str) -> bool:
    """Whether a subordinator dates an event before another, which need not happen: before, until."""
    return mark in _NOT_YET


def is_instead(mark: str) -> bool:
    """Whether a subordinator denies its clause: without, instead of."""
    return mark in _INSTEAD


def is_perception(lemma: str) -> bool:
    """Whether "could" with this verb tells what was perceived: she could see the sea."""
    return lemma in _PERCEPTION


def is_stative(lemma: str) -> bool:
    """Whether "must" with this verb concludes, rather than obliges: he must know."""
    return lemma in _STATIVE


def is_wh_adverb(form: str) -> bool:
    """Whether a question by this word asks about circumstances of what it takes to have happened."""
    return form in _WH_ADVERBS


def is_wh_word(form: str) -> bool:
    """Whether a word asks or relates."""
    return form in _WH_WORDS
