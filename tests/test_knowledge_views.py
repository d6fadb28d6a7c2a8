"""``fabula show STORY knowledge`` and ``conflicts``, and the grid of people by scenes or chapters."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from fabula.errors import UnknownName
from fabula.knowledge_views import (
    conflict_lines,
    conflict_view_data,
    grid_lines,
    knowledge_data,
    knowledge_lines,
)
from fabula.store import save
from fabula.story import Story
from fabula.story_grid import MOST_SCENES, story_grid, unit_of
from fabula.world.grid import Cell, grid_of
from fabula.world.reading import parse_world
from fabula.world.stories import story_of
from tests.command import Result
from tests.tiny import tiny
from tests.told_worlds import mistake, told

Run = Callable[..., Result]


def plot(text: str) -> Story:
    return story_of(parse_world(dedent(text), "plot.toml"), "plot.toml")


def cells(story: Story, person: str) -> list[tuple[int, int, int]]:
    grid = story_grid(story)
    row = grid.cells[grid.people.index(person)]
    return [(cell.knows, cell.thinks, cell.wrong) for cell in row]


def test_the_grid_counts_what_each_knows_thinks_and_is_wrong_about() -> None:
    story = mistake()
    assert story_grid(story).columns == ("s1", "s2", "s3", "s4")
    assert cells(story, "ann") == [(0, 0, 1), (0, 0, 1), (1, 0, 0), (1, 0, 0)]
    assert cells(story, "dan") == [(0, 0, 0), (0, 1, 0), (0, 1, 0), (0, 1, 0)]
    assert cells(story, "ben") == [(1, 0, 0), (1, 1, 0), (1, 1, 0), (1, 1, 0)]
    assert "eve" not in story_grid(story).people


def test_a_flashback_counts_at_the_time_when_it_happened() -> None:
    story = plot(
        """
        person = [{name = "Ann"}, {name = "Ben"}]
        claim = [{id = "fire", text = "The barn burnt"}, {id = "ring", text = "The bell rang"}]
        beat = [
          {id = "s1.1", present = ["ann", "ben"]},
          {id = "s2.1", story_order = 0, level = "flashback", present = ["ben"]},
        ]
        event = [{beat = "s1.1", claim = "ring"}, {beat = "s2.1", claim = "fire"}]
        """
    )
    assert cells(story, "ann") == [(1, 0, 0), (0, 0, 0)]
    assert cells(story, "ben") == [(2, 0, 0), (1, 0, 0)]


def test_what_is_known_not_to_be_so_is_known_and_what_is_denied_wrongly_is_wrong() -> None:
    story = plot(
        """
        person = [{name = "Ann"}, {name = "Ben"}]
        claim = [
          {id = "ghost", text = "The house is haunted", truth = "false"},
          {id = "debt", text = "The house is paid for", truth = "true"},
        ]
        beat = [{id = "s1.1", present = ["ann", "ben"]}]
        attitude = [
          {holder = "ann", stance = "disbelieves", claim = "ghost", beat = "s1.1"},
          {holder = "ann", stance = "disbelieves", claim = "debt", beat = "s1.1"},
          {holder = "ben", stance = "believes", claim = "ghost", beat = "s1.1"},
          {holder = "ben", stance = "hates", toward = "ann", beat = "s1.1"},
        ]
        """
    )
    assert cells(story, "ann") == [(1, 0, 1)]
    assert cells(story, "ben") == [(0, 0, 1)]


def test_a_claim_that_somebody_has_in_two_ways_counts_once() -> None:
    story = plot(
        """
        person = [{name = "Ann"}, {name = "Ben"}]
        claim = [{id = "fire", text = "The barn burnt"}]
        beat = [{id = "s1.1", present = ["ann", "ben"]}]
        event = [{beat = "s1.1", claim = "fire"}]
        act = [{beat = "s1.1", by = "ben", to = "ann", claim = "fire"}]
        """
    )
    assert len([row for row in story.knowledge("ann") if row.holder == ("ann",)]) == 2
    assert cells(story, "ann") == [(1, 0, 0)]


def test_the_grid_of_any_stretches(story: Story) -> None:
    ledger = mistake().ledger
    ann = grid_of(ledger, ["ch1", "q3", "s3.1"])
    assert ann.cells[ann.people.index("ann")] == (Cell(wrong=1), Cell(wrong=1), Cell(knows=1))
    with pytest.raises(UnknownName, match="ch9"):
        grid_of(ledger, ["ch9"])


def test_many_scenes_give_a_column_a_chapter() -> None:
    rows = "".join(f'{{id = "s{n}.1", present = ["ann"], at = "Day {n}."}},\n' for n in range(1, 41))
    text = tiny(*[f"Day {n}. It rained.\n\n" for n in range(1, 41)])
    person = 'person = [{name = "Ann"}]\nclaim = [{id = "wet", text = "It rained"}]\n'
    happens = 'event = [{beat = "s2.1", claim = "wet"}]\n'
    one_chapter = told(text, f"{person}beat = [{rows}]\n{happens}")
    assert len(story_grid(one_chapter).columns) == 40 > MOST_SCENES
    chapters = mistake()
    assert (unit_of(one_chapter), unit_of(chapters)) == ("scene", "scene")
    more = "".join(f'{{id = "s{n}.1", present = ["ann"], at = "Eve looked in."}},\n' for n in range(5, 40))
    beats = 'beat = [{id = "s1.1", present = ["ann"], at = "Ben slipped"},\n' + more + "]\n"
    by_chapter = told(chapters, f'{person}{beats}event = [{{beat = "s1.1", claim = "wet"}}]\n')
    assert unit_of(by_chapter) == "chapter"
    assert story_grid(by_chapter).columns == ("ch1", "ch2", "ch3")
    assert cells(by_chapter, "ann") == [(1, 0, 0)] * 3


def test_the_grid_stands_before_the_attitudes_and_is_aligned() -> None:
    lines = knowledge_lines(mistake(), None)
    assert lines[:8] == [
        "Claims that each knows/thinks/is wrong about at the end of each scene",
        "",
        "         s1     s2     s3     s4",
        "Ann   0/0/1  0/0/1  1/0/0  1/0/0",
        "Ben   1/0/0  1/1/0  1/1/0  1/1/0",
        "Cora  1/0/0  1/0/0  1/0/0  1/0/0",
        "Dan       .  0/1/0  0/1/0  0/1/0",
        "",
    ]
    assert lines[8] == "Ann"
    assert lines[9].split(maxsplit=1)[1] == "knows Ben fell on Cora (told by Ben in s3.1)"


@pytest.mark.parametrize(
    ("at", "ann"),
    [
        ("s1", ["believes Ben kissed Cora (saw in s1.1)"]),
        ("ch1", ["believes Ben kissed Cora (saw in s1.1)"]),
        ("q1", ["believes Ben kissed Cora (saw in s1.1)"]),
        ("s2.2", ["believes Ben kissed Cora (saw in s1.1)"]),
        ("ch2", ["believes Ben kissed Cora (saw in s1.1)"]),
        ("q4", ["knows Ben fell on Cora (told by Ben in s3.1)"]),
        ("ch3", ["knows Ben fell on Cora (told by Ben in s3.1)"]),
    ],
)
def test_what_is_held_at_the_end_of_a_scene_a_beat_a_chapter_or_a_quotation(at: str, ann: list[str]) -> None:
    lines = knowledge_lines(mistake(), at)
    assert lines[0] == "Ann"
    mine = [line for line in lines[1 : lines.index("Ben")] if " that " not in line]
    assert [" ".join(line.split()[1:]) for line in mine] == ann


def test_a_chapter_in_which_nothing_begins_ends_with_what_came_before() -> None:
    story = mistake()
    world = """
    person = [{name = "Ann"}]
    claim = [{id = "c", text = "It rained"}]
    beat = [{id = "s1.1", present = ["ann"], at = "Ben slipped"}]
    event = [{beat = "s1.1", claim = "c"}]
    """
    assert [row.claim for row in told(story, world).knowledge("Ann", "ch3")] == ["c"]


@pytest.mark.parametrize("at", ["ch9", "s9", "q99", "", "ann"])
def test_a_time_that_is_not_there_is_named(at: str) -> None:
    with pytest.raises(UnknownName, match="no such beat, scene, chapter or quotation"):
        knowledge_lines(mistake(), at)


def test_a_wide_grid_is_cut_into_tables_that_fit() -> None:
    days = range(1, 31)
    beats = "".join(f'{{id = "day-{n}.1", present = ["ann"]}},\n' for n in days)
    story = plot(
        f'person = [{{name = "Ann"}}]\nclaim = [{{id = "c", text = "It rained"}}]\nbeat = [{beats}]\n'
        'event = [{beat = "day-1.1", claim = "c"}]'
    )
    for width in (80, 100, 120):
        lines = grid_lines(story, width)
        assert max(map(len, lines)) <= width
        heads = [head for line in lines if "day-" in line for head in line.split()]
        assert heads == [f"day-{n}" for n in days]
        assert sum(line.startswith("Ann") for line in lines) == lines.count("") - 1
    assert len(grid_lines(story, 120)) < len(grid_lines(story, 80))


def test_a_long_cast_is_cut_and_long_names_are_shortened() -> None:
    people = "".join(f'{{name = "Person {n:02} of a very long name"}}, ' for n in range(15))
    ids = ", ".join(f'"person-{n:02}-of-a-very-long-name"' for n in range(15))
    story = plot(
        f'person = [{people}]\nclaim = [{{id = "c", text = "It rained"}}]\nbeat = [{{present = [{ids}]}}]\n'
        'event = [{beat = "s1.1", claim = "c"}]'
    )
    lines = grid_lines(story, 80)
    assert lines[3] == "Person 00 of a very…  1/0/0"
    assert sum(line.startswith("Person") for line in lines) == 12
    assert lines[-2:] == ["and 3 more", ""]


def test_the_views_as_json() -> None:
    story = mistake()
    data = knowledge_data(story, None)
    assert data["grid"] == {
        "by": "scene",
        "columns": ["s1", "s2", "s3", "s4"],
        "rows": [
            {"person": "ann", "knows": [0, 0, 1, 1], "thinks": [0, 0, 0, 0], "wrong": [1, 1, 0, 0]},
            {"person": "ben", "knows": [1, 1, 1, 1], "thinks": [0, 1, 1, 1], "wrong": [0, 0, 0, 0]},
            {"person": "cora", "knows": [1, 1, 1, 1], "thinks": [0, 0, 0, 0], "wrong": [0, 0, 0, 0]},
            {"person": "dan", "knows": [0, 0, 0, 0], "thinks": [0, 1, 1, 1], "wrong": [0, 0, 0, 0]},
        ],
    }
    then = knowledge_data(story, "ch1")
    assert "grid" not in then
    assert {row["holder"][0] for row in rows(then["attitudes"])} == {"ann", "ben", "cora"}
    assert [row["id"] for row in rows(then["claims"])] == ["fall", "kiss"]
    assert [row["kind"] for row in rows(conflict_view_data(story, None)["conflicts"])] == [
        "false belief",
        "irony",
        "contradiction",
        "false belief",
        "irony",
    ]


def rows(found: object) -> list[dict[str, list[str]]]:
    assert isinstance(found, list)
    return found


def test_a_line_a_conflict() -> None:
    story = mistake()
    lines = conflict_lines(story, None)
    assert lines[0] == (
        "k1  false belief   Ann believes that Ben kissed Cora, having seen it so; "
        "what really happened is that Ben fell on Cora."
    )
    assert lines[2] == "k3  contradiction  Ann and Dan hold that Ben kissed Cora; Ben denies it."
    assert conflict_lines(story, "k3") == [lines[2]]
    with pytest.raises(UnknownName, match="no such conflict"):
        conflict_lines(story, "k9")


def test_a_story_in_which_nobody_holds_anything(story: Story) -> None:
    assert knowledge_lines(story, None) == ["nobody is seen to hold anything"]
    assert conflict_lines(story, None) == ["no conflicts were found"]
    assert knowledge_data(story, None)["attitudes"] == []


def test_names_and_claims_cannot_reach_the_terminal_raw() -> None:
    story = plot(
        r"""
        person = [{id = "eve", name = "E\u001b[2Jve\u202e"}, {name = "Ben"}]
        claim = [{id = "c", text = "It\u0007 is\nso", truth = "false"}]
        beat = [{present = ["eve", "ben"]}]
        act = [{beat = "s1.1", by = "eve", to = "ben", claim = "c"}]
        """
    )
    shown = "".join([*knowledge_lines(story, None), *conflict_lines(story, None)])
    assert "\\x1b[2J" in shown
    assert not any(character < " " or character == "\u202e" for character in shown)


def test_the_command_line_shows_them(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    save(mistake(), tmp_path / "mistake.fabula")
    result = run("show", tmp_path / "mistake.fabula", "knowledge")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines() == knowledge_lines(mistake(), None)
    data = json.loads(run("show", tmp_path / "mistake.fabula", "knowledge", "--at", "ch2", "--json").out)
    assert set(data) == {"attitudes", "claims"}
    assert "no such beat" in run("show", tmp_path / "mistake.fabula", "knowledge", "--at", "ch7").sentence
    assert run("show", tmp_path / "mistake.fabula", "conflicts", "--at", "k2").out.startswith("k2  irony")


def test_the_guide_shows_what_is_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    monkeypatch.setenv("COLUMNS", "80")
    guide = Path("docs/knowledge.md").read_text(encoding="utf-8")
    example = "examples/misunderstanding.toml"
    shown = [
        run("show", example, "knowledge").out,
        run("show", example, "knowledge").out,
        run("whatif", example, "--cut", "the-fall").out,
        run("mend", example, "k1").out,
    ]
    blocks = re.findall(r"^```\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE)
    assert len(blocks) == len(shown)
    for block, whole in zip(blocks, shown, strict=True):
        assert block.rstrip("\n") in whole
