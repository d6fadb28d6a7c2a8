"""People who are named together: "Ann, Ben and Dawn"."""

from __future__ import annotations

from collections.abc import Mapping

from fabula.trees import Trees

NOMINAL = frozenset("NOUN PROPN PRON".split())


def members(trees: Trees, token: int) -> tuple[int, ...]:
    """A noun with the nouns that are joined to it, in the order of the text."""
    if not any(trees.relations[child] == "conj" for child in trees.children(token)):
        return (token,)
    found = [token]
    for one in found:
        found.extend(
            child
            for child in trees.children(one, "conj")
            if trees.words[child].upos in NOMINAL and child > one
        )
    return tuple(sorted(found)) if len(found) > 1 else (token,)


def groups_of(trees: Trees, people: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """The groups of two people or more, by the word of the last of them."""
    found: dict[int, tuple[str, ...]] = {}
    joined = {trees.heads[token] for token in people if trees.relations[token] == "conj"}
    for token in people:
        if trees.relations[token] == "conj" or token not in joined:
            continue
        named = [(one, people[one]) for one in members(trees, token) if one in people]
        distinct = tuple(dict.fromkeys(person for _, person in named))
        if len(distinct) > 1:
            found[named[-1][0]] = distinct
    return found
