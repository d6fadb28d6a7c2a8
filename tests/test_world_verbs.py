"""``fabula world`` and ``fabula run``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import fabula
from fabula.world.reading import read_world
from fabula.world.stories import world_of
from tests.command import Result

Run = Callable[..., Result]

PLOT = """
person = [{name = "Ann"}, {name = "Ben"}]
claim = [{id = "fall", text = "Ben fell"}, {id = "dance", text = "Ben danced", truth = "false"}]
beat = [{present = ["ann", "ben"]}]
event = [{beat = "s1.1", claim = "fall"}]
perception = [{by = "ann", of = "e1", as = "dance"}]
"""


@pytest.fixture
def plot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("plot.toml").write_text(PLOT, encoding="utf-8")
    return Path("plot.toml")


def test_run_tells_what_there_is_and_who_is_mistaken(plot: Path, run: Run) -> None:
    result = run("run", plot)
    assert (result.status, result.err) == (0, "")
    counts, heading, mistaken = result.out.splitlines()
    assert counts == "plot.toml: 2 people, 0 places, 1 beat, 2 claims, 1 event, 0 acts of speech"
    assert heading == "Believed falsely"
    assert "Ann believes that Ben danced" in mistaken
    assert [path.name for path in Path().iterdir()] == ["plot.toml"]


def test_run_keeps_the_world_in_a_story_file(plot: Path, run: Run) -> None:
    result = run("run", plot, "-o", "plot.fabula")
    assert (result.status, result.err) == (0, "Written: plot.fabula\n")
    assert world_of(fabula.load("plot.fabula")) == read_world(plot)
    assert run("show", "plot.fabula").out.splitlines()[0].startswith("ann  Ann")
    assert run("run", plot, "-o", "plot.fabula").status == 0


def test_a_world_comes_back_from_the_story_file(plot: Path, run: Run) -> None:
    assert run("run", plot, "-o", "plot.fabula").status == 0
    written = run("world", "plot.fabula")
    assert run("world", "plot.fabula", "-o", "again.toml") == Result(0, "", "")
    assert Path("again.toml").read_text(encoding="utf-8") == written.out
    assert read_world("again.toml") == read_world(plot)


def test_every_verb_that_takes_a_story_takes_a_world(plot: Path, run: Run) -> None:
    assert run("show", plot).out.splitlines()[1].startswith("ben  Ben")
    assert 'name = "Ben"' in run("cast", plot).out
    assert run("world", plot).out.count("[[person]]") == 2
    assert run("export", plot, "--to", "jsonl").status == 0


def test_the_world_of_a_document(tmp_path: Path, run: Run) -> None:
    (tmp_path / "tea.txt").write_text("“Is there any tea, Ben?” asked Ann. “No,” said Ben.", encoding="utf-8")
    assert run("world", tmp_path / "tea.txt", "-o", tmp_path / "tea.toml").status == 0
    assert {person.name for person in read_world(tmp_path / "tea.toml").people} == {"Ann", "Ben"}
    assert run("run", tmp_path / "tea.toml").status == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["run", "missing.toml"], "there is no such file; check its name"),
        (["show", "missing.toml"], "there is no such file; check its name"),
        (["run", "broken.toml"], 'in [[person]] table 1, it has the unknown key "nam"; perhaps "name"'),
        (["run", "deep.toml"], "nested too deeply"),
        (["run", "kept.fabula"], "it is a story file; write its world with fabula world"),
        (["run", "plot.toml", "-o", "plot.toml"], "it is what is to be read"),
        (["run", "plot.toml", "-o", "mine.html"], "Fabula did not make it"),
        (["run", "plot.toml", "-o", "-"], "cannot go to standard output"),
        (["world", "plot.toml", "-o", "plot.toml"], "it is what is to be read"),
        (["world", "kept.fabula", "-o", "kept.fabula"], "it is what is to be read"),
        (["read", "plot.toml"], "it is a world, not a document; run it with fabula run"),
    ],
)
def test_mistakes_are_one_sentence(args: list[str], words: str, plot: Path, run: Run) -> None:
    assert run("run", plot, "-o", "kept.fabula").status == 0
    Path("broken.toml").write_text("[[person]]\nnam = 'Ann'")
    Path("deep.toml").write_text("person = " + "[" * 100_000)
    Path("mine.html").write_text("<p>My own page.")
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    result = run(*args)
    assert result.status == 2
    assert words in result.sentence
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


def test_a_story_without_a_world_says_so(story_file: Path, run: Run) -> None:
    assert "read by an older Fabula and holds no world" in run("world", story_file).sentence
