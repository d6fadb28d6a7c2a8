"""Chains of a tiny LitBank, and how hand-made answers are counted against them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.coreference import Tally, clusters_of, gold_entities, measure
from benchmarks.litbank_chains import ChainedExcerpt, read_chains
from fabula.layers import TOKENS
from tests.reading import read_passage

NAME = "1_tiny"
LINES = "Ann met the mayor of Rye .\nShe thanked him .\n"
NOVEL = "Some other page.\n\nAnn met the mayor\nof Rye. She thanked him.\n\nThe end.\n"
ANNOTATION = """\
MENTION\tT1\t0\t0\t0\t0\tAnn\tPER\tPROP
MENTION\tT2\t0\t2\t0\t5\tthe mayor of Rye\tPER\tNOM
MENTION\tT3\t0\t5\t0\t5\tRye\tGPE\tPROP
MENTION\tT4\t1\t0\t1\t0\tShe\tPER\tPRON
MENTION\tT5\t1\t2\t1\t2\thim\tPER\tPRON
COREF\tT1\tAnn-0
COREF\tT4\tAnn-0
COREF\tT2\tMayor-1
COREF\tT5\tMayor-1
COP\tT3\tT2
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A LitBank of one excerpt, in a folder without splits."""
    folder = tmp_path / "litbank" / "coref" / "tsv"
    folder.mkdir(parents=True)
    (tmp_path / "fiction").mkdir()
    (folder / f"{NAME}_brat.txt").write_text(LINES)
    (folder / f"{NAME}_brat.ann").write_text(ANNOTATION)
    (tmp_path / "fiction" / f"{NAME}.txt").write_text(NOVEL)
    return tmp_path


@pytest.fixture
def excerpt(data: Path) -> ChainedExcerpt:
    [only] = read_chains(data, "dev")
    return only


def test_chains_stand_where_they_stand_in_the_novel(excerpt: ChainedExcerpt) -> None:
    assert [(excerpt.characters[m.start : m.stop], m.chain) for m in excerpt.mentions] == [
        ("Ann", "Ann-0"),
        ("the mayor\nof Rye", "Mayor-1"),
        ("Rye", "T3 alone"),
        ("She", "Ann-0"),
        ("him", "Mayor-1"),
    ]


def spans(excerpt: ChainedExcerpt) -> list[tuple[int, int]]:
    return [(m.start, m.stop) for m in excerpt.mentions]


def test_answers_of_other_names_count_by_what_they_join(excerpt: ChainedExcerpt) -> None:
    tally = Tally()
    tally.add(excerpt, zip(spans(excerpt), ["x", "y", "z", "x", "y"], strict=True), spans(excerpt))
    assert tally.figures()["conll_f1"] == tally.figures()["lea_f1"] == 1.0


def test_a_false_link_and_a_lost_mention_are_counted(excerpt: ChainedExcerpt) -> None:
    ann, mayor, _, she, him = spans(excerpt)
    tally = Tally()
    tally.add(excerpt, [(ann, "x"), (she, "x"), (mayor, "x"), (him, "y")], [ann, mayor, she, him])
    figures = tally.figures()
    assert figures["muc_recall"] == figures["muc_precision"] == 0.5
    assert (figures["mentions_precision"], figures["mentions_recall"]) == (1.0, 0.8)
    assert figures["people_conll_f1"] != figures["conll_f1"]


def test_people_alone_leave_places_out(excerpt: ChainedExcerpt) -> None:
    ann, mayor, rye, she, him = spans(excerpt)
    answers = [(ann, "x"), (she, "x"), (mayor, "y"), (him, "y"), (rye, "y")]
    tally = Tally()
    tally.add(excerpt, answers, {ann, mayor, she, him})
    figures = tally.figures()
    assert figures["people_conll_f1"] == 1.0
    assert figures["conll_f1"] < 1.0  # type: ignore[operator]


def test_equal_referents_are_one_cluster() -> None:
    assert clusters_of([((0, 1), "a"), ((5, 6), "b"), ((2, 3), "a")]) == [{(0, 1), (2, 3)}, {(5, 6)}]


def test_gold_mentions_are_laid_over_our_words(excerpt: ChainedExcerpt) -> None:
    book = read_passage(excerpt.characters).book
    words = [book.text.cut((token.start, token.stop)) for token in book[TOKENS]]
    rows = gold_entities(excerpt, book)
    assert [words[row.first : row.last] for row in rows] == [
        ["Ann"],
        ["the", "mayor", "of", "Rye"],
        ["Rye"],
        ["She"],
        ["him"],
    ]


def test_the_benchmark_finds_every_mention_that_it_is_given(data: Path) -> None:
    given = measure(data, "dev")["gold_mentions"]
    assert isinstance(given, dict)
    assert given["mentions_f1"] == 1.0
    assert given["b3_recall"] >= 0.6  # alone, each mention has at least itself
