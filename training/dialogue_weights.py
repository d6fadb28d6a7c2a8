"""Fit the weights of the speaker chain and of the addressees on the PDNC training novels.

``python -m training.dialogue_weights --data DIR`` writes ``speaker_weights.json`` and
``addressee_weights.json`` into the package. The chain is fitted by the conditional log-likelihood of the
gold speakers with a Gaussian prior (L-BFGS); a line whose gold speaker is not among its candidates counts
for "somebody else". Deterministic: the same data gives the same file. Six minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.addressees import with_gold_speakers
from benchmarks.gold import gold_book
from benchmarks.pdnc import GoldQuotation, read_novels
from fabula.book import Book
from fabula.dialogue import hearing
from fabula.dialogue.chain import Potentials, infer
from fabula.dialogue.features import OTHER, node_features, pair_features, situations, skip_features
from fabula.dialogue.lines import Stage, set_stage
from fabula.layers import GIVEN_CAST
from fabula.reading import run_steps

PACKAGE = Path(__file__).parent.parent / "src" / "fabula" / "dialogue"
SPEAKER_PRIOR, ADDRESSEE_PRIOR = 0.5, 1.0  # precision of the Gaussian prior on each weight
IMPOSSIBLE = -1e6

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sparse:
    """Features of a table of scores: row, column, feature and value of each entry."""

    rows: Integers
    columns: Integers
    features: Integers
    values: Floats
    shape: tuple[int, int]

    def scores(self, weights: Floats) -> Floats:
        """The table that the weights give."""
        table = np.zeros(self.shape)
        np.add.at(table, (self.rows, self.columns), weights[self.features] * self.values)
        return table

    def expected(self, table: Floats, into: Floats, sign: float) -> None:
        """Add the features' values, weighed by a table of probabilities."""
        np.add.at(into, self.features, sign * table[self.rows, self.columns] * self.values)


@dataclass(frozen=True, slots=True)
class Observation:
    """One line: its features and the index of the gold speaker among the candidates."""

    node: Sparse
    pair: Sparse
    skip: Sparse
    gold: int


class Vocabulary:
    """Feature names in order of first sight."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}

    def sparse(self, entries: Iterable[tuple[int, int, str, float]], shape: tuple[int, int]) -> Sparse:
        """Entries (row, column, name, value) as arrays."""
        listed = [(r, c, self.index.setdefault(name, len(self.index)), v) for r, c, name, v in entries]
        rows, columns, features, values = zip(*listed, strict=True) if listed else ((), (), (), ())
        return Sparse(
            np.array(rows, dtype=np.int64),
            np.array(columns, dtype=np.int64),
            np.array(features, dtype=np.int64),
            np.array(values, dtype=np.float64),
            shape,
        )


def read_stages(data: Path, split: str) -> Iterator[tuple[Stage, list[GoldQuotation], dict[str, str]]]:
    """Each training novel's stage, the gold of its lines, and the ids of its people."""
    for novel in read_novels(data, split):
        print(novel.name, file=sys.stderr)
        book, gold = gold_book(novel)
        done: Book = run_steps(with_gold_speakers(book, gold))
        stage = set_stage(done)
        ids = {character.name: character.id for character in done[GIVEN_CAST]}
        yield stage, [gold[line.quotation] for line in stage.lines], ids


def observe_stage(
    stage: Stage, gold: list[GoldQuotation], ids: dict[str, str], vocabulary: Vocabulary
) -> list[Observation]:
    """The lines of one novel as observations."""
    lines = situations(stage)
    result = []
    for i, here in enumerate(lines):
        size = len(here.candidates)
        node = vocabulary.sparse(
            (
                (0, k, name, value)
                for k, observed in enumerate(node_features(stage, here))
                for name, value in observed.items()
            ),
            (1, size),
        )
        before = lines[i - 1] if i else None
        first = lines[i - 2] if i > 1 else None
        pair = vocabulary.sparse(
            (
                (j, k, name, value)
                for j, speaker in enumerate(before.candidates if before else ())
                for k, person in enumerate(here.candidates)
                for name, value in pair_features(stage, before.line, here.line, speaker, person)
            ),
            (len(before.candidates) if before else 1, size),
        )
        skip = vocabulary.sparse(
            (
                (j, k, name, value)
                for j, speaker in enumerate(first.candidates if first else ())
                for k, person in enumerate(here.candidates)
                for name, value in skip_features(first.line, before.line, here.line, speaker, person)
            ),
            (len(first.candidates) if first else 1, size),
        )
        speaker = ids.get(gold[i].speaker, OTHER)
        index = here.candidates.index(speaker if speaker in here.candidates else OTHER)
        result.append(Observation(node, pair, skip, index))
    return result


def fit_speakers(novels: list[list[Observation]], vocabulary: Vocabulary) -> Floats:
    """The weights that make the gold speakers most probable."""
    size = len(vocabulary.index)

    def objective(weights: Floats) -> tuple[float, Floats]:
        loss, gradient = 0.5 * SPEAKER_PRIOR * float(weights @ weights), SPEAKER_PRIOR * weights
        for novel in novels:
            free = [
                Potentials(line.node.scores(weights)[0], line.pair.scores(weights), line.skip.scores(weights))
                for line in novel
            ]
            clamped = [
                Potentials(_only(potentials.node, line.gold), potentials.pair, potentials.skip)
                for potentials, line in zip(free, novel, strict=True)
            ]
            everything, right = infer(free), infer(clamped)
            loss += everything.log_z - right.log_z
            for t, line in enumerate(novel):
                for marginals, sign in ((everything, 1.0), (right, -1.0)):
                    line.node.expected(marginals.node[t][None, :], gradient, sign)
                    line.pair.expected(marginals.pair[t], gradient, sign)
                    line.skip.expected(marginals.skip[t], gradient, sign)
        print(f"  loss {loss:.1f}", file=sys.stderr)
        return loss, gradient

    found = minimize(
        objective, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 60, "ftol": 1e-4}
    )
    return np.asarray(found.x)


def _only(node: Floats, index: int) -> Floats:
    clamped = np.full_like(node, IMPOSSIBLE)
    clamped[index] = node[index]
    return clamped


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
    """Fit both on the training novels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    stages = list(read_stages(data, "train"))
    vocabulary = Vocabulary()
    write(PACKAGE / "addressee_weights.json", vocabulary, fit_addressees(stages, vocabulary))
    vocabulary = Vocabulary()
    novels = [observe_stage(stage, gold, ids, vocabulary) for stage, gold, ids in stages]
    write(PACKAGE / "speaker_weights.json", vocabulary, fit_speakers(novels, vocabulary))


if __name__ == "__main__":
    main()
