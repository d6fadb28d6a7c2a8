"""The command line, where a format is a folder of files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fabula.destinations import stem_of, story_of
from fabula.formats import export
from fabula.store import save
from tests.command import Result
from tests.formats.grammar import harbour, with_words

Run = Callable[..., Result]
NAMES = ["harbour.book", "harbour.entities", "harbour.quotes", "harbour.tokens"]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story file in the current folder."""
    monkeypatch.chdir(tmp_path)
    save(harbour(), "harbour.fabula")
    return Path("harbour.fabula")


def test_the_files_are_named_like_the_story_file(file: Path, run: Run) -> None:
    assert run("export", file, "--to", "booknlp", "-o", "out") == Result(0, "", "")
    assert sorted(path.name for path in Path("out").iterdir()) == NAMES
    contents = export(harbour(), "booknlp")
    assert not isinstance(contents, str)
    for ending, content in contents.items():
        assert Path(f"out/harbour{ending}").read_text(encoding="utf-8") == content


def test_many_books_go_into_one_folder(file: Path, run: Run) -> None:
    file.rename("second.fabula")
    Path("out").mkdir()
    Path("out/harbour.tokens").write_text("mine")
    Path("out/second.tokens").write_text("older")
    assert run("export", "second.fabula", "--to", "booknlp", "-o", "out").status == 0
    assert len(list(Path("out").iterdir())) == 5
    assert Path("out/harbour.tokens").read_text() == "mine"
    assert Path("out/second.tokens").read_text(encoding="utf-8").startswith("paragraph_ID\t")


@pytest.mark.parametrize("options", [(), ("-o", "-")])
def test_a_folder_cannot_go_to_standard_output(options: tuple[str, ...], file: Path, run: Run) -> None:
    result = run("export", file, "--to", "booknlp", *options)
    assert result.status == 2
    assert result.sentence == (
        "standard output: 4 files cannot go there at once; name a folder for them with -o FOLDER.\n"
    )


def test_a_file_in_the_way_stays(file: Path, run: Run) -> None:
    Path("out").write_text("mine")
    assert "a file of that name is in the way" in run("export", file, "--to", "booknlp", "-o", "out").sentence
    assert Path("out").read_text() == "mine"


def test_neither_the_document_nor_a_story_is_written_over(file: Path, run: Run) -> None:
    story = file.read_bytes()
    file.rename("harbour.tokens")
    for name in ("harbour.tokens", "harbour.book"):
        assert run("export", name, "--to", "booknlp", "-o", ".").status == 2
    assert Path("harbour.tokens").read_bytes() == story
    Path("harbour.tokens").rename("The harbour.fabula")
    Path("stories").mkdir()
    Path("stories/The harbour.txt").write_text("the document")
    Path("out").mkdir()
    Path("out/The harbour.book").symlink_to(Path("stories/The harbour.txt").resolve())
    result = run("export", "The harbour.fabula", "--to", "booknlp", "-o", "out")
    assert "the story was read from it" in result.sentence
    assert Path("stories/The harbour.txt").read_text() == "the document"


def test_doubtful_speakers_are_unknown(file: Path, run: Run) -> None:
    assert run("export", file, "--to", "booknlp", "-o", "out", "--min-certainty", "0.95").status == 0
    assert Path("out/harbour.quotes").read_text(encoding="utf-8").count("\tNone\t") == 2 * 2


def test_conllu_goes_where_data_goes(file: Path, run: Run) -> None:
    assert run("export", file, "--to", "conllu").out == export(harbour(), "conllu")


@pytest.mark.parametrize("format", ["booknlp", "conllu"])
def test_a_story_of_an_older_fabula_is_to_be_read_again(format: str, tmp_path: Path, run: Run) -> None:
    save(with_words(harbour(), ()), tmp_path / "older.fabula")
    result = run("export", tmp_path / "older.fabula", "--to", format, "-o", tmp_path / "out")
    assert result.status == 2
    assert "holds no grammar of its words; read the document again with fabula read" in result.sentence
    assert not (tmp_path / "out").exists()


def test_names_of_stories_keep_their_dots(tmp_path: Path) -> None:
    assert stem_of("books/Dr. Jekyll and Mr. Hyde.txt") == "Dr. Jekyll and Mr. Hyde"
    assert story_of("Dr. Jekyll and Mr. Hyde.txt") == Path("Dr. Jekyll and Mr. Hyde.fabula")
    (tmp_path / "vol. 1").mkdir()
    assert stem_of(str(tmp_path / "vol. 1")) == "vol. 1"
    assert stem_of("-") == "story"
