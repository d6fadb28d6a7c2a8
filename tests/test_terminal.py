import re

from hypothesis import given
from hypothesis import strategies as st

from fabula.story import Story
from fabula.terminal import printable, summary
from tests.tiny import said, tiny


def test_nothing_that_a_terminal_would_obey_gets_through() -> None:
    assert printable("a\x1b[31mred\x07\x9b") == "a\\x1b[31mred\\x07\\x9b"
    assert printable("Ann\u202ennA\u2066") == "Ann\\u202ennA\\u2066"
    assert printable("\ud800 \U000e0041") == "\\ud800 \\U000e0041"


def test_words_stay_as_they_are_on_one_line() -> None:
    assert printable("Zoë [bold] :smile:\r\n\tand “李” 👩‍🚀") == "Zoë [bold] :smile: and “李” 👩‍🚀"


@given(st.text())
def test_the_printable_is_one_line_without_controls(text: str) -> None:
    result = printable(text)
    assert len(result.splitlines()) <= 1
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", result)


def test_the_summary_tells_cast_and_conversation(story: Story) -> None:
    lines = summary(story)
    assert lines[0] == "tiny.txt: 2 chapters, 4 quotations, 1 without a speaker"
    assert "  Ann  2 mentions, 1 quotation" in lines
    assert "  Ann → Ben: 1" in lines
    assert len(lines) <= 12


def test_the_summary_of_a_story_without_people() -> None:
    assert summary(tiny("It rained.")) == ["tiny.txt: 1 chapter, 0 quotations, 0 without a speaker"]


def test_the_summary_is_safe_to_print() -> None:
    story = tiny(said("“No.”", by="Eve\x1b[2J", to=("Ben\u202e",)), name="a\x1b.txt")
    assert not set("".join(summary(story))) & {"\x1b", "\u202e", "\n"}
