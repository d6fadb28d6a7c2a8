"""The clauses of a stretch of narration as the trees show them: verbs, main clauses, their subjects."""

from __future__ import annotations

from collections.abc import Iterator

from fabula.cueing.page import Page
from fabula.cueing.subjects import subject_of


def verbs_in(page: Page, first: int, last: int) -> Iterator[int]:
    """The verbs of a stretch, without auxiliaries and copulas."""
    for token in range(first, last):
        if page.trees.words[token].upos == "VERB" and not page.trees.stands_in(token, "aux", "cop", "amod"):
            yield token


def is_main(page: Page, token: int, first: int, last: int) -> bool:
    """Whether a word heads a main clause of a stretch: its head is outside, or it is joined to one such."""
    trees = page.trees
    head = trees.heads[token]
    while head is not None and first <= head < last:
        if not trees.stands_in(token, "conj", "parataxis"):
            return False
        token, head = head, trees.heads[head]
    return True


def chain(page: Page, verb: int, last: int) -> Iterator[int]:
    """A verb and those after it that share its subject: she *turned* and *said*; she *began* to *say*."""
    yield verb
    for other in page.trees.children(verb, "conj", "xcomp"):
        if verb < other < last and page.trees.child(other, "nsubj") is None:
            yield other


def main_subject(page: Page, first: int, last: int, nearest: bool) -> int | None:
    """The subject of a sentence's first main clause that has one, or of its last one (``nearest``)."""
    places = range(last - 1, first - 1, -1) if nearest else range(first, last)
    for token in places:
        if page.trees.child(token, "nsubj") is not None and is_main(page, token, first, last):
            mention = subject_of(page, token, first, last)
            if mention is not None:
                return mention
    return None


def last_clause(page: Page, first: int, last: int) -> int:
    """Where the last main clause with a subject of its own has its head; ``first`` where there is none."""
    for token in range(last - 1, first, -1):
        if page.trees.child(token, "nsubj") is not None and is_main(page, token, first, last):
            return token
    return first
