"""LitBank's coreference chains, over the whole novels' text where that is at hand.

Source: Bamman, Lewke and Mansoor, "An Annotated Dataset of Coreference in English Literature" (LREC 2020).
A mention in no chain is alone: that holds as well for those that LitBank ties to others as copula or
apposition only. So are the clusters of the corpus's own CoNLL files, by which published figures are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from benchmarks.litbank import lay_out
from benchmarks.litbank_layers import excerpt_names
from fabula.layers import Category, MentionKind


@dataclass(frozen=True, slots=True)
class ChainedMention:
    """A mention by character offsets; two with one ``chain`` mean the same."""

    start: int
    stop: int
    category: Category
    form: MentionKind
    chain: str


@dataclass(frozen=True, slots=True)
class ChainedExcerpt:
    """An excerpt with its mentions, in order."""

    name: str
    characters: str
    mentions: tuple[ChainedMention, ...]


def read_chains(data: Path, split: str) -> Iterator[ChainedExcerpt]:
    """The excerpts of a split; all of them where the data has no ``splits.json``."""
    for name in excerpt_names(data, split):
        yield chained_excerpt(data, name)


def chained_excerpt(data: Path, name: str) -> ChainedExcerpt:
    """One excerpt of LitBank."""
    folder = data / "litbank" / "coref" / "tsv"
    lines = [line.split() for line in (folder / f"{name}_brat.txt").read_text("utf-8").splitlines()]
    novel = data / "fiction" / f"{name}.txt"
    characters, places = lay_out(lines, novel.read_text("utf-8") if novel.exists() else None)
    rows = [row.split("\t") for row in (folder / f"{name}_brat.ann").read_text("utf-8").splitlines()]
    chains = {row[1]: row[2] for row in rows if row[0] == "COREF"}
    mentions = [
        ChainedMention(
            places[int(row[2]), int(row[3])][0],
            places[int(row[4]), int(row[5])][1],
            cast("Category", row[7]),
            cast("MentionKind", row[8]),
            chains.get(row[1], f"{row[1]} alone"),
        )
        for row in rows
        if row[0] == "MENTION"
    ]
    return ChainedExcerpt(name, characters, tuple(sorted(mentions, key=lambda m: (m.start, m.stop))))
