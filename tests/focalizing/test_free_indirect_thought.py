"""Free indirect thought in tiny stories: what is taken for a thought, and whose."""

from __future__ import annotations

import pytest

from fabula.story import Story
from tests.reading import read_passage

OPENING = (
    'Ann Marsh lived at the mill with her brother. "You are late, Ben," said Ann. '
    '"I know it, Ann," said Ben. Ben laughed. Ann laughed too.\n\n'
)
"""Two people, who have names and talk, before anybody thinks."""


def thoughts(passage: str) -> list[tuple[str, str]]:
    """The words of each stretch with its thinker."""
    story: Story = read_passage(OPENING + passage)
    return [(story.text.cut((row.start, row.stop)), row.thinker) for row in story.thoughts]


TAKEN = {
    "a question": (
        "Ann thought of the letter. Why had it come so late?",
        "Why had it come so late?",
        "ann-marsh",
    ),
    "a question without a question word": (
        "Ann remembered the key. Had she left it in the door?",
        "Had she left it in the door?",
        "ann-marsh",
    ),
    "a question of a man": (
        "Ben wondered about the money. What was he to do with so much?",
        "What was he to do with so much?",
        "ben",
    ),
    "an exclamation": (
        "Ann felt the cold air on her face. How foolish she had been!",
        "How foolish she had been!",
        "ann-marsh",
    ),
    "an exclamation about somebody else": (
        "Ann watched Ben go down the road. She felt sorry. How tired he looked!",
        "How tired he looked!",
        "ann-marsh",
    ),
    "a fragment cried out": (
        "Ben felt for his purse and knew that it was gone. All that money!",
        "All that money!",
        "ben",
    ),
    "an interjection": (
        "Ann considered it for a long time. Oh, she would never go back there!",
        "Oh, she would never go back there!",
        "ann-marsh",
    ),
    "yes, with a modal": (
        "Ben thought of his mother. Yes, he would write to her.",
        "Yes, he would write to her.",
        "ben",
    ),
    "no, with a modal": (
        "Ann thought of the mill. No, she could not leave it.",
        "No, she could not leave it.",
        "ann-marsh",
    ),
    "a day as the thinker counts it": (
        "Ann was afraid. Tomorrow she would have to tell her brother.",
        "Tomorrow she would have to tell her brother.",
        "ann-marsh",
    ),
    "yesterday": (
        "Ben remembered the boat. Perhaps he had left it loose yesterday.",
        "Perhaps he had left it loose yesterday.",
        "ben",
    ),
    "must with a judgement": (
        "Ann heard steps. Surely it must be the postman.",
        "Surely it must be the postman.",
        "ann-marsh",
    ),
    "perhaps and might, now": (
        "Ben was anxious. Perhaps he might still find it now.",
        "Perhaps he might still find it now.",
        "ben",
    ),
    "of course with must": (
        "Ann felt uneasy. Of course he must have lost the way.",
        "Of course he must have lost the way.",
        "ann-marsh",
    ),
    "a parenthesis": (
        "The snow had begun again. It was, she thought, too late to turn back. Ann sat down.",
        "It was, she thought, too late to turn back.",
        "ann-marsh",
    ),
    "a parenthesis at the end": (
        "Ann looked at the river. It could never freeze so soon, she thought.",
        "It could never freeze so soon, she thought.",
        "ann-marsh",
    ),
    "after a semicolon": (
        "Ann hesitated at the gate; what would he say to her?",
        "what would he say to her?",
        "ann-marsh",
    ),
    "several sentences": (
        "Ann thought of her brother. Where was he? Why had he not come home? She must find him.",
        "Where was he? Why had he not come home? She must find him.",
        "ann-marsh",
    ),
    "after a look": (
        "Ann looked at the empty chair. Who had been sitting there?",
        "Who had been sitting there?",
        "ann-marsh",
    ),
    "after a feeling that a copula tells": (
        "Ben was ashamed. Why had he laughed at her?",
        "Why had he laughed at her?",
        "ben",
    ),
    "after a thought that somebody's mind has": (
        "A doubt rose in Ann's mind. Was it the right house?",
        "Was it the right house?",
        "ann-marsh",
    ),
    "in a paragraph after a quotation, when somebody thinks again": (
        '"Good night," said Ben. Ann felt lonely. Would nobody stay with her?',
        "Would nobody stay with her?",
        "ann-marsh",
    ),
    "a new paragraph in the same mind": (
        "Ann thought of the winter.\n\nHow long it had been!",
        "How long it had been!",
        "ann-marsh",
    ),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_sounds_like_somebody_is_that_ones_thought(name: str) -> None:
    passage, words, thinker = TAKEN[name]
    assert thoughts(passage) == [(words, thinker)]


LEFT = {
    "plain narration": "Ann walked to the mill. She opened the door and lit the lamp.",
    "a thought in the narrator's words": "Ann knew that her brother would come tomorrow.",
    "an indirect question": "Ann wondered what he would say to her now.",
    "a general truth in the present": "Ann thought of Ben. Is there a man who can bear to be laughed at?",
    "a narrator who says I": "Ann thought of Ben. What shall I say of him? I never knew a better man!",
    "the reader addressed": "Ann thought of Ben. Did he deserve it, reader?",
    "you": "Ann thought of Ben. What would you have done in her place?",
    "speech in the narrator's words": "Ben asked her many questions. Where had she been? Whom had she met?",
    "a question that a tag gives to a speaker": "Ann thought of the road. Was it far? he asked.",
    "what follows a quotation in its paragraph": '"Neglected!" cried Ann. Was she not there every day?',
    "would by itself": "Ann thought of Ben. He would sit by the fire for hours.",
    "must by itself": "Ann thought of Ben. He must be at the mill.",
    "now by itself": "Ben felt cold. It was now nearly six.",
    "nobody's mind": "The rain fell on the roof. How long the street looked! Who would walk there?",
}


@pytest.mark.parametrize("name", LEFT)
def test_what_may_be_the_narrators_or_somebodys_speech_is_left_alone(name: str) -> None:
    assert thoughts(LEFT[name]) == []


def test_a_story_in_the_first_person_has_none() -> None:
    story = read_passage(
        'I went to the mill. I saw Ann there. "You are late, Tom," said Ann. I laughed. I knew it, and I sat '
        "down by the fire. I thought of the letter. Why had it come so late? Tomorrow I would answer it."
    )
    assert story.thoughts == ()


def test_a_diary_among_the_chapters_has_none() -> None:
    passage = "Ann thought of Ben.\n\nMonday. I am alone here.\n\nHow still it was! Why had he gone?"
    assert thoughts(passage) == []


def test_the_mind_changes_with_who_thinks() -> None:
    passage = (
        "Ann thought of the winter. How long it had been! She was tired.\n\n"
        "Ben saw the ice on the river. He was afraid. Would it bear him?"
    )
    assert thoughts(passage) == [("How long it had been!", "ann-marsh"), ("Would it bear him?", "ben")]


def test_a_row_says_what_tells_it_and_how_sure_it_is() -> None:
    story = read_passage(OPENING + "Ann was afraid. Perhaps he would not come tomorrow!")
    (row,) = story.thoughts
    assert row.signs == ("exclamation", "judgement", "modal", "near day")
    assert 0.5 <= row.certainty <= 1.0
    assert row.maker == "free indirect"


def test_what_others_do_in_a_thought_is_the_thinkers_belief_and_no_event() -> None:
    story = read_passage(
        OPENING + "Ann heard steps. She was afraid. How angry her brother was! The dog barked."
    )
    (row,) = story.thoughts
    claims = {claim.id: claim for claim in story.world.claims}
    thought = [
        claim.id
        for claim in claims.values()
        if any(row.start <= span.start < row.stop for span in claim.spans)
    ]
    held = {(one.holder, one.stance, one.evidence) for one in story.world.ascriptions if one.claim in thought}
    assert held == {(("ann-marsh",), "believes", "thought")}
    assert not [one for one in story.world.occurrences if one.claim in thought]


def test_of_ones_own_deeds_one_knows_as_the_narrator_does() -> None:
    story = read_passage(OPENING + "Ann thought of the letter. Of course she had burned the letter now!")
    (row,) = story.thoughts
    (deed,) = [
        one for one in story.world.occurrences if one.start is not None and row.start <= one.start < row.stop
    ]
    assert deed.certainty < row.certainty
