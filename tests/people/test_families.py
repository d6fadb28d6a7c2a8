"""Families called by their name are groups, with those who bear it."""

from __future__ import annotations

import pytest

from fabula.layers import Character
from fabula.people.clusters import Person
from fabula.people.families import families_of
from fabula.store import load, save
from fabula.views import VIEWS
from tests.reading import read_passage

MARSHES = (
    'The Marshes came at noon. Ann Marsh sat down, and Mr. Marsh stood by the fire. "You are late," said Tom '
    'to the Marshes. "We are," said Ann Marsh. The Marshes laughed. Tom liked them. "We are tired," said the '
    "Marshes."
)


def people(*forms: list[str]) -> list[Person]:
    return [Person(each) for each in forms]


def test_a_family_has_those_who_bear_its_name() -> None:
    found = families_of(
        people(["Ann Marsh", "Ann"], ["Mr Marsh"], ["the Marshes", "The Marshes"], ["Tom Hill"])
    )
    assert found == {2: (0, 1)}


def test_a_name_that_ends_so_by_itself_is_a_person() -> None:
    assert families_of(people(["Tom Hills"], ["Ann Marsh"])) == {}
    assert families_of(people(["the Hills"], ["Ann Marsh"])) == {}


def test_who_has_a_name_of_his_own_besides_is_no_family() -> None:
    assert families_of(people(["the Hills", "Giles"], ["Tom Hill"])) == {}


@pytest.mark.parametrize(
    ("name", "plural"), [("Bell", "Bells"), ("Wilcox", "Wilcoxes"), ("Jones", "Joneses")]
)
def test_plurals(name: str, plural: str) -> None:
    assert families_of(people([f"Ann {name}"], [f"the {plural}"])) == {1: (0,)}


def family(characters: tuple[Character, ...]) -> Character:
    (found,) = [one for one in characters if one.kind == "group"]
    return found


def test_in_the_cast_a_family_is_a_group_and_nobody_is_welded_with_it() -> None:
    story = read_passage(MARSHES)
    group = family(story.characters)
    assert (group.name, set(group.members)) == ("The Marshes", {"ann-marsh", "mr-marsh"})
    assert {one.kind for one in story.characters if one.id != group.id} == {"person"}


def test_a_group_is_shown_and_kept(tmp_path) -> None:  # type: ignore[no-untyped-def]
    story = read_passage(MARSHES)
    (line,) = [line for line in VIEWS["cast"].lines(story, None) if line.startswith("the-marshes")]
    assert "(a group: " in line and "Ann Marsh" in line
    save(story, tmp_path / "marsh.fabula")
    assert load(tmp_path / "marsh.fabula").characters == story.characters
