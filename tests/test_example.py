"""The example story against its answer key."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from fabula.reading import read
from fabula.story import Quote, Story

EXAMPLES = Path(__file__).parent.parent / "examples"
QUOTED = ("speech", "thought", "writing")


@pytest.fixture(scope="module")
def story() -> Story:
    return read(EXAMPLES / "the-glass-bell.txt")


def answers(story: Story) -> Iterator[tuple[dict[str, str], Quote | None]]:
    """Each row of the key with the quotation of ours that begins there."""
    position = 0
    with (EXAMPLES / "the-glass-bell.answers.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            position = story.text.characters.index(row["first_words"], position)
            starting = (q for q in story.quotes if any(span.start == position for span in q.spans))
            yield row, next(starting, None)


def test_every_quotation_of_the_key_is_found(story: Story) -> None:
    missed = [row["first_words"] for row, quote in answers(story) if row["kind"] in QUOTED and quote is None]
    assert missed == []


def test_titles_and_scare_quotes_are_nobodys_speech(story: Story) -> None:
    taken = [row["first_words"] for row, q in answers(story) if row["kind"] not in QUOTED and q is not None]
    assert taken == []


def test_five_in_six_lines_have_their_speaker(story: Story) -> None:
    rows = [(row, quote) for row, quote in answers(story) if row["kind"] == "speech" and quote is not None]
    right = [
        row
        for row, quote in rows
        if quote.speaker is not None and story.name_of(quote.speaker) == row["speaker"]
    ]
    assert len(right) >= len(rows) * 5 / 6


def test_nobody_is_welded(story: Story) -> None:
    names = {character.name for character in story.characters}
    assert {"Midge Ockenden", "Mrs. Ockenden", "Desmond Pike", "Ivor Pennock", "Len Tapsell"} <= names
