"""The published worked examples, and what must hold for any two partitions."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.coreference_scores import (
    MEASURES,
    Cluster,
    agreements,
    b_cubed,
    conll_f1,
    figures,
    lea,
    muc,
)


def partition(words: str) -> list[Cluster]:
    """``"ab c"`` is one cluster of a and b and one of c."""
    return [frozenset(word) for word in words.split()]


def rounded(measure: str, key: str, response: str) -> tuple[float, float, float]:
    """Recall, precision and F1 as papers print them."""
    agreement = MEASURES[measure](partition(key), partition(response))
    return round(agreement.recall, 3), round(agreement.precision, 3), round(agreement.f1, 3)


LUO_KEY = "12345 67 89ABC"


@pytest.mark.parametrize(
    ("key", "response", "recall", "precision"),
    [
        ("abcd", "ab cd", 2 / 3, 2 / 2),
        ("ab cd", "abcd", 2 / 2, 2 / 3),
        ("abc", "ac", 1 / 2, 1 / 1),
        ("abcd", "abcd", 3 / 3, 3 / 3),
    ],
)
def test_muc_by_vilain_and_others_1995(key: str, response: str, recall: float, precision: float) -> None:
    agreement = muc(partition(key), partition(response))
    assert (agreement.recall, agreement.precision) == pytest.approx((recall, precision))


@pytest.mark.parametrize(
    ("response", "muc_precision", "b3_precision"),
    [("12345 6789ABC", 0.90, 0.76), ("1234589ABC 67", 0.90, 0.58)],
)
def test_b_cubed_by_bagga_and_baldwin_1998(response: str, muc_precision: float, b3_precision: float) -> None:
    key, ours = partition(LUO_KEY), partition(response)
    assert round(muc(key, ours).precision, 2) == muc_precision
    assert round(b_cubed(key, ours).precision, 2) == b3_precision
    assert muc(key, ours).recall == b_cubed(key, ours).recall == 1.0


@pytest.mark.parametrize(
    ("response", "muc_f1", "b3_f1", "ceaf_f1"),
    [
        ("12345 6789ABC", 0.947, 0.865, 0.733),
        ("1234589ABC 67", 0.947, 0.737, 0.667),
        ("123456789ABC", 0.900, 0.545, 0.294),
        ("1 2 3 4 5 6 7 8 9 A B C", 0.0, 0.400, 0.178),
    ],
)
def test_ceaf_by_luo_2005(response: str, muc_f1: float, b3_f1: float, ceaf_f1: float) -> None:
    assert rounded("muc", LUO_KEY, response)[2] == muc_f1
    assert rounded("b3", LUO_KEY, response)[2] == b3_f1
    assert rounded("ceaf", LUO_KEY, response)[2] == ceaf_f1


def test_lea_by_moosavi_and_strube_2016() -> None:
    """Section 4's example: a third of the first cluster's links, a sixth of the second's."""
    agreement = lea(partition("abc defg"), partition("ab cd fghi"))
    assert agreement.recall == pytest.approx((3 * 1 / 3 + 4 * 1 / 6) / 7)
    assert agreement.precision == pytest.approx((2 * 1 + 2 * 0 + 4 * 1 / 6) / 8)
    assert rounded("lea", "abc defg", "ab cd fghi") == (0.238, 0.333, 0.278)


def test_lea_counts_a_mention_alone_as_a_link_to_itself() -> None:
    agreement = lea(partition("a bc"), partition("a b c"))
    assert (agreement.recalled, agreement.key) == (1, 3)
    assert (agreement.confirmed, agreement.response) == (1, 3)


@pytest.mark.parametrize(
    ("measure", "recall", "precision"),
    [("muc", 2 / 5, 2 / 5), ("b3", 35 / 84, 4 / 8), ("ceaf", 1.3 / 2, 1.3 / 3)],
)
def test_predicted_mentions_by_pradhan_and_others_2014(measure: str, recall: float, precision: float) -> None:
    """The reference scorer's own example: c, d, f and g are shared, e is missed, h and i are invented."""
    agreement = MEASURES[measure](partition("abc defg"), partition("ab cd fghi"))
    assert (agreement.recall, agreement.precision) == pytest.approx((recall, precision))


@pytest.mark.parametrize(
    ("measure", "recall", "precision"),
    [("muc", 1 / 3, 1), ("b3", (7 / 3) / 6, 1), ("ceaf", 0.6, 0.9), ("lea", (1 + 3 * (1 / 3)) / 6, 1)],
)
def test_missing_mentions_as_the_reference_scorer_has_them(
    measure: str, recall: float, precision: float
) -> None:
    """Case TC-A-2: b, c and f are not found."""
    agreement = MEASURES[measure](partition("a bc def"), partition("a de"))
    assert (agreement.recall, agreement.precision) == pytest.approx((recall, precision))


def test_the_conll_figure_is_the_mean_of_three() -> None:
    documents = [(partition(LUO_KEY), partition("12345 6789ABC"))]
    assert conll_f1(agreements(documents)) == pytest.approx((0.947 + 0.865 + 0.733) / 3, abs=5e-4)
    assert figures(documents)["conll_f1"] == pytest.approx((0.947 + 0.865 + 0.733) / 3, abs=5e-4)


def test_documents_are_summed_before_they_are_divided() -> None:
    documents = [(partition("ab"), partition("ab")), (partition("abcd"), partition("a b c d"))]
    assert agreements(documents)["muc"].recall == 1 / 4
    assert agreements(documents)["b3"].recall == pytest.approx((2 + 1) / 6)
    assert agreements(documents)["ceaf"].precision == pytest.approx((1 + 2 / 5) / 5)


def test_nothing_found_scores_nothing() -> None:
    for name in MEASURES:
        assert rounded(name, "ab c", "") == (0.0, 0.0, 0.0)
        assert rounded(name, "", "ab c") == (0.0, 0.0, 0.0)


@st.composite
def partitions(draw: st.DrawFn) -> list[Cluster]:
    """Some of ten mentions, in any clusters."""
    labels = draw(st.lists(st.integers(0, 4), min_size=10, max_size=10))  # 0: not found
    return [
        cluster
        for label in range(1, 5)
        if (cluster := frozenset(n for n, found in enumerate(labels) if found == label))
    ]


@given(partitions())
def test_what_is_the_same_scores_one(clusters: list[Cluster]) -> None:
    for name, measure in MEASURES.items():
        expected = any(len(cluster) > 1 for cluster in clusters) if name == "muc" else bool(clusters)
        assert measure(clusters, clusters).f1 == pytest.approx(float(expected))


@given(partitions(), partitions())
def test_recall_is_precision_the_other_way_round(key: list[Cluster], response: list[Cluster]) -> None:
    for measure in MEASURES.values():
        there, back = measure(key, response), measure(response, key)
        assert there.recall == pytest.approx(back.precision)
        assert there.f1 == pytest.approx(back.f1)
        assert 0.0 <= there.recall <= 1.0 + 1e-9


@given(partitions(), partitions(), st.randoms())
def test_order_does_not_matter(key: list[Cluster], response: list[Cluster], random: Random) -> None:
    shuffled = list(response)
    random.shuffle(shuffled)
    for measure in MEASURES.values():
        first, second = measure(key, response), measure(key[::-1], shuffled)
        assert (first.recall, first.precision) == pytest.approx((second.recall, second.precision))
