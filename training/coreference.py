"""Fit the network that scores pairs of mentions: ``python -m training.coreference --data DIR``.

On LitBank's training part, over the shipped reading model as it stands: what mentions are compared by is
computed as in reading, and the encoder stays as it is. For each mention the earlier ones of its chain are
right together, or none where it is the first (Durrett and Klein, 2013; Lee and others, 2017). Mentions that
the model finds and LitBank has not are the first of nothing. Beside it the pronouns in speech tags of the
PDNC training novels, which mean the annotated speakers. Writes two graphs beside the reading model. A quarter
of an hour on two cores.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.coreference import gold_entities
from benchmarks.gold import gold_book
from benchmarks.litbank_chains import ChainedExcerpt, read_chains
from benchmarks.pdnc import GoldQuotation, read_novels
from fabula.book import Book
from fabula.coreference.mentions import describe
from fabula.coreference.pairs import PAIR, SINGLE, earlier, pair_features, table_of
from fabula.coreference.scoring import WIDTH
from fabula.layers import (
    CUES,
    ENTITIES,
    GIVEN_CAST,
    MENTIONS,
    QUOTATIONS,
    RESOLUTIONS,
    TOKENS,
    Entity,
)
from fabula.reader import weights
from fabula.reader.model import ReadingModel
from fabula.reader.sessions import Floats
from fabula.reader.weights import PAIRS, shipped_folder
from fabula.reading import open_book, run_steps
from fabula.source.plain import plain_manuscript
from fabula.steps import quoted_spans, structure, tokens
from fabula.steps.language import read_with
from fabula.text import Text
from training.export_reading_model import graph_bytes, write_files

HIDDEN, MEANING = 128, 768
EPOCHS, RATE, DECAY = 10, 2e-3, 0.05
DROPOUT, VECTOR_DROPOUT = 0.3, 0.4
SPOKEN = 400  # pronouns of speech tags in an example
NAMED = 0.9  # certainty of a name that one person bears
NEVER = -1e9
SEED = 3


@dataclass(frozen=True, slots=True)
class Example:
    """Mentions, pairs of them, and which corefer.

    Attributes:
        right: whether a pair corefers.
        known: whether that is known at all; other pairs are left out.
        asked: the mentions that are learned from.
        opens: whether a mention may be the first of its chain.
    """

    meaning: Tensor
    single: Tensor
    pairs: Tensor
    later: Tensor
    before: Tensor
    right: Tensor
    known: Tensor
    asked: Tensor
    opens: bool


class Linker(nn.Module):
    """Scores of pairs, and of being the first of a chain."""

    def __init__(self) -> None:
        super().__init__()
        seen = len(SINGLE) + WIDTH
        self.vector = nn.Linear(MEANING, WIDTH)
        self.one = nn.Linear(seen, HIDDEN)
        self.other = nn.Linear(seen, HIDDEN)
        self.both = nn.Linear(len(PAIR) + WIDTH, HIDDEN)
        self.hidden = nn.Linear(HIDDEN, HIDDEN // 2)
        self.out = nn.Linear(HIDDEN // 2, 1)
        self.alone = nn.Sequential(
            nn.Linear(seen, HIDDEN // 2), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(HIDDEN // 2, 1)
        )
        self.drop = nn.Dropout(DROPOUT)
        self.drop_vector = nn.Dropout(VECTOR_DROPOUT)

    def compared_by(self, meaning: Tensor) -> Tensor:
        """(mentions, 64): head words' vectors."""
        return torch.tanh(self.vector(meaning))

    def forward(
        self, mentions: Tensor, later: Tensor, before: Tensor, pairs: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Scores (pairs,) and (mentions,); ``mentions`` are single features and vectors side by side."""
        vectors = mentions[:, len(SINGLE) :]
        alike = vectors[later] * vectors[before]
        seen = self.one(mentions)[later] + self.other(mentions)[before]
        seen = self.drop(functional.relu(seen + self.both(torch.cat([pairs, alike], -1))))
        seen = self.drop(functional.relu(self.hidden(seen)))
        return self.out(seen).squeeze(-1), self.alone(mentions).squeeze(-1)


class MentionsGraph(nn.Module):
    """meaning (heads, 768) -> vectors (heads, 64)."""

    def __init__(self, linker: Linker) -> None:
        super().__init__()
        self.linker = linker

    def forward(self, meaning: Tensor) -> Tensor:
        """The head words of some mentions."""
        return self.linker.compared_by(meaning)


class Listening(ReadingModel):
    """The reading model, keeping what it pools of each word."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.meaning: list[Floats] = []

    def _sentence_vectors(self, meaning: Floats, bounds: Sequence[int], sizes: Sequence[int]) -> list[bytes]:
        self.meaning.append(meaning)
        return super()._sentence_vectors(meaning, bounds, sizes)


def examples(data: Path, split: str) -> Iterator[Example]:
    """The excerpts of a split."""
    model = Listening.load()
    for excerpt in read_chains(data, split):
        print(excerpt.name, file=sys.stderr)
        book = open_book(plain_manuscript(Text.of(excerpt.characters, excerpt.name)))
        book = tokens.STEP.apply(structure.STEP.apply(book))
        model.meaning.clear()
        book = quoted_spans.STEP.apply(book.plus(read_with(model, book)))
        yield example(excerpt, book, np.concatenate(model.meaning))


def example(excerpt: ChainedExcerpt, book: Book, meaning: NDArray[np.float32]) -> Example:
    """One excerpt, read; the gold mentions that are not found are put in."""
    chains = {(row.start, row.stop): row.chain for row in excerpt.mentions}
    rows: dict[tuple[int, int], Entity] = {}
    for row in (*gold_entities(excerpt, book), *sorted(book[ENTITIES], key=lambda e: e.certainty)):
        rows[row.start, row.stop] = row
    ordered = tuple(sorted(rows.values(), key=lambda row: (row.start, -row.stop)))
    mended = Book(book.text, {**book.layers, ENTITIES: ordered})
    mentions = describe(mended)
    table = table_of(mentions)
    later, before = earlier(table)
    known = [chains.get((row.start, row.stop)) for row in ordered]
    right = [known[a] is not None and known[a] == known[b] for a, b in zip(later, before, strict=True)]
    return Example(
        torch.tensor(meaning[[mention.head for mention in mentions]]),
        torch.tensor(table.single),
        torch.tensor(pair_features(table, later, before)),
        torch.tensor(later),
        torch.tensor(before),
        torch.tensor(right),
        torch.ones(len(later), dtype=torch.bool),
        torch.ones(len(mentions), dtype=torch.bool),
        True,
    )


def spoken_examples(data: Path) -> Iterator[Example]:
    """What the training novels' speakers tell of the pronouns in speech tags."""
    model = Listening.load()
    for novel in read_novels(data, "train"):
        print(novel.name, file=sys.stderr)
        book, gold = gold_book(novel)
        book = tokens.STEP.apply(structure.STEP.apply(book))
        model.meaning.clear()
        book = run_steps(book.plus(read_with(model, book)))
        yield from spoken(book, gold, np.concatenate(model.meaning))


def spoken(book: Book, gold: Mapping[str, GoldQuotation], meaning: NDArray[np.float32]) -> Iterator[Example]:
    """The pronouns of speech tags in a novel read with its cast and quotations given.

    A pronoun in a tag means the quotation's speaker, and so its antecedents are names of the speaker and
    other pronouns in tags of the speaker; names and pronouns of others are not. Whom all the other mentions
    mean is not known.
    """
    mentions = describe(book)
    ids = {character.name: character.id for character in book[GIVEN_CAST]}
    heads = {mention.head: i for i, mention in enumerate(mentions)}
    token_at = {token.start: i for i, token in enumerate(book[TOKENS])}
    persons: dict[int, str] = {}
    for row in book[RESOLUTIONS]:
        head = heads.get(token_at.get(book[MENTIONS][row.mention].head.start, -1))
        if head is not None and row.maker == "people: name" and row.certainty >= NAMED:
            persons[head] = row.character
    asked: dict[int, str] = {}
    quotations = {quoted: row.id for row in book[QUOTATIONS] for quoted in row.quoted}
    for cue in book[CUES]:
        row = gold.get(quotations.get(cue.quoted, ""))
        head = heads.get(token_at.get(book[MENTIONS][cue.mention].head.start, -1))
        if row is None or head is None or cue.kind not in ("tag", "lead") or row.speaker not in ids:
            continue
        if mentions[head].pronoun in ("he", "she"):
            asked[head] = ids[row.speaker]
    persons |= asked
    table = table_of(mentions)
    later, before = earlier(table)
    known = np.array([persons.get(place, "") for place in before]) != ""
    right = np.array([persons.get(b, "?") == asked.get(a, "!") for a, b in zip(later, before, strict=True)])
    order = sorted(asked)
    for some in (order[k : k + SPOKEN] for k in range(0, len(order), SPOKEN)):
        here = np.flatnonzero(np.isin(later, some))
        features = pair_features(table, later[here], before[here])
        chosen = here[known[here]]
        places, numbers = np.unique(np.concatenate([later[chosen], before[chosen]]), return_inverse=True)
        one, other = numbers[: len(chosen)], numbers[len(chosen) :]
        answered = np.zeros(len(places), dtype=bool)
        answered[one[right[chosen]]] = True
        yield Example(
            torch.tensor(meaning[[mentions[place].head for place in places]]),
            torch.tensor(table.single[places]),
            torch.tensor(features[np.searchsorted(here, chosen)]),
            torch.tensor(one),
            torch.tensor(other),
            torch.tensor(right[chosen]),
            torch.ones(len(chosen), dtype=torch.bool),
            torch.tensor(answered),
            False,
        )


def loss(linker: Linker, seen: Example) -> Tensor:
    """The mean negative log-likelihood of linking each mention rightly."""
    vectors = linker.compared_by(linker.drop_vector(seen.meaning))
    mentions = torch.cat([seen.single, linker.drop(vectors)], -1)
    scores, first = linker(mentions, seen.later, seen.before, seen.pairs)
    count = len(first)
    scores = torch.where(seen.known, scores, NEVER)
    first = first if seen.opens else torch.full_like(first, NEVER)
    top = torch.full((count,), NEVER).scatter_reduce(0, seen.later, scores.detach(), "amax")
    top = top.maximum(first.detach())
    powers, begun = torch.exp(scores - top[seen.later]), torch.exp(first - top)
    whole = torch.zeros(count).index_add(0, seen.later, powers) + begun
    right = torch.zeros(count).index_add(0, seen.later, powers * seen.right)
    linked = torch.zeros(count).index_add(0, seen.later, seen.right.float()) > 0
    chosen = torch.where(linked, right, begun)[seen.asked] / whole[seen.asked]
    return -torch.log(chosen + 1e-20).mean()


def fit(seen: Sequence[Example], epochs: int = EPOCHS) -> Linker:
    """Train a linker."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    linker = Linker()
    optimizer = torch.optim.AdamW(linker.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, epochs * len(seen), pct_start=0.1)
    order = list(seen)
    linker.train()
    for epoch in range(epochs):
        chance.shuffle(order)
        total = 0.0
        for one in order:
            value = loss(linker, one)
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(linker.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += value.item()
        print(f"epoch {epoch + 1}: loss {total / len(order):.4f}", flush=True)
    return linker.eval()


def export(linker: Linker, out: Path) -> None:
    """Write the two graphs into a folder with a reading model."""
    count = 7
    mentions = torch.rand(count, len(SINGLE) + WIDTH)
    places = torch.tensor([1, 2, 2])
    content = {
        weights.MENTIONS: graph_bytes(
            MentionsGraph(linker), {"meaning": torch.rand(count, MEANING)}, {"meaning": {0: "w"}}, ["vectors"]
        ),
        PAIRS: graph_bytes(
            linker,
            {"mentions": mentions, "later": places, "before": places - 1, "pairs": torch.rand(3, len(PAIR))},
            {"mentions": {0: "m"}, "later": {0: "p"}, "before": {0: "p"}, "pairs": {0: "p"}},
            ["scores", "first"],
        ),
    }
    write_files(out, content)


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.coreference", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--float", type=Path, default=Path("checkpoints/reading/float32"))
    parser.add_argument("--out", type=Path, default=shipped_folder())
    options = parser.parse_args(arguments)
    linker = fit([*examples(options.data, "train"), *spoken_examples(options.data)])
    for folder in (options.float, options.out):
        export(linker, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
