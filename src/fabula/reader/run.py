"""A run of words that are read together, a chapter's say, as the model takes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fabula.reader.drafts import drafted_bounds
from fabula.reader.shapes import JOINED, OPENING, SPACED

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Words, and what is known of them before they are read.

    Attributes:
        words: as they stand in the text.
        gaps: what is before each (:mod:`fabula.reader.shapes`); a paragraph begins a sentence.
        begins: whether the word begins a sentence as rules draft them, for the encoder to go by.
        whole: indices of words that begin no sentence whatever the model says, since their heading is one.
    """

    words: Sequence[str]
    gaps: Sequence[int]
    begins: Sequence[bool]
    whole: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of a paragraph or a heading, by their offsets."""

    words: Sequence[Offsets]
    heading: bool = False


def lay_run(characters: str, stretches: Iterable[Stretch]) -> Run:
    """The run of a text's stretches, one after another."""
    words: list[str] = []
    gaps: list[int] = []
    begins: list[bool] = []
    whole: set[int] = set()
    for stretch in stretches:
        drafts = set() if stretch.heading else set(drafted_bounds(characters, list(stretch.words)))
        if stretch.heading:
            whole.update(range(len(words) + 1, len(words) + len(stretch.words)))
        before = -1
        for place, (start, stop) in enumerate(stretch.words):
            words.append(characters[start:stop])
            gaps.append(OPENING if before < 0 else SPACED if start > before else JOINED)
            begins.append(place == 0 or place in drafts)
            before = stop
    return Run(words, gaps, begins, frozenset(whole))
