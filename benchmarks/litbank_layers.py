"""LitBank's entities and events as passages, over the whole novels' text where that is at hand.

Sources: Bamman, Popat and Shen (2019) for nested entities, Sims, Park and Bamman (2019) for realis events,
Bamman, Lewke and Mansoor (2020) for pronouns and the form of mentions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from errno import ENOENT
from itertools import pairwise
from pathlib import Path

from benchmarks.litbank import lay_out
from benchmarks.treebanks import Entity, Passage
from fabula.steps.tokens import tokenize

PRONOUN, NAME, NOUN = "PRON", "PROP", "NOM"
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gold:
    """An excerpt as it is annotated, by character offsets.

    Attributes:
        lines: its sentences, as LitBank's lines give them.
        mentions: start, stop, category and form.
        events: the words that tell of realis events.
    """

    name: str
    characters: str
    lines: tuple[Offsets, ...]
    mentions: tuple[tuple[int, int, str, str], ...]
    events: tuple[Offsets, ...]


def read_gold(data: Path, split: str) -> Iterator[Gold]:
    """The excerpts of a split; all of them where the data has no ``splits.json``."""
    for name in excerpt_names(data, split):
        yield gold_excerpt(data, name)


def excerpt_names(data: Path, split: str) -> list[str]:
    """The names of a split's excerpts; of all where the data has no ``splits.json``."""
    if not (data / "litbank").is_dir():
        raise FileNotFoundError(ENOENT, "no LitBank", str(data / "litbank"))
    names = [path.stem.removesuffix("_brat") for path in sorted((data / "litbank/coref/tsv").glob("*.txt"))]
    splits = data / "splits.json"
    if split != "all" and splits.exists():
        chosen = set(json.loads(splits.read_text())["litbank"][split])
        names = [name for name in names if name in chosen]
    return names


def gold_excerpt(data: Path, name: str) -> Gold:
    """One excerpt of LitBank."""
    folder = data / "litbank"
    text = (folder / f"coref/tsv/{name}_brat.txt").read_text("utf-8")
    lines = [line.split() for line in text.splitlines()]
    novel = data / "fiction" / f"{name}.txt"
    characters, places = lay_out(lines, novel.read_text("utf-8") if novel.exists() else None)
    flat = [places[n, k] for n, line in enumerate(lines) for k in range(len(line))]
    forms: dict[Offsets, str] = {}
    mentions: set[tuple[int, int, str, str]] = set()
    for row in (folder / f"coref/tsv/{name}_brat.ann").read_text("utf-8").splitlines():
        cells = row.split("\t")
        if cells[0] == "MENTION":
            first, last = (int(cells[2]), int(cells[3])), (int(cells[4]), int(cells[5]))
            span = (places[first][0], places[last][1])
            forms[span] = cells[8]
            if cells[8] == PRONOUN:
                mentions.add((*span, cells[7], PRONOUN))
    for begun, ended, category in _layered(folder / f"entities/tsv/{name}_brat.tsv"):
        span = (flat[begun][0], flat[ended - 1][1])
        capital = characters[flat[ended - 1][0]].isupper()
        if forms.get(span) != PRONOUN:
            mentions.add((*span, category, forms.get(span) or (NAME if capital else NOUN)))
    rows = (folder / f"events/tsv/{name}_brat.tsv").read_text("utf-8").splitlines()
    labels = [row.split("\t")[1] for row in rows if row.strip()]
    return Gold(
        name,
        characters,
        tuple((places[n, 0][0], places[n, len(line) - 1][1]) for n, line in enumerate(lines) if line),
        tuple(sorted(mentions)),
        tuple(place for place, label in zip(flat, labels, strict=True) if label == "EVENT"),
    )


def passage_of(gold: Gold) -> Passage:
    """The excerpt in our own words, as a book is read; a paragraph's end ends a sentence."""
    words, opening = our_words(gold.characters)
    word_at = _word_at(words, len(gold.characters))
    begins = {0} | set(opening)
    for start, _ in gold.lines:
        place = word_at[start]
        while (
            place and words[place - 1][1] == words[place][0] and gold.characters[words[place - 1][0]] == "_"
        ):
            place -= 1  # the mark of italics that opens the sentence
        begins.add(place)
    bounds = [*sorted(begins), len(words)]
    entities = {
        Entity(word_at[start], word_at[stop - 1] + 1, category, form)
        for start, stop, category, form in gold.mentions
    }
    return Passage(
        gold.name,
        "litbank",
        gold.characters,
        tuple(words),
        frozenset(opening),
        tuple(pairwise(bounds)),
        None,
        tuple(sorted(entities, key=lambda e: (e.first, e.last, e.category))),
        frozenset(word_at[start] for start, _ in gold.events),
    )


def our_words(characters: str) -> tuple[list[Offsets], list[int]]:
    """Tokens of a text by our rules, and those that begin a paragraph."""
    words: list[tuple[int, int]] = []
    opening = []
    start = 0
    for gap in [*_BLANK.finditer(characters), None]:
        stop = gap.start() if gap else len(characters)
        found = tokenize(characters, start, stop)
        if found:
            opening.append(len(words))
        words += found
        start = gap.end() if gap else stop
    return words, opening


def _word_at(words: Sequence[tuple[int, int]], length: int) -> list[int]:
    """The word at each character; between words, the one before."""
    at = [0] * (length + 1)
    for k, (start, _) in enumerate(words):
        following = words[k + 1][0] if k + 1 < len(words) else length + 1
        at[start:following] = [k] * (following - start)
    return at


def _layered(path: Path) -> Iterator[tuple[int, int, str]]:
    """The spans of LitBank's nested BIO columns, over tokens."""
    rows = [line.split("\t")[1:] for line in path.read_text("utf-8").splitlines() if line.strip()]
    for column in range(max(len(row) for row in rows)):
        begun: tuple[int, str] | None = None
        for k, row in enumerate([*rows, []]):
            tag = row[column] if column < len(row) and row[column] else "O"
            if begun is not None and tag != "I-" + begun[1]:
                yield begun[0], k, begun[1]
                begun = None
            if tag.startswith("B-"):
                begun = (k, tag[2:])
