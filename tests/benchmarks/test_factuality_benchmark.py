from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.drawn_trees import factuality_under
from benchmarks.factuality import gold_trees, predicate_of, read_items
from benchmarks.treebanks import read_treebank
from fabula.layers import PREDICATES
from fabula.steps import predicates
from tests.trees import book_of

COLUMNS = "uID Verb Embedding Context Target Prompt factive Mean MatSubjPer MatTense".split()
LEFT = (
    "Ann/NNP/2/nsubj left=leave/VBD/0/root ././2/punct",
    "Tom/NNP/4/nsubj did=do/VBD/4/aux not/RB/4/advmod know/VB/0/root that/IN/7/mark she/PRP/7/nsubj "
    "left=leave/VBD/4/ccomp ././4/punct",
)
CONLLU = """# newdoc id = tiny
1\tRain\train\tNOUN\tNN\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_
4\tfall\tfall\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerow(
            [
                "1",
                "know",
                "negation",
                "Ann left .",
                "Tom did not know that she left .",
                "Ann left",
                "yes",
                "2.5",
            ]
        )
    return path


def test_the_clause_is_sought_in_the_target_alone(table: Path) -> None:
    (item,) = read_items(table)
    book = predicates.STEP.apply(book_of(*LEFT))
    assert item.characters.strip() == book.text.characters
    found = predicate_of(book, item)
    assert found is not None
    assert (book.text.cut((found.start, found.stop)), found.factuality) == ("left", "CT+")
    assert found.start > item.target


def test_ratings_and_classes_come_from_the_table(table: Path) -> None:
    (item,) = read_items(table)
    assert (item.rating, item.factive, item.operator) == (2.5, True, "negation")


def test_a_treebanks_trees_make_predicates(tmp_path: Path) -> None:
    path = tmp_path / "tiny.conllu"
    path.write_text(CONLLU, "utf-8")
    (passage,) = read_treebank(path, "ewt")
    book = gold_trees(passage, book_of())
    assert [(row.token, row.factuality) for row in book[PREDICATES]] == [(3, "CT-")]


@pytest.mark.parametrize("operator", ["negation", "modal", "question", "conditional"])
def test_drawn_sentences_stand_under_their_operator(operator: str) -> None:
    assert factuality_under("know", operator, "third", True) == "CT+"
    assert factuality_under("say", operator, "third", True) == "Uu"


def test_drawn_sentences_have_person_and_tense() -> None:
    assert factuality_under("think", "negation", "first", False) == "PR-"
    assert factuality_under("think", "negation", "first", True) == "Uu"
    assert factuality_under("think", "negation", "third", False) == "Uu"
