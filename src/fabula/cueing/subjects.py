"""Who does what a verb tells: the way from a verb to the mention of its subject, by the tree."""

from __future__ import annotations

from fabula.cueing.page import Page
from fabula.lexicon import people

RELATIVE = frozenset({"who", "that", "which"})
VOICES = frozenset("voice voices tone tones accents".split())
LONGEST_WAY = 12  # words between a verb and its subject, along the tree
ASTRAY = 20  # words between a verb and a subject that the tree does not join to it
# What an adjunct or argument with a verb inside hangs from: "had no resource but to say", "fond of saying".
DOWNWARD = ("conj", "xcomp", "advcl", "acl", "ccomp", "obj", "obl", "nmod", "parataxis", "appos")


def subject_of(page: Page, verb: int, first: int, last: int) -> int | None:
    """The mention of who does what a verb tells.

    A verb without a subject takes that of the verb that it is joined to or depends on ("she turned and
    said", "the lady rose, crying", "her mother stopped her by saying"); after a verb with an object, that
    object ("he heard her say"); one in a relative clause takes what the clause stands by ("Ann, who said").

    Args:
        verb: a token.
        first, last: the tokens of the sentence, ``last`` exclusive, which the way does not leave.
    """
    found = _along_the_tree(page, verb, first, last)
    return found if found is not None else _astray(page, verb, first, last)


def _astray(page: Page, verb: int, first: int, last: int) -> int | None:
    """The nearest subject that hangs from a word outside the sentence, where it can be no subject."""
    trees = page.trees
    after, before = (
        range(verb + 1, min(last, verb + ASTRAY)),
        range(verb - 1, max(first, verb - ASTRAY) - 1, -1),
    )
    for noun in (*after, *before):
        head = trees.heads[noun]
        if head is not None and not first <= head < last and trees.stands_in(noun, "nsubj"):
            return person_at(page, noun)
    return None


def _along_the_tree(page: Page, verb: int, first: int, last: int) -> int | None:
    trees = page.trees
    token = verb
    for _ in range(LONGEST_WAY):
        head = trees.heads[token]
        subject = next((noun for noun in trees.children(token, "nsubj") if first <= noun < last), None)
        if subject is not None:
            if trees.forms[subject] not in RELATIVE:
                return person_at(page, subject)
            if not trees.stands_in(token, "acl"):
                return None
        if head is None or not first <= head < last or not trees.stands_in(token, *DOWNWARD):
            return None
        if trees.stands_in(token, "acl", "xcomp"):
            doer: int | None = head if trees.stands_in(token, "acl") else trees.object(head)
            found = None if doer is None else person_at(page, doer)
            if found is not None:
                return found
        token = head
    return None


def person_at(page: Page, noun: int) -> int | None:
    """The mention that a noun heads; the owner's where it heads none ("Ann's eyes", "the voice of Ann").

    A name in apposition is preferred to a description ("his friend, Mr. Weston").
    """
    trees = page.trees
    found = page.heading.get(noun)
    if found is not None and page.mentions[found].kind == "NOM":
        names = [page.heading.get(other) for other in trees.children(noun, "appos")]
        named = [name for name in names if name is not None and page.mentions[name].kind == "PROP"]
        found = named[0] if named else found
    if found is None or trees.forms[noun] in VOICES or page.owned(found):
        owners = [page.heading.get(other) for other in trees.children(noun, "nmod")]
        owner = next((owner for owner in owners if owner is not None), None)
        if owner is not None or found is None or page.owned(found):
            return owner
    return found if _can_do(page, found) else None


def _can_do(page: Page, mention: int) -> bool:
    """Whether a mention is no pronoun in the object case."""
    row = page.mentions[mention]
    return row.kind != "PRON" or page.lower[page.last_token[mention]] in people.NOMINATIVE
