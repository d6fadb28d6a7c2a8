"""From scores of spans to nested mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Found:
    """A mention over the words ``first`` to ``last``, exclusive; ``category`` and ``form`` are numbers."""

    first: int
    last: int
    category: int
    form: int
    certainty: float


def best_mentions(raw: NDArray[np.float32], categories: int) -> list[Found]:
    """The spans whose likeliest class beats "none", the likelier first where two would cross.

    Args:
        raw: (words, words, 1 + categories + forms): for the span from one word to another, how well it
            makes a mention, and how well each category and each form fits.

    Returns:
        Mentions in the order of the text, outer before inner; they nest and never cross.
    """
    count = len(raw)
    scores = raw.astype(np.float64)
    whether, kinds, forms = scores[..., 0], scores[..., 1 : 1 + categories], scores[..., 1 + categories :]
    # The likeliest class beats "none", whose score is 0, where its factors add up to more.
    best = whether + kinds.max(-1) + forms.max(-1)
    best[np.tri(count, k=-1, dtype=bool)] = -np.inf
    firsts, lasts = np.nonzero(best > 0)
    order = sorted(range(len(firsts)), key=lambda k: (-best[firsts[k], lasts[k]], firsts[k], lasts[k]))
    chosen: list[tuple[int, int]] = []
    for k in order:
        span = (int(firsts[k]), int(lasts[k]))
        if not any(_cross(span, other) for other in chosen):
            chosen.append(span)
    found = []
    for first, last in sorted(chosen, key=lambda span: (span[0], -span[1])):
        category, form = int(kinds[first, last].argmax()), int(forms[first, last].argmax())
        certainty = _share(
            whether[first, last] + kinds[first, last][:, None] + forms[first, last], category, form
        )
        found.append(Found(first, last + 1, category, form, certainty))
    return found


def head_word(heads: Sequence[int | None], first: int, last: int) -> int:
    """The word of a stretch on which the others hang: the first whose head is not in it.

    Args:
        heads: the index of each word's head; None or a negative number for roots.
        first, last: the stretch, half-open.
    """
    for word in range(first, last):
        head = heads[word]
        if head is None or not first <= head < last:
            return word
    return first


def _cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[0] <= one[1] < other[1] or other[0] < one[0] <= other[1] < one[1]


def _share(scores: NDArray[np.float64], category: int, form: int) -> float:
    """The probability of a class among all classes and none."""
    top = max(0.0, float(scores.max()))
    shares = np.exp(scores - top)
    return float(shares[category, form] / (shares.sum() + np.exp(-top)))
