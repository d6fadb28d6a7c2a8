"""Questions with "or": does she believe that it is this or that?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fabula.asking.sentence import Sentence
from fabula.layers import Frame

_AROUND = ("nsubj", "csubj", "mark", "aux", "cop", "cc", "conj", "punct", "expl", "parataxis")


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What can be chosen from: as it is called in the question, and each as a clause of its own."""

    words: tuple[str, ...]
    clauses: tuple[str, ...]


def alternatives_of(sentence: Sentence, core: Frame) -> Alternatives | None:
    """The alternatives of a clause, None where it has no "or" between two of its parts."""
    trees = sentence.trees
    inside = set(trees.below(core.token))
    for token in sorted(inside):
        head = trees.heads[token]
        joined = [trees.forms[child] for child in trees.children(token, "cc")]
        if head is not None and head in inside and trees.relations[token] == "conj" and "or" in joined:
            return _split(sentence, core, head, token)
    return None


def _split(sentence: Sentence, core: Frame, first: int, second: int) -> Alternatives | None:
    trees = sentence.trees
    clause = [token for token in trees.below(core.token) if trees.relations[token] not in ("mark", "punct")]
    later = set(trees.below(second))
    joint = {child for child in later if trees.heads[child] == second and trees.relations[child] == "cc"}
    whole = first == core.token
    around = {
        token
        for child in trees.children(first)
        if trees.relations[child] in _AROUND and (whole or trees.relations[child] in ("cc", "conj"))
        for token in trees.below(child)
    }
    own = [token for token in trees.below(first) if token not in around and token not in later]
    other = [token for token in sorted(later) if token not in joint and trees.relations[token] != "punct"]
    if not own or not other:
        return None
    inherits = not any(trees.relations[child] in ("aux", "cop", "nsubj") for child in trees.children(second))
    shared = [token for token in clause if token not in later and token not in set(own)]
    if not inherits:
        shared = [token for token in shared if trees.relations[token] not in ("aux", "cop")]
    if trees.children(second, "nsubj"):
        shared = []
    bare = [
        token
        for token in other
        if trees.relations[token] not in ("aux", "cop") or trees.heads[token] != second
    ]
    before = [token for token in shared if token < own[0]]
    after = [token for token in shared if token > own[-1]]
    kept = [token for token in clause if token not in later]
    return Alternatives(
        (_words(sentence, own), _words(sentence, bare)),
        (_words(sentence, kept), _words(sentence, [*before, *other, *after])),
    )


def _words(sentence: Sentence, tokens: Iterable[int]) -> str:
    """Words as they stand, with the white space that was between those that were neighbours."""
    found, last = "", None
    for token in tokens:
        word = sentence.trees.words[token]
        if last is not None:
            gap = sentence.text.cut((sentence.trees.words[last].stop, word.start))
            found += gap if token == last + 1 else " "
        found += sentence.text.cut((word.start, word.stop))
        last = token
    return " ".join(found.split())
