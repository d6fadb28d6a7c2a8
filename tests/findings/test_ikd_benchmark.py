"""The benchmark of planted knowledge: how passages are placed, stories parted, and figures made."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.ikd import Checked, balanced_accuracy, best_threshold, measure, planted
from fabula.text import Span
from tests.findings.heron import ANSWER, heron


def checked(score: float, error: bool, original: int = 1) -> Checked:
    return Checked("1", original, error, 100, (), (score,), (Span(0, 1),), ())


def test_a_planted_passage_is_found_whole_or_in_pieces() -> None:
    text = "One. He knew it all along. Two. She would be late again. Three."
    assert list(planted(text, "He knew it all along.")) == [Span(5, 26)]
    pieces = list(planted(text, "He knew it all along. She would be late again."))
    assert [text[start:stop] for start, stop in pieces] == [
        "He knew it all along.",
        "She would be late again.",
    ]
    assert list(planted(text, "Nothing of the kind is there.")) == []


def test_the_rank_is_that_of_the_first_suspicion_on_the_passage() -> None:
    places = (Span(0, 5), Span(10, 20), Span(12, 14))
    story = Checked("1", 1, True, 100, (Span(12, 30),), (3.0, 2.0, 1.0), places, ())
    assert story.rank == 2
    assert checked(1.0, True).rank is None


def test_the_threshold_parts_errors_from_originals() -> None:
    stories = [checked(1.0, False), checked(2.0, False), checked(3.0, True), checked(9.0, True)]
    threshold = best_threshold(stories)
    assert 2.0 < threshold < 3.0
    assert balanced_accuracy(stories, threshold) == 1.0
    assert balanced_accuracy(stories, 5.0) == 0.75


def test_stories_of_one_original_stay_together(tmp_path: Path) -> None:
    folder = tmp_path / "belief" / "act-on-known"
    sound = "Clara rode out with Ludwig to the mill. “The miller is ill,” said Clara to him."
    pairs = {}
    for kind in ("originals", "errors"):
        (folder / kind).mkdir(parents=True)
    for number in (1, 2, 3, 4):
        pairs[str(number)] = number
        original = {"genre": "", "story": sound}
        error = {"genre": "", "story": heron(), "error": ANSWER}
        (folder / "originals" / f"{number}.json").write_text(json.dumps(original), "utf-8")
        (folder / "errors" / f"{number}.json").write_text(json.dumps(error), "utf-8")
    (folder / "pairs.json").write_text(json.dumps(pairs), "utf-8")
    figures = measure(tmp_path, "dev")
    assert (figures["originals"], figures["error_stories"]) == (4, 4)
    assert figures["balanced_accuracy"] == figures["balanced_accuracy_where_chosen"] == 1.0
    assert figures["first"] == figures["found_at_default"] == 1.0
    assert figures["false_alarms"] == 0
