"""A paragraph of narration that leads over to what is said in the next."""

from __future__ import annotations

import pytest

from fabula.layers import CUES, MENTIONS
from fabula.story import Story
from tests.reading import read_passage, spoken


def leads(story: Story) -> list[str]:
    """The people of the cues that lead over to a quotation."""
    mentions = story.book[MENTIONS]
    rows = [mentions[cue.mention] for cue in story.book[CUES] if cue.kind == "lead"]
    return [story.text.cut((row.start, row.stop)) for row in rows]


def passage(mark: str) -> Story:
    return read_passage(
        "Clara stood by the window. Martin came in.\n\n"
        f"Then Martin turned to Clara and said{mark}\n\n“It rains.”"
    )


@pytest.mark.parametrize("mark", [":", ",", "--", "—", " –", ""])
def test_a_mark_that_leads_over(mark: str) -> None:
    story = passage(mark)
    assert leads(story) == ["Martin"]
    assert spoken(story) == [("It rains", "martin")]


@pytest.mark.parametrize("mark", [".", " nothing.", ";"])
def test_what_is_finished_leads_nowhere(mark: str) -> None:
    assert leads(passage(mark)) == []


def test_without_a_mark_only_a_verb_of_saying_leads_over() -> None:
    story = read_passage("Clara stood by the window.\n\nThen Martin opened the door\n\n“It rains.”")
    assert leads(story) == []
