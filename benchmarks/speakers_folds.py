"""Who speaks, by weights fitted on other authors: PDNC's training novels in five parts, gold cast given.

The weights that ship were fitted on all training novels, so their figures there say nothing about a change.
Here each part is attributed with weights fitted on the other four, no author in two parts. For choosing
features and settings these figures are steadier than those of the five development novels.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.addressees import with_gold_speakers
from benchmarks.folds import author_folds
from benchmarks.gold import gold_book
from benchmarks.pdnc import GoldQuotation, Novel, read_novels
from benchmarks.speakers import Outcome, by_fold, calibration, summary
from fabula.dialogue.lines import set_stage
from fabula.dialogue.speaking import candidates_of
from fabula.dialogue.stage import Stage
from fabula.errors import FabulaError
from fabula.layers import GIVEN_CAST, Beat
from fabula.reading import run_steps
from fabula.steps.speakers import LIKELY
from fabula.weights import Weights
from training.observations import Observation, Vocabulary, observe_stage
from training.speaker_fit import fit_speakers


@dataclass(frozen=True, slots=True)
class Staged:
    """A novel read once: its lines with their gold quotations, its people, and what the fitting sees.

    ``ids`` are the people's ids by name; ``missed`` the quotations that no line stands for; ``beats``
    tell who is there, where they have been read.
    """

    novel: str
    stage: Stage
    gold: tuple[GoldQuotation, ...]
    ids: dict[str, str]
    missed: tuple[GoldQuotation, ...]
    observations: list[Observation]
    beats: tuple[Beat, ...] = ()


def measure(data: Path, split: str) -> dict[str, object]:
    """Accuracy over quotations, each attributed by weights that have not seen its author.

    Raises:
        FabulaError: the split has development novels, on which nothing may be fitted.
    """
    if split != "train":
        cause = "speakers-folds fits weights, and the development novels are there to measure only"
        raise FabulaError(str(data), cause, "give --split train")
    vocabulary = Vocabulary()
    staged = [stage_novel(novel, vocabulary) for novel in read_novels(data, split)]
    folds = author_folds(data, [novel.novel for novel in staged])
    outcomes = [outcome for fold in folds for outcome in attribute_fold(staged, fold, vocabulary)]
    return {**summary(outcomes), "calibration": calibration(outcomes), "by_fold": by_fold(outcomes, folds)}


def stage_novel(novel: Novel, vocabulary: Vocabulary) -> Staged:
    """Read a novel with its gold cast and quotations; the vocabulary learns the names of its features."""
    print(f"  {novel.name}", file=sys.stderr)
    book, of_id = gold_book(novel)
    done = run_steps(with_gold_speakers(book, of_id))
    stage = set_stage(done)
    gold = [of_id[line.quotation] for line in stage.lines]
    ids = {character.name: character.id for character in done[GIVEN_CAST]}
    reached = {quotation.id for quotation in gold}
    return Staged(
        novel.name,
        stage,
        tuple(gold),
        ids,
        tuple(quotation for quotation in novel.quotations if quotation.id not in reached),
        observe_stage(stage, gold, ids, vocabulary),
    )


def attribute_fold(
    staged: Sequence[Staged], fold: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Outcome]:
    """The novels of a fold, attributed by weights fitted on all the others."""
    print(f"  without {', '.join(fold)}", file=sys.stderr)
    seen = [novel.observations for novel in staged if novel.novel not in fold]
    fitted = fit_speakers(seen, len(vocabulary.index))
    # A feature that only the fold has keeps the weight 0, as if it had never been seen.
    weights = {name: round(float(fitted[i]), 3) for name, i in vocabulary.index.items()}
    for novel in staged:
        if novel.novel in fold:
            yield from attribute(novel, weights)


def attribute(novel: Staged, weights: Weights) -> Iterator[Outcome]:
    """A novel's quotations with the likeliest speaker of each, as the step of the speakers takes it."""
    names = {id: name for name, id in novel.ids.items()}
    for quotation, candidates in zip(novel.gold, candidates_of(novel.stage, weights), strict=True):
        best, certainty = candidates[0] if candidates else ("", 0.0)
        predicted = names.get(best) if certainty >= LIKELY else None
        right = predicted == quotation.speaker
        yield Outcome(novel.novel, quotation, predicted, right, certainty if certainty >= LIKELY else 0.0)
    for quotation in novel.missed:
        yield Outcome(novel.novel, quotation, None, False, 0.0, found=False)
