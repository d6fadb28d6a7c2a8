"""Novels parted by author, and speakers by weights that have not seen the author."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.folds import author_folds
from benchmarks.pdnc import GoldQuotation
from benchmarks.speakers import Outcome, by_fold, measure_gold_cast
from benchmarks.speakers_folds import measure
from fabula.errors import FabulaError
from tests.benchmarks.tiny_novels import Said, write_novel

INDEX = """\
Novel Code,Author Code,Folder Name
A,X,Apples
B,X,Bread
C,Y,Cake
D,Z,Dates
E,Z,Eggs
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three novels by two authors."""
    for name, first, second in (
        ("Apples", "Clara", "Martin"),
        ("Bread", "Ruth", "Edgar"),
        ("Cake", "Nora", "Hugh"),
    ):
        lines = [f'"Rain, {n}," said {who}.' for n in range(4) for who in (first, second)]
        text = f"{first} and {second} sat down.\n\n" + "\n\n".join(lines) + "\n"
        people = [(who, frozenset({who}), "major") for who in (first, second)]
        said = [Said(f"Rain, {n},", who) for n in range(4) for who in (first, second)]
        write_novel(tmp_path / "pdnc" / name, text, people, said)
    (tmp_path / "pdnc" / "PDNC-Novel-Index.csv").write_text(INDEX)
    return tmp_path


def test_no_author_is_in_two_parts(data: Path) -> None:
    novels = ["Eggs", "Dates", "Cake", "Bread", "Apples"]
    assert author_folds(data, novels, 2) == (("Apples", "Bread", "Cake"), ("Dates", "Eggs"))
    assert author_folds(data, novels[::-1], 2) == author_folds(data, novels, 2)


def test_there_are_no_more_parts_than_authors(data: Path) -> None:
    assert author_folds(data, ["Apples", "Bread", "Cake"]) == (("Apples", "Bread"), ("Cake",))


def test_without_an_index_each_novel_stands_for_itself(tmp_path: Path) -> None:
    assert author_folds(tmp_path, ["B", "A"]) == (("A",), ("B",))


def test_each_part_has_its_accuracy() -> None:
    gold = GoldQuotation("Q0", ((0, 1),), "Ann", (), "Explicit")
    outcomes = [
        Outcome("A", gold, "Ann", True, 0.9),
        Outcome("A", gold, None, False, 0.0),
        Outcome("B", gold, "Ann", True, 0.9),
    ]
    assert by_fold(outcomes, (("A",), ("B",))) == [
        {"novels": ["A"], "accuracy": 0.5, "quotations": 2},
        {"novels": ["B"], "accuracy": 1.0, "quotations": 1},
    ]


def test_weights_from_other_authors_tell_the_plain_cases(data: Path) -> None:
    figures = measure(data, "train")
    assert figures["quotations"] == 24
    assert figures["accuracy"] == 1.0
    parts = figures["by_fold"]
    assert isinstance(parts, list)
    assert [part["novels"] for part in parts] == [["Apples", "Bread"], ["Cake"]]


def test_the_weights_that_ship_have_the_same_parts_on_training_novels_alone(data: Path) -> None:
    parts = measure_gold_cast(data, "train")["by_fold"]
    assert isinstance(parts, list)
    assert [(part["novels"], part["quotations"]) for part in parts] == [
        (["Apples", "Bread"], 16),
        (["Cake"], 8),
    ]
    assert "by_fold" not in measure_gold_cast(data, "dev")


def test_nothing_is_fitted_on_the_development_novels(data: Path) -> None:
    with pytest.raises(FabulaError, match="--split train"):
        measure(data, "dev")
