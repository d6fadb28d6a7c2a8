import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from fabula.formats import export
from fabula.formats.doubts import COLUMNS
from fabula.story import Story
from tests.command import Result
from tests.reading import read_passage
from tests.tiny import heading, said, tiny

PASSAGE = (
    "Ann looked at Eve. Eve looked at Ann. The rain went on.\n\n“Is it late?” she asked.\n\n“No.”\n\n"
    "“It is,” said Ann. She sat.\n\n“Who is there?” said the plumber’s mate.\n\n“Me.” Eve left the room.\n"
)


def rows(story: Story, min_certainty: float | None = None) -> list[dict[str, str]]:
    content = export(story, "doubts", min_certainty=min_certainty)
    return list(csv.DictReader(io.StringIO(content, newline=""), dialect="excel-tab"))


def test_the_most_doubtful_come_first_and_the_sure_do_not_come(story: Story) -> None:
    assert list(rows(story)[0]) == list(COLUMNS)
    assert [(row["quote"], row["certainty"]) for row in rows(story)] == [("q4", "0.0"), ("q3", "0.5")]


def test_how_sure_is_sure_enough_can_be_said(story: Story) -> None:
    assert [row["quote"] for row in rows(story, 0.5)] == ["q4"]
    assert [row["quote"] for row in rows(story, 1.0)] == ["q4", "q3", "q1", "q5"]
    assert rows(story, 0.0) == []


def test_where_a_line_stands() -> None:
    story = tiny(
        heading("One"),
        "\r\n\r\nRain.\r",
        heading("Two"),
        "\n\nRain.\r\n\r\n",
        said("“One.”", by="Ann", certainty=0.4),
        "\nRain. ",
        said("“Two.”", by="Ann", certainty=0.5),
    )
    one, two = rows(story)
    assert (one["chapter"], one["paragraph"], one["words"]) == ("ch2", "2", "One.")
    assert (two["chapter"], two["paragraph"], two["words"]) == ("ch2", "3", "Two.")
    for row in (one, two):
        assert row["line"] == str(story.text.locate(int(row["offset"])))
        assert story.text.characters[int(row["offset"])] == "“"


def why(passage: str, words: str) -> str:
    return next(row["why"] for row in rows(read_passage(passage), 1.0) if row["words"].startswith(words))


def test_why_a_line_is_in_doubt() -> None:
    assert why(PASSAGE, "Is it late").startswith("the tag says only “she”, which may be ")
    assert why(PASSAGE, "No").startswith("no tag says who speaks")
    assert "only what “Eve” does beside it" in why(PASSAGE, "Me")
    assert why("“Go,” said Ann.\n\n“No,” said the stranger.", "No").startswith("the tag ")


def test_an_unknown_speaker_and_a_close_second_are_told(story: Story) -> None:
    assert rows(story)[0]["why"] == "no tag says who speaks; nobody near by fits"
    assert rows(story)[0]["speaker"] == rows(story)[0]["runner_up"] == ""
    row = next(row for row in rows(read_passage(PASSAGE), 1.0) if row["words"].startswith("Is it"))
    assert {row["speaker"], row["runner_up"]} == {"Ann", "Eve"}
    assert 0 < float(row["runner_up_probability"]) <= float(row["certainty"])


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula_or_breaks_its_line(start: str) -> None:
    name = f"{start}Ann\t\x1b[31m"
    story = tiny(said(f"“{start}1\n\t2\x1b]0;x\x07”", by=name, certainty=0.1), name="=x.txt")
    content = export(story, "doubts")
    assert "\x1b" not in content and "\x07" not in content and content.count("\n") == 2
    (row,) = rows(story)
    assert row["words"] == f"'{start}1 2\\x1b]0;x\\x07"
    assert row["speaker"].startswith(f"'{start}Ann") and row["line"] == "'=x.txt:1"


def test_doubts_on_the_command_line(story: Story, story_file: Path, run: Callable[..., Result]) -> None:
    assert run("export", story_file, "--to", "doubts").out == export(story, "doubts")
    less = run("export", story_file, "--to", "doubts", "--min-certainty", "0.5")
    assert less.out == export(story, "doubts", min_certainty=0.5)


def test_many_doubts_in_a_long_line_are_placed_quickly() -> None:
    story = tiny(*(said("“Oh.”") for _ in range(3000)), *("\n" for _ in range(20_000)))
    assert len(rows(story)) == 3000


def test_the_guide_tells_every_column() -> None:
    guide = Path(__file__).parents[2].joinpath("docs", "audiobooks.md").read_text(encoding="utf-8")
    assert [column for column in COLUMNS if f"`{column}`" not in guide] == []
