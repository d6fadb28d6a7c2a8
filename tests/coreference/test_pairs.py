"""Which pairs are looked at, and what is seen of each."""

from __future__ import annotations

import numpy as np
import pytest

from fabula.coreference.pairs import PAIR, REACH, RECALLED, SINGLE, earlier, pair_features
from tests.coreference.drawn import chain_of_names, seen, table

LEFT = "left=leave/VBD/0/root"
MET = "Ben/NNP/2/nsubj met/VBD/0/root"


def pairs_of(*names: str) -> list[tuple[int, int]]:
    later, before = earlier(chain_of_names(*names))
    return list(zip(later.tolist(), before.tolist(), strict=True))


def test_every_mention_is_held_against_those_before_it_nearest_first() -> None:
    assert pairs_of("Ann", "Ben", "Rosa") == [(1, 0), (2, 1), (2, 0)]


def test_far_back_only_the_last_of_the_same_name_are_looked_at() -> None:
    names = ["Ann"] * (RECALLED + 2) + [f"P{k}" for k in range(REACH)] + ["Ann"]
    last = len(names) - 1
    found = [before for later, before in pairs_of(*names) if later == last]
    assert found == [*range(last - 1, last - 1 - REACH, -1), *range(RECALLED + 1, 1, -1)]


def test_a_name_far_back_is_recalled_though_it_also_stands_near_by() -> None:
    names = ["Ann"] + [f"P{k}" for k in range(REACH)] + ["Ann", "Ann"]
    last = len(names) - 1
    assert (last, 0) in pairs_of(*names)
    assert pairs_of(*names).count((last, last - 1)) == 1


def test_a_pronoun_recalls_nothing() -> None:
    she = f"She/PRP/2/nsubj {LEFT}"
    many = table([she] * (REACH + 2), *["She/PER/PRON"] * (REACH + 2))
    later, before = earlier(many)
    assert min(later - before) == 1
    assert max(later - before) == REACH


def test_work_grows_with_the_mentions_not_with_their_square() -> None:
    assert len(pairs_of(*["Ann"] * 900)) <= 900 * (REACH + RECALLED)


@pytest.mark.parametrize(
    ("earlier_name", "later_name", "yes", "no"),
    [
        ("Martin Hall", "Mr. Hall", "names of one person", "names of two"),
        ("Robert", "Bob", "names of one person", "same head"),
        ("Mr. Hall", "Mrs. Hall", "names of two", "names of one person"),
        ("Clara Hall", "Edith Hall", "names of two", "names of one person"),
        ("Martin", "Martin", "same words", "names of two"),
    ],
)
def test_names_are_compared_as_the_cast_compares_them(
    earlier_name: str, later_name: str, yes: str, no: str
) -> None:
    forms = [*earlier_name.split(), *later_name.split()]
    tree = " ".join([*(f"{form}/NNP/{len(forms) + 1}/dep" for form in forms), LEFT])
    found = seen(table([tree], f"{earlier_name}/PER/PROP", f"{later_name}/PER/PROP"), 1, 0)
    assert yes in found
    assert no not in found


def test_descriptions_are_compared_by_their_words() -> None:
    tree = [
        f"The/DT/3/det old/JJ/3/amod sailor/NN/4/nsubj {LEFT}",
        f"the/DT/2/det sailor/NN/3/nsubj {LEFT}",
        f"the/DT/3/det tall/JJ/3/amod cook/NN/4/nsubj {LEFT}",
    ]
    rows = table(tree, "The old sailor/PER/NOM", "the sailor/PER/NOM", "the tall cook/PER/NOM")
    assert {"same head", "a descriptive word in common", "head in the words of the other"} <= seen(rows, 1, 0)
    assert "same words" not in seen(rows, 1, 0)
    assert not {"same head", "a descriptive word in common"} & seen(rows, 2, 1)


def test_a_pronoun_is_never_compared_by_its_words() -> None:
    she = f"She/PRP/2/nsubj {LEFT}"
    found = seen(table([she, she], "She/PER/PRON", "She/PER/PRON"), 1, 0)
    assert not {"same head", "same words", "a name in common"} & found
    assert {"one pronoun", "genders agree", "numbers agree", "both narrated", "earlier is subject"} <= found


def test_the_first_that_agrees_is_ranked_before_the_nearest() -> None:
    rows = table(
        [f"Mrs./NNP/2/compound Hall/NNP/3/nsubj {LEFT}", f"He/PRP/2/nsubj {LEFT}", f"She/PRP/2/nsubj {LEFT}"],
        "Mrs. Hall/PER/PROP",
        "He/PER/PRON",
        "She/PER/PRON",
    )
    assert "first compatible" in seen(rows, 2, 0)
    assert "genders differ" in seen(rows, 2, 1)
    assert not {"first compatible", "second compatible"} & seen(rows, 2, 1)


def test_grammar_between_two_mentions() -> None:
    rows = table(
        [
            "Ben/NNP/9/nsubj ,/,/4/punct the/DT/4/det mayor/NN/1/appos ,/,/4/punct and/CC/7/cc "
            "Ann/NNP/1/conj both/DT/9/dep saw/VBD/0/root his/PRP$/11/nmod:poss hat/NN/9/obj"
        ],
        "Ben/PER/PROP",
        "the mayor/PER/NOM",
        "Ann/PER/PROP",
        "his hat/VEH/NOM",
        "his/PER/PRON",
    )
    assert "apposed" in seen(rows, 1, 0)
    assert "joined" in seen(rows, 2, 0)
    assert "joined" not in seen(rows, 2, 1)
    assert "inside the earlier" in seen(rows, 4, 3)
    assert not {"apposed", "joined", "inside the earlier"} & seen(rows, 4, 0)


def test_a_reflexive_and_the_subject_of_its_verb() -> None:
    rows = table([f"{MET} himself/PRP/2/obj"], "Ben/PER/PROP", "himself/PER/PRON")
    assert {"reflexive of the governor", "one governor"} <= seen(rows, 1, 0)
    plain = table([f"{MET} him/PRP/2/obj"], "Ben/PER/PROP", "him/PER/PRON")
    assert "one governor" in seen(plain, 1, 0)
    assert "reflexive of the governor" not in seen(plain, 1, 0)


def test_where_quotations_begin_and_end() -> None:
    said = (
        '"/PUNCT/3/punct I/PRP/3/nsubj saw/VBP/6/ccomp you/PRP/3/obj "/PUNCT/3/punct said/VBD/0/root '
        "Ben/NNP/6/nsubj"
    )
    rows = table([said, said], *["I/PER/PRON", "you/PER/PRON", "Ben/PER/PROP"] * 2)
    assert "one quotation" in seen(rows, 1, 0)
    assert "only the other" in seen(rows, 2, 0)
    assert "only it quoted" in seen(rows, 3, 2)
    assert "two quotations" in seen(rows, 3, 0)
    assert "both narrated" in seen(rows, 5, 2)
    # What is said is no likely antecedent of what is told.
    assert not any(name.endswith(("compatible", "or later")) for name in seen(rows, 5, 3))


def test_distances_count_up() -> None:
    rows = chain_of_names(*"Ann Ben Rosa Ida".split())
    found = seen(rows, 3, 0)
    assert {"3+ sentences", "3+ mentions", "0+ paragraphs"} <= found
    assert not {"5+ sentences", "4+ mentions", "1+ paragraphs"} & found


def test_a_part_of_the_pairs_is_seen_as_among_all() -> None:
    rows = chain_of_names(*(["Ann", "Ben", "Rosa"] * 9))
    later, before = earlier(rows)
    whole = pair_features(rows, later, before)
    for edge in (1, 7, 20):
        here = later >= edge
        np.testing.assert_array_equal(pair_features(rows, later[here], before[here]), whole[here])


def test_each_feature_has_its_name() -> None:
    rows = chain_of_names("Ann", "Ben")
    assert len(set(PAIR)) == len(PAIR) == pair_features(rows, *earlier(rows)).shape[1]
    assert rows.single.shape == (2, len(SINGLE))
    assert len(set(SINGLE)) == len(SINGLE)


def test_what_is_seen_of_one_mention() -> None:
    rows = chain_of_names("Ann", "Ben", "Ann")
    named = [dict(zip(SINGLE, row, strict=True)) for row in rows.single.tolist()]
    assert [row["head seen before"] for row in named] == [0, 0, 1]
    assert [row["opens its sentence"] for row in named] == [1, 1, 1]
    assert {row["form PROP"] for row in named} == {1}
    assert sum(value for name, value in named[0].items() if name.startswith("role ")) == 1


def test_no_mentions_make_no_pairs() -> None:
    rows = table([])
    later, before = earlier(rows)
    assert len(rows) == len(later) == 0
    assert pair_features(rows, later, before).shape == (0, len(PAIR))
    assert rows.single.shape == (0, len(SINGLE))
