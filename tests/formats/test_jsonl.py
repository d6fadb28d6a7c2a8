import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fabula.book import Book
from fabula.formats import export
from fabula.layers import FREE_INDIRECT, FreeIndirect
from fabula.story import Story
from tests.tiny import Piece, around, heading, said, tiny

KEYS = [
    "n", "kind", "start", "end", "text", "quote", "speaker", "speaker_id", "addressees", "addressee_ids",
    "certainty", "candidates", "beat",
]  # fmt: skip


def script(story: Story, min_certainty: float = 0.0) -> list[dict[str, Any]]:
    content = export(story, "jsonl", min_certainty=min_certainty)
    assert content.endswith("\n") or not content
    return [json.loads(line) for line in content.split("\n")[:-1]]


def kinds(story: Story) -> list[tuple[str, str]]:
    return [(line["kind"], line["text"]) for line in script(story)]


def check_partition(story: Story) -> None:
    lines = script(story)
    assert "".join(line["text"] for line in lines) == story.text.characters
    assert all(line["text"] for line in lines)
    assert [line["n"] for line in lines] == list(range(1, len(lines) + 1))
    assert all(list(line) == KEYS for line in lines)
    assert all(story.text.characters[line["start"] : line["end"]] == line["text"] for line in lines)


def test_the_whole_text_comes_once_and_in_order(story: Story) -> None:
    check_partition(story)
    assert kinds(story)[:7] == [
        ("paratext", "A book for tests"),
        ("narration", "\n\n"),
        ("heading", "One"),
        ("narration", "\n\nAnn came in. "),
        ("speech", "“Tea,"),
        ("narration", " asked Ann, "),
        ("speech", "“or ‘nothing’ again?”"),
    ]


def test_a_line_says_who_speaks_to_whom(story: Story) -> None:
    letter = next(line for line in script(story) if line["kind"] == "writing")
    assert letter["quote"] == "q5"
    assert (letter["speaker"], letter["speaker_id"]) == ("Zoë", "zoe")
    assert letter["addressees"] == ["Ann", "Ben"]
    assert letter["addressee_ids"] == ["ann", "ben"]
    assert letter["candidates"] == [["zoe", 0.9]]
    assert letter["certainty"] == 0.9


def test_an_interrupted_speech_is_several_lines_of_one_quotation(story: Story) -> None:
    assert [line["text"] for line in script(story) if line["quote"] == "q1"] == [
        "“Tea,",
        "“or ‘nothing’ again?”",
    ]


def test_narration_and_unknown_speakers(story: Story) -> None:
    lines = script(story)
    narration, unknown = lines[3], next(line for line in lines if line["quote"] == "q4")
    for line in (narration, unknown):
        assert line["speaker"] is None and line["speaker_id"] is None and line["addressees"] == []
    assert narration["certainty"] is None and narration["quote"] is None
    assert unknown["certainty"] == 0.0


def test_doubtful_people_can_be_left_out_but_never_their_words(story: Story) -> None:
    sure = next(line for line in script(story, 0.5) if line["quote"] == "q3")
    assert (sure["speaker"], sure["addressees"], sure["addressee_ids"]) == ("Ben", [], [])
    doubtful = next(line for line in script(story, 0.6) if line["quote"] == "q3")
    assert doubtful["speaker"] is None
    assert doubtful["candidates"] == [["ben", 0.5]]
    assert doubtful["text"] == "“No.”"


def test_white_space_between_two_paragraphs_of_a_speech_is_narration() -> None:
    story = tiny(said("“One.\n\n“Two.”", by="Ann"))
    assert kinds(story) == [("speech", "“One."), ("narration", "\n\n"), ("speech", "“Two.”")]
    assert {line["quote"] for line in script(story)} == {"q1", None}


def test_a_quotation_in_a_heading_keeps_its_own_line() -> None:
    story = tiny(heading("The word “No”"), "\n\nAnn slept.")
    with_quote = tiny("The word ", said("“No”"), "\n\nAnn slept.")
    layers = {**with_quote.book.layers}
    layers.update(
        {key: rows for key, rows in story.book.layers.items() if key.name in ("chapters", "blocks")}
    )
    both = Story(type(story.book)(story.text, layers))
    assert kinds(both) == [("heading", "The word "), ("speech", "“No”"), ("narration", "\n\nAnn slept.")]


def test_lone_surrogates_are_escaped_and_come_back() -> None:
    story = tiny("A \ud800 b ", said("“\udfff”"))
    content = export(story, "jsonl")
    content.encode("utf-8")
    assert "\\ud800" in content
    check_partition(story)


def test_line_separators_do_not_break_lines() -> None:
    check_partition(tiny("one\u2028two\x85three\r\n", said("“a\x0bb”")))


def with_thoughts(story: Story, *thoughts: tuple[str, str, float]) -> Story:
    """The story with stretches of its narration as free indirect thought."""
    rows = []
    for words, thinker, certainty in thoughts:
        start = story.text.characters.index(words)
        rows.append(FreeIndirect(start, start + len(words), thinker, ("question",), certainty, "by hand"))
    return Story(Book(story.text, {**story.book.layers, FREE_INDIRECT: tuple(rows)}))


THINKING = tiny(
    "Ann sat down. Was he late? ",
    said("“Hush,”", by="Ann", to=("Ben",)),
    " she said. Ben looked up. What was it now? Ann was sorry. Poor Ben!",
)


def test_narration_in_which_somebody_thinks_stays_one_line_and_names_the_thinker() -> None:
    story = with_thoughts(
        THINKING, ("Was he late?", "ann", 0.9), ("What was it now?", "ben", 0.8), ("Poor Ben!", "ann", 0.6)
    )
    before, speech, after = script(story)
    assert "".join(line["text"] for line in (before, speech, after)) == story.text.characters
    assert (before["kind"], before["thinker"], before["thinker_id"]) == ("narration", "Ann", "ann")
    assert before["thoughts"] == [[14, 26, "ann", 0.9]]
    assert (after["thinker"], [one[2] for one in after["thoughts"]]) == ("Ben", ["ben", "ann"])
    assert "thinker" not in speech
    assert before["speaker"] is None and before["certainty"] is None


def test_doubtful_thoughts_can_be_left_out() -> None:
    story = with_thoughts(THINKING, ("Was he late?", "ann", 0.9), ("What was it now?", "ben", 0.6))
    assert ["thinker" in line for line in script(story, 0.8)] == [True, False, False]


def test_lines_in_which_nobody_thinks_have_the_usual_keys() -> None:
    assert all(list(line) == KEYS for line in script(THINKING))


PIECES = st.one_of(
    st.text(alphabet="ab \n“\ud800", min_size=1, max_size=6),
    st.builds(said, st.text(alphabet="xy \n", max_size=5).map(lambda words: f"“{words}”")),
    st.builds(heading, st.text(alphabet="H", min_size=1, max_size=3)),
    st.builds(around, st.text(alphabet="P", min_size=1, max_size=3)),
)


@given(st.lists(PIECES, max_size=8))
def test_any_story_is_partitioned(pieces: list[Piece]) -> None:
    check_partition(tiny(*pieces))
