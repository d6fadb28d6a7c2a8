"""The world of the story that the project began from; skipped where it is not at hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import fabula
from fabula.story import Story
from fabula.world.mending import in_words, mend
from fabula.world.whatif import what_if

STORY = Path(__file__).parents[2] / "shared" / "stories" / "misunderstanding.txt"

pytestmark = pytest.mark.skipif(not STORY.is_file(), reason="the story is not at hand")


@cache
def _story() -> Story:
    return fabula.read(STORY)


def _beat_of(words: str) -> frozenset[str]:
    """Who is present where some words stand."""
    story = _story()
    at = story.text.characters.index(words)
    (beat,) = (row for row in story.world.beats if (row.start or 0) <= at < (row.stop or 0))
    return frozenset(row.person for row in beat.present)


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Tell me what happened", {"buffy", "angel"}),
        ("I saw them kissing in the cemetery", {"buffy", "dawn"}),
        ("Do you have any idea", {"spike", "angel"}),
        ("What was he going to do? He had no idea", {"spike"}),
        ("Buffy thinks we were", {"spike", "faith"}),
        ("can I talk to Spike, alone", {"spike", "faith", "dawn"}),
        ("How could you do that to Buffy", {"spike", "dawn"}),
        ("Because she fell on me", {"spike", "buffy"}),
    ],
)
def test_who_is_present(words: str, people: set[str]) -> None:
    assert _beat_of(words) == people


def test_the_false_belief_its_ground_and_what_would_have_mended_it() -> None:
    ledger = _story().ledger
    false = [row for row in ledger.conflicts if row.kind == "false belief" and "kissing" in row.why]
    assert {row.people[0] for row in false} == {"buffy", "dawn"}
    assert all("Faith fell on Spike" in row.why for row in false)
    best = mend(ledger.engine, false[0].claim, "buffy")[0]
    assert "Faith fell on Spike" in in_words(best, ledger.engine)
    assert "buffy" in best.steps[0].hearers and "buffy" in best.freed


def test_a_lie_and_a_secret() -> None:
    kinds = {(row.kind, row.people[:2]) for row in _story().ledger.conflicts}
    assert ("lie", ("spike", "angel")) in kinds
    assert ("secret", ("buffy", "angel")) in kinds


def test_without_the_talk_on_the_porch_one_way_is_lost_and_two_are_left() -> None:
    story = _story()
    at = story.text.characters.index("Buffy thinks we were")
    porch = next(row for row in story.world.beats if (row.start or 0) <= at < (row.stop or 0))
    texts = {claim.id: claim.text for claim in story.world.claims}
    changed = [
        change
        for change in what_if(story.ledger.engine, cut=[porch.id]).changes
        if change.holder == ("spike",) and "taking Buffy to L.A" in texts[change.claim]
    ]
    (change,) = changed
    assert change.before is not None and change.after is not None
    assert {chain[0] for chain in change.before.chains} == {"angel", "faith"}
    assert {chain[0] for chain in change.after.chains} == {"angel"}


@pytest.mark.parametrize(
    ("question", "status", "values"),
    [
        ("Who thinks that Spike kissed Faith?", "answered", {"Buffy", "Dawn"}),
        ("Who told Spike that Buffy is leaving?", "answered", {"Angel", "Faith", "Dawn"}),
        ("Does Angel know what Spike did to Buffy?", "open", set()),
    ],
)
def test_questions(question: str, status: str, values: set[str]) -> None:
    reply = _story().ask(question)
    assert reply.status == status
    assert values <= {
        _story().name_of(one.value) if one.value in _story().ledger.names else one.value
        for one in reply.answers
    }
