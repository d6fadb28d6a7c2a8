"""Where sentences begin, from the scores of words that come in window by window."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from fabula.reader.shapes import JOINED, OPENING, SPACED

LONGEST = 200
"""Words of the longest sentence; what goes on longer is cut where a sentence is likeliest to begin."""

AFTER_CRY = np.float32(6)
"""What is added for a word in lower case after an open "!" or "?" ("Ah! how cheerfully we go").

The model takes such a word for the tag after a quotation, on which its corpora do not agree; on this they do.
"""

_ITALICS = frozenset("_*")
_CRY = frozenset("!?")
_SURE = np.float32(1e9)

Floats = NDArray[np.float32]


def opening_scores(scores: Floats, gaps: Sequence[int], whole: Collection[int] = ()) -> Floats:
    """Logits for beginning a sentence, made sure where a paragraph begins and within the ``whole`` ones."""
    sure = np.where(np.array(gaps) == OPENING, _SURE, scores)
    sure[list(whole)] = -_SURE
    return sure


def after_cries(scores: Floats, words: Sequence[str], gaps: Sequence[int]) -> Floats:
    """Scores by which a question or cry that closes no quotation ends its sentence, whatever follows."""
    raised = scores.copy()
    for place in range(1, len(words)):
        if words[place][0].islower() and gaps[place] == SPACED and _CRY.issuperset(words[place - 1]):
            raised[place] += AFTER_CRY
    return raised


def within_clauses(scores: Floats, words: Sequence[str], gaps: Sequence[int]) -> Floats:
    """Scores by which a word in lower case begins no sentence right after another word."""
    lowered = scores.copy()
    for place in map(int, np.nonzero(scores > 0)[0]):
        if place and words[place][0].islower() and gaps[place] == SPACED and words[place - 1].isalpha():
            lowered[place] = -_SURE
    return lowered


def with_opening_marks(scores: Floats, words: Sequence[str], gaps: Sequence[int]) -> Floats:
    """Scores by which a mark of italics that stands before a word, and not after one, begins its sentence."""
    moved = scores.copy()
    for place in map(int, np.nonzero(scores > 0)[0]):
        before = place - 1
        if before >= 0 and words[before] in _ITALICS and (gaps[before], gaps[place]) == (SPACED, JOINED):
            moved[before], moved[place] = max(scores[before], scores[place]), -_SURE
    return moved


def given_bounds(first: int, count: int, starts: Collection[int], finished: bool) -> list[int]:
    """The bounds of held words from ``first`` on, where it is known which words begin sentences."""
    bounds = [0, *(place for place in range(1, count) if first + place in starts)]
    return [*bounds, count] if finished and count else bounds


def sentence_bounds(scores: Floats, finished: bool) -> list[int]:
    """Where sentences begin among held words: from 0 to the end of the last that is complete.

    Where they are cut does not depend on how many words are held, as long as a sentence is complete.
    """
    bounds = [0]
    for place in [*map(int, np.nonzero(scores > 0)[0]), len(scores)]:
        while place - bounds[-1] > LONGEST:
            bounds.append(_likeliest(scores, bounds[-1]))
        if place > bounds[-1] and (place < len(scores) or finished):
            bounds.append(place)
    return bounds


def _likeliest(scores: Floats, begun: int) -> int:
    return begun + 1 + int(scores[begun + 1 : begun + LONGEST + 1].argmax())
