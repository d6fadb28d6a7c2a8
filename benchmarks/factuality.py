"""Whether predicates are as certain as readers take them to be, and as the treebanks' own trees make them.

CommitmentBank (de Marneffe, Simons and Tonhauser, 2019): how far, from -3 to 3, readers take the author of a
passage to be committed to a clause that stands under a negation, a modal, a question or a condition. None of
our rules was fitted to it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scipy.stats import spearmanr

from benchmarks.drawn_trees import factuality_under
from benchmarks.language import read_all
from benchmarks.scores import Overlap
from benchmarks.tokens import files_of
from benchmarks.treebanks import Passage, read_treebank
from fabula.book import Book, Made
from fabula.layers import EVENTS, PREDICATES, QUOTED_SPANS, WORDS, Factuality, Predicate, Word
from fabula.steps import predicates, quoted_spans
from fabula.text import Text
from fabula.trees import Trees

POINTS: Mapping[Factuality, int] = {
    "CT+": 3,
    "PR+": 2,
    "PS+": 1,
    "Uu": 0,
    "PS-": -1,
    "PR-": -2,
    "CT-": -3,
}
"""FactBank's scale on that of CommitmentBank."""


@dataclass(frozen=True, slots=True)
class Item:
    """A passage of CommitmentBank.

    Attributes:
        target: offset of the sentence with the clause in question.
        clause: the clause, its pronouns replaced by names.
        rating: the mean of its readers' answers.
        factive: whether the literature calls its verb factive.
        operator: what the verb stands under.
        drawn: what our rules make of verb, operator, person and tense alone.
    """

    name: str
    characters: str
    target: int
    clause: str
    rating: float
    factive: bool
    operator: str
    drawn: Factuality


def read_items(path: Path) -> Iterator[Item]:
    """The passages of CommitmentBank's table."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            context = row["Context"].strip()
            characters = f"{context} {row['Target'].strip()}\n"
            past, operator = row["MatTense"] == "past", row["Embedding"]
            yield Item(
                row["uID"],
                characters,
                len(context) + 1,
                row["Prompt"],
                float(row["Mean"]),
                row["factive"] == "yes",
                operator,
                factuality_under(row["Verb"], operator, row["MatSubjPer"], past),
            )


def predicate_of(book: Book, item: Item) -> Predicate | None:
    """The predicate whose words are most like the clause in question."""
    trees = Trees.of(book[WORDS], book.text)
    asked = _words_of(item.clause)
    best: tuple[float, Predicate | None] = (0.0, None)
    for row in book[PREDICATES]:
        if row.start >= item.target:
            words = Counter(
                word for token in trees.below(row.token) for word in _words_of(trees.forms[token])
            )
            same = 2 * (words & asked).total() / (words.total() + asked.total())
            best = max(best, (same, row), key=lambda pair: pair[0])
    return best[1]


def _words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def measure(data: Path, split: str, weights: Path | None = None) -> dict[str, object]:
    """Rank correlation and mean absolute error, in points of seven, beside two baselines.

    ``split`` chooses the part of the treebanks; of CommitmentBank all there is counts.
    """
    items = list(read_items(data / "belief" / "commitmentbank.csv"))
    ours: list[int] = []
    for item, book in read_all(items, weights):
        found = predicate_of(with_predicates(book), item)
        ours.append(0 if found is None else POINTS[found.factuality])
    gold = [item.rating for item in items]
    by_verb = [3 if item.factive else 0 for item in items]
    return {
        "items": len(items),
        **_scores("", ours, gold),
        **_scores("always_certain_", [3] * len(items), gold),
        **_scores("always_open_", [0] * len(items), gold),
        **_scores("drawn_trees_", [POINTS[item.drawn] for item in items], gold),
        **_scores("by_factive_verb_", by_verb, gold),
        "by_operator": {
            operator: _scores("", *_only(items, ours, operator))
            for operator in sorted({item.operator for item in items})
        },
        **measure_trees(data, split, weights),
    }


def with_predicates(book: Book) -> Book:
    """A book that has its words, with its predicates."""
    return predicates.STEP.apply(quoted_spans.STEP.apply(book))


def _only(items: Sequence[Item], ours: Sequence[int], operator: str) -> tuple[list[int], list[float]]:
    chosen = [
        (point, item.rating) for item, point in zip(items, ours, strict=True) if item.operator == operator
    ]
    return [point for point, _ in chosen], [rating for _, rating in chosen]


def _scores(name: str, ours: Sequence[int], gold: Sequence[float]) -> dict[str, object]:
    """Without a rank correlation where all our values are one."""
    error = sum(abs(a - b) for a, b in zip(ours, gold, strict=True)) / len(gold)
    found: dict[str, object] = {f"{name}mean_absolute_error": round(error, 3)}
    if len(set(ours)) > 1:
        found[f"{name}spearman"] = round(float(spearmanr(ours, gold).statistic), 4)
    return found


def measure_trees(data: Path, split: str, weights: Path | None) -> dict[str, object]:
    """How far predicates from our trees are those from the treebanks' trees, and whether marks deny."""
    marks = denied = polarity = factuality = 0
    overlap = Overlap()
    paths = [(path, bank) for bank in ("ewt", "gum") for path in files_of(data, bank, split)]
    passages = [passage for path, bank in paths for passage in read_treebank(path, bank)]
    for passage, book in read_all(passages, weights):
        book = with_predicates(book)
        gold_book = gold_trees(passage, book)
        gold = {row.start: row for row in gold_book[PREDICATES]}
        ours = {row.start: row for row in book[PREDICATES]}
        both = ours.keys() & gold.keys()
        overlap.add(ours.keys(), gold.keys())
        polarity += sum(ours[at].polarity == gold[at].polarity for at in both)
        factuality += sum(ours[at].factuality == gold[at].factuality for at in both)
        for row in _marked(gold_book[WORDS], gold_book[PREDICATES]):
            marks, denied = marks + 1, denied + (row.polarity == "-")
    return {
        "treebank_predicates": overlap.gold,
        "predicates_f1": overlap.f1,
        "same_polarity": round(polarity / overlap.same, 4),
        "same_factuality": round(factuality / overlap.same, 4),
        "marked_as_negated": marks,
        "marked_and_denied": round(denied / marks, 4),
    }


def _marked(words: Sequence[Word], rows: Sequence[Predicate]) -> Iterator[Predicate]:
    """The predicates to which the treebank ties a word of negative polarity."""
    negative = {word.head for word in words if "Polarity=Neg" in word.features and "advmod" in word.relation}
    return (row for row in rows if row.token in negative)


def gold_trees(passage: Passage, read: Book) -> Book:
    """The passage with the treebank's words, the quoted spans being ours."""
    words = tuple(
        Word(*place, w.lemma, w.upos, w.xpos, w.features, None if w.head == k else w.head, w.relation, 1, "")
        for k, (place, w) in enumerate(zip(passage.words, passage.syntax or (), strict=True))
    )
    layers: Made = {WORDS: words, EVENTS: (), QUOTED_SPANS: read[QUOTED_SPANS]}
    return predicates.STEP.apply(Book(Text.of(passage.characters, passage.name), layers))
