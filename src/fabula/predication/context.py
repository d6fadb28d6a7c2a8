"""What stands above a clause, before its own words are looked at.

Presuppositions pass through negation, questions, modals and conditions (*holes*), and not through what
others say and think (*plugs*): Karttunen (1973).
"""

from __future__ import annotations

from typing import NamedTuple

from fabula.lexicon.embedding import Kind, Signature
from fabula.predication.standing import ASSERTED, Rule, Standing, graded, open_to


class Context(NamedTuple):
    """What stands above a clause: its standing so far, and whether others are its source (plugged)."""

    standing: Standing
    plugged: bool

    @property
    def presupposed(self) -> Context:
        """The context of what is taken for granted here."""
        return Context(open_to("report") if self.plugged else _PRESUPPOSED, self.plugged)


class Above(NamedTuple):
    """The predicate above a clause: its index, its context, and its standing with its own words."""

    token: int
    context: Context
    standing: Standing


_PRESUPPOSED = Standing(3, False, "presupposition")
TOP = Context(ASSERTED, False)
"""The context of a sentence by itself."""

_RULES: dict[Kind, Rule] = {
    "factive": "presupposition",
    "implicative": "implicative",
    "modal": "modal verb",
    "attitude": "attitude",
    "report": "report",
    "belief": "report",
    "own belief": "own belief",
}


def under(governor: Standing, found: Signature) -> Standing:
    """The standing of a complement under a word with a signature that stands so itself."""
    rule = _RULES[found.kind]
    value = graded(found.denied if governor.denied else found.affirmed, rule)
    if governor.degree <= min(value.degree, 2):
        return Standing(governor.degree, value.denied, governor.rule)
    return value


def alongside(above: Above) -> Context:
    """What goes on beside the clause above: as sure as that, and not denied with it."""
    if above.standing.denied and above.standing.degree == 3:
        return above.context.presupposed
    return Context(above.standing._replace(denied=False), above.context.plugged)


def alongside_open(above: Above) -> Context:
    """What is told of somebody who need not be there: a man who *left*, where no man was seen."""
    if above.standing.denied:
        return Context(open_to(above.standing.rule), above.context.plugged)
    return Context(above.standing, above.context.plugged)
