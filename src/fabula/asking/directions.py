"""The directions of sentences in the reading model's space: vectors of length one, to be compared."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from fabula.layers import SentenceVector

DIMENSIONS = 384
"""Of the space of sentences."""


def directions(vectors: Iterable[SentenceVector]) -> npt.NDArray[np.float32]:
    """The directions of sentences, each of length one; a row for each."""
    rows = [np.frombuffer(row.values, dtype=np.int8).astype(np.float32) for row in vectors]
    if not rows:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    found = np.stack(rows)
    made: npt.NDArray[np.float32] = found / np.maximum(1e-6, np.linalg.norm(found, axis=1, keepdims=True))
    return made
