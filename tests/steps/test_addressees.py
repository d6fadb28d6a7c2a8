from __future__ import annotations

from tests.reading import heard, read_passage

ROOM = "Clara stood by the window. Martin sat down, and Edith sat down beside Martin.\n\n"


def test_a_vocative_is_addressed() -> None:
    story = read_passage(f"{ROOM}“Edith, can I talk to Martin?” asked Clara.")
    assert heard(story)[0][1] == ("edith",)


def test_a_vocative_without_a_comma_after_it() -> None:
    story = read_passage(f"{ROOM}“No, Edith can you take Martin upstairs?” asked Clara.")
    assert heard(story)[0][1] == ("edith",)


def test_whom_the_tag_names_is_addressed() -> None:
    story = read_passage(f"{ROOM}“Look at the rain,” said Clara to Martin.")
    assert heard(story)[0][1] == ("martin",)


def test_two_people_talk_to_each_other() -> None:
    story = read_passage(
        "Clara met Martin at the door.\n\n“Late,” said Clara.\n\n“Rain,” said Martin.\n\n“Rain?”\n\n“Rain.”"
    )
    assert [addressees for _, addressees in heard(story)] == [
        ("martin",),
        ("clara",),
        ("martin",),
        ("clara",),
    ]


def test_nobody_hears_a_thought() -> None:
    story = read_passage(f"{ROOM}*What does he want?* Clara wondered.\n\n“Rain,” said Martin.")
    thoughts = [quote for quote in story.quotes if quote.kind == "thought"]
    assert [quote.addressees for quote in thoughts] == [("nobody",)]


def test_nobody_speaks_to_himself_in_company() -> None:
    story = read_passage(f"{ROOM}“Well,” said Clara.\n\n“Well,” said Martin.\n\n“Well,” said Edith.")
    assert all(quote.speaker not in quote.addressees for quote in story.quotes)
