"""Whatever world is written, the same is read; in a file and in a story."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from fabula.errors import WorldError
from fabula.layers.world import Beat, Claim, Occurrence, Person
from fabula.report import render
from fabula.store import load, save, to_database
from fabula.views import VIEWS
from fabula.world.checking import check
from fabula.world.reading import parse_world, read_world
from fabula.world.stories import story_of, world_of
from fabula.world.world import World
from fabula.world.writing import write_world
from tests.world.worlds import worlds

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.toml"))
SLOW = [HealthCheck.too_slow]


@settings(max_examples=70, deadline=None, suppress_health_check=SLOW)
@given(worlds())
def test_what_is_written_is_read_again(world: World) -> None:
    assert list(check(world)) == []
    written = write_world(world)
    again = parse_world(written, "any.toml")
    assert again == world
    assert write_world(again) == written


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(world=worlds())
def test_a_story_file_holds_any_world(world: World, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("world") / "any.fabula"
    story = story_of(world, "any.toml")
    assert [(row.id, row.name) for row in story.characters] == [(row.id, row.name) for row in world.people]
    save(story, path)
    again = load(path)
    assert world_of(again) == world
    assert to_database(again) == path.read_bytes()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_come_back_as_they_are(path: Path) -> None:
    world = read_world(path)
    assert parse_world(write_world(world), path.name) == world
    assert len(path.read_text(encoding="utf-8").splitlines()) < 80


def test_what_is_as_usual_is_not_written() -> None:
    world = World(
        people=(Person("ann", "Ann"),),
        claims=(Claim("c1", "Ann came", ""),),
        beats=(Beat("s1.1", None, 1.0, 1.0, ()), Beat("s1.2", None, 2.0, 2.0, ())),
        occurrences=(Occurrence("e1", "s1.1", "c1"),),
    )
    assert tomllib.loads(write_world(world)) == {
        "person": [{"id": "ann", "name": "Ann"}],
        "claim": [{"id": "c1", "text": "Ann came"}],
        "beat": [{"id": "s1.1"}, {"id": "s1.2"}],
        "event": [{"id": "e1", "beat": "s1.1", "claim": "c1"}],
    }


def test_orders_are_written_of_all_beats_or_of_none() -> None:
    beats = (Beat("s1", None, 1.0, 1.0, ()), Beat("s2", None, 0.5, 2.0, ()), Beat("s3", None, 3.0, 3.0, ()))
    written = tomllib.loads(write_world(World(beats=beats)))["beat"]
    assert [beat.get("story_order") for beat in written] == [1, 0.5, 3]
    assert [beat.get("told_order") for beat in written] == [None, None, None]


def test_a_person_can_read_it() -> None:
    world = read_world(EXAMPLES[0])
    written = write_world(world)
    assert written.startswith("# A world: ")
    assert (
        '\n[[person]]\nid = "angel"\nname = "Angel"\nrelations = [{to = "spike", kind = "sire"}]\n' in written
    )
    assert written.count("[[act]]") == len(world.acts)


def test_what_an_editor_would_not_show_is_written_in_full() -> None:
    odd = 'a\u2028b\x85c\u202ed\x7fe\nf"g\\h\ufeff'
    written = write_world(World(claims=(Claim("c1", odd, ""),)))
    assert 'a\\u2028b\\u0085c\\u202ed\\u007fe\\nf\\"g\\\\h\\ufeff' in written
    assert parse_world(written, "odd.toml").claims[0].text == odd


def test_a_lone_surrogate_is_replaced() -> None:
    written = write_world(World(claims=(Claim("c1", "a\ud800", ""),)))
    assert parse_world(written, "odd.toml").claims[0].text == "a\N{REPLACEMENT CHARACTER}"


def test_a_world_has_a_cast_and_a_page() -> None:
    story = story_of(read_world(EXAMPLES[0]), "plot.toml")
    assert VIEWS["cast"].lines(story, None)[3].endswith("(sire of Spike)")
    assert VIEWS["quotes"].lines(story, None) == ["no quotations were found"]
    assert "Buffy" in render(story)


def test_a_row_cut_out_of_an_example_is_told_where_it_is_missed() -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8").replace('{id = "fall", ', '{id = "slip", ')
    with pytest.raises(WorldError, match='no claim "fall"'):
        parse_world(text, "cut.toml")
