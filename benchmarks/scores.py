"""Precision, recall and F1 of sets; how far certainties can be trusted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import pairwise


def calibration_error(answers: Iterable[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error over bins of equal mass, of certainties and whether each was right.

    Answers of one certainty count alike, whichever bin they fall into.
    """
    groups: defaultdict[float, list[bool]] = defaultdict(list)
    for certainty, right in answers:
        groups[certainty].append(right)
    ranked = [
        (certainty, sum(rights) / len(rights)) for certainty, rights in sorted(groups.items()) for _ in rights
    ]
    edges = [round(i * len(ranked) / bins) for i in range(bins + 1)]
    error = 0.0
    for start, stop in pairwise(edges):
        part = ranked[start:stop]
        error += abs(sum(right for _, right in part) - sum(certainty for certainty, _ in part))
    return round(error / max(1, len(ranked)), 4)


@dataclass(slots=True)
class Overlap:
    """How many things were found, how many there are, and how many are both."""

    found: int = 0
    gold: int = 0
    same: int = 0

    def add(self, found: Set[object], gold: Set[object]) -> None:
        """Count one document's."""
        self.found += len(found)
        self.gold += len(gold)
        self.same += len(found & gold)

    @property
    def precision(self) -> float:
        return round(self.same / self.found, 4) if self.found else 0.0

    @property
    def recall(self) -> float:
        return round(self.same / self.gold, 4) if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where there is nothing."""
        total = self.found + self.gold
        return round(2 * self.same / total, 4) if total else 0.0

    def figures(self, name: str) -> dict[str, float]:
        """The three, by name."""
        return {
            f"{name}_f1": self.f1,
            f"{name}_precision": self.precision,
            f"{name}_recall": self.recall,
        }
