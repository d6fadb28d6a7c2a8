from __future__ import annotations

import pytest

from fabula.layers import WORDS
from fabula.people.vocatives import is_called
from fabula.trees import Trees
from tests.trees import book_of


def called(sentence: str) -> bool:
    """Whether the sentence calls Ann."""
    book = book_of(sentence)
    trees = Trees.of(book[WORDS], book.text)
    return is_called(trees, trees.forms.index("ann"), trees.forms.index("ann") + 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann/NNP/3/dep ,/,/3/punct come/VB/0/root in/RB/3/advmod ././3/punct",
        "Come/VB/0/root in/RB/1/advmod ,/,/1/punct Ann/NNP/1/dep ././1/punct",
        "Ann/NNP/4/dep can=can/MD/4/aux you/PRP/4/nsubj come/VB/0/root ?/./4/punct",
        "My/PRP$/3/nmod:poss dear/JJ/3/amod Ann/NNP/0/root !/./3/punct",
    ],
)
def test_the_marks_around_a_name_tell_that_it_is_called(sentence: str) -> None:
    assert called(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann/NNP/2/nsubj came=come/VBD/0/root in/RB/2/advmod ././2/punct",
        "I/PRP/2/nsubj saw/VBD/0/root Ann/NNP/2/obj ,/,/5/punct who/WP/5/nsubj slept/VBD/3/acl:relcl",
        "Why/WRB/0/root ,/,/1/punct Ann/NNP/5/nmod:poss 's/POS/3/case hat/NN/1/parataxis ././1/punct",
    ],
)
def test_a_name_that_is_talked_about_is_not_called(sentence: str) -> None:
    assert not called(sentence)


def test_the_tree_tells_where_the_marks_do_not() -> None:
    called_by_the_tree = "Come/VB/0/root Ann/NNP/1/vocative and/CC/4/cc sit/VB/1/conj ././1/punct"
    assert called(called_by_the_tree)
    assert not called(called_by_the_tree.replace("vocative", "obj"))
