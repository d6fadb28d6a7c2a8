"""Quoted stretches: F1 of sub-spans on PDNC as it is, set in other styles of quoting, and on LitBank.

The unit is the sub-span, an unbroken stretch without its quotation marks, outer white space and marks of
italics; it counts when start and stop are both right. Speech, thought and writing count alike, and only
outermost stretches. Both sides are cut at paragraph breaks, since none of our stretches crosses one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.litbank import read_excerpts
from benchmarks.pdnc import Novel, read_novels
from benchmarks.rendering import STYLES, render
from fabula.layers import QUOTED_SPANS, QuotedSpan
from fabula.reading import open_book
from fabula.source.plain import plain_manuscript
from fabula.steps import quoted_spans, structure
from fabula.text import Text

MARKS = frozenset("\"“”„‟'‘’‚`«»‹›_*—–―")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")
Spans = Iterable[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of sub-spans."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1."""
        return {
            "precision": round(self.right / max(self.predicted, 1), 4),
            "recall": round(self.right / max(self.gold, 1), 4),
            "f1": round(2 * self.right / max(self.predicted + self.gold, 1), 4),
        }


def measure(data: Path, split: str) -> dict[str, object]:
    """Sub-span F1 of a split of PDNC in every style, and of LitBank's train and dev."""
    novels = list(read_novels(data, split))
    given: dict[str, Score] = {}
    unbroken = Score()
    styles = dict.fromkeys(STYLES, Score())
    for novel in novels:
        print(f"  {novel.name}", file=sys.stderr)
        spans = [span for quotation in novel.quotations for span in quotation.spans]
        rows = read_quoted_spans(novel.text)
        given[novel.name] = score(novel.text, spans, rows)
        unbroken += score(novel.text, join_unbroken(novel), rows)
        for style in STYLES:
            rendering = render(novel.text, spans, style)
            styles[style] += score(rendering.text, rendering.spans, read_quoted_spans(rendering.text))
    return {
        **sum(given.values(), Score()).figures(),
        "novels": {name: figures.figures() for name, figures in given.items()},
        "unbroken": unbroken.figures(),
        "styles": {style: figures.figures() for style, figures in styles.items()},
        "litbank": _measure_litbank(data),
    }


def read_quoted_spans(characters: str) -> tuple[QuotedSpan, ...]:
    """The quoted spans that Fabula finds in a plain text."""
    book = open_book(plain_manuscript(Text.of(characters)))
    return quoted_spans.STEP.apply(structure.STEP.apply(book))[QUOTED_SPANS]


def score(characters: str, gold: Spans, rows: Iterable[QuotedSpan]) -> Score:
    """Compare gold sub-spans with the outermost rows."""
    right = sub_spans(characters, gold)
    found = sub_spans(characters, ((row.inner.start, row.inner.stop) for row in rows if row.parent is None))
    return Score(len(right & found), len(found), len(right))


def sub_spans(characters: str, spans: Spans) -> set[tuple[int, int]]:
    """Spans cut at paragraph breaks, without marks and outer white space; empty ones left out."""
    pieces = set()
    for start, stop in spans:
        at = start
        for match in _PARAGRAPH_BREAK.finditer(characters, start, stop):
            pieces.add(_bare(characters, at, match.start()))
            at = match.end()
        pieces.add(_bare(characters, at, stop))
    return {(start, stop) for start, stop in pieces if start < stop}


def _bare(characters: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and (characters[start] in MARKS or characters[start].isspace()):
        start += 1
    while stop > start and (characters[stop - 1] in MARKS or characters[stop - 1].isspace()):
        stop -= 1
    return start, stop


def join_unbroken(novel: Novel) -> list[tuple[int, int]]:
    """Gold sub-spans of one quotation joined where no double mark and no paragraph break stands between.

    Some annotators cut out what is quoted or set in brackets inside a speech, some leave it in; joined,
    both read alike.
    """
    joined: list[tuple[int, int]] = []
    for quotation in novel.quotations:
        first = len(joined)
        for start, stop in quotation.spans:
            between = novel.text[joined[-1][1] : start] if len(joined) > first else '"'
            if '"' in between or _PARAGRAPH_BREAK.search(between):
                joined.append((start, stop))
            else:
                joined[-1] = (joined[-1][0], stop)
    return joined


def _measure_litbank(data: Path) -> dict[str, dict[str, float]]:
    """Train and dev, since nothing of ours is fitted on it; all where there are no splits."""
    parts = ("train", "dev") if (data / "splits.json").exists() else ("all",)
    totals = {}
    for part in parts if (data / "litbank").is_dir() else ():
        total = Score()
        for excerpt in read_excerpts(data, part):
            total += score(excerpt.text, excerpt.quotations, read_quoted_spans(excerpt.text))
        totals[part] = total.figures()
    return totals
