"""The example worlds give what their stories say."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from fabula.layers.world import Act
from fabula.world.engine import Engine
from fabula.world.forms import FORMS
from fabula.world.knowledge import Knowledge
from fabula.world.reading import parse_world, read_world
from fabula.world.summary import summary

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@cache
def engine(name: str) -> Engine:
    return Engine(read_world(EXAMPLES / f"{name}.toml"))


def held(name: str, chain: str, claim: str, at: str) -> str:
    return engine(name).value(tuple(chain.split()), claim, at)


@pytest.mark.parametrize(
    ("chain", "claim", "at", "value"),
    [
        ("narrator", "kiss", "patrol", "holds not"),
        ("buffy", "kiss", "patrol", "holds"),  # she takes the fall for it
        ("buffy spike", "kiss", "patrol", "holds"),
        ("spike buffy", "kiss", "doorway", "open"),  # he learns it last
        ("spike buffy", "affair", "news", "holds"),
        ("dawn", "kiss", "sisters", "holds"),
        ("angel", "affair", "fight", "holds"),
        ("angel", "attack", "night", "open"),  # it is kept from him
        ("angel", "soul", "arrival", "holds"),
        ("faith", "goes", "news", "holds"),
        ("spike", "goes", "fight", "open"),  # a threat on a condition tells nothing
        ("spike", "goes", "news", "holds"),
        ("faith buffy", "affair", "news", "holds"),
        ("buffy", "affair", "doorway", "holds"),
        ("buffy", "kiss", "night", "holds not"),
        ("buffy", "affair", "night", "holds not"),
        ("buffy", "fall", "night", "holds"),
        ("angel", "affair", "night", "holds"),  # nobody has told him
        ("buffy", "stays", "night", "holds"),
    ],
)
def test_the_misunderstanding(chain: str, claim: str, at: str, value: str) -> None:
    assert held("misunderstanding", chain, claim, at) == value


@pytest.mark.parametrize(
    ("chain", "claim", "at", "value"),
    [
        ("midge", "voice", "s1.1", "holds"),
        ("midge", "bell", "s5.1", "open"),
        ("midge", "bell", "s5.2", "holds"),
        ("midge", "voice", "s5.2", "open"),  # the letter explains it away
        ("mrs-ockenden", "voice", "s5.2", "holds"),
        ("village", "out", "s6.1", "holds"),
        ("village", "out", "s6.2", "holds not"),
        ("mrs-ockenden", "out", "s6.2", "holds not"),
        ("ruth", "out", "s6.1", "open"),
        ("desmond mrs-ockenden", "flat", "s5.2", "holds not"),  # he thinks that his lie took
        ("mrs-ockenden", "flat", "s5.2", "holds"),
        ("desmond mrs-ockenden", "idle", "s6.2", "open"),
        ("desmond mrs-ockenden", "idle", "s7.1", "holds"),
        ("midge", "idle", "s7.1", "holds"),  # behind the door
    ],
)
def test_the_glass_bell(chain: str, claim: str, at: str, value: str) -> None:
    assert held("the-glass-bell", chain, claim, at) == value


@pytest.mark.parametrize(
    ("chain", "claim", "at", "value"),
    [
        ("peder", "in-box", "breakfast", "holds"),  # he slept through it
        ("anstice", "in-boot", "theft", "holds"),
        ("vane anstice", "vane-took", "theft", "open"),
        ("vane anstice", "vane-took", "hall", "holds"),  # he reads her letter
        ("jory", "vane-took", "hall", "open"),
        ("jory", "vane-took", "morning", "holds"),
        ("anstice vane", "vane-took", "theft", "holds"),
        ("hester", "maid-took", "breakfast", "holds"),  # she never believes her maid
        ("jory", "maid-took", "breakfast", "holds not"),
        ("jory", "sells-inn", "stairs", "holds"),
        ("jory", "sells-mare", "breakfast", "open"),
        ("hester jory", "sells-inn", "morning", "open"),
        ("hester jory", "sells-inn", "breakfast", "holds"),
    ],
)
def test_the_two_letters(chain: str, claim: str, at: str, value: str) -> None:
    assert held("the-two-letters", chain, claim, at) == value


def test_a_summary_names_the_mistaken_the_liar_and_who_keeps_a_secret() -> None:
    lines = summary(Knowledge(engine("misunderstanding").world), "plot.toml")
    assert lines[0].startswith("plot.toml: 5 people, 6 places, 13 beats, 12 claims, 4 events, ")
    heading, mistaken, *rest = lines[1:]
    assert heading == "Believed falsely"
    assert mistaken.startswith("  Buffy believes that Spike kissed Faith")
    assert "Lies" in rest and "Kept back" in rest
    assert rest[-1] == "  Buffy keeps from Angel that Spike once attacked Buffy."


def test_the_world_of_the_guide_gives_what_the_guide_says() -> None:
    guide = (EXAMPLES.parent / "docs" / "worlds.md").read_text(encoding="utf-8")
    worlds = [parse_world(block, "plot.toml") for block in re.findall(r"```toml\n(.*?)```", guide, re.S)]
    assert "\n".join(summary(Knowledge(worlds[0]), "plot.toml")) in guide
    denied = Act("a2", "ben", ("ann",), "deny", "kiss", "kitchen")
    explained = Act("a3", "ben", ("ann",), "assert", "fall", "kitchen")
    acts = worlds[0].acts
    assert Engine(replace(worlds[0], acts=(*acts, denied))).value(("ann",), "kiss") == "holds"
    assert Engine(replace(worlds[0], acts=(*acts, denied, explained))).value(("ann",), "kiss") != "holds"


def test_the_guide_names_every_key() -> None:
    guide = (EXAMPLES.parent / "docs" / "worlds.md").read_text(encoding="utf-8")
    missing = [
        key for form in FORMS for key in form.key_names if not re.search(rf"[`*{{]{key}[`*:,}}]", guide)
    ]
    assert missing == []
