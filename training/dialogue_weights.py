"""Fit the weights of the speaker chain and of the addressees on the PDNC training novels.

``python -m training.dialogue_weights --data DIR`` writes ``speaker_weights.json``,
``draft_addressee_weights.json`` and ``addressee_weights.json`` into the package, with ``--only`` one of them.
Who is there rests on the drafted addressees, so the last are fitted after a second reading.
The chain is fitted by ``training/speaker_fit.py``; a line whose gold speaker is not among its candidates
counts for "somebody else". Deterministic: the same data gives the same file. About half an hour on two cores.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.addressees import with_gold_speakers
from benchmarks.gold import gold_book
from benchmarks.pdnc import GoldQuotation, read_novels
from fabula.book import Book
from fabula.dialogue import listeners
from fabula.dialogue.company import Company
from fabula.dialogue.hearing import candidates
from fabula.dialogue.lines import set_stage
from fabula.dialogue.stage import Stage
from fabula.layers import BEATS, GIVEN_CAST, Beat
from fabula.reading import run_steps
from fabula.weights import shipped
from training.observations import Vocabulary, observe_stage
from training.speaker_fit import fit_speakers

PACKAGE = Path(__file__).parent.parent / "src" / "fabula" / "dialogue"
ADDRESSEE_PRIOR = 1.0  # precision of the Gaussian prior on each weight

Floats = NDArray[np.float64]
Gold = Sequence[GoldQuotation]
Ids = Mapping[str, str]
Told = tuple[Company, Gold, Ids]


@dataclass(frozen=True, slots=True)
class Read:
    """A training novel as read with its gold cast, quotations and speakers."""

    stage: Stage
    gold: Gold
    ids: Ids
    beats: tuple[Beat, ...]


def read_stages(data: Path, split: str) -> Iterator[Read]:
    """Each training novel's stage, the gold of its lines, the ids of its people, and its beats."""
    for novel in read_novels(data, split):
        print(novel.name, file=sys.stderr)
        book, gold = gold_book(novel)
        done: Book = run_steps(with_gold_speakers(book, gold))
        stage = set_stage(done)
        ids = {character.name: character.id for character in done[GIVEN_CAST]}
        yield Read(stage, [gold[line.quotation] for line in stage.lines], ids, done[BEATS])


def told(stage: Stage, gold: Gold, ids: Ids, beats: Sequence[Beat] | None = None) -> Told:
    """A novel as the addressees are fitted on it: with the gold speakers, and who is there where given."""
    return Company.of(stage, [ids.get(row.speaker) for row in gold], beats), gold, ids


def fit_addressees(novels: Sequence[Told], vocabulary: Vocabulary) -> Floats:
    """Logistic regression over all candidates of all lines that are said to somebody."""
    entries: list[tuple[int, int, str, float]] = []
    labels: list[float] = []
    for company, gold, ids in novels:
        for i, row in enumerate(gold):
            addressed = {ids.get(name) for name in row.addressees}
            if not addressed:
                continue
            setting = listeners.setting_of(company, i)
            common = tuple(listeners.of_line(setting))
            for person in candidates(company, i):
                seen = (*common, *listeners.of_person(setting, person))
                entries += [(len(labels), 0, *feature) for feature in seen]
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
    """Fit all on the training novels, or one of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", choices=("speakers", "drafts", "addressees"))
    options = parser.parse_args()
    if options.only != "addressees":
        novels = list(read_stages(options.data, "train"))
        if options.only != "drafts":
            vocabulary = Vocabulary()
            seen = [observe_stage(novel.stage, novel.gold, novel.ids, vocabulary) for novel in novels]
            write(PACKAGE / "speaker_weights.json", vocabulary, fit_speakers(seen, len(vocabulary.index)))
        if options.only != "speakers":
            _fit_audiences(
                "draft_addressee_weights.json", [told(row.stage, row.gold, row.ids) for row in novels]
            )
            shipped.cache_clear()
    if options.only in (None, "addressees"):
        novels = list(read_stages(options.data, "train"))
        known = [told(row.stage, row.gold, row.ids, row.beats) for row in novels]
        _fit_audiences("addressee_weights.json", known)


def _fit_audiences(name: str, novels: Sequence[Told]) -> None:
    vocabulary = Vocabulary()
    write(PACKAGE / name, vocabulary, fit_addressees(novels, vocabulary))


if __name__ == "__main__":
    main()
