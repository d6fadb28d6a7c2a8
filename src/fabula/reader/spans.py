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
    layers = np.ascontiguousarray(np.moveaxis(raw, -1, 0), dtype=np.float64)  # one matrix a score: far faster
    whether, kinds, forms = layers[0], layers[1 : 1 + categories], layers[1 + categories :]
    # The likeliest class beats "none", whose score is 0, where its factors add up to more.
    best = whether + kinds.max(0) + forms.max(0)
    best[np.tri(count, k=-1, dtype=bool)] = -np.inf
    firsts, lasts = np.nonzero(best > 0)
    likely = zip((-best[firsts, lasts]).tolist(), firsts.tolist(), lasts.tolist(), strict=True)
    chosen: list[tuple[int, int]] = []
    for _, first, last in sorted(likely):
        if not any(_cross((first, last), other) for other in chosen):
            chosen.append((first, last))
    if not chosen:
        return []
    chosen.sort(key=lambda span: (span[0], -span[1]))
    here = tuple(np.array(chosen).T)
    scores = whether[here] + kinds[:, None, *here] + forms[:, *here]
    shares = _shares(scores.reshape(-1, len(chosen)))
    made = zip(chosen, kinds[:, *here].argmax(0).tolist(), forms[:, *here].argmax(0).tolist(), strict=True)
    return [
        Found(first, last + 1, category, form, float(shares[category * len(forms) + form, k]))
        for k, ((first, last), category, form) in enumerate(made)
    ]


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


def _shares(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """(classes, spans): the probability of each class among all classes and none."""
    top = np.maximum(0, scores.max(0))
    powers = np.exp(scores - top)
    return np.asarray(powers / (powers.sum(0) + np.exp(-top)))
