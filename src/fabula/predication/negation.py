"""Whether a clause is denied by its own words: by not and never, by nobody and nothing, by hardly."""

from __future__ import annotations

from fabula.lexicon.negation import (
    affirms_after_not,
    is_approximate_negator,
    is_negative_pronoun,
    means_nearly,
    names_no_occasion,
)
from fabula.predication.heads import joined_by, shares_auxiliaries
from fabula.predication.standing import ASSERTED, Standing
from fabula.trees import Trees

_ARGUMENTS = ("nsubj", "obj", "iobj")


def own_negation(trees: Trees, token: int) -> Standing:
    """What the clause's own words deny of it; words that deny twice count once, as in dialects."""
    if any(_denies(trees, token, mark) for mark in trees.negation_marks(token)):
        return Standing(3, True, "negation")
    if "nor" in joined_by(trees, token) or _is_neither(trees, token) or _is_no_more(trees, token):
        return Standing(3, True, "negation")
    if any(_is_empty(trees, argument) for argument in trees.children(token, *_ARGUMENTS)):
        return Standing(3, True, "negation")
    if any(_is_no_occasion(trees, oblique) for oblique in trees.children(token, "obl")):
        return Standing(3, True, "negation")
    if trees.children(token, "cop") and _is_empty(trees, token) and trees.words[token].upos != "ADJ":
        return Standing(3, True, "negation")
    before = [child for child in trees.children(token, "advmod") if child < token]
    adverbs = [trees.words[child].lemma.lower() for child in before]
    if any(is_approximate_negator(adverb) for adverb in adverbs):
        return Standing(2, True, "negation")
    if any(means_nearly(adverb) for adverb in adverbs):
        return Standing(3, True, "near miss")
    return ASSERTED


def shares_negation(trees: Trees, token: int) -> bool:
    """Whether the first conjunct's denial holds of this one; "but" and a finite verb of its own end it."""
    if not shares_auxiliaries(trees, token) or "but" in joined_by(trees, token):
        return False
    head = trees.heads[token]
    return head is None or not _has_empty_object_alone(trees, head)


def _has_empty_object_alone(trees: Trees, token: int) -> bool:
    """Whether nothing but an object denies a clause: she made no sound and *waited*."""
    if any(_denies(trees, token, mark) for mark in trees.negation_marks(token)):
        return False
    if any(_is_empty(trees, subject) for subject in trees.children(token, "nsubj")):
        return False
    return any(_is_empty(trees, argument) for argument in trees.children(token, "obj", "iobj"))


def _denies(trees: Trees, token: int, mark: int) -> bool:
    if affirms_after_not(_form_at(trees, mark + 1)) or trees.forms[mark] in {"neither", "nowhere"}:
        return trees.forms[mark] == "nowhere"
    if trees.words[mark].relation == "det":
        return False
    # "Not because he was tired": what stands before the subordinator denies the link, not the clause.
    # But "it was not that she slept" denies the clause: a copula stands before.
    marks = [child for child in trees.children(token, "mark") if trees.words[child].xpos != "TO"]
    return not marks or mark > marks[0] or any(copula < mark for copula in trees.children(token, "cop"))


def _is_neither(trees: Trees, token: int) -> bool:
    """Neither with a "nor" to follow, or at the head of an answer: neither did she."""
    return any(trees.forms[child] == "neither" for child in trees.children(token, "cc", "advmod"))


def _is_no_more(trees: Trees, token: int) -> bool:
    """No longer, no more."""
    return any(
        trees.forms[child] in {"longer", "more", "further"}
        and "no" in {trees.forms[word] for word in trees.children(child)}
        for child in trees.children(token, "advmod")
    )


def _is_empty(trees: Trees, argument: int) -> bool:
    """Whether an argument denies that there is such a one: nobody, nothing, no man, neither of them."""
    after = _form_at(trees, argument + 1)
    if is_negative_pronoun(trees.forms[argument]):
        return after not in {"but", "except"}
    determiners = {trees.forms[child] for child in trees.children(argument, "det")}
    if determiners & {"no", "neither"}:
        return True
    return any(
        trees.forms[child] == "not" and not affirms_after_not(_form_at(trees, child + 1))
        for child in trees.children(argument, "advmod")
        if child == trees.leftmost[argument] and trees.stands_in(argument, "nsubj")
    )


def _is_no_occasion(trees: Trees, oblique: int) -> bool:
    determiners = {trees.forms[child] for child in trees.children(oblique, "det")}
    return "no" in determiners and names_no_occasion(trees.words[oblique].lemma)


def _form_at(trees: Trees, token: int) -> str:
    return trees.forms[token] if token < len(trees.forms) else ""
