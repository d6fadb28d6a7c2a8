"""Fit the weights of the speaker chain and of the addressees on the PDNC training novels.

``python -m training.dialogue_weights --data DIR`` writes ``speaker_weights.json`` and
``addressee_weights.json`` into the package; ``--only speakers`` or ``--only addressees`` writes one of them.
The chain is fitted by ``training/speaker_fit.py``; a line whose gold speaker is not among its candidates
counts for "somebody else". Deterministic: the same data gives the same file. Three minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.addressees import with_gold_speakers
from benchmarks.gold import gold_book
from benchmarks.pdnc import GoldQuotation, read_novels
from fabula.book import Book
from fabula.dialogue import hearing
from fabula.dialogue.lines import Stage, set_stage
from fabula.layers import GIVEN_CAST
from fabula.reading import run_steps
from training.observations import Vocabulary, observe_stage
from training.speaker_fit import fit_speakers

PACKAGE = Path(__file__).parent.parent / "src" / "fabula" / "dialogue"
ADDRESSEE_PRIOR = 1.0  # precision of the Gaussian prior on each weight

Floats = NDArray[np.float64]


def read_stages(data: Path, split: str) -> Iterator[tuple[Stage, list[GoldQuotation], dict[str, str]]]:
    """Each training novel's stage, the gold of its lines, and the ids of its people."""
    for novel in read_novels(data, split):
        print(novel.name, file=sys.stderr)
        book, gold = gold_book(novel)
        done: Book = run_steps(with_gold_speakers(book, gold))
        stage = set_stage(done)
        ids = {character.name: character.id for character in done[GIVEN_CAST]}
        yield stage, [gold[line.quotation] for line in stage.lines], ids


def fit_addressees(
    stages: list[tuple[Stage, list[GoldQuotation], dict[str, str]]], vocabulary: Vocabulary
) -> Floats:
    """Logistic regression over all candidates of all lines."""
    entries: list[tuple[int, int, str, float]] = []
    labels: list[float] = []
    for stage, gold, ids in stages:
        speakers = [ids.get(row.speaker) for row in gold]
        for i, row in enumerate(gold):
            addressed = {ids.get(name) for name in row.addressees}
            if not addressed:
                continue
            for person in hearing.candidates(stage, speakers, i):
                entries += [(len(labels), 0, *seen) for seen in hearing.observe(stage, speakers, i, person)]
                labels.append(float(person in addressed))
    table = vocabulary.sparse(entries, (len(labels), 1))
    truth = np.array(labels)

    def objective(weights: Floats) -> tuple[float, Floats]:
        scores = table.scores(weights)[:, 0]
        loss = float(np.logaddexp(0, scores).sum() - scores @ truth)
        gradient = ADDRESSEE_PRIOR * weights
        table.expected((1 / (1 + np.exp(-scores)) - truth)[:, None], gradient, 1.0)
        return loss + 0.5 * ADDRESSEE_PRIOR * float(weights @ weights), gradient

    found = minimize(objective, np.zeros(len(vocabulary.index)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)


def write(path: Path, vocabulary: Vocabulary, weights: Floats) -> None:
    """Write weights by name, rounded so that the file is the same on every machine."""
    named = {name: round(float(weights[i]), 3) for name, i in sorted(vocabulary.index.items())}
    path.write_text(json.dumps({"weights": named}, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fit both on the training novels, or one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", choices=("speakers", "addressees"))
    options = parser.parse_args()
    stages = list(read_stages(options.data, "train"))
    if options.only != "speakers":
        vocabulary = Vocabulary()
        write(PACKAGE / "addressee_weights.json", vocabulary, fit_addressees(stages, vocabulary))
    if options.only != "addressees":
        vocabulary = Vocabulary()
        novels = [observe_stage(stage, gold, ids, vocabulary) for stage, gold, ids in stages]
        write(PACKAGE / "speaker_weights.json", vocabulary, fit_speakers(novels, len(vocabulary.index)))


if __name__ == "__main__":
    main()
