"""Which mentions mean the same: LitBank's excerpts, with our mentions and with the gold ones given.

A mention of ours is the gold one's equal where both have the same character offsets, whatever the words are
cut into. Clusters of one count as LitBank has them; a mention of ours that refers to nothing known is alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from benchmarks.coreference_scores import Cluster, Document, figures
from benchmarks.litbank_chains import ChainedExcerpt, read_chains
from benchmarks.scores import Overlap
from fabula.book import Book
from fabula.layers import ENTITIES, REFERENCES, TOKENS, Entity, Token
from fabula.reader.model import ReadingModel
from fabula.reading import open_book, run_steps
from fabula.source.plain import plain_manuscript
from fabula.steps import structure, tokens
from fabula.steps.language import read_with
from fabula.text import Text

Offsets = tuple[int, int]
Referents = Iterable[tuple[Offsets, str]]
"""Mentions, each with what it refers to: equal strings corefer."""


class Tally:
    """The documents of one setting, and how many of their mentions are found."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.people: list[Document] = []
        self.mentions = Overlap()

    def add(self, excerpt: ChainedExcerpt, answers: Referents, people: Collection[Offsets]) -> None:
        """Count one excerpt; ``people`` are those of our mentions that are taken for people."""
        gold = [((row.start, row.stop), row.chain) for row in excerpt.mentions]
        gold_people = {(row.start, row.stop) for row in excerpt.mentions if row.category == "PER"}
        ours = list(answers)
        self.documents.append((clusters_of(gold), clusters_of(ours)))
        self.people.append(
            (
                clusters_of(row for row in gold if row[0] in gold_people),
                clusters_of(row for row in ours if row[0] in people),
            )
        )
        self.mentions.add({span for span, _ in ours}, {span for span, _ in gold})

    def figures(self) -> dict[str, object]:
        """Every measure over all mentions, and over those of people alone."""
        return {
            **figures(self.documents),
            **self.mentions.figures("mentions"),
            "people_conll_f1": figures(self.people)["conll_f1"],
        }


def measure(data: Path, split: str, weights: Path | None = None) -> dict[str, object]:
    """MUC, B3, CEAF phi4, LEA and the CoNLL mean; ``weights`` is a folder with a reading model."""
    model = ReadingModel.load(weights)
    predicted, given = Tally(), Tally()
    for excerpt in read_chains(data, split):
        book = open_book(plain_manuscript(Text.of(excerpt.characters, excerpt.name)))
        book = tokens.STEP.apply(structure.STEP.apply(book))
        language = read_with(model, book)
        for tally, entities in ((predicted, language[ENTITIES]), (given, gold_entities(excerpt, book))):
            done = run_steps(book.plus({**language, ENTITIES: entities}))
            people = {(row.start, row.stop) for row in entities if row.category == "PER"}
            tally.add(excerpt, referents(done).items(), people)
    return {**predicted.figures(), "gold_mentions": given.figures()}


def referents(book: Book) -> Mapping[Offsets, str]:
    """What each of a book's entities refers to."""
    return {(row.start, row.stop): row.referent for row in book[REFERENCES]}


def gold_entities(excerpt: ChainedExcerpt, book: Book) -> tuple[Entity, ...]:
    """The gold mentions as rows over the book's tokens."""
    words: tuple[Token, ...] = book[TOKENS]
    starts = [word.start for word in words]
    return tuple(
        Entity(
            row.start,
            row.stop,
            max(0, bisect_right(starts, row.start) - 1),
            bisect_right(starts, row.stop - 1),
            row.category,
            row.form,
            1.0,
            "gold",
        )
        for row in excerpt.mentions
    )


def clusters_of(answers: Referents) -> list[Cluster]:
    """The mentions of each referent."""
    clusters: defaultdict[str, set[Offsets]] = defaultdict(set)
    for span, referent in answers:
        clusters[referent].add(span)
    return [frozenset(cluster) for cluster in clusters.values()]
