"""To whom a quotation is said: PDNC with the gold cast, quotations and speakers given."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gold import gold_book
from benchmarks.pdnc import GoldQuotation, Novel, read_novels
from benchmarks.speakers import share
from fabula.book import Book
from fabula.layers import ATTRIBUTIONS, AUDIENCES, GIVEN_CAST, QUOTATIONS, Attribution
from fabula.reading import run_steps


@dataclass(frozen=True, slots=True)
class Heard:
    """The gold and predicted addressees of one quotation, and those of the nearest-other-speaker rule."""

    novel: str
    gold: frozenset[str]
    predicted: frozenset[str]
    nearest: frozenset[str]


def measure(data: Path, split: str) -> dict[str, object]:
    """Exact sets and F1, over quotations with at least one gold addressee."""
    rows = [row for novel in read_novels(data, split) for row in hear(novel)]
    novels = sorted({row.novel for row in rows})
    return {
        "exact": share(row.predicted == row.gold for row in rows),
        "f1": f1([(row.gold, row.predicted) for row in rows]),
        "quotations": len(rows),
        "nearest_other_speaker": {
            "exact": share(row.nearest == row.gold for row in rows),
            "f1": f1([(row.gold, row.nearest) for row in rows]),
        },
        "by_novel": {n: share(row.predicted == row.gold for row in rows if row.novel == n) for n in novels},
    }


def f1(pairs: list[tuple[frozenset[str], frozenset[str]]]) -> float:
    """Micro-averaged F1 over the members of the sets."""
    shared = sum(len(gold & predicted) for gold, predicted in pairs)
    total = sum(len(gold) + len(predicted) for gold, predicted in pairs)
    return round(2 * shared / total, 4) if total else 0.0


def hear(novel: Novel) -> Iterator[Heard]:
    """Predict the addressees of a novel's gold quotations."""
    print(f"  {novel.name}", file=sys.stderr)
    book, gold = gold_book(novel)
    names = {character.id: character.name for character in book[GIVEN_CAST]}
    book = run_steps(with_gold_speakers(book, gold))
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
