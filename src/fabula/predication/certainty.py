"""How certain the reading of a predicate is."""

from __future__ import annotations

from collections.abc import Mapping

from fabula.predication.standing import Rule, Standing

# Twenty predicates of each rule (80 of plain assertions) were drawn at random from the training parts of EWT
# and GUM, with the treebanks' own trees, and judged by reading: (right + 1) / (drawn + 2). Some of the errors
# found so were mended afterwards.
_RIGHT: Mapping[Rule, float] = {
    "assertion": 0.93,
    "negation": 0.95,
    "near miss": 0.86,
    "modal auxiliary": 0.86,
    "modal adverb": 0.86,
    "modal verb": 0.77,
    "future": 0.91,
    "counterfactual": 0.68,
    "question": 0.86,
    "presupposing question": 0.73,
    "imperative": 0.91,
    "condition": 0.95,
    "consequence": 0.91,
    "comparison": 0.77,
    "purpose": 0.91,
    "infinitive": 0.86,
    "time": 0.91,
    "absence": 0.91,
    "presupposition": 0.91,
    "implicative": 0.91,
    "attitude": 0.86,
    "report": 0.91,
    "own belief": 0.77,
    "embedding": 0.68,
}
_DISAGREEMENT = 0.7  # not measured: events come with a certainty of their own, which is not weighed


def certainty(standing: Standing, tree: float, realis: bool) -> float:
    """The probability that polarity and factuality are right.

    Args:
        standing: the predicate's standing, whose rule decides.
        tree: the probability that the predicate stands right in its tree.
        realis: whether the word is known, by other means, to tell of something that really happens.
    """
    right = _RIGHT[standing.rule] * tree
    if not realis:
        return right
    # Two sources that agree halve the doubt; where they differ, the rule is the likelier to err.
    if standing.factuality == "CT+":
        return (1 + right) / 2
    return right * _DISAGREEMENT
