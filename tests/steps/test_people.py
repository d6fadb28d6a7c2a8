from __future__ import annotations

from dataclasses import replace

import pytest

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


def test_who_owns_what_acts_does_not_act() -> None:
    story = read_passage(
        "St. Osyth's had six bells. The boiler at St. Osyth's did not hum. And St. Osyth's had one tenor, "
        "Desmond. Desmond sang."
    )
    assert [person.name for person in story.characters] == ["Desmond"]


def test_a_name_that_only_begins_sentences_is_a_person_by_what_it_does() -> None:
    story = read_passage(
        "Quilboo grows plums. Quilboo hopes for a dry week. Quilboo does not see the cloud behind the hill."
    )
    assert [person.name for person in story.characters] == ["Quilboo"]


def test_two_titles_share_a_name() -> None:
    story = read_passage("Mr. and Mrs. Rao came to tea. “Sit down,” said Ann. Dr. and Mrs. Hill had left.")
    found = aliases(story)
    assert found["mr-rao"] == {"Mr. Rao"} and found["mrs-rao"] == {"Mrs. Rao"}
    assert found["dr-hill"] == {"Dr. Hill"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr. and Mrs. Østby came. “Sit,” said Ann. Mrs. Østby sat.", {"Mr. Østby", "Mrs. Østby"}),
        ("Mr. and Mrs. John Dashwood came. “Sit,” said Ann. Mr. Dashwood sat.", {"John Dashwood"}),
        ("Captain and Mrs. Hale sat down. “Tea?” asked Ann. The Captain bowed.", {"Captain Hale"}),
    ],
)
def test_the_name_that_titles_share(text: str, names: set[str]) -> None:
    found = {person.name for person in read_passage(text).characters}
    assert all(any(name in one for one in found) for name in names)
    assert not found & {"Mr.", "Mr", "Captain"}


def test_kin_take_nobodys_name() -> None:
    text = "Mother and Miss Lane came in. “Sit down,” said Mother. “Thank you,” said Miss Lane."
    assert {person.name for person in read_passage(text).characters} == {"Mother", "Miss Lane"}


def test_a_title_alone_means_the_one_who_bears_it() -> None:
    story = read_passage(
        "Colonel Marsh rode in. Colonel Marsh was wet. “Good evening,” said the Colonel.\n\n"
        "“You are late,” said Agnes. The Colonel bowed. “Late?” said the Colonel. “I am never late.”"
    )
    assert {"Colonel Marsh", "the Colonel"} <= aliases(story)["colonel-marsh"]
    assert "the-colonel" not in aliases(story)


def test_a_description_in_apposition_is_the_named_persons() -> None:
    story = read_passage(
        "The door was opened by Mr. Tibbs, the sexton. “Come in,” said the sexton. Mr. Tibbs was old.\n\n"
        "“Thank you,” said Agnes. The sexton shut the door. “A cold night,” said Mr. Tibbs."
    )
    assert "the-sexton" not in aliases(story)
    assert story.name_of(story.quotes[0].speaker or "") == "Mr. Tibbs"


def test_a_description_apposed_to_two_people_is_neithers() -> None:
    story = read_passage(
        "There sat Mr. Tibbs, the sexton. There stood Mr. Rook, the sexton. “Come in,” said the sexton.\n\n"
        "“Thank you,” said Agnes. The sexton shut the door. “A cold night,” said the sexton."
    )
    assert "the-sexton" in aliases(story)


def test_miss_and_the_surname_is_she_whose_full_name_is_told() -> None:
    story = read_passage(
        "Adela Marsh sat down. Adela smiled; Miss Marsh never laughed. Adela took some tea. "
        "“Well,” said Adela Marsh. Miss Marsh looked at Agnes. Adela rose. Miss Marsh went out."
    )
    assert {"Adela", "Miss Marsh", "Adela Marsh"} <= aliases(story)["adela-marsh"]


def test_who_has_the_word_again_may_be_the_same_under_another_name() -> None:
    lines = (
        "“Yes,” said Mr. Thomas Marsh.\n\n“No,” said the sexton.\n\n“Indeed?” said Mr. Marsh.\n\n“No.”\n\n"
    )
    assert len([id for id in aliases(read_passage(lines * 3)) if "marsh" in id]) == 1


def test_lines_next_to_each_other_are_two_peoples() -> None:
    lines = "“Yes,” said Marsh.\n\n“No,” said Thomas.\n\n"
    story = read_passage(f"Thomas Marsh came in. {lines * 3}")
    found = aliases(story)
    assert not any({"Marsh", "Thomas"} <= forms for forms in found.values())


def test_a_style_is_nobodys_name() -> None:
    story = read_passage(
        "The Queen came in. “Your Majesty,” said Agnes, “is early.” “Is her Majesty wet?” said the Queen. "
        "“Majesty,” said Agnes, “it rains.”"
    )
    assert "majesty" not in aliases(story)


def test_a_letter_does_not_stand_for_every_name_with_it() -> None:
    story = read_passage(
        "Mr. Brand came in. “Mr. B., sit down,” said Agnes. “Bill,” said Mr. Brand. “Yes?” said Bill.\n\n"
        "Barney laughed. “Well,” said Barney. “Mr. B. is here.” “Mr. B.!” said Bill. Bill bowed."
    )
    assert not aliases(story).get("mr-brand", set()) & {"Bill", "Barney"}
