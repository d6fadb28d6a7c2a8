from pathlib import Path

import pytest

from fabula.book import Book
from fabula.cast_file import read_cast, write_cast
from fabula.errors import UnknownName
from fabula.layers import FREE_INDIRECT, RELATIONS, FreeIndirect, Relation
from fabula.story import Story
from fabula.views import VIEWS, quotes_at
from tests.tiny import said, tiny


def test_a_line_a_quotation(story: Story) -> None:
    lines = VIEWS["quotes"].lines(story, None)
    assert lines[0] == "q1  0.90  Ann → Ben       “Tea, … “or ‘nothing’ again?”"
    assert lines[3] == "q4  0.00  ? → ?           “Who is there?”"
    assert lines[4] == "q5  0.90  Zoë → Ann, Ben  “Yours, Zoë”"


def test_a_line_a_character(story: Story) -> None:
    lines = VIEWS["cast"].lines(story, None)
    assert [line.split()[:2] for line in lines] == [["ann", "Ann"], ["ben", "Ben"], ["zoe", "Zoë"]]
    assert lines[0].split()[2:6] == ["2", "mentions", "1", "quotation"]


def test_a_chapter_or_one_quotation_can_be_asked_for(story: Story) -> None:
    assert [quote.id for quote in quotes_at(story, "ch2")] == ["q4", "q5"]
    assert [quote.id for quote in quotes_at(story, "q2")] == ["q2"]
    with pytest.raises(UnknownName, match='"ch9"'):
        quotes_at(story, "ch9")


def test_story_text_cannot_reach_the_terminal_raw() -> None:
    story = tiny(said("“\x1b[2J\nNo.”", by="Eve\u202e"))
    shown = "".join(VIEWS["quotes"].lines(story, None) + VIEWS["cast"].lines(story, None))
    assert "\x1b" not in shown and "\u202e" not in shown and "\n" not in shown


def test_a_story_without_people_or_speech() -> None:
    assert VIEWS["cast"].lines(tiny("It rained."), None) == ["no characters were found"]
    assert VIEWS["quotes"].lines(tiny("It rained."), None) == ["no quotations were found"]
    assert VIEWS["quotes"].data(tiny("It rained."), None) == {"quotes": []}


def test_free_indirect_thought_is_in_the_data_with_its_thinker() -> None:
    plain = tiny("Was he late? ", said("“Hush,”", by="Ann"), " said Ann.")
    row = FreeIndirect(0, 12, "ann", ("question",), 0.8, "by hand")
    story = Story(Book(plain.text, {**plain.book.layers, FREE_INDIRECT: (row,)}))
    assert VIEWS["quotes"].data(story, "ch1")["thoughts"] == [
        {
            "start": 0,
            "end": 12,
            "words": "Was he late?",
            "thinker": "Ann",
            "thinker_id": "ann",
            "signs": ("question",),
            "certainty": 0.8,
            "chapter": "ch1",
        }
    ]


def related(story: Story) -> Story:
    """The story with two statements that Ben is Ann's brother and one that he loves Zoë."""
    rows = (
        Relation(0, 3, "ben", "ann", "kin", "brother", 0.8, "by hand"),
        Relation(4, 8, "ben", "ann", "kin", "brother", 0.5, "by hand"),
        Relation(9, 12, "ben", "zoe", "love", "loves", 0.9, "by hand"),
    )
    return Story(Book(story.book.text, {**story.book.layers, RELATIONS: rows}))


def test_what_someone_is_to_others_ends_the_line(story: Story) -> None:
    ann, ben, _ = VIEWS["cast"].lines(related(story), None)
    assert ben.endswith("(brother of Ann; loves Zoë)")
    assert not ann.endswith(")")


def test_relations_as_data_say_which_words_state_them(story: Story) -> None:
    characters = VIEWS["cast"].data(related(story), None)["characters"]
    assert isinstance(characters, list)
    assert characters[0]["relations"] == []
    assert characters[1]["relations"][0] == {
        "to": "ann",
        "kind": "brother",
        "class": "kin",
        "spans": ((0, 3), (4, 8)),
        "certainty": 0.9,
        "given": False,
    }


def test_the_written_cast_holds_the_relations(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "cast.toml"
    path.write_text(write_cast(related(story)), encoding="utf-8")
    assert read_cast(path)[1].relations == (("ann", "brother"), ("zoe", "loves"))
