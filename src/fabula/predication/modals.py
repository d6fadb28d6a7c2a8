"""How far a clause's own auxiliaries and adverbs let its source vouch for it."""

from __future__ import annotations

from typing import NamedTuple

from fabula.lexicon.modality import adverb_degree, is_perception, is_stative, modal_of
from fabula.predication.standing import ASSERTED, Standing, open_to
from fabula.trees import Trees


class Modality(NamedTuple):
    """The modal word of a clause, and the standing that it gives what it stands over."""

    lemma: str
    standing: Standing


NONE = Modality("", ASSERTED)


def auxiliary_modality(trees: Trees, token: int, denied: bool) -> Modality:
    """What the modal auxiliary of a clause says, the clause being denied by its own words or not."""
    auxiliaries = (token, *trees.children(token, "aux"))
    for auxiliary in auxiliaries:
        modal = _modal(trees, auxiliary)
        if modal:
            return Modality(modal, _MODAL_RULES[modal](_View(trees, token, auxiliary), denied))
    return NONE


def adverb_modality(trees: Trees, token: int) -> Modality:
    """What perhaps, probably or no doubt say."""
    for child in trees.children(token, "advmod", "discourse", "obl"):
        lemma = trees.words[child].lemma.lower()
        degree = adverb_degree(lemma)
        if degree is not None:
            return Modality(lemma, Standing(degree, False, "modal adverb"))
        if lemma == "doubt" and "no" in {trees.forms[word] for word in trees.children(child)}:
            return Modality(lemma, Standing(2, False, "modal adverb"))
    return NONE


def is_counterfactual(trees: Trees, token: int) -> bool:
    """Whether a clause tells what would have been: would, could or might with have."""
    view = _View(trees, token, token)
    modals = {_modal(trees, auxiliary) for auxiliary in trees.children(token, "aux")}
    return view.perfect and bool(modals & {"would", "could", "might"})


class _View(NamedTuple):
    trees: Trees
    token: int
    modal: int

    @property
    def perfect(self) -> bool:
        """Whether "have" stands after the modal."""
        return any(
            self.trees.words[word].lemma.lower() == "have" and self.trees.words[word].xpos == "VB"
            for word in self.trees.children(self.token, "aux")
        )

    @property
    def concludes(self) -> bool:
        """Whether "must" tells what is so rather than what has to be done."""
        if self.perfect or self.trees.children(self.token, "cop"):
            return True
        word = self.trees.words[self.token]
        return word.xpos == "VBG" or is_stative(word.lemma.lower())


def _modal(trees: Trees, token: int) -> str:
    word = trees.words[token]
    if word.xpos != "MD" and not (word.upos == "AUX" and word.lemma.lower() in {"ought", "need", "dare"}):
        return ""
    # "'d" is "had" before a participle; the parser's tag tells.
    return modal_of(trees.forms[token])


def _can(view: _View, denied: bool) -> Standing:
    if denied:
        return Standing(2 if view.perfect else 3, False, "modal auxiliary")
    if is_perception(view.trees.words[view.token].lemma.lower()):
        return ASSERTED
    return Standing(1, False, "modal auxiliary")


def _could(view: _View, denied: bool) -> Standing:
    return open_to("modal auxiliary") if view.perfect and not denied else _can(view, denied)


def _may(view: _View, denied: bool) -> Standing:
    return Standing(1, False, "modal auxiliary")


def _must(view: _View, denied: bool) -> Standing:
    if view.concludes:
        return Standing(2, False, "modal auxiliary")
    return open_to("modal auxiliary")


def _will(view: _View, denied: bool) -> Standing:
    return Standing(2, False, "future")


def _would(view: _View, denied: bool) -> Standing:
    if view.perfect and not denied:
        return Standing(2, True, "counterfactual")
    return open_to("counterfactual" if view.perfect else "modal auxiliary")


def _should(view: _View, denied: bool) -> Standing:
    # "He should have come" says that he did not, "he shouldn't have come" that he did.
    return Standing(2, True, "counterfactual") if view.perfect else open_to("modal auxiliary")


def _dare(view: _View, denied: bool) -> Standing:
    return Standing(3, False, "modal auxiliary") if denied else open_to("modal auxiliary")


def _need(view: _View, denied: bool) -> Standing:
    return open_to("modal auxiliary")


_MODAL_RULES = {
    "can": _can,
    "could": _could,
    "may": _may,
    "might": _may,
    "must": _must,
    "shall": _will,
    "will": _will,
    "would": _would,
    "should": _should,
    "ought": _should,
    "dare": _dare,
    "need": _need,
}
