"""Which words are predicates, and which of them share the auxiliaries of the one that they are joined to."""

from __future__ import annotations

from fabula.trees import CLAUSAL, Trees

_NEVER = ("aux", "cop", "amod", "case", "mark", "compound", "fixed", "flat", "goeswith", "discourse", "det")
_CLAUSE_WORDS = ("nsubj", "csubj", "aux", "mark", "obj", "expl")
_NOMINAL = frozenset("ADJ NOUN PROPN PRON ADV NUM DET".split())


def predicates(trees: Trees) -> tuple[int, ...]:
    """Indices of the words that head clauses, each after the one above it."""
    found: set[int] = set()
    for token in trees.order:
        if _heads_clause(trees, token, found):
            found.add(token)
    return tuple(token for token in trees.order if token in found)


def _heads_clause(trees: Trees, token: int, found: set[int]) -> bool:
    upos, head = trees.words[token].upos, trees.heads[token]
    if trees.stands_in(token, *_NEVER):
        return False
    if trees.children(token, "cop"):
        return True
    if trees.stands_in(token, "conj") and head is not None and head not in found:
        return upos == "VERB" and bool(trees.children(token, "nsubj", "aux"))
    if upos in {"VERB", "AUX"}:
        return trees.stands_in(token, "conj", *CLAUSAL) or bool(trees.children(token, *_CLAUSE_WORDS))
    # "She was cold and hungry": the copula serves both.
    return (
        head is not None
        and trees.stands_in(token, "conj")
        and upos in _NOMINAL
        and upos == trees.words[head].upos
        and bool(trees.children(head, "cop"))
        and not trees.children(token, "nsubj")
    )


def shares_auxiliaries(trees: Trees, token: int) -> bool:
    """Whether what stands with the first conjunct holds of this one: she didn't eat or *drink*.

    It does where the conjunct has neither subject nor auxiliary of its own and the first one's form.
    """
    head = trees.heads[token]
    if head is None or not trees.stands_in(token, "conj"):
        return False
    if trees.children(token, "nsubj", "csubj", "aux", "cop"):
        return False
    first, second = trees.words[head], trees.words[token]
    if first.upos != "VERB" and trees.children(head, "cop"):
        return second.upos not in {"VERB", "AUX"}
    return first.xpos == second.xpos


def joined_by(trees: Trees, token: int) -> frozenset[str]:
    """The conjunctions before a conjunct, in lower case."""
    return frozenset(trees.forms[child] for child in trees.children(token, "cc"))


def is_past(trees: Trees, token: int) -> bool:
    """Whether a clause's finite verb is in the past tense."""
    finite = (token, *trees.children(token, "aux", "cop"))
    return any(trees.words[word].xpos == "VBD" for word in finite)


def is_infinitive(trees: Trees, token: int) -> bool:
    """Whether a clause stands under "to"."""
    return any(trees.words[mark].xpos == "TO" for mark in trees.children(token, "mark")) or (
        trees.words[token].xpos == "TO"
    )


def is_finite(trees: Trees, token: int) -> bool:
    """Whether a clause has a verb with a tense, or a modal."""
    if is_infinitive(trees, token):
        return False
    verbs = (token, *trees.children(token, "aux", "cop"))
    finite = {"VBD", "VBZ", "VBP", "MD"}
    return any(trees.words[verb].xpos in finite for verb in verbs)
