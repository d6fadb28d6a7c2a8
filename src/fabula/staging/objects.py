"""What stands where a clause's object and complement do."""

from __future__ import annotations

from fabula.lexicon import places
from fabula.staging.clauses import Clause
from fabula.staging.page import Page
from fabula.staging.places import HINTED, Named, direction, named_place


def says(page: Page, clause: Clause, words: tuple[str, ...]) -> bool:
    """Whether the complement, or an adverb, is one of some words."""
    complement = clause.frame.complement
    if complement is not None and page.text.cut(complement).lower().strip(" .,") in words:
        return True
    return any(
        page.trees.forms[child] in words
        for child in page.trees.children(clause.frame.token, "advmod", "xcomp")
    )


def object_is(page: Page, clause: Clause, lemma: str) -> bool:
    """Whether the object is some word."""
    return any(page.trees.words[filler.token].lemma == lemma for filler in clause.frame.patient)


def object_place(page: Page, clause: Clause) -> Named | None:
    """The place that the object names: left *the room*, climbed *the stairs*."""
    for filler in clause.frame.patient:
        found = named_place(page, filler.token, least=HINTED)
        if found is not None:
            return found
        lemma = page.trees.words[filler.token].lemma
        if lemma in places.STAIRS and clause.verb in ("climb", "mount", "ascend", "descend"):
            return direction("downstairs" if clause.verb == "descend" else "upstairs")
    return _after_verb(page, clause)


def _after_verb(page: Page, clause: Clause) -> Named | None:
    """A place that stands where the object does, whatever the parser took it for."""
    verb = clause.frame.token
    for token in page.trees.children(verb, "nsubj", "obl", "dep"):
        if verb < token <= verb + 4 and page.trees.child(token, "case") is None:
            found = named_place(page, token)
            if found is not None:
                return found
    return None


def beyond(clause: Clause) -> Named | None:
    """Where somebody goes who leaves a place: left the room *for the garden*."""
    return clause.to if clause.to is not clause.at else None


def bound_for(page: Page, clause: Clause) -> Named | None:
    """Where somebody sets out for."""
    for oblique in clause.frame.obliques:
        if oblique.word == "for":
            return named_place(page, oblique.filler.token)
    return beyond(clause)
