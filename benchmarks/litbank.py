"""LitBank's quotations, on running text again.

Source: Sims and Bamman, "Measuring Information Propagation in Literary Social Networks" (EMNLP 2020). The
excerpts come as tokens between spaces, one sentence a line: spacing and paragraphs, by which a reader tells
an opening mark from a closing one and a new speaker from the old, are lost. Where the whole novel is at hand
(``fiction/``) the excerpt is read from it; else the tokens are put together as a printer would.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_SUFFIX = "_brat.txt"
_SPELLINGS = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "--", "…": "..."}
_UNPRINTED = re.compile(r"[\s_]")
_TO_THE_LEFT = re.compile(r"[.,;:!?)\]}”’]+|(?:'|’)?(?:s|S|ll|LL|re|RE|ve|VE|d|D|m|M)|n['’]t|N['’]T")
_TO_THE_RIGHT = frozenset("([{“‘")
_OPENING = frozenset("\"“‘'—-")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One excerpt: its text, and its quotations as offsets, marks included."""

    name: str
    text: str
    quotations: tuple[tuple[int, int], ...]


def read_excerpts(data: Path, split: str) -> Iterator[Excerpt]:
    """The excerpts of a split; all of them where the data has no ``splits.json``."""
    folder = data / "litbank" / "quotations" / "tsv"
    names = sorted(path.name.removesuffix(_SUFFIX) for path in folder.glob("*" + _SUFFIX))
    splits = data / "splits.json"
    if split != "all" and splits.exists():
        chosen = {name.removesuffix("_brat") for name in json.loads(splits.read_text())["litbank"][split]}
        names = [name for name in names if name in chosen]
    for name in names:
        novel = data / "fiction" / f"{name}.txt"
        yield read_excerpt(folder, name, novel.read_text("utf-8") if novel.exists() else None)


def read_excerpt(folder: Path, name: str, novel: str | None) -> Excerpt:
    """One excerpt, laid over its novel's text where that is given and agrees."""
    lines = [line.split() for line in (folder / (name + _SUFFIX)).read_text("utf-8").splitlines()]
    text, tokens = lay_out(lines, novel)
    quotations = []
    for row in (folder / f"{name}_brat.ann").read_text("utf-8").splitlines():
        cells = row.split("\t")
        if cells[0] == "QUOTE":
            first, last = (int(cells[2]), int(cells[3])), (int(cells[4]), int(cells[5]))
            quotations.append((tokens[first][0], tokens[last][1]))
    return Excerpt(name, text, tuple(sorted(quotations)))


Tokens = dict[tuple[int, int], tuple[int, int]]


def lay_out(lines: Sequence[Sequence[str]], novel: str | None) -> tuple[str, Tokens]:
    """An excerpt's text, and where each token (by line and place in it) stands there."""
    return _from_novel(lines, novel) or _put_together(lines)


def _from_novel(lines: Sequence[Sequence[str]], novel: str | None) -> tuple[str, Tokens] | None:
    """The excerpt's stretch of the novel, and where each token stands in it."""
    if novel is None:
        return None
    printed, places = _printed(novel)
    excerpt = "".join(_printed(token)[0] for line in lines for token in line)
    at = printed.find(excerpt)
    if at < 0:
        return None
    first, last = places[at], places[at + len(excerpt) - 1] + 1
    tokens: Tokens = {}
    for number, line in enumerate(lines):
        for index, token in enumerate(line):
            length = len(_printed(token)[0])
            start = places[at] - first if length else _end(tokens)
            tokens[number, index] = (start, places[at + length - 1] + 1 - first if length else start)
            at += length
    return novel[first:last], tokens


def _end(tokens: Tokens) -> int:
    return next(reversed(tokens.values()))[1] if tokens else 0


def _printed(text: str) -> tuple[str, list[int]]:
    """The characters without white space and underscores, spelled alike, with the place of each."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if not _UNPRINTED.match(character):
            spelled = _SPELLINGS.get(character, character)
            characters.append(spelled)
            places += [place] * len(spelled)
    return "".join(characters), places


def _put_together(lines: Sequence[Sequence[str]]) -> tuple[str, Tokens]:
    """Tokens spaced as in print; a line that opens a quotation after another's end begins a paragraph."""
    text = ""
    tokens: Tokens = {}
    opened = False
    for number, line in enumerate(lines):
        joined = True
        if number:
            text += "\n\n" if line and line[0][0] in _OPENING and not opened else " "
        for index, token in enumerate(line):
            straight = token in ('"', "'")
            closes = straight and opened and index > 0
            if straight:
                opened = not closes
            if not (joined or closes or _TO_THE_LEFT.fullmatch(token)):
                text += " "
            tokens[number, index] = (len(text), len(text) + len(token))
            text += token
            joined = token in _TO_THE_RIGHT or (straight and not closes)
    return text, tokens
