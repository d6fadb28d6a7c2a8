"""Novels of a few lines in the form of PDNC, for the benchmarks that read whole novels."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation: its words as they stand in the text, and who mentions whom in it (words, names)."""

    words: str
    speaker: str
    addressees: tuple[str, ...] = ()
    mentions: tuple[tuple[str, tuple[str, ...]], ...] = ()


Person = tuple[str, frozenset[str], str]
"""Main name, aliases, category."""


def write_novel(folder: Path, text: str, people: Iterable[Person], lines: Sequence[Said]) -> Path:
    """Write a novel's folder; the quotations are looked for in their order."""
    folder.mkdir(parents=True)
    (folder / "novel_text.txt").write_text(text, encoding="utf-8")
    with (folder / "character_info.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["Character ID", "Main Name", "Aliases", "Gender", "Category"])
        for n, (name, aliases, category) in enumerate(people):
            table.writerow([n, name, repr(set(aliases)), "X", category])
    columns = "quoteID quoteByteSpans speaker addressees quoteType mentionTextsList mentionSpansList".split()
    with (folder / "quotation_info.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow([*columns, "mentionEntitiesList"])
        at = 0
        for n, said in enumerate(lines):
            start = text.index(said.words, at)
            at = start + len(said.words)
            texts, spans, names = [], [], []
            inside = start
            for words, meant in said.mentions:
                inside = text.index(words, inside, at)
                texts.append(words)
                spans.append([inside, inside + len(words)])
                names.append(list(meant))
                inside += len(words)
            cells = [
                [[start, at]],
                said.speaker,
                list(said.addressees),
                "Explicit",
                [texts],
                [spans],
                [names],
            ]
            table.writerow([f"Q{n}", *cells])
    return folder
