import pytest

from fabula.formats.format import Options
from fabula.formats.speech_tags import speech_tags
from tests.reading import read_passage
from tests.tiny import said, tiny

CAST = "Ann looked at Ben. Ben looked at Ann.\n\n"


def left(passage: str, options: Options | None = None) -> str:
    """The passage without its speech tags."""
    story = read_passage(CAST + passage)
    characters, cursor, kept = story.text.characters, 0, []
    for span in speech_tags(story, options or Options()):
        kept.append(characters[cursor : span.start])
        cursor = span.stop
    return "".join([*kept, characters[cursor:]])[len(CAST) :]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("“It rains,” said Ann.", "“It rains,”"),
        ("“Does it rain?” Ann asked. The roof shook.", "“Does it rain?” The roof shook."),
        ("“It rains,” said Ann quietly. “Look.”", "“It rains,” “Look.”"),
        ("“It rains,” said Ann to Ben.", "“It rains,”"),
        ("“It rains,” said Ann, “and hard.”", "“It rains,” “and hard.”"),
        ("Ann said, “It rains.”", "“It rains.”"),
        ("The roof shook. Ann said: “It rains.”", "The roof shook. “It rains.”"),
        ("Ann sat. “It rains,” she said.", "Ann sat. “It rains,”"),
    ],
)
def test_bare_tags_go(passage: str, expected: str) -> None:
    assert left(passage) == expected


@pytest.mark.parametrize(
    "passage",
    [
        "“It rains,” said Ann, closing the window.",
        "“It rains,” said Ann, and went out.",
        "“It rains,” said Ann in the voice of one who had been waiting for it.",
        "“It rains,” Ann said nothing.",
        "“It rains.” Ann closed the window.",
        "“It rains,” Ann had said.",
        "“It rains,” Ann sang.",
        "“It rains,” thought Ann.",
        "“It rains,” somebody said.",
        "Ann said “maybe” and went out.",
        "Ann came in and said, “It rains.”",
        "Ann said:\n\n“It rains.”",
        "The word on the card was “rain,” said Ann.",
    ],
)
def test_what_tells_more_or_would_leave_a_hole_stays(passage: str) -> None:
    assert left(passage) == passage


def test_a_tag_that_alone_tells_who_speaks_stays() -> None:
    passage = "“It rains,” said Ann."
    assert left(passage, Options(min_certainty=1.0)) == passage
    assert left(passage, Options(voices={"ann": "Narrator"})) == passage
    assert left(passage, Options(voices={"ann": "Low"})) != passage


def test_lines_without_any_tag_lose_nothing() -> None:
    assert speech_tags(tiny("Rain. ", said("“Oh.”", by="Ann")), Options()) == ()
