"""Groups without a name speak, are spoken to, and are nobody's second name."""

from __future__ import annotations

import pytest

from fabula.layers import GivenCharacter
from fabula.lexicon.people import group_phrase
from fabula.story import Story
from fabula.world.stories import world_of
from tests.reading import read_passage

PICNIC = """\
Mrs. Hale had brought the basket, and the girls, Nora and Tilly, spread the cloth under the oak.

"Are you hungry?" asked Mrs. Hale.

"Starving!" cried the girls together.

"Then sit down," said Mrs. Hale.

The boys came up the path. They were wet to the knees.

"We caught nothing," said the boys.

"Nothing at all?" asked Mrs. Hale.

"Nothing," they said in chorus.

"Nora fell in," said Tilly.
"""


@pytest.fixture(scope="module")
def picnic() -> Story:
    return read_passage(PICNIC)


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("the girls", "girls"),
        ("both girls", "girls"),
        ("all of the other boys", "other boys"),
        ("three soldiers", "soldiers"),
        ("the crowd", "crowd"),
        ("the girl", ""),
        ("the princess", ""),
        ("her sisters", ""),
        ("girls", ""),
        ("the others", ""),
        ("the", ""),
        ("", ""),
    ],
)
def test_what_describes_a_group(words: str, phrase: str) -> None:
    assert group_phrase(words) == phrase


def speakers(story: Story) -> list[str]:
    return [story.name_of(quote.speaker) for quote in story.quotes]


def test_a_group_speaks_where_the_text_says_so(picnic: Story) -> None:
    assert speakers(picnic) == [
        "Mrs. Hale",
        "The girls",
        "Mrs. Hale",
        "The boys",
        "Mrs. Hale",
        "The boys",
        "Tilly",
    ]


def test_a_group_is_answered(picnic: Story) -> None:
    assert "the-boys" in picnic.quotes[4].addressees


def test_nobody_is_spoken_to_by_themselves(picnic: Story) -> None:
    for quote in picnic.quotes:
        group = next((one for one in picnic.characters if one.id == quote.speaker), None)
        assert group is None or not {quote.speaker, *group.members} & set(quote.addressees)


def test_the_cast_tells_groups_with_the_members_that_the_text_names(picnic: Story) -> None:
    groups = {one.id: one.members for one in picnic.characters if one.kind == "group"}
    assert groups == {"the-girls": ("nora", "tilly"), "the-boys": ()}
    assert {one.pronouns for one in picnic.characters if one.kind == "group"} == {"they/them"}


def test_we_is_the_group_that_speaks(picnic: Story) -> None:
    told = {claim.text: claim.agent for claim in world_of(picnic).claims}
    assert told["The boys caught something"] == ("the-boys",)
    assert told["The boys were wet to the knees"] == ("the-boys",)


def test_several_who_never_speak_are_no_group() -> None:
    story = read_passage('The soldiers marched by. "How dull," said Ann to Tom. "They are," said Tom.')
    assert {one.name for one in story.characters} == {"Ann", "Tom"}


def test_she_is_none_of_a_group() -> None:
    story = read_passage('"Good morning," said the girls. Ann smiled. "Sit down," she said.')
    assert speakers(story) == ["The girls", "Ann"]


def test_a_group_that_the_user_names() -> None:
    crowd = GivenCharacter("crowd", "The crowd", ("the mob",), None)
    text = 'The mob came down the hill. "Open it!" shouted the mob. "Never," said Ann. "Open!" they roared.'
    story = read_passage(text, (crowd,))
    assert [story.name_of(quote.speaker) for quote in story.quotes] == ["The crowd", "Ann", "The crowd"]
    assert {one.kind for one in story.characters if one.id == "crowd"} == {"group"}


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ('"Yes, sir," chorused the men.', "The men"),
        ('"Halt!" the two soldiers shouted.', "The soldiers"),
        ('"Stop!" cried a crowd of boys.', "The crowd"),
        ('"No," said all of the girls.', "The girls"),
        ('"Stop!" cried the police officers.', "The police officers"),
    ],
)
def test_tags_of_groups(said: str, speaker: str) -> None:
    story = read_passage(f'Ann opened the door. "What now?" asked Ann.\n\n{said}')
    assert speakers(story) == ["Ann", speaker]


def test_one_of_a_group_is_not_the_group() -> None:
    story = read_passage('"Stop!" cried the boys. Ann turned.\n\n"Where?" asked one of the boys.')
    assert story.quotes[0].speaker == "the-boys"
    assert story.quotes[1].speaker != "the-boys"
