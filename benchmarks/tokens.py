"""Tokens against the treebanks, from raw text rebuilt out of them; and sentences as rules draft them.

Sentences as they are read at last, by the reading model, are measured by ``syntax``.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from errno import ENOENT
from pathlib import Path

from benchmarks.conllu import Sentence, read_sentences
from benchmarks.scores import Overlap
from fabula.reader.drafts import drafted_bounds
from fabula.steps.tokens import tokenize

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a treebank: its raw characters, and the words and sentences marked in it."""

    characters: str
    tokens: Spans
    sentences: Spans


@dataclass(slots=True)
class _Builder:
    characters: str = ""
    tokens: Spans = field(default_factory=list)
    sentences: Spans = field(default_factory=list)

    def add(self, sentence: Sentence) -> None:
        first = len(self.tokens)
        for written in sentence.written:
            start = len(self.characters)
            words = [row[1] for row in written.rows]
            for part in words if "".join(words) == written.form else [written.form]:
                self.tokens.append((start, start + len(part)))
                start += len(part)
            self.characters += written.form + (" " if written.spaced else "")
        if len(self.tokens) > first:
            self.sentences.append((self.tokens[first][0], self.tokens[-1][1]))

    def paragraph(self) -> Paragraph:
        return Paragraph(self.characters, self.tokens, self.sentences)


def read_paragraphs(lines: Iterable[str]) -> Iterator[Paragraph]:
    """The paragraphs of a CoNLL-U file; a word of a multiword token counts where the surface shows it."""
    builder = _Builder()
    for sentence in read_sentences(lines):
        if sentence.opens_paragraph and builder.tokens:
            yield builder.paragraph()
            builder = _Builder()
        builder.add(sentence)
    if builder.tokens:
        yield builder.paragraph()


def files_of(data: Path, treebank: str, split: str) -> list[Path]:
    """The files of a treebank's part; ``all`` is every part, GUM's non-commercial one included.

    Data without ``splits.json`` has no parts: all its files count.
    """
    if not (data / "ud" / treebank).is_dir():
        raise FileNotFoundError(ENOENT, "no treebank", str(data / "ud" / treebank))
    if not (data / "splits.json").exists():
        return sorted((data / "ud" / treebank).rglob("*.conllu"))
    if treebank == "gum" and split == "dev":
        return sorted(data.glob("ud/gum/dev/*.conllu")) + sorted(data.glob("ud/gum/dev-nc/*.conllu"))
    parts = ("train", "dev", "dev-nc") if split == "all" else (split,)
    found = [path for part in parts for path in sorted((data / "ud" / treebank).glob(f"{part}/*.conllu"))]
    return found + [path for part in parts if (path := data / "ud" / treebank / f"{part}.conllu").exists()]


def measure(data: Path, split: str) -> dict[str, object]:
    """F1 of tokens and of sentences, by exact offsets, for each treebank under ``data/ud``."""
    begun = time.perf_counter()
    figures: dict[str, object] = {}
    for treebank in ("ewt", "gum"):
        words, drafted = Overlap(), Overlap()
        for path in files_of(data, treebank, split):
            with path.open(encoding="utf-8") as lines:
                for paragraph in read_paragraphs(lines):
                    tokens = tokenize(paragraph.characters, 0, len(paragraph.characters))
                    sentences = spans_of(tokens, drafted_bounds(paragraph.characters, tokens))
                    words.add(set(tokens), set(paragraph.tokens))
                    drafted.add(set(sentences), set(paragraph.sentences))
        figures[f"{treebank}_token_f1"] = words.f1
        figures[f"{treebank}_drafted_sentence_f1"] = drafted.f1
    seconds = round(time.perf_counter() - begun, 2)
    return {"name": "tokens", "data": f"ud {split}", "seconds": seconds, **figures}


def spans_of(tokens: Spans, bounds: list[int]) -> Spans:
    """The offsets of the sentences that end before the tokens at ``bounds``."""
    firsts = [0, *bounds[:-1]] if bounds else []
    return [(tokens[first][0], tokens[last - 1][1]) for first, last in zip(firsts, bounds, strict=True)]
