"""Tiny worlds for tests, written as a user writes them."""

from __future__ import annotations

from textwrap import dedent

from fabula.world.engine import Engine
from fabula.world.knowledge import Knowledge
from fabula.world.reading import parse_world
from fabula.world.world import World

PEOPLE = 'person = [{name = "Ann"}, {name = "Ben"}, {name = "Cora"}, {name = "Dan"}]\n'
FALL = """
claim = [
  {id = "fall", text = "Ben fell on Cora", predicate = "fall", agent = "ben", patient = "cora"},
  {id = "kiss", text = "Ben kissed Cora", agent = "ben", patient = "cora", implies = "deed"},
  {id = "deed", text = "Ben did something", predicate = "do", agent = "ben"},
]
"""


def world_of(text: str, people: str = PEOPLE) -> World:
    """A world of Ann, Ben, Cora and Dan, with what the text adds."""
    return parse_world(people + dedent(text), "tiny.toml")


def engine_of(text: str, people: str = PEOPLE) -> Engine:
    """Its engine."""
    return Engine(world_of(text, people))


def ledger_of(text: str, people: str = PEOPLE) -> Knowledge:
    """Its ledger."""
    return Knowledge(world_of(text, people))


MISTAKE = (
    FALL
    + """
beat = [
  {id = "s1.1", place = "wood", present = ["ben", "cora", {id = "ann", perceives = "sees", hidden = true}]},
  {id = "s2.1", place = "hall", present = ["ann", "ben"]},
  {id = "s3.1", place = "hall", present = ["ann", "dan"]},
  {id = "s4.1", place = "hall", present = ["dan", "ben"]},
  {id = "s5.1", place = "hall", present = ["ann", "ben"]},
]
place = [{name = "wood"}, {name = "hall"}]
event = [{id = "e1", beat = "s1.1", claim = "fall"}]
perception = [{by = "ann", of = "e1", as = "kiss", how = "from afar"}]
act = [
  {id = "a1", beat = "s3.1", by = "ann", to = "dan", claim = "kiss"},
  {id = "a2", beat = "s4.1", by = "ben", to = "dan", act = "deny", claim = "deed"},
  {id = "a3", beat = "s5.1", by = "ben", to = "ann", act = "deny", claim = "kiss"},
]
"""
)
"""Ann saw Ben fall on Cora, took it for a kiss, and told Dan; Ben denies it to both."""
