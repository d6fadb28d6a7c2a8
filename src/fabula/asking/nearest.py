"""Which claims stand in the sentences of a text that are likest to some words, by the vectors kept of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from fabula.asking.directions import directions
from fabula.layers import SentenceVector
from fabula.layers.world import Claim


class Nearest:
    """The claims of a world by the sentences that they stand in.

    Args:
        vectors: those of the text's sentences, in order.
    """

    def __init__(self, claims: Mapping[str, Claim], vectors: Sequence[SentenceVector]) -> None:
        self._claims = claims
        self._vectors = vectors

    def among(self, ids: Sequence[str], direction: npt.NDArray[np.float32], most: int) -> list[str]:
        """The claims of some whose sentences are likest to a direction, likest first."""
        if not self._vectors:
            return list(ids[:most])
        places = np.array([self._place(self._claims[id]) for id in ids])
        cosines = self._directions[places] @ direction
        return [ids[place] for place in np.argsort(-cosines, kind="stable")[:most]]

    def _place(self, claim: Claim) -> int:
        start = claim.spans[0].start if claim.spans else 0
        return max(0, bisect_right(self._starts, start) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [row.start for row in self._vectors]

    @cached_property
    def _directions(self) -> npt.NDArray[np.float32]:
        return directions(self._vectors)
