from __future__ import annotations

import pytest

from fabula.layers import GivenCharacter
from fabula.story import Story
from tests.reading import read_passage, spoken

ROOM = "Clara Hall stood by the window. Martin sat down. Clara and Martin were alone.\n\n"


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("“It rains,” said Martin.", "martin"),
        ("“It rains,” Martin said.", "martin"),
        ("Martin said, “It rains.”", "martin"),
        ("Martin turned to her and said: “It rains.”", "martin"),
        ("“It rains,” Martin flared.", "martin"),
        ("“It rains.” Martin shrugged.", "martin"),
        ("Martin shrugged. “It rains.”", "martin"),
        ("“It,” said Martin, “rains.”", "martin"),
        ("“It rains,” she said.", "clara-hall"),
        ("“It rains, Martin.”", "clara-hall"),
    ],
)
def test_how_a_line_tells_its_speaker(line: str, speaker: str) -> None:
    assert spoken(read_passage(ROOM + line))[0][1] == speaker


def test_untagged_lines_alternate() -> None:
    story = read_passage(
        f"{ROOM}“Where were you?” asked Clara.\n\n“Out,” said Martin.\n\n"
        "“Out where?”\n\n“Just out.”\n\n“Alone?”"
    )
    assert [speaker for _, speaker in spoken(story)] == [
        "clara-hall",
        "martin",
        "clara-hall",
        "martin",
        "clara-hall",
    ]


def test_two_speakers_in_one_paragraph_are_two_quotations() -> None:
    story = read_passage(f"{ROOM}“Come,” said Martin. “No,” said Clara.")
    assert spoken(story) == [("Come", "martin"), ("No", "clara-hall")]


def test_a_speech_over_two_paragraphs_is_one_quotation() -> None:
    story = read_passage(f"{ROOM}“It began in May,” said Martin. “It rained.\n\n“It rained till June.”")
    assert len(story.quotes) == 1
    assert len(story.quotes[0].spans) == 3


def test_every_certainty_is_the_probability_of_the_first_candidate() -> None:
    story = read_passage(f"{ROOM}“Where were you?” asked Clara.\n\n“Out,” he said.\n\n“Out?”")
    for quote in story.quotes:
        assert quote.candidates[0] == (quote.speaker, quote.certainty)
        probabilities = [probability for _, probability in quote.candidates]
        assert probabilities == sorted(probabilities, reverse=True)
        assert sum(probabilities) <= 1.001


def test_a_named_tag_is_surer_than_no_tag() -> None:
    story = read_passage(f"{ROOM}“Where were you?” asked Clara.\n\n“Out.”")
    assert story.quotes[0].certainty > story.quotes[1].certainty


def test_the_narrator_says_what_i_said() -> None:
    story = read_passage("I went in and I sat down.\n\n“Rain,” I said.\n\n“Rain,” said Clara. I nodded.")
    assert spoken(story)[0] == ("Rain", "narrator")


def test_a_text_without_people_leaves_its_quotation_open() -> None:
    story: Story = read_passage("“It rains and rains.”")
    assert spoken(story) == [("It rains", None)]
    assert story.quotes[0].certainty == 0.0


def test_he_is_no_lady() -> None:
    story = read_passage(
        "Mrs. Hall handed Ann a plate. “You must be cold,” said Mrs. Hall.\n\n“I am,” said Ann.\n\n"
        "Mr. Hall looked from one to the other. “Sit by the fire,” he said."
    )
    assert spoken(story)[-1] == ("Sit by", "mr-hall")
    story = read_passage(
        "Mrs. Hall handed Ann a plate. “You must be cold,” said Mrs. Hall.\n\n“I am,” said Ann.\n\n"
        "“Sit,” he said."
    )
    assert spoken(story)[-1][1] != "mrs-hall"


def test_he_may_be_a_lady_whom_the_user_calls_he() -> None:
    lady = GivenCharacter("b", "Lady Bracknell", (), "he/him")
    story = read_passage("Lady Bracknell sat down. “Well,” he said.", (lady,))
    assert spoken(story) == [("Well", "b")]
