"""How alike two sentences are: the cosine of their vectors, kept as signed bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fabula.layers import SentenceVector


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sentence vectors of a book."""

    vectors: Sequence[SentenceVector]

    def of(self, one: int, other: int) -> float:
        """The cosine of two sentences by their indices; 1 for the same one, 0 where there is no vector."""
        if one == other:
            return 1.0
        if max(one, other) >= len(self.vectors):
            return 0.0
        first = np.frombuffer(self.vectors[one].values, dtype=np.int8).astype(np.float32)
        second = np.frombuffer(self.vectors[other].values, dtype=np.int8).astype(np.float32)
        norm = float(np.sqrt((first @ first) * (second @ second)))
        return float(first @ second) / norm if norm else 0.0
