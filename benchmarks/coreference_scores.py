"""How well one partition of mentions into people and things agrees with another.

A *cluster* is the set of the mentions of one thing; a document has a *key* (gold) and a *response* (ours),
each a set of disjoint clusters. Either may have mentions that the other lacks. Every measure is counted as
numerators and denominators that are summed over documents before they are divided, as the reference scorer
does (Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions: A Reference Implementation",
ACL 2014).

- MUC: links that are needed to hold the clusters together (Vilain et al., MUC-6, 1995). It does not see
  clusters of one.
- B3: for each mention the share of its cluster that is with it (Bagga and Baldwin, LREC 1998).
- CEAF phi4: clusters matched one to one by their likeness (Luo, EMNLP 2005).
- LEA: for each cluster the share of all its links, weighed by its size; a cluster of one has one link, to
  itself (Moosavi and Strube, ACL 2016).
- CoNLL: the mean of the F1 of MUC, B3 and CEAF phi4 (CoNLL-2011 and 2012 shared tasks).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = frozenset[Hashable]
Document = tuple[Sequence[Cluster], Sequence[Cluster]]
"""Key and response."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What of the key is in the response, and what of the response is in the key."""

    recalled: float = 0.0
    key: float = 0.0
    confirmed: float = 0.0
    response: float = 0.0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(
            self.recalled + other.recalled,
            self.key + other.key,
            self.confirmed + other.confirmed,
            self.response + other.response,
        )

    @property
    def precision(self) -> float:
        """Of the response, how much is right; 0 of nothing."""
        return self.confirmed / self.response if self.response else 0.0

    @property
    def recall(self) -> float:
        """Of the key, how much is found; 0 of nothing."""
        return self.recalled / self.key if self.key else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def muc(key: Sequence[Cluster], response: Sequence[Cluster]) -> Agreement:
    """Links needed to join each cluster, less those that the other side breaks."""
    return Agreement(*_kept_links(key, _places(response)), *_kept_links(response, _places(key)))


def b_cubed(key: Sequence[Cluster], response: Sequence[Cluster]) -> Agreement:
    """Mentions, each by the share of its cluster that is with it on the other side."""
    return Agreement(*_kept_company(key, _places(response)), *_kept_company(response, _places(key)))


def ceaf(key: Sequence[Cluster], response: Sequence[Cluster]) -> Agreement:
    """Clusters under the best one-to-one matching, each pair by its Dice coefficient (phi 4)."""
    likeness = np.zeros((len(key), len(response)))
    places = _places(response)
    for k, cluster in enumerate(key):
        for r, shared in _parts(cluster, places).items():
            likeness[k, r] = 2 * shared / (len(cluster) + len(response[r]))
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    alike = float(likeness[rows, columns].sum())
    return Agreement(alike, len(key), alike, len(response))


def lea(key: Sequence[Cluster], response: Sequence[Cluster]) -> Agreement:
    """Clusters by the share of their links that the other side has, weighed by size."""
    return Agreement(*_resolved(key, response), *_resolved(response, key))


MEASURES: Mapping[str, Callable[[Sequence[Cluster], Sequence[Cluster]], Agreement]] = {
    "muc": muc,
    "b3": b_cubed,
    "ceaf": ceaf,
    "lea": lea,
}


def agreements(documents: Iterable[Document]) -> dict[str, Agreement]:
    """Each measure's counts over all documents."""
    totals = dict.fromkeys(MEASURES, Agreement())
    for key, response in documents:
        for name, measure in MEASURES.items():
            totals[name] += measure(key, response)
    return totals


def conll_f1(totals: Mapping[str, Agreement]) -> float:
    """The mean of the F1 of MUC, B3 and CEAF phi4."""
    return (totals["muc"].f1 + totals["b3"].f1 + totals["ceaf"].f1) / 3


def figures(documents: Iterable[Document]) -> dict[str, float]:
    """Precision, recall and F1 of each measure, and the CoNLL mean (of precisions and of recalls, too)."""
    totals = agreements(documents)
    found: dict[str, float] = {}
    for name, agreement in totals.items():
        found[f"{name}_f1"] = agreement.f1
        found[f"{name}_precision"] = agreement.precision
        found[f"{name}_recall"] = agreement.recall
    mean_of = [totals[name] for name in ("muc", "b3", "ceaf")]
    found["conll_f1"] = conll_f1(totals)
    found["conll_precision"] = sum(agreement.precision for agreement in mean_of) / 3
    found["conll_recall"] = sum(agreement.recall for agreement in mean_of) / 3
    return {name: round(value, 4) for name, value in found.items()}


def _places(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    """The cluster of each mention."""
    return {mention: place for place, cluster in enumerate(clusters) for mention in cluster}


def _parts(cluster: Cluster, places: Mapping[Hashable, int]) -> Counter[int]:
    """How many of a cluster's mentions each cluster of the other side has; what it lacks is left out."""
    return Counter(places[mention] for mention in cluster if mention in places)


def _kept_links(clusters: Sequence[Cluster], places: Mapping[Hashable, int]) -> tuple[float, float]:
    kept = 0
    for cluster in clusters:
        parts = _parts(cluster, places)
        lacking = len(cluster) - parts.total()
        kept += len(cluster) - len(parts) - lacking
    return kept, sum(len(cluster) - 1 for cluster in clusters)


def _kept_company(clusters: Sequence[Cluster], places: Mapping[Hashable, int]) -> tuple[float, float]:
    kept = sum(
        shared * shared / len(cluster) for cluster in clusters for shared in _parts(cluster, places).values()
    )
    return kept, sum(len(cluster) for cluster in clusters)


def _resolved(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> tuple[float, float]:
    places = _places(others)
    resolved = 0.0
    for cluster in clusters:
        parts = _parts(cluster, places)
        if len(cluster) == 1:
            resolved += any(len(others[place]) == 1 for place in parts)
        else:
            shared = sum(_links(part) for part in parts.values())
            resolved += len(cluster) * shared / _links(len(cluster))
    return resolved, sum(len(cluster) for cluster in clusters)


def _links(mentions: int) -> int:
    return mentions * (mentions - 1) // 2
