"""``fabula check`` of a world that somebody has written: what its people say has to come from somewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import Result

Run = Callable[..., Result]

PLOT = """
person = [{{name = "Anna"}}, {{name = "Ben"}}, {{name = "Carl"}}]
claim = [
  {{id = "fire", text = "Carl burned the barn", predicate = "burn", agent = "carl"}},
  {{id = "rain", text = "It will rain", predicate = "rain"}},
]
beat = [
  {{id = "night", present = ["carl", "anna"]}},
  {{id = "kitchen", present = {kitchen}}},
  {{id = "market", present = ["ben", "carl"]}},
  {{id = "wedding", present = ["anna", "ben"]}},
]
event = [{{beat = "night", claim = "fire"}}]
act = [{acts}]
"""
TELLS = '{beat = "kitchen", by = "anna", to = "ben", claim = "fire"}'
SAYS = '{beat = "market", by = "ben", to = "carl", act = "accuse", claim = "fire"}'


def plot(folder: Path, *acts: str, kitchen: str = '["anna"]') -> Path:
    path = folder / "plot.toml"
    path.write_text(PLOT.format(acts=", ".join(acts), kitchen=kitchen), "utf-8")
    return path


def test_what_nobody_has_told_cannot_be_known(run: Run, tmp_path: Path) -> None:
    result = run("check", plot(tmp_path, SAYS))
    assert result.status == 1
    (line,) = result.out.splitlines()
    assert "impossible knowledge: Ben cannot know in market that Carl burned the barn" in line
    assert "it happened in night" in line
    assert "Anna" in line and "meet in market" in line


def test_what_was_told_can(run: Run, tmp_path: Path) -> None:
    path = plot(tmp_path, TELLS, SAYS, kitchen='["anna", "ben"]')
    assert (run("check", path).status, run("check", path).out) == (0, "")


def test_what_comes_later_cannot(run: Run, tmp_path: Path) -> None:
    early = SAYS.replace("market", "night").replace('"ben"', '"anna"')
    path = plot(tmp_path, early)
    text = path.read_text("utf-8").replace(
        'beat = "night", claim = "fire"', 'beat = "wedding", claim = "fire"'
    )
    path.write_text(text, "utf-8")
    (finding,) = json.loads(run("check", path, "--json").out)["findings"]
    assert finding["people"][0] == "anna"
    assert "only in wedding" in finding["why"]


@pytest.mark.parametrize(
    "act",
    [
        '{beat = "market", by = "ben", to = "carl", claim = "rain"}',
        '{beat = "market", by = "carl", to = "ben", act = "confess", claim = "fire"}',
        '{beat = "market", by = "ben", to = "carl", act = "ask", claim = "fire"}',
        '{beat = "market", by = "ben", to = "carl", claim = "fire", sincere = false}',
    ],
    ids=["what nothing brings about", "one's own deed", "a question", "a guess that is not meant"],
)
def test_what_needs_no_way_is_left_alone(act: str, run: Run, tmp_path: Path) -> None:
    path = plot(tmp_path, act)
    assert (run("check", path).status, run("check", path).out) == (0, "")
