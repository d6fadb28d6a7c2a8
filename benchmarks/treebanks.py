"""Treebanks as passages: characters, words, and what is known about the words.

UD EWT (Silveira et al. 2014) and GUM (Zeldes 2017), in CoNLL-U; GUM gives entities as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from fabula.reader.run import Run, Stretch, lay_run

_ENTITY = re.compile(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)")


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention over words ``first`` to ``last``, exclusive."""

    first: int
    last: int
    category: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word's syntax; ``head`` is an index into the passage, its own for a root."""

    lemma: str
    upos: str
    xpos: str
    features: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A document or an excerpt of one.

    Attributes:
        words: offsets of the words.
        opening: indices of the words that begin a paragraph.
        sentences: half-open stretches of words, all words covered.
        syntax, entities, events: None where the corpus says nothing of it; events are word indices.
    """

    name: str
    corpus: str
    characters: str
    words: tuple[tuple[int, int], ...]
    opening: frozenset[int]
    sentences: tuple[tuple[int, int], ...]
    syntax: tuple[Word, ...] | None = None
    entities: tuple[Entity, ...] | None = None
    events: frozenset[int] | None = None


def run_of(passage: Passage) -> Run:
    """The passage's words as the reading model takes them."""
    bounds = [*sorted(passage.opening), len(passage.words)]
    stretches = [Stretch(passage.words[first:last]) for first, last in pairwise(bounds)]
    return lay_run(passage.characters, stretches)


def read_treebank(path: Path, corpus: str) -> Iterator[Passage]:
    """The documents of a CoNLL-U file."""
    document: list[list[str]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc") and document:
            yield _passage(document, corpus)
            document = []
        if not document or (line and not document[-1]) or not line:
            document.append([])
        if line:
            document[-1].append(line)
    if any(document):
        yield _passage(document, corpus)


def joined(passages: Sequence[Passage], words: int) -> Iterator[Passage]:
    """Short documents put together until they have so many words: windows are then full."""
    held: list[Passage] = []
    for passage in passages:
        held.append(passage)
        if sum(len(p.words) for p in held) >= words:
            yield _joined(held)
            held = []
    if held:
        yield _joined(held)


def _joined(passages: Sequence[Passage]) -> Passage:
    characters = ""
    words: list[tuple[int, int]] = []
    opening: set[int] = set()
    sentences: list[tuple[int, int]] = []
    syntax: list[Word] = []
    for passage in passages:
        shift, first = len(characters), len(words)
        characters += passage.characters.rstrip() + "\n\n"
        words += [(start + shift, stop + shift) for start, stop in passage.words]
        opening |= {k + first for k in passage.opening}
        sentences += [(a + first, b + first) for a, b in passage.sentences]
        syntax += [replace(word, head=word.head + first) for word in passage.syntax or ()]
    name, corpus = passages[0].name, passages[0].corpus
    return Passage(
        name, corpus, characters, tuple(words), frozenset(opening), tuple(sentences), tuple(syntax)
    )


def _passage(document: list[list[str]], corpus: str) -> Passage:
    characters, name = "", ""
    words: list[tuple[int, int]] = []
    syntax: list[Word] = []
    sentences: list[tuple[int, int]] = []
    opening = {0}
    entities: list[Entity] = []
    open_entities: dict[str, list[tuple[int, str]]] = {}
    for lines in document:
        first = len(words)
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        for line in lines:
            if line.startswith("# newdoc id = "):
                name = line.removeprefix("# newdoc id = ")
            if line.startswith("# newpar") and words:
                opening.add(first)
                characters = characters.rstrip() + "\n\n"
        if not rows:
            continue
        in_range = 0
        for k, row in enumerate(rows):
            if "." in row[0]:
                continue
            if "-" in row[0]:
                low, high = map(int, row[0].split("-"))
                in_range = high
                forms = [r[1] for r in rows[k + 1 : k + 2 + high - low]]
                words += _split(len(characters), row[1], forms)
                characters += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
                continue
            number = int(row[0])
            if number > in_range:
                words.append((len(characters), len(characters) + len(row[1])))
                characters += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
            here = first + number - 1
            head = here if row[6] == "0" else first + int(row[6]) - 1
            syntax.append(Word(row[2], row[3], row[4], "" if row[5] == "_" else row[5], head, row[7]))
            for found in _ENTITY.finditer(_misc(row[9], "Entity")):
                if found[1]:
                    open_entities.setdefault(found[1], []).append((here, found[2]))
                    if not found.string[found.end() :].startswith(")"):
                        continue
                begun = open_entities.get(found[1] or found[3])
                if begun:
                    start, category = begun.pop()
                    entities.append(Entity(start, here + 1, category))
        sentences.append((first, len(words)))
    return Passage(
        name,
        corpus,
        characters,
        tuple(words),
        frozenset(opening),
        tuple(sentences),
        tuple(syntax),
        tuple(entities) if entities else None,
    )


def _misc(column: str, name: str) -> str:
    for item in column.split("|"):
        if item.startswith(name + "="):
            return item.removeprefix(name + "=")
    return ""


def _split(start: int, form: str, parts: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words of a multiword token stand; where they do not show, an even share each."""
    if "".join(parts) == form:
        lengths = [len(part) for part in parts]
    else:
        lengths = [len(form) * (k + 1) // len(parts) - len(form) * k // len(parts) for k in range(len(parts))]
    found = []
    for length in lengths:
        found.append((start, start + length))
        start += length
    return found
