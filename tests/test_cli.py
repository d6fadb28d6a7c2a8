import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import fabula
from fabula.cast_file import read_cast
from fabula.formats import export
from fabula.reader.model import ReadingModel
from fabula.steps import language
from fabula.story import Story
from tests.command import Result

Run = Callable[..., Result]

TEXT = (
    "Ann came into the kitchen.\n\n“Is there any tea, Ben?” asked Ann.\n\n“No,” said Ben. He looked away.\n\n"
    "“Then I will go to the shop,” Ann said, and she took her coat from the hook behind him.\n"
)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tea.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "tea.txt"


def test_read_writes_a_story_and_its_page(source: Path, run: Run) -> None:
    result = run("read", "tea.txt")
    assert (result.status, result.out) == (0, "")
    assert sorted(path.name for path in source.parent.iterdir()) == ["tea.fabula", "tea.html", "tea.txt"]
    assert "tea.txt: 1 chapter, 3 quotations" in result.err
    assert "Written: tea.fabula\nWritten: tea.html\n" in result.err
    story = fabula.load("tea.fabula")
    assert story.text.characters == TEXT
    assert [quote.speaker for quote in story.quotes] == ["ann", "ben", "ann"]


def test_read_again_replaces_what_fabula_made(source: Path, run: Run) -> None:
    assert run("read", "tea.txt").status == 0
    before = Path("tea.fabula").read_bytes()
    assert run("read", "tea.txt").status == 0
    assert Path("tea.fabula").read_bytes() == before


def test_read_goes_where_it_is_told(source: Path, run: Run) -> None:
    Path("out").mkdir()
    assert run("read", "tea.txt", "-o", "out/mine.fabula").status == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["mine.fabula", "mine.html"]
    assert run("read", "tea.txt", "-o", "out/bare", "--no-report").status == 0
    assert Path("out/bare").exists() and not Path("out/bare.html").exists()


def test_read_from_standard_input(source: Path) -> None:
    command = [sys.executable, "-m", "fabula", "read", "-"]
    subprocess.run(command, input=TEXT.encode(), capture_output=True, check=True)
    assert Path("story.fabula").exists() and Path("story.html").exists()


def test_a_folder_is_read_into_files_of_its_name(source: Path, run: Run) -> None:
    Path("novel").mkdir()
    source.rename("novel/1.txt")
    assert run("read", "novel/").status == 0
    assert Path("novel.fabula").exists() and Path("novel.html").exists()
    os.chdir("novel")
    for _ in range(2):  # the second time, the page of the first is there
        assert run("read", ".").status == 0
        assert fabula.load("novel.fabula").text.characters == TEXT


def test_the_source_is_never_written_over(source: Path, run: Run) -> None:
    os.link("tea.txt", "same.fabula")
    for path in ("tea.txt", "./tea.txt", "same.fabula"):
        assert "is what is to be read" in run("read", "tea.txt", "-o", path, "--force").sentence
    assert source.read_text(encoding="utf-8") == TEXT
    source.rename("tea.html")
    assert "is what is to be read" in run("read", "tea.html", "-o", "tea.fabula").sentence
    assert run("read", "tea.html").status == 0
    assert Path("tea.html").read_text(encoding="utf-8") == TEXT
    assert Path("tea.fabula").exists() and Path("tea.fabula.html").exists()


def test_the_cast_file_is_never_written_over(source: Path, run: Run) -> None:
    Path("cast.toml").write_text("")
    result = run("read", "tea.txt", "--cast", "cast.toml", "-o", "cast.toml")
    assert "is what is to be read" in result.sentence


def test_files_of_others_are_replaced_by_force_only(source: Path, run: Run) -> None:
    Path("tea.html").write_text("<p>My own page.")
    assert "Fabula did not make it" in run("read", "tea.txt").sentence
    assert not Path("tea.fabula").exists()
    assert Path("tea.html").read_text() == "<p>My own page."
    assert run("read", "tea.txt", "--force").status == 0
    assert "My own page" not in Path("tea.html").read_text(encoding="utf-8")


def test_read_refuses_a_story_file(story_file: Path, run: Run) -> None:
    assert "fabula show" in run("read", story_file).sentence


def test_a_cast_given_beforehand_is_echoed(source: Path, run: Run) -> None:
    Path("cast.toml").write_text(
        '[[character]]\nname = "Ann of the Kitchen"\nid = "the-ann"\naliases = ["Ann"]\n'
    )
    assert run("read", "tea.txt", "--cast", "cast.toml").status == 0
    ann = fabula.load("tea.fabula").character("the-ann")
    assert ann is not None and ann.name == "Ann of the Kitchen" and ann.given


def test_every_verb_that_takes_a_story_takes_a_document(source: Path, run: Run) -> None:
    assert "Ann → Ben" in run("show", "tea.txt", "quotes").out
    assert 'name = "Ann"' in run("cast", "tea.txt").out
    script = run("export", "tea.txt", "--to", "jsonl").out
    assert "".join(json.loads(line)["text"] for line in script.splitlines()) == TEXT
    assert [path.name for path in source.parent.iterdir()] == ["tea.txt"]


def test_show(story_file: Path, run: Run) -> None:
    cast = run("show", story_file)
    assert (cast.status, cast.err) == (0, "")
    assert cast.out.startswith("ann  Ann")
    assert run("show", story_file, "cast").out == cast.out
    assert "q3  0.50  Ben → Ann       “No.”\n" in run("show", story_file, "quotes").out
    assert run("show", story_file, "quotes", "--at", "ch2").out.count("\n") == 2


def test_show_as_json(story_file: Path, run: Run) -> None:
    cast = json.loads(run("show", story_file, "--json").out)
    assert [person["id"] for person in cast["characters"]] == ["ann", "ben", "zoe"]
    quotes = json.loads(run("show", story_file, "quotes", "--json").out)["quotes"]
    assert quotes[0]["speaker"] == "Ann" and quotes[0]["addressee_ids"] == ["ben"]
    assert len(quotes[0]["spans"]) == 2


def test_cast_can_be_edited_and_given_back(story_file: Path, tmp_path: Path, run: Run) -> None:
    result = run("cast", story_file, "-o", tmp_path / "cast.toml")
    assert result == Result(0, "", "")
    assert [person.name for person in read_cast(tmp_path / "cast.toml")] == ["Ann", "Ben", "Zoë"]


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_export_gives_what_python_gives(
    format: str, story: Story, story_file: Path, tmp_path: Path, run: Run
) -> None:
    run("export", story_file, "--to", format, "-o", tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == export(story, format).encode("utf-8")
    doubts = run("export", story_file, "--to", format, "--min-certainty", "0.6")
    assert doubts.out == export(story, format, min_certainty=0.6)


def test_a_story_file_is_known_by_its_content(story_file: Path, run: Run) -> None:
    renamed = story_file.rename(story_file.with_name("story.bin"))
    assert run("show", renamed).out.startswith("ann")


def test_worlds_are_not_mistaken_for_prose(tmp_path: Path, run: Run) -> None:
    (tmp_path / "plot.toml").write_text("[[person]]\nname = 'Ann'\n")
    assert run("show", tmp_path / "plot.toml").out.startswith("ann  Ann")
    assert "run it with fabula run" in run("read", tmp_path / "plot.toml").sentence


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["nonsense"], "no such command"),
        (["read"], "missing argument"),
        (["show", "x", "--nonsense"], "no such option"),
        (["show", "x", "nonsense"], "no such view"),
        (["export", "x"], "missing option"),
        (["export", "x", "--to", "cvs"], 'perhaps "csv" is meant'),
        (["export", "x", "--to", "csv", "--min-certainty", "2"], "2"),
        (["show", "missing.fabula"], "there is no such file"),
        (["read", "missing.txt"], "there is no such file"),
        (["read", "x", "-o", "-"], "standard output"),
    ],
)
def test_mistakes_of_use_are_one_sentence(args: list[str], words: str, run: Run) -> None:
    result = run(*args)
    assert result.status == 2
    assert words in result.sentence.lower()


def test_without_its_model_nothing_is_read(
    source: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(language, "shipped_model", lambda: ReadingModel.load(tmp_path / "nowhere"))
    result = run("read", "tea.txt")
    assert result.status == 2
    assert "the reading model's files is missing or damaged; install Fabula again." in result.err
    assert "Traceback" not in result.err
    assert not (source.parent / "tea.fabula").exists()


def test_debug_shows_the_traceback_and_the_sentence(run: Run) -> None:
    for args in (["--debug", "show", "missing.fabula"], ["show", "missing.fabula", "--debug"]):
        result = run(*args)
        assert result.status == 2
        assert "Traceback" in result.err
        assert result.err.endswith("missing.fabula: there is no such file; check its name.\n")


def test_a_mistake_in_fabula_names_the_file_and_asks_for_a_report(
    story_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: object) -> Story:
        raise RuntimeError("boom\n\x1b[31m")

    monkeypatch.setattr("fabula.store.load", fail)
    result = run("show", story_file)
    assert result.status == 70
    words = result.sentence
    assert str(story_file) in words and "--debug" in words and "\x1b" not in words


def test_an_interruption_is_quiet(story_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*given: object) -> Story:
        raise KeyboardInterrupt

    monkeypatch.setattr("fabula.store.load", interrupt)
    result = run("show", story_file)
    assert (result.status, result.out, result.err.strip()) == (130, "", "")


def test_help_and_version(run: Run) -> None:
    assert run("--version").out == f"fabula, version {fabula.__version__}\n"
    for args in ([], ["--help"], ["read", "-h"]):
        result = run(*args)
        assert result.status == 0
        assert result.out.startswith("Usage: fabula")


def test_file_names_cannot_disturb_the_terminal(run: Run) -> None:
    assert "\x1b" not in run("show", "\x1b[31mred.fabula").sentence


def test_exports_never_replace_the_document_or_a_story(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tea.txt").write_text("“Tea?” asked Ann. She sat down and she waited.", encoding="utf-8")
    assert run("read", "tea.txt", "--no-report").status == 0
    assert run("read", "tea.txt", "--no-report", "-o", "other.fabula").status == 0
    before = Path("other.fabula").read_bytes()
    for verb in (("export", "tea.fabula", "--to", "csv"), ("cast", "tea.fabula")):
        assert run(*verb, "-o", "tea.txt").status == 2
        assert run(*verb, "-o", "other.fabula").status == 2
    assert Path("tea.txt").read_text(encoding="utf-8").startswith("“Tea?”")
    assert Path("other.fabula").read_bytes() == before


def test_chosen_voices_are_not_lost_to_a_new_list(
    run: Callable[..., Result], story_file: Path, tmp_path: Path
) -> None:
    voices = tmp_path / "tiny.voices.json"
    assert run("export", story_file, "--to", "voices", "-o", voices).status == 0
    chosen = voices.read_text(encoding="utf-8").replace('"voice": "Ann"', '"voice": "Deep"')
    voices.write_text(chosen, encoding="utf-8")
    assert run("export", story_file, "--to", "voices", "-o", voices).status == 2
    assert voices.read_text(encoding="utf-8") == chosen


def test_a_certainty_is_a_probability(run: Callable[..., Result], story_file: Path) -> None:
    assert run("export", story_file, "--to", "csv", "--min-certainty", "nan").status == 2


def test_an_empty_output_name_is_told(run: Callable[..., Result], story_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "tea.txt"
    path.write_text("“Tea?” asked Ann.", encoding="utf-8")
    assert run("read", path, "-o", "").status == 2
