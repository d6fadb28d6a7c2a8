"""Which of two alternatives somebody holds, by what the story tells of the thing and what they saw of it."""

from __future__ import annotations

from functools import cache

import pytest
from reading import read_passage

from fabula.story import Story

BEGINNING = "Tilda keeps bees behind the vicarage. Tilda sees that the hive looks sound and dry. {} {}"
STORM = "A storm tears the roof off the hive and drenches the combs."
PIPER = "A piper marches past the orchard wall."
QUESTION = "Does Tilda believe that the hive is in good order or ruined by water?"


@cache
def told(event: str, noticing: str) -> Story:
    return read_passage(BEGINNING.format(event, noticing))


@pytest.mark.parametrize(
    ("event", "noticing", "held"),
    [
        (STORM, "Tilda does not notice the storm.", "in good order"),
        (STORM, "Tilda notices the storm.", "ruined by water"),
        (PIPER, "Tilda does not hear the piper.", "in good order"),
        (PIPER, "Tilda hears the piper.", "in good order"),
    ],
)
def test_who_saw_a_change_holds_what_came_of_it(event: str, noticing: str, held: str) -> None:
    reply = told(event, noticing).ask(QUESTION)
    assert (reply.status, reply.answers[0].value) == ("answered", held)


def test_the_answer_rests_on_what_the_story_tells() -> None:
    story = told(STORM, "Tilda notices the storm.")
    (answer,) = story.ask(QUESTION).answers[:1]
    cited = " ".join(story.text.cut(span) for span in answer.spans)
    assert "storm" in cited or "combs" in cited


def test_a_turned_course_answers_as_its_query() -> None:
    story = told(STORM, "Tilda does not notice the storm.")
    reply = story.ask(QUESTION)
    assert story.ask(str(reply.query)).answers[0].value == reply.answers[0].value == "in good order"


def test_on_is_not_off() -> None:
    story = read_passage(
        "Tilda keeps the lighthouse. Tilda sees that the lamp is switched on. Tilda goes down to the kitchen."
    )
    reply = story.ask("Does Tilda believe that the lamp is ready for the night or switched off?")
    assert reply.answers[0].value == "ready for the night"


@pytest.mark.parametrize(
    ("deed", "held"),
    [
        ("Tilda starts to gather honey from the hive.", "in good order"),
        ("Tilda orders planks and repairs the roof of the hive again.", "ruined by water"),
    ],
)
def test_what_somebody_does_shows_what_they_know(deed: str, held: str) -> None:
    story = read_passage(
        "Tilda keeps bees. Tilda wants to gather honey from the hive. The hive is sound and dry. "
        f"{STORM} {deed}"
    )
    assert story.ask(QUESTION).answers[0].value == held
