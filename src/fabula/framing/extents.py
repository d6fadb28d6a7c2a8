"""The words of a phrase, without the clauses that hang on it."""

from __future__ import annotations

from fabula.trees import Trees

_LEFT_OUT = frozenset(
    "conj cc punct case mark cop aux parataxis advcl acl ccomp csubj nsubj expl vocative discourse".split()
)
_INSIDE = frozenset("det nmod nummod amod compound flat fixed appos advmod obl obj goeswith".split())


def phrase(trees: Trees, token: int, predicate: bool = False) -> tuple[int, int]:
    """Offsets of a word with what belongs to it: determiners, adjectives, "of the lake".

    Args:
        predicate: whether it is what a copula says, of which only the noun phrase counts.
    """
    first = last = token
    below = trees.children(token)
    if not below:
        return trees.words[token].start, trees.words[token].stop
    stack = [token]
    while stack:
        head = stack.pop()
        for child in trees.children(head):
            relation = trees.relations[child]
            if head == token and relation == "nmod" and trees.words[token].upos in ("PROPN", "PRON"):
                continue
            if trees.forms[child] in ("n't", "not") or (
                relation in _LEFT_OUT and not (relation == "case" and head != token)
            ):
                continue
            if relation not in _INSIDE or (predicate and head == token and _beside(trees, child, relation)):
                continue
            first, last = min(first, child), max(last, child)
            stack.append(child)
    return trees.words[first].start, trees.words[last].stop


def _beside(trees: Trees, child: int, relation: str) -> bool:
    """Whether what hangs on a copula's noun is told of the agent, too: a nurse *in a small clinic*."""
    if relation in ("obl", "advmod"):
        return True
    return relation == "nmod" and any(trees.forms[case] != "of" for case in trees.children(child, "case"))
