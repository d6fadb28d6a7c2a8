import re
from pathlib import Path

import pytest

from fabula.errors import OutputError, UnknownName
from fabula.formats import FORMATS, export
from fabula.story import Story
from fabula.verbs.export import FORMATS_HELP


def test_formats_go_by_their_names() -> None:
    scripts = ["jsonl", "csv", "sml", "voices", "audiobook-csv", "doubts"]
    assert list(FORMATS) == [*scripts, "booknlp", "conllu", "knowledge", "conflicts"]
    assert all(name == format.name for name, format in FORMATS.items())
    assert all(format.suffix.startswith(".") and format.description for format in FORMATS.values())


def test_the_help_names_every_format() -> None:
    assert re.findall(r"[\w-]+", FORMATS_HELP.replace(" or ", " ")) == list(FORMATS)


@pytest.mark.parametrize("name", [name for name, format in FORMATS.items() if not format.files])
def test_what_is_returned_is_what_is_written(name: str, story: Story, tmp_path: Path) -> None:
    content = export(story, name, tmp_path / "out")
    assert isinstance(content, str)
    assert content or name in ("knowledge", "conflicts")  # the story has no world
    assert (tmp_path / "out").read_bytes() == content.encode("utf-8")


@pytest.mark.parametrize("name", [name for name, format in FORMATS.items() if format.files])
def test_a_folder_holds_files_of_the_documents_name(name: str, story: Story, tmp_path: Path) -> None:
    contents = export(story, name, tmp_path / "out")
    assert not isinstance(contents, str)
    assert tuple(contents) == FORMATS[name].files
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert written == {f"tiny{ending}": part.encode("utf-8") for ending, part in contents.items()}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_story_gives_the_same_content(name: str, story: Story) -> None:
    assert export(story, name) == export(Story(story.book), name)


def test_a_wrong_name_is_told_with_the_right_one(story: Story) -> None:
    with pytest.raises(UnknownName, match='perhaps "jsonl" is meant'):
        export(story, "json")
    with pytest.raises(UnknownName, match="the formats are jsonl, csv, sml"):
        export(story, "xyz")


def test_a_place_that_cannot_be_written_is_told(story: Story, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no such folder"):
        export(story, "csv", tmp_path / "missing" / "out.csv")
