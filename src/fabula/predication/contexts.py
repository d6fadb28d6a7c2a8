"""The context that a clause has from the clauses above it, by its relation to them."""

from __future__ import annotations

from fabula.predication.adjuncts import adverbial, beside_noun, relative
from fabula.predication.complements import complement
from fabula.predication.context import Above, Context
from fabula.trees import Trees


def context_of(trees: Trees, token: int, above: Above) -> Context:
    """The context of a clause that depends, over words that are no predicates, on another."""
    if trees.stands_in(token, "conj", "parataxis"):
        return above.context
    if trees.stands_in(token, "ccomp", "xcomp", "csubj"):
        return complement(trees, token, above)
    if trees.words[token].relation in {"acl:relcl", "advcl:relcl"}:
        return relative(trees, token, above)
    if trees.stands_in(token, "advcl"):
        return adverbial(trees, token, above)
    if trees.stands_in(token, "acl"):
        return beside_noun(trees, token, above)
    return above.context
