from __future__ import annotations

from dataclasses import replace

from fabula.layers import CAST_PRIOR, MENTIONS, RESOLUTIONS, GivenCharacter, PriorName
from fabula.reading import read_manuscript
from fabula.source.plain import plain_manuscript
from fabula.story import Story
from fabula.text import Text
from tests.reading import read_passage


def aliases(story: Story) -> dict[str, set[str]]:
    return {character.id: {alias.text for alias in character.aliases} for character in story.characters}


def test_surname_and_honorific_forms_are_one_person() -> None:
    story = read_passage(
        "Martin Hall came in. Mr. Hall was wet. “Good evening,” said Hall.\n\n"
        "“Martin, you are late,” said Agnes. Martin Hall bowed."
    )
    assert {"Martin Hall", "Mr. Hall", "Hall", "Martin"} <= aliases(story)["martin-hall"]


def test_husband_and_wife_are_two() -> None:
    story = read_passage(
        "Mr. Hall and Mrs. Hall came in. “It rains,” said Mr. Hall.\n\n“It always rains,” said Mrs. Hall."
    )
    assert {"mr-hall", "mrs-hall"} <= set(aliases(story))


def test_sisters_with_one_surname_are_two() -> None:
    story = read_passage(
        "Clara Hall laughed. Clara Hall sat down. “You began,” said Clara Hall.\n\n"
        "“I never did,” said Edith Hall. Edith Hall stood up. “Well,” said Clara to Edith."
    )
    found = aliases(story)
    assert "Clara" in found["clara-hall"]
    assert "Edith" in found["edith-hall"]


def test_a_nickname_joins_its_full_name() -> None:
    story = read_passage(
        "Elizabeth closed the door. “Lizzy, do sit down,” said Martin.\n\n"
        "“I won't,” said Elizabeth. “Lizzy!” cried Martin. “Lizzy, please.”"
    )
    assert {"Elizabeth", "Lizzy"} <= aliases(story)["elizabeth"]


def test_a_slip_of_typing_is_no_new_person() -> None:
    known = "Miriam looked up. Miriam smiled. " * 5
    story = read_passage(f"{known}“Well,” said Miriam. He saw Miraim go.\n\n“Go,” said Miriam.")
    assert "Miraim" in aliases(story)["miriam"]


def test_a_place_is_no_person() -> None:
    story = read_passage(
        "They drove to Norwich in the rain. “I hate Norwich,” said Clara. In Norwich it rained, too."
    )
    assert "norwich" not in aliases(story)


def test_pronouns_tell_against_the_given_name() -> None:
    lines = "Robin took off her hat. She was tired. Robin sat down and she yawned. " * 3
    story = read_passage(f"{lines}“Well,” said Robin.")
    assert story.characters[0].pronouns == "she/her"


def test_the_narrator_takes_the_name_that_others_call() -> None:
    story = read_passage(
        "I came in and I shook the rain off. I was late and I knew it.\n\n"
        "“You are late, Tobias,” said Clara.\n\nI said that I knew. I sat down.\n\n"
        "“Tobias, listen,” said Clara. I listened.\n\n“Do you hear me, Tobias?” she asked. I nodded."
    )
    narrators = [character for character in story.characters if character.narrator]
    assert [character.name for character in narrators] == ["Tobias"]


def test_a_narrator_without_a_name_has_the_reserved_id() -> None:
    story = read_passage("I came in and I sat down. I was wet.\n\n“Wet?” asked Clara.\n\n“Yes,” I said.")
    assert [character.id for character in story.characters if character.narrator] == ["narrator"]


def test_a_person_without_a_name_who_speaks() -> None:
    story = read_passage("The landlord came out.\n\n“No rooms,” said the landlord. Clara sighed.")
    assert "the-landlord" in aliases(story)


def test_a_given_cast_keeps_its_names_and_takes_its_aliases() -> None:
    cast = (GivenCharacter("kit", "Katherine “Kit” Hall", ("Kit", "Miss Hall"), "she/her"),)
    story = read_passage("Kit sat down. “I know,” said Kit. “Miss Hall!” cried Martin.", cast)
    kit = story.character("kit")
    assert kit is not None
    assert (kit.name, kit.given, kit.pronouns) == ("Katherine “Kit” Hall", True, "she/her")
    assert {"Kit", "Miss Hall"} <= aliases(story)["kit"]
    assert "miss-hall" not in aliases(story)


def test_a_pronoun_takes_the_last_person_who_agrees() -> None:
    story = read_passage(
        "Martin laughed and Martin sang. Clara opened the door. Clara listened. He sat down and he slept. "
        "“Well,” said Martin. “Well,” said Clara."
    )
    mentions = story.book[MENTIONS]
    resolved = {
        story.text.cut((mentions[row.mention].start, mentions[row.mention].stop)): row.character
        for row in story.book[RESOLUTIONS]
    }
    assert resolved["He"] == "martin"


def test_the_sources_tags_join_forms_and_invent_nobody() -> None:
    passage = "Kit sat down. “I know,” said Kit. “Miss Hall!” cried Martin. “Miss Hall, please.”"
    tags = (PriorName("Kit Hall"), PriorName("Rosa Lund"))
    story = read_manuscript(replace(plain_manuscript(Text.of(passage)), given={CAST_PRIOR: tags}))
    assert {character.name for character in story.characters} == {"Kit Hall", "Martin"}
    assert {"Kit", "Miss Hall"} <= aliases(story)["kit-hall"]


def test_neopronouns_are_kept() -> None:
    story = read_passage("Mo sat down. Xe took off xir hat. “Well,” said Mo. “Well,” said Clara.")
    mo = story.character("mo")
    assert mo is not None
    assert mo.pronouns == "xe/xem"


def test_two_brothers_with_one_surname_and_two_titles_are_two() -> None:
    lines = "Mr. Hall came in. Dr. Hall went out. It rained. " * 12
    story = read_passage(f"{lines}“Well,” said Mr. Hall.\n\n“Well?” said Dr. Hall.")
    assert {"mr-hall", "dr-hall"} <= set(aliases(story))


def test_a_grandmother_and_her_granddaughter_are_two() -> None:
    story = read_passage(
        "Rosa Hall sat down. “Tea?” asked Rosa.\n\n“Please,” said Mrs. Hall.\n\n“Milk?” asked Rosa.\n\n"
        "“No,” said Mrs. Hall.\n\n“Sugar?” asked Rosa."
    )
    found = aliases(story)
    assert "Mrs. Hall" in found["mrs-hall"]
    assert "Rosa" in found["rosa-hall"]


def test_a_name_that_nobody_knows_is_a_person_if_it_acts() -> None:
    story = read_passage("Jayden came to the attic. Jayden shut the window. Stockholm was far away.")
    assert [person.name for person in story.characters] == ["Jayden"]
