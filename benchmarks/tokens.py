"""Tokens against the treebanks, from raw text rebuilt out of them; and sentences as rules draft them.

Sentences as they are read at last, by the reading model, are measured by ``syntax``.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from errno import ENOENT
from pathlib import Path

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
    begun: int = -1

    def add(self, form: str, words: list[str], space_after: bool) -> None:
        start = len(self.characters)
        if self.begun < 0:
            self.begun = start
        parts = words if "".join(words) == form else [form]
        for part in parts:
            self.tokens.append((start, start + len(part)))
            start += len(part)
        self.characters += form + (" " if space_after else "")

    def end_sentence(self) -> None:
        if self.begun >= 0:
            self.sentences.append((self.begun, self.tokens[-1][1]))
        self.begun = -1


def read_paragraphs(lines: Iterable[str]) -> Iterator[Paragraph]:
    """The paragraphs of a CoNLL-U file; a word of a multiword token counts where the surface shows it."""
    builder = _Builder()
    pending: list[tuple[str, list[str], bool]] = []
    last_of_range = 0
    for line in lines:
        if line.startswith(("# newdoc", "# newpar")) and builder.tokens:
            yield Paragraph(builder.characters, builder.tokens, builder.sentences)
            builder = _Builder()
        elif not line.strip():
            for form, words, space_after in pending:
                builder.add(form, words, space_after)
            builder.end_sentence()
            pending, last_of_range = [], 0
        elif not line.startswith("#"):
            columns = line.rstrip("\n").split("\t")
            number, form, misc = columns[0], columns[1], columns[9]
            if "." in number:
                continue
            if "-" in number:
                last_of_range = int(number.split("-")[1])
                pending.append((form, [], "SpaceAfter=No" not in misc))
            elif int(number) <= last_of_range:
                pending[-1][1].append(form)
            else:
                pending.append((form, [form], "SpaceAfter=No" not in misc))
    if builder.tokens:
        yield Paragraph(builder.characters, builder.tokens, builder.sentences)


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
        found_tokens = gold_tokens = same_tokens = found_sentences = gold_sentences = same_sentences = 0
        for path in files_of(data, treebank, split):
            with path.open(encoding="utf-8") as lines:
                for paragraph in read_paragraphs(lines):
                    tokens = tokenize(paragraph.characters, 0, len(paragraph.characters))
                    sentences = spans_of(tokens, drafted_bounds(paragraph.characters, tokens))
                    found_tokens += len(tokens)
                    gold_tokens += len(paragraph.tokens)
                    same_tokens += len(set(tokens) & set(paragraph.tokens))
                    found_sentences += len(sentences)
                    gold_sentences += len(paragraph.sentences)
                    same_sentences += len(set(sentences) & set(paragraph.sentences))
        figures[f"{treebank}_token_f1"] = f1(same_tokens, found_tokens, gold_tokens)
        figures[f"{treebank}_drafted_sentence_f1"] = f1(same_sentences, found_sentences, gold_sentences)
    seconds = round(time.perf_counter() - begun, 2)
    return {"name": "tokens", "data": f"ud {split}", "seconds": seconds, **figures}


def spans_of(tokens: Spans, bounds: list[int]) -> Spans:
    """The offsets of the sentences that end before the tokens at ``bounds``."""
    firsts = [0, *bounds[:-1]] if bounds else []
    return [(tokens[first][0], tokens[last - 1][1]) for first, last in zip(firsts, bounds, strict=True)]


def f1(same: int, found: int, gold: int) -> float:
    """Harmonic mean of precision and recall; 0 where there is nothing."""
    return round(2 * same / (found + gold), 4) if found + gold else 0.0
