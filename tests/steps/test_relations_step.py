from __future__ import annotations

from fabula.layers import RELATIONS, GivenCharacter
from fabula.story import Story
from tests.reading import read_passage


def told(story: Story) -> set[tuple[str, str, str]]:
    return {(row.one, row.word, row.other) for row in story.book[RELATIONS]}


def test_what_a_story_states() -> None:
    story = read_passage(
        "Clara opened the door. Martin, Clara's brother, was on the step. Clara was the wife of Edgar.\n\n"
        "“You are late,” said Edgar to Martin. Edgar and Martin were friends. Martin loved Agnes.\n\n"
        "“I am sorry,” said Martin. Clara laughed. Agnes sat down beside Clara."
    )
    assert told(story) == {
        ("martin", "brother", "clara"),
        ("clara", "wife", "edgar"),
        ("edgar", "friend", "martin"),
        ("martin", "loves", "agnes"),
    }


def test_the_words_that_state_it() -> None:
    story = read_passage("Agnes came in. Agnes was Clara's sister. “Well,” said Clara. Agnes sat down.")
    (row,) = story.book[RELATIONS]
    assert story.text.cut((row.start, row.stop)) == "Agnes was Clara's sister"
    assert 0 < row.certainty < 1


def test_what_a_story_does_not_state() -> None:
    story = read_passage(
        "Agnes came in. Agnes was not Clara's sister. If Agnes were Clara's sister, Clara would know.\n\n"
        "“Was Agnes Clara's cousin?” asked Martin. Clara's husband slept. Martin was like a brother.\n\n"
        "Martin pretended to be Clara's brother. Clara said that Martin was her uncle. Agnes laughed."
    )
    assert told(story) == set()


def test_a_given_relation_and_a_stated_one_stand_together() -> None:
    cast = (
        GivenCharacter("agnes", "Agnes", relations=(("clara", "sister"), ("martin", "sworn foe"))),
        GivenCharacter("clara", "Clara"),
        GivenCharacter("martin", "Martin"),
    )
    story = read_passage("Agnes was Clara's sister. Martin was Clara's brother. Clara sat down.", cast)
    ties = {(tie.one, tie.word, tie.other): tie for tie in story.ties}
    sister, foe, brother = (
        ties["agnes", "sister", "clara"],
        ties["agnes", "sworn foe", "martin"],
        ties["martin", "brother", "clara"],
    )
    assert sister.given and sister.certainty == 1 and len(sister.spans) == 1
    assert foe.given and foe.kind is None and foe.spans == ()
    assert not brother.given and brother.kind == "kin" and brother.certainty < 1
