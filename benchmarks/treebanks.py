"""Treebanks as passages: characters, words, and what is known about the words.

UD EWT (Silveira et al. 2014) and GUM (Zeldes 2017), in CoNLL-U; GUM gives entities as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from benchmarks.conllu import Row, Sentence, read_sentences
from fabula.reader.run import Run, Stretch, lay_run

_NAME = "# newdoc id = "
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
    document: list[Sentence] = []
    with path.open(encoding="utf-8") as lines:
        for sentence in read_sentences(lines):
            if sentence.opens_document and document:
                yield _passage(document, corpus)
                document = []
            document.append(sentence)
    if document:
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


def _passage(document: Sequence[Sentence], corpus: str) -> Passage:
    characters = ""
    words: list[tuple[int, int]] = []
    syntax: list[Word] = []
    sentences: list[tuple[int, int]] = []
    opening = {0}
    for sentence in document:
        first = len(words)
        if words and sentence.opens_paragraph:
            opening.add(first)
            characters = characters.rstrip() + "\n\n"
        for written in sentence.written:
            words += _split(len(characters), written.form, [row[1] for row in written.rows])
            characters += written.form + (" " if written.spaced else "")
            syntax += [_word(row, first) for row in written.rows]
        if len(words) > first:
            sentences.append((first, len(words)))
    return Passage(
        _name(document),
        corpus,
        characters,
        tuple(words),
        frozenset(opening),
        tuple(sentences),
        tuple(syntax),
        tuple(_entities(document)) or None,
    )


def _word(row: Row, first: int) -> Word:
    """A word of the sentence that begins at an index; a root is its own head."""
    head = first + int(row[0] if row[6] == "0" else row[6]) - 1
    return Word(row[2], row[3], row[4], "" if row[5] == "_" else row[5], head, row[7])


def _name(document: Sequence[Sentence]) -> str:
    comments = (comment for sentence in document for comment in sentence.comments)
    return next((c.removeprefix(_NAME) for c in comments if c.startswith(_NAME)), "")


def _entities(document: Sequence[Sentence]) -> Iterator[Entity]:
    """The entities that GUM's brackets open and close, in the order of their ends."""
    begun: dict[str, list[tuple[int, str]]] = {}
    rows = (row for sentence in document for written in sentence.written for row in written.rows)
    for here, row in enumerate(rows):
        for found in _ENTITY.finditer(_misc(row[9], "Entity")):
            if found[1]:
                begun.setdefault(found[1], []).append((here, found[2]))
                if not found.string[found.end() :].startswith(")"):
                    continue
            open_ones = begun.get(found[1] or found[3])
            if open_ones:
                start, category = open_ones.pop()
                yield Entity(start, here + 1, category)


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
