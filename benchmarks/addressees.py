"""To whom a quotation is said: PDNC with gold cast and quotations, and the gold speakers or our own.

Only quotations with at least one gold addressee count, and there are three figures of each answer:

- ``exact``: the share of quotations whose set of addressees is right, no more and no fewer;
- ``f1``: micro-averaged over addressees, so a speech to a company of ten weighs ten times one to a friend;
- ``mean_f1``: the F1 of each quotation's set, averaged over quotations, so that each quotation weighs the
  same.

``over_novels`` has the same three of each novel, averaged over novels, so that one with a court scene of a
hundred lines before twelve listeners weighs no more than another.

``nearest_other_speaker`` has the same figures of the rule to beat: whoever else speaks nearest.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gold import gold_book
from benchmarks.pdnc import GoldQuotation, Novel
from benchmarks.speakers import share
from benchmarks.styles import styled_novels
from fabula.book import Book
from fabula.layers import ATTRIBUTIONS, AUDIENCES, GIVEN_CAST, QUOTATIONS, Attribution
from fabula.reading import run_steps

Pairs = Sequence[tuple[frozenset[str], frozenset[str]]]
"""Gold and predicted sets of names."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The gold and predicted addressees of one quotation, and those of the nearest-other-speaker rule."""

    novel: str
    gold: frozenset[str]
    predicted: frozenset[str]
    nearest: frozenset[str]


def measure(data: Path, split: str, style: str | None = None) -> dict[str, object]:
    """Exact sets and F1 in both manners, of our answers and of the rule to beat."""
    return summary([row for novel in styled_novels(data, split, style) for row in hear(novel, True)])


def measure_own_speakers(data: Path, split: str, style: str | None = None) -> dict[str, object]:
    """The same where the speakers are those that we find."""
    return summary([row for novel in styled_novels(data, split, style) for row in hear(novel, False)])


def summary(rows: Sequence[Heard]) -> dict[str, object]:
    """All figures of some quotations."""
    novels = sorted({row.novel for row in rows})
    return {
        **figures([(row.gold, row.predicted) for row in rows]),
        "over_novels": over_novels(
            {n: [(r.gold, r.predicted) for r in rows if r.novel == n] for n in novels}
        ),
        "quotations": len(rows),
        "nearest_other_speaker": {
            **figures([(row.gold, row.nearest) for row in rows]),
            "over_novels": over_novels(
                {n: [(r.gold, r.nearest) for r in rows if r.novel == n] for n in novels}
            ),
        },
        "by_novel": {n: share(row.predicted == row.gold for row in rows if row.novel == n) for n in novels},
    }


def figures(pairs: Pairs) -> dict[str, float]:
    """All three, of pairs of a gold and a predicted set."""
    return {
        "exact": share(predicted == gold for gold, predicted in pairs),
        "f1": f1(pairs),
        "mean_f1": mean_f1(pairs),
    }


def over_novels(novels: Mapping[str, Pairs]) -> dict[str, float]:
    """All three of each novel, averaged over novels."""
    each = [figures(pairs) for pairs in novels.values()]
    return {name: round(sum(one[name] for one in each) / len(each), 4) for name in ("exact", "f1", "mean_f1")}


def f1(pairs: Pairs) -> float:
    """Micro-averaged F1 over the members of the sets."""
    shared = sum(len(gold & predicted) for gold, predicted in pairs)
    total = sum(len(gold) + len(predicted) for gold, predicted in pairs)
    return round(2 * shared / total, 4) if total else 0.0


def mean_f1(pairs: Pairs) -> float:
    """F1 of each pair of sets, averaged; two empty sets agree, an empty one and another do not."""
    each = [
        2 * len(gold & predicted) / (len(gold) + len(predicted)) if gold or predicted else 1.0
        for gold, predicted in pairs
    ]
    return round(sum(each) / len(each), 4) if each else 0.0


def hear(novel: Novel, gold_speakers: bool) -> Iterator[Heard]:
    """Predict the addressees of a novel's gold quotations."""
    print(f"  {novel.name}", file=sys.stderr)
    book, gold = gold_book(novel)
    yield from heard_in(novel, run_steps(with_gold_speakers(book, gold) if gold_speakers else book), gold)


def heard_in(novel: Novel, book: Book, gold: Mapping[str, GoldQuotation]) -> Iterator[Heard]:
    """The addressees in a book that was read with the gold speakers."""
    names = {character.id: character.name for character in book[GIVEN_CAST]}
    heard = {row.quotation: row.addressees for row in book[AUDIENCES]}
    ordered = list(gold)
    for i, id in enumerate(ordered):
        if gold[id].addressees:
            predicted = frozenset(names[person] for person in heard[id] if person in names)
            nearest = nearest_other([gold[key].speaker for key in ordered], i)
            yield Heard(novel.name, frozenset(gold[id].addressees), predicted, nearest)


def with_gold_speakers(book: Book, gold: dict[str, GoldQuotation]) -> Book:
    """The book with the gold speaker of every gold quotation."""
    ids = {character.name: character.id for character in book[GIVEN_CAST]}
    rows = tuple(
        Attribution(row.id, ids.get(gold[row.id].speaker), "implicit", None, (), 1.0, "gold")
        for row in book[QUOTATIONS]
    )
    return book.plus({ATTRIBUTIONS: rows})


def nearest_other(speakers: list[str], i: int) -> frozenset[str]:
    """Whoever else speaks nearest, before rather than after: the rule to beat."""
    for distance in range(1, len(speakers)):
        for j in (i - distance, i + distance):
            if 0 <= j < len(speakers) and speakers[j] != speakers[i]:
                return frozenset({speakers[j]})
    return frozenset()
