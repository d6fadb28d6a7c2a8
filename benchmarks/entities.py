"""LitBank's nested entities, read from the novels' text, by exact offsets and category."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.language import read_all
from benchmarks.litbank_layers import PRONOUN, read_gold
from benchmarks.scores import Overlap, calibration_error
from fabula.layers import ENTITIES
from fabula.reader.model import CATEGORIES

Span = tuple[int, int, str]
Mention = tuple[int, int, str, str]


def measure(data: Path, split: str, weights: Path | None = None) -> dict[str, object]:
    """F1 of names and noun phrases (the protocol of the dataset's authors), with pronouns, by category."""
    nouns, everything, people, forms = Overlap(), Overlap(), Overlap(), Overlap()
    by_category = {category: Overlap() for category in CATEGORIES}
    certainties: list[tuple[float, bool]] = []
    for gold, book in read_all(read_gold(data, split), weights):
        found = [(e.start, e.stop, e.category, e.form) for e in book[ENTITIES]]
        there = set(gold.mentions)
        certainties += [(e.certainty, row in there) for e, row in zip(book[ENTITIES], found, strict=True)]
        forms.add(set(found), there)
        ours, theirs = _spans(found), _spans(there)
        everything.add(ours, theirs)
        people.add(_of(ours, "PER"), _of(theirs, "PER"))
        ours, theirs = (_spans(row for row in rows if row[3] != PRONOUN) for rows in (found, there))
        nouns.add(ours, theirs)
        for category, overlap in by_category.items():
            overlap.add(_of(ours, category), _of(theirs, category))
    return {
        **nouns.figures("names_and_noun_phrases"),
        **everything.figures("with_pronouns"),
        "expected_calibration_error": calibration_error(certainties),
        "people_with_pronouns_f1": people.f1,
        "with_pronouns_and_form_f1": forms.f1,
        "names_and_noun_phrases_f1_by_category": {name: o.f1 for name, o in by_category.items()},
    }


def _spans(mentions: Iterable[Mention]) -> set[Span]:
    return {(start, stop, category) for start, stop, category, _ in mentions}


def _of(spans: set[Span], category: str) -> set[Span]:
    return {span for span in spans if span[2] == category}
