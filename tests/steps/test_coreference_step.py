"""What mentions refer to: small stories read to the end."""

from __future__ import annotations

import re

import pytest

from fabula.coreference import scoring
from fabula.layers import ENTITIES, NARRATOR, REFERENCES, RESOLUTIONS
from fabula.reading import read_manuscript
from fabula.source.plain import plain_manuscript
from fabula.story import Story
from fabula.text import Text
from tests.reading import read_passage

COURT = (
    "Clara Hall stood by the window. Martin sat down. Clara and Martin were alone.\n\n"
    "“I am cold,” said Clara to Martin. “You are not.”\n\n"
    "“I never am,” said Martin to Clara. He laughed.\n\n"
)


def referred(story: Story) -> list[tuple[str, str]]:
    """The words of each mention, and what they refer to."""
    rows = zip(story.book[ENTITIES], story.book[REFERENCES], strict=True)
    return [(story.text.cut((entity.start, entity.stop)), row.referent) for entity, row in rows]


def whom(story: Story, words: str) -> list[str]:
    """What some words refer to, each time."""
    return [referent for shown, referent in referred(story) if shown == words]


@pytest.mark.parametrize(
    ("story", "pronoun", "person"),
    [
        ("Clara opened the door. She was tired.", "She", "clara"),
        ("Martin sat down. He was tired.", "He", "martin"),
        ("Martin sat down. The chair creaked under him.", "him", "martin"),
        ("Clara lost a glove. Clara looked for her glove.", "her", "clara"),
    ],
)
def test_a_pronoun_after_one_name_means_that_name(story: str, pronoun: str, person: str) -> None:
    assert whom(read_passage(story), pronoun) == [person]


def test_a_pronoun_passes_over_who_cannot_be_meant() -> None:
    story = read_passage("Martin Hall knocked. Mrs. Reed opened the door. He bowed and she smiled.")
    assert whom(story, "He") == ["martin-hall"]
    assert whom(story, "she") == ["mrs-reed"]


def test_in_a_quotation_i_is_who_speaks_and_you_who_is_spoken_to() -> None:
    story = read_passage(COURT)
    assert [quote.speaker for quote in story.quotes] == ["clara-hall", "martin"]
    assert whom(story, "I") == ["clara-hall", "martin"]
    assert whom(story, "You") == ["martin"]


def test_a_name_is_one_chain_from_end_to_end() -> None:
    between = "".join(
        f"A sailor met a cook and a boy in the lane. They drank {k} cups in the inn. " for k in range(40)
    )
    story = read_passage(f"Mrs. Reed went out.\n\n{between}\n\nMrs. Reed came back. She was tired.")
    assert len(story.book[ENTITIES]) > 60
    assert whom(story, "Mrs. Reed") == ["mrs-reed", "mrs-reed"]
    assert whom(story, "She") == ["mrs-reed"]


def test_two_people_never_share_a_chain() -> None:
    story = read_passage(
        COURT + "Clara's brother Ben came in. Ben looked at Martin. “Is it you?” he asked.\n\n" + COURT
    )
    by_name = {words: set(whom(story, words)) for words in ("Clara", "Martin", "Ben")}
    assert by_name == {"Clara": {"clara-hall"}, "Martin": {"martin"}, "Ben": {"ben"}}


def test_a_description_with_an_owner_is_not_the_owner() -> None:
    story = read_passage("Martin's wife came in. She was wet. Martin gave her a towel.")
    [wife] = whom(story, "Martin's wife")
    assert wife.startswith("#")
    assert whom(story, "Martin") == ["martin", "martin"]


def test_who_has_no_name_has_a_number_and_one_chain() -> None:
    story = read_passage("A tall sailor sat by the fire. He smoked. It rained. The sailor coughed.")
    [tall] = whom(story, "A tall sailor")
    assert tall.startswith("#")
    assert whom(story, "He") == whom(story, "The sailor") == [tall]


def test_things_are_not_people() -> None:
    story = read_passage("Martin went into the house. It was old. He sat down in the house.")
    houses = set(whom(story, "the house"))
    assert len(houses) == 1
    assert houses.isdisjoint({"martin"})
    assert whom(story, "He") == ["martin"]


def test_a_narrators_i_is_one_chain_in_narration_and_quotation() -> None:
    story = read_passage(
        "I came in and I sat down. I was wet and my coat was torn.\n\n"
        "“Wet?” asked Clara.\n\n“I am wet through,” I said. Clara laughed."
    )
    assert set(whom(story, "I")) == set(whom(story, "my")) == {NARRATOR}
    assert set(whom(story, "Clara")) == {"clara"}


def test_numbers_are_given_in_the_order_of_the_text_and_ids_are_the_casts() -> None:
    story = read_passage(COURT + "A sailor sat in an inn. A cook came out of the house.")
    referents = list(dict.fromkeys(referent for _, referent in referred(story)))
    numbered = [referent for referent in referents if referent.startswith("#")]
    assert numbered == [f"#{k + 1}" for k in range(len(numbered))]
    assert len(numbered) > 1
    cast = {character.id for character in story.characters}
    assert cast.issuperset(set(referents) - set(numbered))
    for row in story.book[REFERENCES]:
        assert 0 < row.certainty <= 1
        assert re.fullmatch(r"[a-z-]+|#\d+", row.referent)


@pytest.mark.parametrize("characters", ["", "\n", "It rained.", "“It rains and rains.”"])
def test_a_text_without_mentions_refers_to_nothing(characters: str) -> None:
    assert read_passage(characters).book[REFERENCES] == ()


def test_the_same_references_whatever_the_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    def layers(threads: int) -> tuple[object, ...]:
        monkeypatch.setattr(scoring, "processors", lambda: threads)
        book = read_manuscript(plain_manuscript(Text.of(COURT * 8))).book
        return book[REFERENCES], book[RESOLUTIONS]

    monkeypatch.setattr(scoring, "STRETCH", 16)
    assert layers(4) == layers(1)
