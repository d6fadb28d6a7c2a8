"""``fabula check``: what is written, and how it ends."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from tests.command import Result
from tests.findings.heron import TEA, THOUGHT, heron

Run = Callable[..., Result]

MATCHER = re.compile(r"^(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<kind>[a-z ]+): (?P<why>.+)$")
"""A problem matcher, as editors have them."""


def written(folder: Path, text: str) -> Path:
    path = folder / "draft.md"
    path.write_text(text, "utf-8")
    return path


def test_a_finding_is_a_line_that_editors_understand(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, heron())
    result = run("check", path)
    assert result.status == 1
    (line,) = result.out.splitlines()
    match = MATCHER.match(line)
    assert match is not None
    assert (match["file"], match["kind"]) == (str(path), "leaked thought")
    place = path.read_text("utf-8").splitlines()[int(match["line"]) - 1][int(match["column"]) - 1 :]
    assert place.startswith("I am not like a heron")
    assert "Ludwig" in match["why"] and "Clara" in match["why"]


def test_json_has_the_same_finding(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, heron())
    result = run("check", path, "--json")
    assert result.status == 1
    (finding,) = json.loads(result.out)["findings"]
    text = path.read_text("utf-8")
    assert text[finding["start"] : finding["end"]].startswith("I am not like a heron")
    assert (finding["file"], finding["line"]) == (str(path), 5)
    assert finding["people"] == ["ludwig", "clara"]
    assert finding["certainty"] >= 0.5


def test_nothing_found_is_no_failure(run: Run, tmp_path: Path) -> None:
    result = run("check", written(tmp_path, f"{THOUGHT}\n\n{TEA}\n"))
    assert (result.status, result.out) == (0, "")
    assert json.loads(run("check", tmp_path / "draft.md", "--json").out) == {"findings": []}


def test_what_cannot_be_read_is_told_from_what_has_findings(run: Run, tmp_path: Path) -> None:
    assert run("check", tmp_path / "nowhere.md").status == 2


def test_faint_findings_are_shown_when_asked_for_and_do_not_count(run: Run, tmp_path: Path) -> None:
    faint = heron(answer="“A heron needs no coat,” said Ludwig. “Shall we begin with the verbs?”")
    path = written(tmp_path, faint.replace("She said nothing, and passed", "She passed"))
    assert (run("check", path).status, run("check", path).out) == (0, "")
    shown = run("check", path, "--min-certainty", "0.1")
    assert shown.status == 0
    assert "leaked thought" in shown.out


def test_a_finding_is_meant_from_then_on(run: Run, tmp_path: Path) -> None:
    path, story = written(tmp_path, heron()), tmp_path / "draft.fabula"
    assert run("read", path, "-o", story, "--no-report").status == 0
    assert run("check", story).status == 1
    assert run("check", story, "--meant", "f1").status == 0
    assert (run("check", story).status, run("check", story).out) == (0, "")


def test_only_what_is_found_can_be_meant(run: Run, tmp_path: Path) -> None:
    path, story = written(tmp_path, heron()), tmp_path / "draft.fabula"
    run("read", path, "-o", story, "--no-report")
    assert run("check", story, "--meant", "f2").status == 2
    assert run("check", path, "--meant", "f1").status == 2
    assert run("check", story).status == 1
