"""LitBank's nested entities, read from the novels' text, by exact offsets and category."""

from __future__ import annotations

from pathlib import Path

from benchmarks.language import read_all
from benchmarks.litbank_layers import PRONOUN, read_gold
from benchmarks.scores import Overlap, calibration_error
from fabula.layers import ENTITIES

CATEGORIES = ("PER", "FAC", "GPE", "LOC", "VEH", "ORG")
Mention = tuple[int, int, str, str]


def measure(data: Path, split: str, weights: Path | None = None) -> dict[str, object]:
    """F1 of names and noun phrases (the protocol of the dataset's authors), with pronouns, by category."""
    nouns, everything, people, forms = Overlap(), Overlap(), Overlap(), Overlap()
    by_category = {category: Overlap() for category in CATEGORIES}
    certainties: list[tuple[float, bool]] = []
    for gold, book in read_all(read_gold(data, split), weights):
        found = tuple((e.start, e.stop, e.category, e.form) for e in book[ENTITIES])
        there = _spans(gold.mentions, True)
        certainties += [
            (entity.certainty, row in gold.mentions)
            for entity, row in zip(book[ENTITIES], found, strict=True)
        ]
        nouns.add(_spans(found, False), _spans(gold.mentions, False))
        everything.add(_spans(found, True), there)
        forms.add(set(found), set(gold.mentions))
        people.add(
            {row for row in _spans(found, True) if row[2] == "PER"},
            {row for row in there if row[2] == "PER"},
        )
        for category, overlap in by_category.items():
            overlap.add(
                {row for row in _spans(found, False) if row[2] == category},
                {row for row in _spans(gold.mentions, False) if row[2] == category},
            )
    return {
        **nouns.figures("names_and_noun_phrases"),
        **everything.figures("with_pronouns"),
        "expected_calibration_error": calibration_error(certainties),
        "people_with_pronouns_f1": people.f1,
        "with_pronouns_and_form_f1": forms.f1,
        "names_and_noun_phrases_f1_by_category": {name: o.f1 for name, o in by_category.items()},
    }


def _spans(mentions: tuple[Mention, ...], pronouns: bool) -> set[tuple[int, int, str]]:
    return {row[:3] for row in mentions if pronouns or row[3] != PRONOUN}
