"""Questions with "or": does she believe that it is this or that?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fabula.asking.sentence import Sentence
from fabula.asking.verbs import stance_of
from fabula.layers import Frame

_FINITE = frozenset("VBZ VBD VBP MD".split())
_BEFORE_NOUN = ("case", "det", "amod", "compound", "nummod", "nmod", "advmod", "punct")
_SUBJECTS = frozenset("he she it they that there".split())


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What can be chosen from: as it is called in the question, and each as a clause of its own."""

    words: tuple[str, ...]
    clauses: tuple[str, ...]


def alternatives_of(sentence: Sentence, core: Frame) -> Alternatives | None:
    """The alternatives of a clause, None where it has no "or".

    What stands before "or" is divided into what both share and what is the first's own: after the subject
    where the second begins with a finite verb, after "be" where it is a predicate, else before the noun
    that the second is joined to.
    """
    trees = sentence.trees
    middle = next((t for t, form in enumerate(trees.forms) if form == "or" and t > core.token - 1), None)
    start = _start(sentence, core)
    end = _end(sentence)
    if middle is None or middle <= start or middle + 1 >= end:
        return None
    before = [token for token in range(start, middle) if not _closes(sentence, token, middle)]
    after = list(range(middle + 1, end))
    if _is_clause(sentence, after):
        other = _inner_clause(sentence, after)
        return Alternatives(
            (_words(sentence, before), _words(sentence, other)),
            (_words(sentence, before), _words(sentence, other)),
        )
    place = _division(sentence, core, middle, before)
    shared, own = [t for t in before if t < place], [t for t in before if t >= place]
    if not own or not shared:
        return None
    return Alternatives(
        (_words(sentence, _without_verb(sentence, own)), _words(sentence, _without_verb(sentence, after))),
        (_words(sentence, before), _words(sentence, [*shared, *after])),
    )


def _without_verb(sentence: Sentence, tokens: list[int]) -> list[int]:
    """An alternative as it is called: without the finite verb with which it begins."""
    first = sentence.trees.words[tokens[0]]
    return tokens[1:] if len(tokens) > 1 and first.upos == "AUX" and first.xpos in _FINITE else tokens


def _start(sentence: Sentence, core: Frame) -> int:
    below = [t for t in sentence.trees.below(core.token) if t <= core.token]
    marks = [t for t in below if sentence.trees.relations[t] == "mark" and t < core.token]
    return marks[0] + 1 if marks and marks[0] == below[0] else below[0]


def _end(sentence: Sentence) -> int:
    end = len(sentence.trees.words)
    while end and sentence.trees.words[end - 1].upos == "PUNCT":
        end -= 1
    return end


def _closes(sentence: Sentence, token: int, middle: int) -> bool:
    return token == middle - 1 and sentence.trees.words[token].upos == "PUNCT"


def _is_clause(sentence: Sentence, after: list[int]) -> bool:
    """Whether the second alternative has a subject of its own."""
    trees = sentence.trees
    if trees.forms[after[0]] in _SUBJECTS or trees.words[after[0]].lemma == "do":
        return True
    return any(trees.relations[t] == "nsubj" and (trees.heads[t] or 0) in after for t in after)


def _inner_clause(sentence: Sentence, after: list[int]) -> list[int]:
    """The clause itself, without "does she believe" or "that" before it."""
    trees = sentence.trees
    for token in after:
        if trees.words[token].upos == "VERB" and stance_of(trees.words[token].lemma) is not None:
            after = [t for t in after if t > token] or after
            break
    return after[1:] if trees.forms[after[0]] == "that" and len(after) > 1 else after


def _division(sentence: Sentence, core: Frame, middle: int, before: list[int]) -> int:
    """The word with which the first alternative's own part begins."""
    trees = sentence.trees
    helpers = [t for t in trees.children(core.token, "aux", "cop") if t in before]
    verbs = sorted({*helpers, *([core.token] if trees.words[core.token].upos in ("VERB", "AUX") else [])})
    following = trees.words[middle + 1]
    if following.xpos in _FINITE and verbs:
        return verbs[0]
    head = trees.heads[middle]
    second = head if head is not None and head > middle else middle + 1
    joined = trees.words[second]
    if helpers and (joined.upos in ("VERB", "ADJ", "ADV") or core.lemma == "be"):
        return helpers[-1] + 1
    first = trees.heads[second]
    if first == core.token and joined.upos == "VERB" and not helpers:
        return core.token
    if first is None or first not in before or first == core.token:
        return verbs[-1] + 1 if verbs else before[-1]
    left = [
        t for t in trees.below(first) if t <= first and (t == first or _stands_before(sentence, t, first))
    ]
    return min(left)


def _stands_before(sentence: Sentence, token: int, noun: int) -> bool:
    """Whether a word belongs to what stands before a noun: its article, preposition, adjectives."""
    trees = sentence.trees
    while trees.heads[token] is not None and trees.heads[token] != noun:
        token = trees.heads[token] or 0
    return trees.relations[token] in _BEFORE_NOUN


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
