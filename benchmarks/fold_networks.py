"""Novels read with a network for coreference that has not seen them; their language is read once."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.gold import gold_book, manuscript
from benchmarks.litbank_layers import excerpt_names
from benchmarks.pdnc import Novel
from fabula.book import Book, Made
from fabula.coreference.scoring import PairScorer
from fabula.layers import HEAD_VECTORS, HeadVector
from fabula.reader.sessions import open_session
from fabula.reader.weights import MENTIONS, PAIRS, Weights, load_weights
from fabula.reading import STEPS, open_book
from fabula.steps import language, quoted_spans, structure, tokens
from fabula.steps.antecedents import score_with
from fabula.steps.language import read_with
from training.coreference import Example, Listening, examples, export, fit, spoken

LAYERS = (*structure.STEP.makes, *tokens.STEP.makes, *language.STEP.makes)


@dataclass(frozen=True, slots=True)
class Language:
    """A novel's language layers, and what the words that head mentions are compared by, before any network.

    ``meaning`` has a row of 768 numbers for each row of the layer ``HEAD_VECTORS``.
    """

    layers: Made
    meaning: NDArray[np.float16]


class Network:
    """A network for coreference: its graph for mentions and the one for pairs."""

    def __init__(self, weights: Weights) -> None:
        self._mentions = open_session(weights.content[MENTIONS])
        self._scorer = PairScorer(weights)

    @classmethod
    def load(cls, folder: Path) -> Network:
        """The network that ``training.coreference.export`` wrote into a folder."""
        return cls(load_weights(folder, (MENTIONS, PAIRS)))

    def read(self, book: Book, read: Language, last: str) -> Book:
        """A book with its layers up to a step, by its language and this network's antecedents."""
        given = {layer: rows for layer, rows in read.layers.items() if layer not in book}
        book = book.plus({**given, HEAD_VECTORS: self._heads(read)})
        book = quoted_spans.STEP.apply(book)
        return until(book.plus(score_with(self._scorer, book)), last)

    def _heads(self, read: Language) -> tuple[HeadVector, ...]:
        [vectors] = self._mentions.run(None, {"meaning": read.meaning.astype(np.float32)})
        rows = np.rint(np.asarray(vectors) * 127).astype(np.int8)
        return tuple(
            HeadVector(row.start, row.stop, row.token, values.tobytes())
            for row, values in zip(read.layers[HEAD_VECTORS], rows, strict=True)
        )


def until(book: Book, last: str) -> Book:
    """The book with the layers of all steps up to one of that name."""
    for step in STEPS:
        book = step.apply(book)
        if step.name == last:
            return book
    raise ValueError(last)


def read_language(novel: Novel, work: Path) -> Language:
    """A novel's language, from the working folder where it has been read before."""
    path = work / f"{novel.name}.language"
    if path.exists():
        return Language(*pickle.loads(path.read_bytes()))
    print(f"  {novel.name}", file=sys.stderr)
    model = Listening.load()
    book = tokens.STEP.apply(structure.STEP.apply(open_book(manuscript(novel))))
    book = book.plus(read_with(model, book))
    heads = [row.token for row in book[HEAD_VECTORS]]
    read = Language(
        {layer: book[layer] for layer in LAYERS},
        np.concatenate([part.astype(np.float16) for part in model.meaning])[heads],
    )
    path.write_bytes(pickle.dumps((read.layers, read.meaning), protocol=5))
    return read


def litbank_examples(data: Path) -> dict[str, Example]:
    """What LitBank's training part teaches of coreference, by excerpt."""
    return dict(zip(excerpt_names(data, "train"), examples(data, "train"), strict=True))


def spoken_examples(novel: Novel, read: Language, network: Network) -> list[Example]:
    """What a novel's speech tags teach of pronouns; the network tells only which names mean whom."""
    book, gold = gold_book(novel)
    book = network.read(book, read, "quotations")
    heads = [row.token for row in book[HEAD_VECTORS]]
    meaning = np.zeros((max(heads, default=-1) + 1, read.meaning.shape[1]), dtype=np.float32)
    meaning[heads] = read.meaning
    return list(spoken(book, gold, meaning))


def fit_network(
    litbank: Mapping[str, Example], tags: Mapping[str, Sequence[Example]], without: Sequence[str], out: Path
) -> Network:
    """A network that has seen neither a tag of some novels nor an excerpt of theirs."""
    seen = [one for name, one in litbank.items() if not is_of(name, without)]
    seen += _tags(tags, without)
    out.mkdir(parents=True, exist_ok=True)
    export(fit(seen), out)
    return Network.load(out)


def _tags(tags: Mapping[str, Sequence[Example]], without: Sequence[str]) -> Iterator[Example]:
    for novel, some in tags.items():
        if novel not in without:
            yield from some


def is_of(excerpt: str, novels: Iterable[str]) -> bool:
    """Whether an excerpt of LitBank is of one of some novels of PDNC.

    "541_the_age_of_innocence" is of "TheAgeOfInnocence"; LitBank's names may go on with a second title.
    """
    title = excerpt.split("_", 1)[1].replace("_", "").lower()
    return any(title.startswith(novel.lower()) for novel in novels)
