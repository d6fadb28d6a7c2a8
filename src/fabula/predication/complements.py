"""Clauses that are complements: what they owe to the verb, adjective or noun that takes them."""

from __future__ import annotations

from fabula.lexicon.embedding import Complement, Signature, own_attitude, signature, with_preposition
from fabula.predication.context import Above, Context, alongside, alongside_open, under
from fabula.predication.heads import is_finite, is_infinitive, is_past
from fabula.predication.mood import asks_with_wh_word
from fabula.predication.standing import Standing, open_to
from fabula.trees import Trees

_FIRST_PERSON = frozenset({"i", "we"})
_FACTUAL = Signature("CT+", "CT+", "factive")


def form_of(trees: Trees, token: int) -> Complement:
    """The form of a complement clause."""
    if is_infinitive(trees, token):
        return "infinitive"
    if is_finite(trees, token):
        return "finite"
    verbs = (*trees.children(token, "aux", "cop"), token)
    if trees.words[verbs[0]].xpos == "VBG":
        return "participle"
    subject = trees.children(token, "nsubj")
    return "finite" if subject and not trees.stands_in(token, "xcomp") else "bare"


def complement(trees: Trees, token: int, above: Above) -> Context:
    """The context of a clause that a word takes as its subject or complement."""
    form = form_of(trees, token)
    governor = trees.heads[token]
    if "than" in {trees.forms[mark] for mark in trees.children(token, "mark")}:
        return above.context.presupposed
    found = _signature(trees, above.token if governor is None else governor, above, form)
    if found is not None and found.kind == "factive" and form != "infinitive":
        return above.context.presupposed
    if form == "finite" and asks_with_wh_word(trees, token):
        asked = above.context.presupposed
        return Context(asked.standing.within(Standing(2, False, "presupposing question")), asked.plugged)
    if found is None:
        if form in {"participle", "bare"} and not trees.stands_in(token, "ccomp"):
            return alongside_open(above)
        return Context(open_to("infinitive" if form == "infinitive" else "embedding"), above.context.plugged)
    return Context(under(above.standing, found), above.context.plugged or found.kind in {"report", "belief"})


def _signature(trees: Trees, governor: int, above: Above, form: Complement) -> Signature | None:
    word = trees.words[governor]
    lemma = word.lemma.lower()
    if form == "finite":
        found = _finite_idiom(trees, governor, above)
        if found is None and speaks_for_itself(trees, above.token):
            found = own_attitude(lemma)
    elif form == "infinitive":
        found = _before_infinitive(trees, governor, above)
    else:
        found = _FACTUAL if lemma == "help" and _cannot(trees, governor) else None
    return found or signature(lemma, word.upos, form)


def _finite_idiom(trees: Trees, governor: int, above: Above) -> Signature | None:
    """What words together imply: I can't believe that, make sure that, it became clear that."""
    lemma = trees.words[governor].lemma.lower()
    if lemma == "believe" and _cannot(trees, governor):
        return _FACTUAL
    if lemma in {"sure", "certain"} and trees.words[above.token].lemma == "make":
        return Signature("CT+", "Uu", "implicative")
    if lemma in {"become", "make", "get", "find", "think", "seem"}:
        complements = trees.children(governor, "xcomp")
        found = (signature(trees.words[word].lemma.lower(), "ADJ", "finite") for word in complements)
        return next((entry for entry in found if entry is not None), None)
    return None


def _before_infinitive(trees: Trees, governor: int, above: Above) -> Signature | None:
    """What depends on tense: going to, have to, able to; and too much to."""
    word = trees.words[governor]
    lemma = word.lemma.lower()
    if lemma == "go" and (word.xpos == "VBG" or trees.forms[governor] == "gon"):
        past = is_past(trees, governor)
        return Signature("Uu", "Uu-", "modal") if past else Signature("PR+", "PR-", "modal")
    if lemma == "have" or (lemma == "get" and word.xpos == "VBN"):
        return Signature("PR+" if is_past(trees, governor) else "Uu", "Uu", "modal")
    if lemma == "able" and is_past(trees, above.token):
        return Signature("CT+", "CT-", "modal")
    return Signature("CT-", "Uu", "implicative") if has_too(trees, governor) else None


def speaks_for_itself(trees: Trees, token: int) -> bool:
    """Whether a clause is in the first person and the present: there its verb hedges."""
    subject = trees.child(token, "nsubj")
    return subject is not None and trees.forms[subject] in _FIRST_PERSON and not is_past(trees, token)


def _cannot(trees: Trees, token: int) -> bool:
    can = any(trees.forms[word] in {"can", "ca", "could"} for word in trees.children(token, "aux"))
    return can and bool(trees.negation_marks(token))


def has_too(trees: Trees, token: int) -> bool:
    """Whether a word is what is too much: too tired."""
    return trees.words[token].upos in {"ADJ", "ADV"} and any(
        trees.forms[child] == "too" for child in trees.children(token, "advmod")
    )


def after_preposition(trees: Trees, governor: int, above: Above) -> Context:
    """The context of a clause that a preposition ties to a word: kept him from *going*."""
    found = with_preposition(trees.words[governor].lemma.lower())
    if found is None:
        return alongside(above)
    return Context(under(above.standing, found), above.context.plugged)
