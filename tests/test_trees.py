from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fabula.layers import WORDS, Word
from fabula.text import Text
from fabula.trees import Trees
from tests.trees import book_of

DINNER = (
    "The/DT/2/det cook/NN/4/nsubj did=do/VBD/4/aux say/VB/0/root that/IN/8/mark nobody/NN/8/nsubj "
    "had=have/VBD/8/aux eaten=eat/VBN/4/ccomp the/DT/10/det pie/NN/8/obj ././4/punct"
)


def trees_of(*sentences: str) -> Trees:
    book = book_of(*sentences)
    return Trees.of(book[WORDS], book.text)


def bare(heads: list[int | None]) -> Trees:
    words = [Word(i, i + 1, "x", "X", "X", "", head, "dep", 1.0, "by hand") for i, head in enumerate(heads)]
    return Trees.of(words, Text.of("x" * len(heads), "bare"))


def test_children_stand_in_the_order_of_the_text_by_relation() -> None:
    trees = trees_of(DINNER)
    assert trees.children(3) == (1, 2, 7, 10)
    assert trees.children(3, "nsubj", "ccomp") == (1, 7)
    assert trees.child(3, "advcl") is None


def test_a_relation_covers_its_subtypes_and_not_the_reverse() -> None:
    trees = trees_of("Pies/NNS/3/nsubj:pass were=be/VBD/3/aux:pass eaten=eat/VBN/0/root")
    assert trees.children(2, "nsubj") == (0,)
    assert trees.children(2, "nsubj:pass") == (0,)
    assert trees.children(2, "nsubj:outer") == ()


def test_subject_object_and_clause_head() -> None:
    trees = trees_of(DINNER)
    assert trees.subject(7) == 5
    assert trees.object(7) == 9
    assert trees.object(3) is None
    assert trees.clause_head(8) == 7
    assert trees.clause_head(0) == 3


def test_the_inner_subject_is_the_subject() -> None:
    trees = trees_of(
        "The/DT/2/det point/NN/6/nsubj:outer is=be/VBZ/6/cop he/PRP/6/nsubj was=be/VBD/6/cop late/JJ/0/root"
    )
    assert trees.subject(5) == 3


def test_negation_marks_are_the_words_own() -> None:
    trees = trees_of(
        "Nobody/NN/4/nsubj did=do/VBD/4/aux n't=not/RB/4/advmod see/VB/0/root no/DT/6/det ghost/NN/4/obj"
    )
    assert trees.negation_marks(3) == (2,)
    assert trees.negation_marks(5) == (4,)


def test_paths_go_over_the_nearest_word_above_both() -> None:
    trees = trees_of(DINNER, "Rain/NN/2/nsubj fell=fall/VBD/0/root")
    assert trees.path(0, 9) == (0, 1, 3, 7, 9)
    assert trees.path(9, 3) == (9, 7, 3)
    assert trees.path(4, 4) == (4,)
    assert trees.path(0, 11) == ()


def test_what_is_below_a_word() -> None:
    trees = trees_of(DINNER)
    assert trees.below(7) == (4, 5, 6, 7, 8, 9)
    assert trees.leftmost[7] == 4
    assert trees.leftmost[3] == 0


def test_curly_apostrophes_are_straight_in_forms() -> None:
    assert trees_of("did=do/VBD/3/aux n’t=not/RB/3/advmod Go/VB/0/root").forms == ("did", "n't", "go")


def test_an_arc_to_nowhere_or_to_itself_is_dropped() -> None:
    assert bare([7, 1, -3, 0]).heads == (None, None, None, 0)


def test_a_tree_as_deep_as_a_book_is_walked() -> None:
    count = 50_000
    trees = bare([None, *range(count - 1)])
    assert trees.order == tuple(range(count))
    assert sum(1 for _ in trees.ancestors(count - 1)) == count - 1
    assert len(trees.below(0)) == count


@given(st.lists(st.none() | st.integers(-2, 12), max_size=12))
def test_whatever_the_arcs_every_word_is_reached_once_after_its_head(heads: list[int | None]) -> None:
    trees = bare(heads)
    assert sorted(trees.order) == list(range(len(heads)))
    place = {token: position for position, token in enumerate(trees.order)}
    for token, head in enumerate(trees.heads):
        assert head is None or (head == heads[token] and place[head] < place[token])


def test_steps_that_ask_for_the_same_words_get_the_same_trees() -> None:
    book, other = book_of(DINNER), book_of("Ann/NNP/2/nsubj slept=sleep/VBD/0/root")
    trees = Trees.of(book[WORDS], book.text)
    assert Trees.of(book[WORDS], book.text) is trees
    assert Trees.of(other[WORDS], other.text).forms != trees.forms
    assert Trees.make(book[WORDS], book.text) == trees


@given(st.lists(st.integers(0, 11), min_size=12, max_size=12))
def test_a_cycle_loses_one_arc_and_no_more(heads: list[int]) -> None:
    trees = bare(list(heads))
    # Where each word points to one, there are as many cycles as roots are needed.
    cycles = set()
    for token in range(12):
        for _ in range(12):
            token = heads[token]
        cycle, member = {token}, heads[token]
        while member != token:
            cycle.add(member)
            member = heads[member]
        cycles.add(frozenset(cycle))
    assert trees.heads.count(None) == len(cycles)
