"""Words that deny, in the manner of Huddleston and Pullum (2002, chapter 9)."""

from __future__ import annotations

_NEGATORS = frozenset("not n't nt never no neither nor nowhere".split())
_APPROXIMATE = frozenset("hardly scarcely seldom rarely".split())
_NEARLY = frozenset("almost nearly".split())
_PRONOUNS = frozenset("nobody nothing none no-one noone naught nought nowhere neither".split())
_NEVER_PHRASES = frozenset("account circumstance condition means time way wise".split())
_AFFIRMING_AFTER_NOT = frozenset("only just merely simply".split())


def is_negator(lemma: str, form: str) -> bool:
    """Whether an adverb, determiner or conjunction denies what it belongs to."""
    return lemma in _NEGATORS or form in _NEGATORS


def is_approximate_negator(lemma: str) -> bool:
    """Whether an adverb all but denies: hardly, seldom."""
    return lemma in _APPROXIMATE


def means_nearly(lemma: str) -> bool:
    """Whether an adverb tells that a thing came close and did not happen: almost."""
    return lemma in _NEARLY


def is_negative_pronoun(form: str) -> bool:
    """Whether a pronoun denies the clause that it is an argument of: nobody, nothing."""
    return form in _PRONOUNS


def names_no_occasion(lemma: str) -> bool:
    """Whether a noun with "no" denies the clause from an oblique: at no time, in no way."""
    return lemma in _NEVER_PHRASES


def affirms_after_not(form: str) -> bool:
    """Whether "not" before this word denies only that there is no more: not only."""
    return form in _AFFIRMING_AFTER_NOT
