from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.addressees import f1, mean_f1, nearest_other
from benchmarks.pdnc import GoldQuotation, Novel, read_novel
from benchmarks.speakers import best_matching, calibration, match_end_to_end, summary
from tests.reading import read_passage

PASSAGE = "Clara sat down.\n\n“Rain,” said Martin Hall.\n\n“Rain?” said Clara.\n\n“Rain,” said Martin Hall."


def gold(id: str, words: str, speaker: str, after: int = 0) -> GoldQuotation:
    start = PASSAGE.index(words, after)
    return GoldQuotation(id, ((start, start + len(words)),), speaker, (), "Explicit")


def test_people_are_matched_one_to_one_by_most_agreement() -> None:
    votes = {("a", "X"): 3, ("a", "Y"): 2, ("b", "X"): 2}
    assert best_matching(votes) == {"a": "Y", "b": "X"}


def test_end_to_end_counts_names_by_the_matching() -> None:
    rows = (
        gold("Q0", "Rain,", "The Lodger"),
        gold("Q1", "Rain?", "Clara"),
        gold("Q2", "Rain,", "The Lodger", PASSAGE.index("Rain?")),
        gold("Q3", "sat down", "Clara"),
    )
    outcomes = match_end_to_end(Novel("passage", PASSAGE, (), rows), read_passage(PASSAGE))
    assert [outcome.right for outcome in outcomes] == [True, True, True, False]
    assert [outcome.found for outcome in outcomes] == [True, True, True, False]
    assert summary(outcomes)["accuracy"] == 0.75


def test_perfect_certainty_has_no_calibration_error() -> None:
    rows = tuple(gold(f"Q{i}", "Rain?", "Clara") for i in range(10))
    outcomes = match_end_to_end(Novel("passage", PASSAGE, (), rows), read_passage(PASSAGE))
    figures = calibration(outcomes)
    surely = 1 - outcomes[0].certainty
    assert figures["expected_calibration_error"] == pytest.approx(surely, abs=1e-3)
    assert figures["coverage_at_95_accuracy"] == 1.0


def test_addressees_are_scored_as_sets() -> None:
    a, b = frozenset("a"), frozenset("b")
    assert f1([(a, a), (a | b, b)]) == pytest.approx(0.8)
    assert nearest_other(["a", "a", "b"], 0) == {"b"}


def test_mean_f1_lets_each_quotation_weigh_the_same() -> None:
    one, company, nobody = frozenset("a"), frozenset("abcdefghi"), frozenset[str]()
    pairs = [(one, one), (company, one)]
    assert f1(pairs) == round(2 * 2 / 12, 4)
    assert mean_f1(pairs) == pytest.approx((1 + 2 / 10) / 2)
    assert mean_f1([(nobody, nobody), (one, nobody)]) == 0.5
    assert mean_f1([]) == 0.0


def test_the_novels_aliases_are_resolved(tmp_path: Path) -> None:
    (tmp_path / "novel_text.txt").write_text("“Rain,” said Kit.", encoding="utf-8")
    (tmp_path / "character_info.csv").write_text(
        "Character ID,Main Name,Aliases,Gender,Category\n"
        "0,Katherine Hall,\"{'Kit', 'Katherine Hall'}\",F,major\n",
        encoding="utf-8",
    )
    (tmp_path / "quotation_info.csv").write_text(
        "quoteID,quoteText,quoteByteSpans,speaker,addressees,quoteType,referringExpression\n"
        'Q0,"Rain,","[[1, 6]]",Kit,[],Explicit,said Kit\n',
        encoding="utf-8",
    )
    (quotation,) = read_novel(tmp_path).quotations
    assert quotation.speaker == "Katherine Hall"
    assert quotation.spans == ((1, 6),)
