"""Clauses beside a verb or a noun: adverbial clauses, relative clauses, and those that fill a noun."""

from __future__ import annotations

from fabula.lexicon.embedding import Signature, signature
from fabula.lexicon.modality import is_causal, is_instead, is_not_yet, is_temporal
from fabula.predication.complements import after_preposition, complement, form_of, has_too
from fabula.predication.context import Above, Context, alongside, alongside_open, under
from fabula.predication.heads import is_infinitive, is_past
from fabula.predication.mood import is_as_if
from fabula.predication.standing import Standing, open_to
from fabula.trees import Trees

_DEFINITE = frozenset("the this that these those".split())
_ORDINAL = frozenset("first last only second next".split())


def relative(trees: Trees, token: int, above: Above) -> Context:
    """The context of a relative clause: taken for granted of somebody definite."""
    noun = trees.heads[token]
    return above.context.presupposed if noun is None or _is_definite(trees, noun) else alongside_open(above)


def _is_definite(trees: Trees, noun: int) -> bool:
    word = trees.words[noun]
    if word.upos in {"PROPN", "VERB", "AUX", "ADV", "ADJ"} or "PronType=Prs" in word.features:
        return True
    if trees.forms[noun] in {"what", "where", "how", "he", "she", "they", "it", "those", "that", "all"}:
        return True
    if trees.children(noun, "nmod:poss"):
        return True
    return any(trees.forms[child] in _DEFINITE for child in trees.children(noun, "det"))


def beside_noun(trees: Trees, token: int, above: Above) -> Context:
    """The context of a clause that fills a noun: the fact *that*, a chance *to*, the man *standing* there."""
    noun = trees.heads[token]
    form = form_of(trees, token)
    if noun is None:
        return above.context
    if form == "infinitive":
        ordinals = {trees.words[word].lemma.lower() for word in (noun, *trees.children(noun, "amod"))}
        opened = Context(open_to("infinitive"), above.context.plugged)
        return above.context.presupposed if ordinals & _ORDINAL else opened
    if trees.children(token, "mark") and form == "participle":
        return after_preposition(trees, noun, above)
    if form in {"participle", "bare"} or not trees.children(token, "mark"):
        return relative(trees, token, above)
    return complement(trees, token, above)


def adverbial(trees: Trees, token: int, above: Above) -> Context:
    """The context of an adverbial clause, by its subordinator."""
    marks = [trees.forms[mark] for mark in trees.children(token, "mark")]
    link = next((mark for mark in marks if mark not in {"to", "for"}), marks[0] if marks else "")
    governor = trees.heads[token]
    if is_infinitive(trees, token):
        return _purpose(trees, token, above, governor)
    if (link == "like" and trees.words[token].upos != "AUX") or is_as_if(trees, token):
        return _comparison(trees, governor, above)
    if is_instead(link):
        if above.standing.denied or above.standing.degree == 0:
            return Context(open_to("absence", True), above.context.plugged)
        return Context(above.standing.within(Standing(3, True, "absence")), above.context.plugged)
    if is_not_yet(link):
        return _no_surer(above, Standing(2, False, "time"))
    if is_causal(link):
        return above.context.presupposed
    if is_temporal(link) or (not link and _opens_with_when(trees, token)):
        return above.context.presupposed if is_past(trees, token) else alongside(above)
    if link == "that" or link == "so":
        modal = any(trees.words[child].xpos == "MD" for child in trees.children(token, "aux"))
        return Context(open_to("purpose"), above.context.plugged) if modal else alongside(above)
    if link == "than":
        return above.context.presupposed
    if link and governor is not None:
        return after_preposition(trees, governor, above)
    return alongside(above) if _set_off(trees, token) else alongside_open(above)


def _set_off(trees: Trees, token: int) -> bool:
    """Whether a clause stands outside a denial: "Fearing him, she did not move"."""
    head = trees.heads[token]
    before = head is not None and token < head
    return before or any(trees.forms[child] == "," for child in trees.children(token, "punct"))


def _comparison(trees: Trees, governor: int | None, above: Above) -> Context:
    """What is only likened; after a verb of seeming, what seems: it looked as if she slept."""
    word = None if governor is None else trees.words[governor]
    found = None if word is None else signature(word.lemma.lower(), word.upos, "finite")
    if found is None or found.kind != "modal":
        return Context(open_to("comparison"), above.context.plugged)
    return Context(under(above.standing, found), above.context.plugged)


def _opens_with_when(trees: Trees, token: int) -> bool:
    return any(is_temporal(trees.forms[child]) for child in trees.children(token, "advmod"))


def _purpose(trees: Trees, token: int, above: Above, governor: int | None) -> Context:
    """What is done in order to; too tired to; only to find."""
    if any(trees.forms[child] == "only" for child in trees.children(token, "advmod")):
        return alongside(above)
    if governor is not None and has_too(trees, governor):
        found = Signature("CT-", "Uu", "implicative")
        return Context(under(above.standing, found), above.context.plugged)
    if governor is not None:
        word = trees.words[governor]
        found_here = signature(word.lemma.lower(), word.upos, "infinitive") if word.upos == "ADJ" else None
        if found_here is not None:
            return Context(under(above.standing, found_here), above.context.plugged)
    return Context(open_to("purpose"), above.context.plugged)


def _no_surer(above: Above, most: Standing) -> Context:
    beside = alongside(above)
    return Context(beside.standing.within(most), above.context.plugged)
