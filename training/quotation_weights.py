"""Fit the weights that tell speech from scare quotes, titles and mentioned words.

``python -m training.quotation_weights --data DIR`` writes the package's ``quoting/quotation_weights.json``: a
logistic regression with an L2 penalty over the PDNC training novels. A stretch that an annotator marked
exactly is said; one that no annotation touches is not; the rest is left out. Features seen fewer than
``RAREST`` times are not used, weights smaller than ``SMALLEST`` not kept. One minute.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.pdnc import Novel, read_novels
from benchmarks.quotes import read_quoted_spans, sub_spans
from fabula.quoting import evidence, paragraphs

TARGET = Path(evidence.__file__).parent / "quotation_weights.json"
PENALTY, RAREST, SMALLEST = 3.0, 15, 0.15

Shown = list[str]
Floats = NDArray[np.float64]


def examples(novel: Novel) -> tuple[list[Shown], list[bool]]:
    """The features of the novel's quoted stretches, and whether each is annotated as said.

    While they are gathered every stretch is let through, whatever the present weights say of it.
    """
    weighed: dict[tuple[int, int], Shown] = {}

    def note(characters: str, setting: evidence.Setting) -> Shown:
        found = evidence.features(characters, setting)
        weighed[setting.inner_start, setting.inner_stop] = found
        return found

    with patch.object(paragraphs, "features", note), patch.object(paragraphs, "probability", lambda _: 0.99):
        rows = read_quoted_spans(novel.text)
    gold = sub_spans(novel.text, (span for quotation in novel.quotations for span in quotation.spans))
    shown, said = [], []
    for row in rows:
        features = weighed.get((row.inner.start, row.inner.stop))
        bare = next(iter(sub_spans(novel.text, [(row.inner.start, row.inner.stop)])), None)
        if row.parent is not None or features is None or bare is None:
            continue
        touched = any(start < bare[1] and stop > bare[0] for start, stop in gold)
        if bare in gold or not touched:
            shown.append(features)
            said.append(bare in gold)
    return shown, said


def fit(shown: list[Shown], said: list[bool]) -> dict[str, float]:
    """The weights by name, ``always`` for the constant."""
    counts = Counter(name for names in shown for name in names)
    names = sorted(name for name in counts if counts[name] >= RAREST)
    place = {name: i for i, name in enumerate(names)}
    rows, columns = zip(
        *((row, place[name]) for row, found in enumerate(shown) for name in found if name in place),
        strict=True,
    )
    design = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(shown), len(names)))
    truth = np.array(said, dtype=float)

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = design @ weights[:-1] + weights[-1]
        error = 1 / (1 + np.exp(-odds)) - truth
        value = (np.logaddexp(0, odds) - truth * odds).sum() + PENALTY * (weights[:-1] ** 2).sum() / 2
        return float(value), np.append(design.T @ error + PENALTY * weights[:-1], error.sum())

    start = np.zeros(len(names) + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    kept = {name: round(float(found[i]), 2) for name, i in place.items() if abs(found[i]) >= SMALLEST}
    return {"always": round(float(found[-1]), 2)} | kept


def main() -> None:
    """Fit on the training novels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    shown: list[Shown] = []
    said: list[bool] = []
    for novel in read_novels(parser.parse_args().data, "train"):
        print(novel.name, file=sys.stderr)
        more_shown, more_said = examples(novel)
        shown += more_shown
        said += more_said
    weights = fit(shown, said)
    TARGET.write_text(json.dumps({"weights": weights}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
