"""Letters and their like: when they are opened, and whether their content is known before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fabula.findings.echoes import Echo
from fabula.findings.page import Page
from fabula.layers import FRAMES

READ_WITHIN = 4
"""Sentences from the opening in which the content is told."""
SEEN_WITHIN = 30
"""Sentences before the passage in which the letter must be named: it is there, and not open."""

LETTERS = frozenset(
    """letter telegram note envelope message parcel packet package will report email card postcard wire
    dispatch invitation scroll file box""".split()
)
_OPENING = frozenset("open unseal unfold tear slit rip read unroll".split())
_BREAKING = frozenset("break crack".split())
_SEALS = frozenset(("seal", "wax"))


@dataclass(frozen=True, slots=True)
class Opening:
    """That somebody opens a letter; ``people`` is () where the text does not name them."""

    start: int
    sentence: int
    people: tuple[str, ...]


def openings(page: Page) -> tuple[Opening, ...]:
    """Where letters are opened, in the order of the text."""
    return tuple(_openings(page))


def _openings(page: Page) -> Iterator[Opening]:
    lemmas = page.trees.words
    for frame in page.story.book[FRAMES]:
        if frame.quoted is not None or frame.factuality != "CT+":
            continue
        verb = frame.lemma.split(" ")[0]
        things = {lemmas[row.token].lemma.lower() for row in frame.patient}
        sentence = page.sentence_of[frame.token]
        opened = verb in _OPENING and (things & LETTERS or ("it" in things and _named(page, sentence, 2)))
        if opened or (verb in _BREAKING and things & _SEALS):
            people = tuple(person for filler in frame.agent for person in filler.people)
            yield Opening(lemmas[frame.token].start, sentence, people)


def _named(page: Page, sentence: int, before: int) -> bool:
    """Whether a letter is named in a sentence or in so many before it."""
    first = page.sentences[max(0, sentence - before)].first
    words = page.trees.words[first : page.sentences[sentence].last]
    return any(word.lemma.lower() in LETTERS for word in words)


def opened_between(page: Page, found: Sequence[Opening], echo: Echo) -> Opening | None:
    """The opening of a letter behind a passage that shows its content, and before its content."""
    shown, source = echo.shown, echo.source
    for opening in found:
        if opening.start < shown.stop:
            continue
        mine = not opening.people or shown.person in opening.people
        told = 0 <= source.sentence - opening.sentence <= READ_WITHIN
        if mine and told and _named(page, shown.sentence, SEEN_WITHIN):
            return opening
    return None
