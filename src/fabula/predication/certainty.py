"""How certain the reading of a predicate is."""

from __future__ import annotations

from collections.abc import Mapping

from fabula.predication.standing import Rule, Standing

# Of 28 predicates of each rule, drawn at random from the training parts of EWT and GUM and read with the
# treebanks' own trees, those whose polarity and factuality were judged right, plus 1, of 30.
_RIGHT: Mapping[Rule, int] = {
    "assertion": 28,
    "negation": 27,
    "near miss": 25,
    "modal auxiliary": 27,
    "modal adverb": 26,
    "modal verb": 24,
    "future": 28,
    "counterfactual": 24,
    "question": 26,
    "presupposing question": 22,
    "imperative": 28,
    "condition": 29,
    "consequence": 27,
    "comparison": 22,
    "purpose": 27,
    "infinitive": 27,
    "time": 27,
    "absence": 28,
    "presupposition": 27,
    "implicative": 25,
    "attitude": 27,
    "report": 28,
    "own belief": 26,
    "embedding": 19,
}
_SAMPLE = 30
_DISAGREEMENT = 0.7


def certainty(standing: Standing, tree: float, realis: bool) -> float:
    """The probability that polarity and factuality are right.

    Args:
        standing: the predicate's standing, whose rule decides.
        tree: the probability that the predicate stands right in its tree.
        realis: whether the word is known, by other means, to tell of something that really happens.
    """
    right = _RIGHT[standing.rule] / _SAMPLE * tree
    if not realis:
        return right
    # Two sources that agree halve the doubt; where they differ, the rule is the likelier to err.
    if standing.factuality == "CT+":
        return (1 + right) / 2
    return right * _DISAGREEMENT
