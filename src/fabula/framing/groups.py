"""People who are named together: "Ann, Ben and Dawn"."""

from __future__ import annotations

from collections.abc import Mapping

from fabula.trees import Trees

NOMINAL = frozenset("NOUN PROPN PRON".split())


def members(trees: Trees, token: int) -> tuple[int, ...]:
    """A noun with the nouns that are joined to it, in the order of the text; so is *Mr.* to "Mrs. Rao"."""
    titles = [child for child in trees.children(token, "nmod:desc") if _is_title_of_another(trees, child)]
    if not titles and not trees.children(token, "conj"):
        return (token,)
    found = [*titles, token]
    for one in found:
        found.extend(
            child
            for child in trees.children(one, "conj")
            if trees.words[child].upos in NOMINAL and child > one
        )
    return tuple(sorted(found)) if len(found) > 1 else (token,)


def _is_title_of_another(trees: Trees, token: int) -> bool:
    """Whether a title has its name with the next one: *Mr.* and Mrs. Rao."""
    head = trees.heads[token]
    return (
        trees.words[token].relation == "nmod:desc"
        and token + 1 < len(trees.words)
        and trees.relations[token + 1] == "cc"
        and trees.heads[token + 1] == head
    )


def groups_of(trees: Trees, people: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """The groups of two people or more, by the word of the last of them."""
    found: dict[int, tuple[str, ...]] = {}
    besides = {
        token for token in people if trees.relations[token] == "conj" or _is_title_of_another(trees, token)
    }
    joined = {trees.heads[token] for token in besides}
    for token in people:
        if token in besides or token not in joined:
            continue
        named = [(one, people[one]) for one in members(trees, token) if one in people]
        distinct = tuple(dict.fromkeys(person for _, person in named))
        if len(distinct) > 1:
            found[named[-1][0]] = distinct
    return found
