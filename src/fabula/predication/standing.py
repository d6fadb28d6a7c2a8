"""How far a source vouches for a clause: FactBank's scale (Saurí and Pustejovsky, 2009) as two numbers."""

from __future__ import annotations

from typing import Literal, NamedTuple

from fabula.layers import Factuality
from fabula.lexicon.modality import Degree

Rule = Literal[
    "assertion",
    "negation",
    "near miss",
    "modal auxiliary",
    "modal adverb",
    "modal verb",
    "future",
    "counterfactual",
    "question",
    "presupposing question",
    "imperative",
    "condition",
    "consequence",
    "comparison",
    "purpose",
    "infinitive",
    "time",
    "absence",
    "presupposition",
    "implicative",
    "attitude",
    "report",
    "own belief",
    "embedding",
]
"""What decided a predicate's standing."""

_LETTERS = ("Uu", "PS", "PR", "CT")


class Standing(NamedTuple):
    """What a source says of a clause.

    Attributes:
        degree: 3 certain, 2 probable, 1 possible, 0 left open.
        denied: whether it is the clause's denial that has this degree.
        rule: what decided it.
    """

    degree: Degree
    denied: bool
    rule: Rule

    @property
    def factuality(self) -> Factuality:
        """The value on FactBank's scale; what is left open has no side."""
        if self.degree == 3:
            return "CT-" if self.denied else "CT+"
        if self.degree == 2:
            return "PR-" if self.denied else "PR+"
        if self.degree == 1:
            return "PS-" if self.denied else "PS+"
        return "Uu"

    def within(self, inner: Standing) -> Standing:
        """The standing of what has one standing inside a clause that has this one."""
        denied = self.denied != inner.denied
        if self.degree == inner.degree == 3:
            return Standing(3, denied, inner.rule if inner.rule != "assertion" else self.rule)
        weaker = self if self.degree < inner.degree else inner
        return Standing(weaker.degree, denied, weaker.rule)


ASSERTED = Standing(3, False, "assertion")


def open_to(rule: Rule, denied: bool = False) -> Standing:
    """Left open, by a rule."""
    return Standing(0, denied, rule)


def graded(value: str, rule: Rule) -> Standing:
    """The standing for a value of FactBank's scale; "Uu-" for a denial that is left open."""
    degrees: tuple[Degree, ...] = (0, 1, 2, 3)
    return Standing(degrees[_LETTERS.index(value[:2])], value.endswith("-"), rule)
