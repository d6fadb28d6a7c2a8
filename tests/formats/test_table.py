import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.formats import export
from fabula.formats.table import COLUMNS, defused, undefused
from fabula.story import Story
from tests.tiny import said, tiny


def rows(story: Story, min_certainty: float = 0.0) -> list[dict[str, str]]:
    content = export(story, "csv", min_certainty=min_certainty)
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_a_row_a_quotation(story: Story) -> None:
    table = rows(story)
    assert list(table[0]) == list(COLUMNS)
    assert [row["id"] for row in table] == ["q1", "q2", "q3", "q4", "q5"]
    assert table[0] == {
        "id": "q1",
        "kind": "speech",
        "start": "36",
        "end": "74",
        "text": "“Tea, “or ‘nothing’ again?”",
        "speaker": "Ann",
        "speaker_id": "ann",
        "addressees": "Ben",
        "addressee_ids": "ben",
        "form": "explicit",
        "certainty": "0.9",
        "audience_certainty": "0.8",
        "chapter": "ch1",
        "cue": "asked Ann",
    }
    assert table[4]["addressees"] == "Ann; Ben"
    assert table[3]["speaker"] == table[3]["speaker_id"] == ""


def test_doubtful_people_are_left_out(story: Story) -> None:
    assert [row["speaker"] for row in rows(story, 0.6)] == ["Ann", "", "", "", "Zoë"]


def test_words_with_commas_marks_and_line_ends_come_back() -> None:
    words = '"One, ""two""\r\nthree\rfour\n"'
    assert rows(tiny(said(words, by="Ann")))[0]["text"] == words


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_can_be_a_formula(start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    row = rows(tiny(said(text, by=f"{start}Ann")))[0]
    for cell, exact in [(row["text"], text), (row["speaker"], f"{start}Ann")]:
        assert cell[0] == "'"
        assert undefused(cell) == exact


def test_british_quotation_marks_are_left_alone() -> None:
    assert rows(tiny(said("'Tea?'")))[0]["text"] == "'Tea?'"


@given(st.text(alphabet="'=-a\t"))
def test_every_cell_comes_back_exactly(cell: str) -> None:
    assert undefused(defused(cell)) == cell
    assert defused(cell)[:1] not in ("=", "-", "\t")


def test_lone_surrogates_do_not_stop_the_table() -> None:
    assert rows(tiny(said("“\ud800”")))[0]["text"] == "“\N{REPLACEMENT CHARACTER}”"
