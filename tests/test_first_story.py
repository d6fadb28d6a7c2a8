"""The story that the project began from; it is no part of the project, so these tests may skip."""

from __future__ import annotations

from pathlib import Path

import pytest

from fabula.reading import read
from fabula.story import Story

STORY = Path(__file__).parents[2] / "shared" / "stories" / "misunderstanding.txt"
pytestmark = pytest.mark.skipif(not STORY.exists(), reason="the story is not here")


@pytest.fixture(scope="module")
def story() -> Story:
    return read(STORY)


def test_the_five_are_found_once_each(story: Story) -> None:
    assert [character.name for character in story.characters[:5]] == [
        "Buffy",
        "Spike",
        "Angel",
        "Faith",
        "Dawn",
    ]
    assert [character.pronouns for character in story.characters[:5]] == [
        "she/her",
        "he/him",
        "he/him",
        "she/her",
        "she/her",
    ]


def test_a_slip_of_typing_is_nobody_new(story: Story) -> None:
    assert "angle" not in {character.id for character in story.characters}


def test_all_stretches_between_marks_are_found(story: Story) -> None:
    assert sum(len(quote.spans) for quote in story.quotes) == 87
    assert {quote.kind for quote in story.quotes} == {"speech"}


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Broke every speed limit to get here.", "angel"),
        ("Want me set him on fire?", "dawn"),
        ("I don't know what Buffy told you, but she's wrong.", "spike"),
        ("Angel told me a little of what happened.", "faith"),
        ("Faith, can I talk to Spike, alone?", "dawn"),
        ("I'll wait downstairs in case you want to come with me,", "angel"),
    ],
)
def test_who_says_what(story: Story, words: str, speaker: str) -> None:
    (quote,) = [quote for quote in story.quotes if quote.words.startswith(words)]
    assert quote.speaker == speaker


HEARERS = "ABABABABAABABDBDBSASAASAASASSFFDDSDBBSBSBSBSBSBSB"
"""Whom each quotation is said to, in order: Angel, Buffy, Dawn, Faith or Spike."""


def test_nearly_every_stretch_has_its_hearer_and_nobody_else(story: Story) -> None:
    quotes = [quote for quote in story.quotes if quote.parent is None]
    assert len(quotes) == len(HEARERS)
    right = sum(
        len(quote.spans)
        for quote, hearer in zip(quotes, HEARERS, strict=True)
        if [id[0].upper() for id in quote.addressees] == [hearer]
    )
    assert right >= 80
    assert sum(len(quote.spans) for quote in quotes) == 87


def test_what_dawn_asks_is_said_to_faith(story: Story) -> None:
    (quote,) = [quote for quote in story.quotes if quote.words.startswith("Faith, can I talk")]
    assert "faith" in quote.addressees
