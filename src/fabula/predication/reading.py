"""Every predicate of a book with polarity, modality and standing: from the top of each tree to its leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fabula.lexicon.embedding import is_attitude, is_modal_governor, own_attitude
from fabula.predication.complements import form_of, speaks_for_itself
from fabula.predication.context import TOP, Above, Context
from fabula.predication.contexts import context_of
from fabula.predication.heads import predicates, shares_auxiliaries
from fabula.predication.modals import Modality, adverb_modality, auxiliary_modality
from fabula.predication.mood import command, condition, consequence, question
from fabula.predication.negation import own_negation, shares_negation
from fabula.predication.standing import ASSERTED, Standing, graded, open_to
from fabula.trees import Trees


@dataclass(frozen=True, slots=True)
class Reading:
    """A predicate as the rules read it.

    Attributes:
        own: what its own words say of it, those that it shares with a conjunct before included.
        standing: what its source says of it, all considered.
    """

    token: int
    context: Context
    own: Standing
    modality: str
    standing: Standing


def read_predicates(trees: Trees, quoted: Sequence[int | None]) -> tuple[Reading, ...]:
    """The predicates in the order of the text.

    Args:
        trees: the dependency trees.
        quoted: for each word the quoted span that it is in; there the source is another one.
    """
    found: dict[int, Reading] = {}
    nearest: dict[int, int | None] = {}
    heads = set(predicates(trees))
    for token in trees.order:
        head = trees.heads[token]
        above = None if head is None else head if head in heads else nearest[head]
        nearest[token] = above
        if token in heads:
            found[token] = _read(trees, quoted, token, None if above is None else found[above])
    return tuple(found[token] for token in sorted(found))


def _read(trees: Trees, quoted: Sequence[int | None], token: int, above: Reading | None) -> Reading:
    if above is None or _other_source(trees, quoted, token, above.token):
        context, shared = TOP, None
    else:
        context = context_of(trees, token, Above(above.token, above.context, above.standing))
        shared = above if trees.heads[token] == above.token else None
    context = _parenthesis(trees, quoted, token, context)
    own, modal = _own(trees, quoted, token, shared)
    lemma = modal.lemma or _modal_above(trees, token)
    return Reading(token, context, own, lemma, context.standing.within(own))


def _other_source(trees: Trees, quoted: Sequence[int | None], token: int, above: int) -> bool:
    """Whether quotation marks part a clause from the one above it, and do not just set off a word in it."""
    begins_outside = quoted[token] is not None and quoted[trees.leftmost[token]] is None
    return quoted[above] != quoted[token] and not begins_outside


def _own(
    trees: Trees, quoted: Sequence[int | None], token: int, first: Reading | None
) -> tuple[Standing, Modality]:
    """What the clause's own words say: negation, modals, mood."""
    if first is not None and shares_auxiliaries(trees, token):
        return _shared(trees, token, first)
    negation = own_negation(trees, token)
    modal = auxiliary_modality(trees, token, negation.denied)
    adverb = adverb_modality(trees, token)
    own = negation
    asked = question(trees, token, quoted)
    for standing in (
        modal.standing,
        adverb.standing,
        asked,
        command(trees, token),
        condition(trees, token),
        consequence(trees, token),
    ):
        own = own.within(standing)
    return own, modal if modal.lemma else adverb


def _shared(trees: Trees, token: int, first: Reading) -> tuple[Standing, Modality]:
    own = own_negation(trees, token)
    taken = first.own if shares_negation(trees, token) else first.own._replace(denied=False)
    if own.denied and taken.denied:
        own = own._replace(denied=False)
    adverb = adverb_modality(trees, token)
    modal = Modality(first.modality, ASSERTED) if first.modality else adverb
    return taken.within(own).within(adverb.standing), modal


def _parenthesis(trees: Trees, quoted: Sequence[int | None], token: int, context: Context) -> Context:
    """The context under what someone is said in parenthesis to say or think (he was, she thought, wrong)."""
    for child in trees.children(token, "parataxis"):
        lemma = trees.words[child].lemma.lower()
        subject = trees.child(child, "nsubj")
        if quoted[child] != quoted[token] or subject is None or not is_attitude(lemma):
            continue
        if trees.children(child, "obj", "ccomp", "xcomp", "conj") or trees.forms[subject] == "you":
            continue
        own = own_attitude(lemma)
        if own is not None and speaks_for_itself(trees, child):
            return Context(context.standing.within(graded(own.affirmed, "own belief")), context.plugged)
        return Context(open_to("report"), True)
    return context


def _modal_above(trees: Trees, token: int) -> str:
    """The lemma of the semi-modal that a clause stands under: have to, going to, able to, likely that."""
    head = trees.heads[token]
    if head is None or not trees.stands_in(token, "xcomp", "ccomp", "csubj"):
        return ""
    lemma = trees.words[head].lemma.lower()
    hedged = form_of(trees, token) == ("infinitive" if trees.words[head].upos == "VERB" else "finite")
    hedged = hedged or lemma in {"seem", "appear"} or trees.words[head].upos == "ADJ"
    return lemma if hedged and is_modal_governor(lemma) else ""
