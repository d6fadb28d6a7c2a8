"""Whatever stands in a world file, it gives a world or a sentence."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fabula.errors import WorldError
from fabula.world.forms import FORMS
from fabula.world.reading import parse_world, read_world
from fabula.world.world import World
from fabula.world.writing import write_world

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "misunderstanding.toml"
SETTINGS = settings(max_examples=70, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = st.sampled_from(
    ["buffy", "Buffy", "patrol", "kiss", "e1", "a1", "*", "all", "", "\0", "é" * 70, "a\nb"]
)
SCALARS = WORDS | st.integers() | st.floats() | st.booleans() | st.just(datetime.date(2020, 1, 1))
KEYS = st.sampled_from(["id", "to", "kind", "perceives", "hidden", "certainty", "text", "*", "a b", ""])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)


def world_or_sentence(text: str) -> World | None:
    try:
        return parse_world(text, "odd.toml")
    except WorldError as error:
        sentence = str(error)
        assert sentence.startswith("odd.toml: ") and sentence.endswith(".")
        assert "\n" not in sentence and len(sentence) < 600
        return None


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """A table or two of any kind, with the right keys and anything in them."""
    document: dict[str, Any] = {}
    for form in draw(st.lists(st.sampled_from(FORMS), max_size=3, unique_by=lambda form: form.name)):
        needed = {key.name: WORDS for key in form.keys if key.needed}
        others = {name: VALUES for name in form.key_names if name not in needed}
        keys = st.fixed_dictionaries(needed, optional=others)
        document[form.name] = draw(st.lists(keys, max_size=2))
    return document


@SETTINGS
@given(tables())
def test_anything_in_the_right_place(document: dict[str, Any]) -> None:
    found = world_or_sentence(tomlkit.dumps(document))
    if found is not None:
        assert parse_world(write_world(found), "again.toml") == found


@SETTINGS
@given(
    st.integers(0, 6000),
    st.integers(0, 40),
    st.sampled_from(["", "{", "]", '"', "\n", "= ", "\x1b", "[[a]]"]),
)
def test_an_example_with_a_hole_in_it(place: int, length: int, filling: str) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    world_or_sentence(text[:place] + filling + text[place + length :])


@pytest.mark.parametrize("opening", ["[", "{a = ", "[{a = ["])
def test_what_is_nested_without_end(opening: str) -> None:
    assert world_or_sentence("person = " + opening * 50_000) is None


def test_twenty_thousand_people_with_one_name() -> None:
    found = world_or_sentence('[[person]]\nname = "Ann"\n' * 20_000)
    assert found is not None and found.people[-1].id == "ann-20000"


def test_a_file_without_end() -> None:
    with pytest.raises(WorldError, match="larger than"):
        read_world("/dev/zero")
