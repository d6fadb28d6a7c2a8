from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.events import measure as measure_events
from benchmarks.litbank_layers import Gold, passage_of, read_gold

NAME = "1_tiny"
LINES = "I Ann met the mayor of Rye .\nShe sat down .\n"
NOVEL = "Some other page.\n\nI\n\nAnn met the mayor\nof Rye. She sat down.\n\nThe end.\n"
MENTIONS = """\
MENTION\tT1\t0\t1\t0\t1\tAnn\tPER\tPROP
MENTION\tT2\t0\t3\t0\t6\tthe mayor of Rye\tPER\tNOM
MENTION\tT3\t0\t6\t0\t6\tRye\tGPE\tPROP
MENTION\tT4\t1\t0\t1\t0\tShe\tPER\tPRON
COREF\tT1\t0
"""
ENTITIES = [
    ("I", "O", "O"),
    ("Ann", "B-PER", "O"),
    ("met", "O", "O"),
    ("the", "B-PER", "O"),
    ("mayor", "I-PER", "O"),
    ("of", "I-PER", "O"),
    ("Rye", "I-PER", "B-GPE"),
    (".", "O", "O"),
    None,
    ("She", "O", "O"),
    ("sat", "O", "O"),
    ("down", "O", "O"),
    (".", "O", "O"),
]
EVENTS = {"met", "sat"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A LitBank of one excerpt, in a folder without splits."""
    litbank = tmp_path / "litbank"
    coref, entities, events = litbank / "coref/tsv", litbank / "entities/tsv", litbank / "events/tsv"
    for folder in (coref, entities, events, tmp_path / "fiction"):
        folder.mkdir(parents=True)
    (coref / f"{NAME}_brat.txt").write_text(LINES)
    (coref / f"{NAME}_brat.ann").write_text(MENTIONS)
    rows = ["" if row is None else "\t".join(row) + "\t" for row in ENTITIES]
    (entities / f"{NAME}_brat.tsv").write_text("\n".join(rows) + "\n")
    rows = ["" if row is None else f"{row[0]}\t{'EVENT' if row[0] in EVENTS else 'O'}" for row in ENTITIES]
    (events / f"{NAME}_brat.tsv").write_text("\n".join(rows) + "\n")
    (tmp_path / "fiction" / f"{NAME}.txt").write_text(NOVEL)
    return tmp_path


@pytest.fixture
def gold(data: Path) -> Gold:
    [only] = read_gold(data, "dev")
    return only


def test_the_excerpt_is_read_from_the_novel_with_its_layout(gold: Gold) -> None:
    assert gold.characters == "I\n\nAnn met the mayor\nof Rye. She sat down."


def test_mentions_stand_where_they_stand_in_the_novel(gold: Gold) -> None:
    found = [(gold.characters[start:stop], category, form) for start, stop, category, form in gold.mentions]
    assert found == [
        ("Ann", "PER", "PROP"),
        ("the mayor\nof Rye", "PER", "NOM"),
        ("Rye", "GPE", "PROP"),
        ("She", "PER", "PRON"),
    ]


def test_events_and_lines(gold: Gold) -> None:
    assert [gold.characters[start:stop] for start, stop in gold.events] == ["met", "sat"]
    assert [gold.characters[start:stop] for start, stop in gold.lines] == [
        "I\n\nAnn met the mayor\nof Rye.",
        "She sat down.",
    ]


def test_a_passage_ends_its_sentences_with_its_paragraphs(gold: Gold) -> None:
    passage = passage_of(gold)
    assert passage.sentences == ((0, 1), (1, 8), (8, 12))
    assert passage.events == {2, 9}
    assert (3, 7, "PER", "NOM") in {(e.first, e.last, e.category, e.form) for e in passage.entities or ()}


def test_the_benchmark_counts_what_is_found(data: Path) -> None:
    figures = measure_events(data, "dev")
    assert figures["events_f1"] == 1.0
