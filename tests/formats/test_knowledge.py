"""The ledger and the plot's conflicts as JSON lines: every key, type and order, and what is cited."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from fabula.formats import export
from fabula.layers.world import ActKind, Evidence, Heard, Stance, Truth
from fabula.story import Story
from fabula.world.conflicts import ConflictKind
from fabula.world.stories import story_of
from fabula.world.world import World
from tests.tiny_worlds import MISTAKE, world_of
from tests.told_worlds import mistake
from tests.world.random_worlds import random_world

GOLDEN = Path(__file__).parent / "golden"
Row = dict[str, Any]

IDS = "ids"
"""A list of ids."""
TEXT, TEXT_OR_NONE, NUMBER, PLACE, SPANS = "text", "text?", "number", "place?", "spans"
KEYS: dict[str, dict[str, Any]] = {
    "claim": {
        "type": ("claim",), "id": TEXT, "text": TEXT, "predicate": TEXT, "agent": IDS, "patient": IDS,
        "recipient": IDS, "place": TEXT_OR_NONE, "time": TEXT_OR_NONE, "asked": TEXT_OR_NONE,
        "content": TEXT_OR_NONE, "polarity": ("+", "-"), "truth": get_args(Truth), "opposes": IDS,
        "implies": IDS, "spans": SPANS, "certainty": NUMBER,
    },
    "act": {
        "type": ("act",), "id": TEXT, "by": TEXT_OR_NONE, "to": IDS, "heard_by": IDS,
        "heard": get_args(Heard), "act": get_args(ActKind), "claim": TEXT, "condition": TEXT_OR_NONE,
        "sincere": (True, False, None), "reported_by": IDS, "quote": TEXT_OR_NONE,
        "beat": TEXT_OR_NONE, "story_order": PLACE, "start": PLACE, "end": PLACE, "certainty": NUMBER,
    },
    "attitude": {
        "type": ("attitude",), "id": TEXT, "holder": IDS, "stance": get_args(Stance), "toward": IDS,
        "claim": TEXT_OR_NONE, "condition": TEXT_OR_NONE, "evidence": (*get_args(Evidence), None),
        "basis": ("derived", "ascribed"), "chain": IDS, "because": IDS, "beat": TEXT_OR_NONE,
        "until": TEXT_OR_NONE, "story_order": PLACE, "start": PLACE, "end": PLACE, "certainty": NUMBER,
    },
    "conflict": {
        "id": TEXT, "kind": get_args(ConflictKind), "people": IDS, "rows": IDS, "why": TEXT,
        "start": PLACE, "end": PLACE, "certainty": NUMBER,
    },
}  # fmt: skip


def lines(story: Story, format: str, min_certainty: float = 0.0) -> list[Row]:
    content = export(story, format, min_certainty=min_certainty)
    assert isinstance(content, str) and (content.endswith("\n") or not content)
    return [json.loads(line) for line in content.split("\n")[:-1]]


def fits(value: object, form: object) -> bool:
    if isinstance(form, tuple):
        return value in form
    if form == IDS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if form == SPANS:
        return isinstance(value, list) and all(start < stop for start, stop in value)
    if form == TEXT:
        return isinstance(value, str) and bool(value)
    if form == NUMBER:
        return isinstance(value, float) and 0 <= value <= 1
    if value is None:
        return form in (TEXT_OR_NONE, PLACE)
    return isinstance(value, str) if form == TEXT_OR_NONE else isinstance(value, int | float)


def check_keys(row: Row, kind: str) -> None:
    assert list(row) == list(KEYS[kind])
    wrong = {key: row[key] for key, form in KEYS[kind].items() if not fits(row[key], form)}
    assert not wrong, wrong


def check_cited(world: World, rows: list[Row], conflicts: list[Row]) -> None:
    """Every id that a row cites is there."""
    people, beats = {row.id for row in world.people}, {row.id for row in world.beats}
    claims = {row["id"] for row in rows if row["type"] == "claim"}
    grounds = {row["id"] for row in rows if row["type"] != "claim"}
    grounds |= {row.id for row in world.occurrences} | {row.id for row in world.perceptions}
    for row in rows:
        cited = {
            "claim": [(claims, [*row.get("opposes", ()), *row.get("implies", ()), row.get("content")])],
            "act": [
                (people, [row.get("by"), *row.get("to", ()), *row.get("heard_by", ())]),
                (people, row.get("reported_by", ())),
                (claims, [row.get("claim"), row.get("condition")]),
                (beats, [row.get("beat")]),
            ],
            "attitude": [
                (people, [*row.get("holder", ()), *row.get("toward", ()), *row.get("chain", ())]),
                (claims, [row.get("claim"), row.get("condition")]),
                (beats, [row.get("beat"), row.get("until")]),
                (grounds, row.get("because", ())),
            ],
        }[row["type"]]
        for there, ids in cited:
            assert not {id for id in ids if id is not None} - there, row
    for row in conflicts:
        assert not set(row["people"]) - people and not set(row["rows"]) - grounds, row


@pytest.mark.parametrize("format", ["knowledge", "conflicts"])
def test_the_mistake_to_the_letter(format: str) -> None:
    golden = (GOLDEN / f"mistake.{format}.jsonl").read_text("utf-8")
    assert export(mistake(), format) == golden


@pytest.mark.parametrize("first", range(0, 120, 40))
def test_every_key_and_every_citation_of_worlds_drawn_at_random(first: int) -> None:
    kinds: set[str] = set()
    for seed in range(first, first + 40):
        world = random_world(seed)
        story = story_of(world, "random.toml")
        rows, conflicts = lines(story, "knowledge"), lines(story, "conflicts")
        for row in rows:
            check_keys(row, row["type"])
        for row in conflicts:
            check_keys(row, "conflict")
        check_cited(world, rows, conflicts)
        ids = [row["id"] for row in (*rows, *conflicts)]
        assert len(set(ids)) == len(ids)
        assert sorted(rows, key=lambda row: list(KEYS).index(row["type"])) == rows
        kinds |= {row["type"] for row in rows} | {row["kind"] for row in conflicts}
    assert kinds >= {"claim", "act", "attitude", "contradiction", "false belief", "irony"}


def test_the_same_world_gives_the_same_bytes() -> None:
    for seed in range(20):
        one, other = (story_of(random_world(seed), "random.toml") for _ in range(2))
        for format in ("knowledge", "conflicts"):
            assert export(one, format) == export(other, format)


def test_rows_are_in_the_order_of_telling() -> None:
    story = mistake()
    for kind in ("act", "attitude"):
        starts = [row["start"] for row in lines(story, "knowledge") if row["type"] == kind]
        assert starts == sorted(starts)
    starts = [row["start"] for row in lines(story, "conflicts")]
    assert starts == sorted(starts)
    plot = """
    claim = [{id = "c", text = "It rained"}]
    beat = [{id = "s1.1", present = ["ann", "ben"]}, {id = "s2.1", present = ["ann", "ben"], story_order = 0}]
    act = [
      {id = "late", beat = "s2.1", by = "ann", to = "ben", claim = "c"},
      {id = "then", by = "ben", to = "ann", claim = "c", reported_by = "ann"},
      {id = "first", beat = "s1.1", by = "ann", to = "ben", claim = "c"},
    ]
    """
    rows = lines(story_of(world_of(plot), "plot.toml"), "knowledge")
    assert [row["id"] for row in rows if row["type"] == "act"] == ["first", "late", "then"]
    assert [row["beat"] for row in rows if row["type"] == "attitude"][-1] == "s2.1"


def test_story_order_is_a_number_or_null() -> None:
    plot = """
    claim = [{id = "c", text = "It rained"}]
    beat = [{id = "s1.1", present = ["ann", "ben"], story_order = 7}]
    act = [
      {id = "a1", by = "ben", to = "ann", claim = "c", reported_by = "ann"},
      {id = "a2", beat = "s1.1", by = "ben", to = "ann", claim = "c"},
      {id = "a3", beat = "s1.1", by = "ben", to = "dan", claim = "c", story_order = 7.5},
    ]
    """
    rows = lines(story_of(world_of(plot), "plot.toml"), "knowledge")
    orders = {row["id"]: row["story_order"] for row in rows if row["type"] == "act"}
    assert orders == {"a1": None, "a2": 7.0, "a3": 7.5}
    held = {row["story_order"] for row in rows if row["type"] == "attitude"}
    assert None in held and 7.0 in held and not any(order is not None and math.isinf(order) for order in held)


def test_truth_is_what_the_narrator_says_in_the_end_and_oppositions_go_both_ways() -> None:
    plot = """
    claim = [
      {id = "won", text = "Ann won", opposes = "lost"},
      {id = "lost", text = "Ann lost"},
      {id = "ran", text = "Ann ran"},
    ]
    beat = [{id = "s1.1", present = ["ann"]}]
    event = [{beat = "s1.1", claim = "won"}]
    """
    rows = lines(story_of(world_of(plot), "plot.toml"), "knowledge")
    claims = {row["id"]: (row["truth"], row["opposes"]) for row in rows if row["type"] == "claim"}
    assert claims == {"won": ("true", ["lost"]), "lost": ("false", ["won"]), "ran": ("open", [])}


@pytest.mark.parametrize(
    ("act", "heard_by", "heard"),
    [
        ("", ["cora"], "all"),
        (', manner = "aside"', ["cora", "dan"], "that"),
        (', heard_by = "dan", heard = "part"', ["dan"], "part"),
        (", heard_by = []", [], "all"),
    ],
)
def test_who_hears_an_act_and_how_much_of_it(act: str, heard_by: list[str], heard: str) -> None:
    plot = f"""
    claim = [{{id = "c", text = "It rained"}}]
    beat = [{{id = "s1.1", present = ["ann", "ben", "cora", {{id = "dan", perceives = "sees"}}]}}]
    act = [{{beat = "s1.1", by = "ann", to = "ben", claim = "c"{act}}}]
    """
    (row,) = (
        row for row in lines(story_of(world_of(plot), "plot.toml"), "knowledge") if row["type"] == "act"
    )
    assert (sorted(row["heard_by"]), row["heard"]) == (heard_by, heard)


def test_rows_below_a_certainty_are_left_out_but_for_claims_that_others_cite() -> None:
    plot = """
    claim = [
      {id = "c", text = "It rained", certainty = 0.3, implies = "wet"},
      {id = "wet", text = "It was wet", certainty = 0.2},
      {id = "dry", text = "It was dry", certainty = 0.4},
    ]
    beat = [{id = "s1.1", present = ["ann", "ben"]}]
    act = [
      {id = "a1", beat = "s1.1", by = "ann", to = "ben", claim = "c", certainty = 0.9},
      {id = "a2", beat = "s1.1", by = "ann", to = "ben", claim = "dry", certainty = 0.5},
    ]
    """
    story = story_of(world_of(plot), "plot.toml")
    kept = [row["id"] for row in lines(story, "knowledge", 0.8)]
    assert kept == ["c", "wet", "a1"]
    everything = [row["id"] for row in lines(story, "knowledge")]
    assert everything[:5] == ["c", "wet", "dry", "a1", "a2"] and len(everything) > 5
    assert lines(story, "conflicts", 1.0) == lines(story, "conflicts") == []


def test_a_plot_without_a_text_has_a_ledger_without_places_in_it() -> None:
    rows = lines(story_of(world_of(MISTAKE), "plot.toml"), "knowledge")
    assert {(row["start"], row["end"]) for row in rows if row["type"] != "claim"} == {(None, None)}
    assert export(story_of(world_of(""), "plot.toml"), "knowledge") == ""


def test_words_that_utf_8_cannot_hold_are_escaped() -> None:
    plot = 'claim = [{id = "c", text = "It rained"}]\nbeat = [{present = ["ann"]}]\n'
    world = world_of(plot)
    (claim,) = world.claims
    broken = replace(world, claims=(replace(claim, text="\ud800 “é”"),))
    content = export(story_of(broken, "plot.toml"), "knowledge")
    assert isinstance(content, str)
    content.encode("utf-8")
    assert json.loads(content.split("\n")[0])["text"] == "\ud800 “é”"
