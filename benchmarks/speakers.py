"""Who speaks: PDNC with names, aliases and quotations given, and end to end with our own."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.folds import Folds, author_folds
from benchmarks.gold import gold_book, manuscript
from benchmarks.pdnc import WITHOUT_APOSTROPHES, GoldQuotation, Novel
from benchmarks.scores import calibration_error
from benchmarks.styles import styled_novels
from fabula.layers import ATTRIBUTIONS, GIVEN_CAST
from fabula.reading import read_manuscript, run_steps
from fabula.story import Quote, Story

UNKNOWN = "(unknown)"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one gold quotation was attributed."""

    novel: str
    gold: GoldQuotation
    predicted: str | None
    right: bool
    certainty: float
    found: bool = True


def measure_gold_cast(data: Path, split: str, style: str | None = None) -> dict[str, object]:
    """Accuracy over quotations with the cast and the quotations given.

    For the training novels also by the folds of ``speakers-folds``; the weights that ship were fitted on
    them, so these figures only tell, set beside those of ``speakers-folds``, how much of them is fit.
    """
    outcomes = [outcome for novel in styled_novels(data, split, style) for outcome in attribute_gold(novel)]
    figures = {**summary(outcomes), "calibration": calibration(outcomes)}
    if split == "train":
        folds = author_folds(data, {outcome.novel for outcome in outcomes})
        figures["by_fold"] = by_fold(outcomes, folds)
    return figures


def attribute_gold(novel: Novel) -> Iterator[Outcome]:
    """Attribute the gold quotations of a novel among its gold people."""
    print(f"  {novel.name}", file=sys.stderr)
    book, gold = gold_book(novel)
    book = run_steps(book)
    names = {character.id: character.name for character in book[GIVEN_CAST]}
    rows = {row.quotation: row for row in book[ATTRIBUTIONS]}
    reached = set()
    for id, quotation in gold.items():
        row = rows[id]
        predicted = names.get(row.speaker) if row.speaker is not None else None
        reached.add(quotation.id)
        yield Outcome(novel.name, quotation, predicted, predicted == quotation.speaker, row.certainty)
    for quotation in novel.quotations:
        if quotation.id not in reached:
            yield Outcome(novel.name, quotation, None, False, 0.0, found=False)


def measure_end_to_end(data: Path, split: str, style: str | None = None) -> dict[str, object]:
    """Accuracy over quotations with our own quotations and cast, people matched one to one."""
    outcomes: list[Outcome] = []
    for novel in styled_novels(data, split, style):
        print(f"  {novel.name}", file=sys.stderr)
        outcomes.extend(match_end_to_end(novel, read_manuscript(manuscript(novel))))
    return {**summary(outcomes), "found": share(outcome.found for outcome in outcomes)}


def match_end_to_end(novel: Novel, story: Story) -> list[Outcome]:
    """Our attributions against the gold ones, under the best one-to-one matching of people."""
    pairs = [(gold, best_overlap(gold, story.quotes)) for gold in novel.quotations]
    votes: Counter[tuple[str, str]] = Counter(
        (ours.speaker, gold.speaker) for gold, ours in pairs if ours is not None and ours.speaker is not None
    )
    matching = best_matching(votes)
    outcomes = []
    for gold, ours in pairs:
        speaker = ours.speaker if ours is not None else None
        predicted = matching.get(speaker) if speaker is not None else None
        shown = predicted or (speaker or UNKNOWN)
        certainty = ours.certainty if ours is not None else 0.0
        outcomes.append(
            Outcome(novel.name, gold, shown, predicted == gold.speaker, certainty, found=ours is not None)
        )
    return outcomes


def best_overlap(gold: GoldQuotation, quotes: tuple[Quote, ...]) -> Quote | None:
    """The outermost quotation of ours that shares most characters with a gold one."""
    best, most = None, 0
    start, stop = gold.spans[0][0], gold.spans[-1][1]
    for quote in _near(quotes, start, stop):
        shared = sum(
            max(0, min(a.stop, last) - max(a.start, first)) for a in quote.inner for first, last in gold.spans
        )
        if shared > most:
            best, most = quote, shared
    return best


def _near(quotes: tuple[Quote, ...], start: int, stop: int) -> Iterator[Quote]:
    """Outermost quotes that reach into a stretch, by bisection over their starts."""
    low, high = 0, len(quotes)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if quotes[middle].start < start else (low, middle)
    for quote in quotes[max(0, low - 20) : low]:
        if quote.parent is None and quote.stop > start:
            yield quote
    for quote in quotes[low:]:
        if quote.start >= stop:
            break
        if quote.parent is None:
            yield quote


def best_matching(votes: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """The one-to-one matching of our people to gold people that agrees on most quotations."""
    ours = sorted({one for one, _ in votes})
    golds = sorted({gold for _, gold in votes})
    counts = np.zeros((len(ours), len(golds)))
    for (one, gold), count in votes.items():
        counts[ours.index(one), golds.index(gold)] = count
    rows, columns = linear_sum_assignment(counts, maximize=True)
    return {ours[r]: golds[c] for r, c in zip(rows, columns, strict=True) if counts[r, c] > 0}


def share(flags: Iterable[bool]) -> float:
    """The fraction of true ones, 0 of nothing."""
    listed = list(flags)
    return round(sum(listed) / len(listed), 4) if listed else 0.0


def summary(outcomes: list[Outcome]) -> dict[str, object]:
    """Accuracy overall, by type of quotation, by novel, and with and without the damaged novels."""
    kinds = ("Explicit", "Anaphoric", "Implicit")
    novels = sorted({outcome.novel for outcome in outcomes})
    return {
        "accuracy": share(o.right for o in outcomes),
        "quotations": len(outcomes),
        "by_type": {kind: share(o.right for o in outcomes if o.gold.type == kind) for kind in kinds},
        "by_novel": {novel: share(o.right for o in outcomes if o.novel == novel) for novel in novels},
        "by_novel_and_type": {
            novel: {
                k: share(o.right for o in outcomes if o.novel == novel and o.gold.type == k) for k in kinds
            }
            for novel in novels
        },
        "with_apostrophes": share(o.right for o in outcomes if o.novel not in WITHOUT_APOSTROPHES),
        "without_apostrophes": share(o.right for o in outcomes if o.novel in WITHOUT_APOSTROPHES),
    }


def by_fold(outcomes: Iterable[Outcome], folds: Folds) -> list[dict[str, object]]:
    """Accuracy in each fold of novels."""
    listed = list(outcomes)
    parts = [(fold, [o.right for o in listed if o.novel in fold]) for fold in folds]
    return [
        {"novels": list(fold), "accuracy": share(rights), "quotations": len(rights)} for fold, rights in parts
    ]


def calibration(outcomes: list[Outcome], bins: int = 10) -> dict[str, object]:
    """Expected calibration error over bins of equal mass, and the share that is right in the surest ones."""
    ranked = sorted(outcomes, key=lambda o: o.certainty)
    error = calibration_error([(o.certainty, o.right) for o in ranked], bins)
    surest, right, coverage = ranked[::-1], 0, 0.0
    for n, outcome in enumerate(surest, 1):
        right += outcome.right
        if right / n >= 0.95:
            coverage = n / len(surest)
    return {
        "expected_calibration_error": error,
        "coverage_at_95_accuracy": round(coverage, 4),
    }
