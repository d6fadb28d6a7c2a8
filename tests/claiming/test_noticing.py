from __future__ import annotations

import pytest
from reading import read_passage

STORY = "Martha sat in the kitchen with Robert. Robert moved the letter to the drawer. {} Then Robert left."


@pytest.mark.parametrize(
    ("told", "taken"),
    [
        ("Martha did not notice the letter.", False),
        ("Martha did not see Robert moving the letter.", False),
        ("Martha saw Robert moving the letter.", True),
    ],
)
def test_what_is_said_to_be_noticed_or_not(told: str, taken: bool) -> None:
    world = read_passage(STORY.format(told)).world
    texts = {row.id: row.text for row in world.claims}
    happened = {row.id: texts[row.claim] for row in world.occurrences}
    found = {
        row.taken_as is not None
        for row in world.perceptions
        if row.by == "martha" and "letter" in happened[row.of]
    }
    assert found == {taken}


def test_who_does_not_look_does_not_notice() -> None:
    world = read_passage(
        "Martha baked a custard. Robert ate the custard. Martha did not check the custard."
    ).world
    texts = {row.id: row.text for row in world.claims}
    happened = {row.id: texts[row.claim] for row in world.occurrences}
    missed = [happened[row.of] for row in world.perceptions if row.taken_as is None and row.by == "martha"]
    assert missed == ["Robert ate the custard"]


def test_nothing_is_said_of_noticing() -> None:
    world = read_passage(STORY.format("Martha cut the bread.")).world
    assert not any(row.maker == "claims: noticing" for row in world.perceptions)
