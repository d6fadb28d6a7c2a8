from __future__ import annotations

from itertools import pairwise

import pytest

from tests.staging.passages import Staged, staged


def test_who_comes_in_is_there_from_the_line_that_says_so() -> None:
    told = staged("Anna was knitting in the kitchen. The clock ticked. Robert came in and put down his hat.")
    assert told.there("The clock") == {"anna"}
    assert told.there("Robert came") == {"anna", "robert"}


@pytest.mark.parametrize(
    "leaves", ["left the room", "walked out", "went away", "slipped out of the kitchen", "crept off"]
)
def test_who_leaves_is_there_in_the_line_that_says_so_and_not_after(leaves: str) -> None:
    told = staged("Anna and Robert sat in the kitchen.", f"Robert {leaves}. Anna sighed. She shook her head.")
    assert told.there("Robert " + leaves) == {"anna", "robert"}
    assert told.there("Anna sighed") == {"anna"}


def test_two_rooms_are_kept_apart() -> None:
    told = staged(
        "Anna entered the cellar. Robert entered the attic. Anna filled a jug. Robert opened a trunk. "
        "Anna left the cellar. Martha entered the attic."
    )
    assert told.there("Anna filled") == {"anna"}
    assert told.there("Robert opened") == {"robert"}
    assert told.there("Martha") == {"robert", "martha"}
    assert told.beat("Anna filled").place == "cellar"
    assert told.beat("Robert opened").place == "attic"


def test_a_group_comes_and_goes_together() -> None:
    told = staged(
        "Anna, Robert and Martha entered the library. Robert lit the lamp. Then everyone left. "
        "Later Martha came back to the library."
    )
    assert told.there("Robert lit") == {"anna", "robert", "martha"}
    assert told.there("Later Martha") == {"martha"}


def test_who_is_left_alone_is_alone() -> None:
    told = staged(
        "Anna and Robert sat on the porch.",
        '"I shall never forgive you," said Robert. Anna stared at the gate as she was left alone. She wept.',
    )
    assert told.there("I shall never") == {"anna", "robert"}
    assert told.there("She wept") == {"anna"}


def test_who_joins_somebody_is_where_they_are() -> None:
    told = staged("Anna sat on the porch. She shivered. Robert joined her. He lit a pipe.")
    assert told.there("She shivered") == {"anna"}
    assert told.there("He lit") == {"anna", "robert"}
    assert told.beat("He lit").place == "porch"


def test_who_takes_another_along_goes_too() -> None:
    told = staged(
        "Anna and Robert and Martha sat in the parlour. Robert carried Anna to the garden. Martha yawned. "
        "Robert set Anna on a bench."
    )
    assert told.there("Martha yawned") == {"martha"}
    assert told.there("Robert set") == {"anna", "robert"}
    assert told.beat("Robert set").place == "garden"


def test_who_is_sent_away_goes_alone() -> None:
    told = staged("Anna and Robert stood in the hall. Robert sent Anna away. He locked the chest.")
    assert told.there("He locked") == {"robert"}


def test_who_is_only_talked_about_is_not_there() -> None:
    told = staged(
        '"Martha hates me," said Anna. "Where is Martha now?"', 'Robert shrugged. "Gone to Paris," he said.'
    )
    assert told.there("Robert shrugged") == {"anna", "robert"}


def test_the_voice_on_the_telephone_is_not_there() -> None:
    told = staged(
        "Anna sat in the kitchen. She picked up the phone and dialled.",
        '"Hello?" said Robert.',
        '"It is me," said Anna. "Come quickly." She hung up.',
    )
    assert told.there("Come quickly") == {"anna"}


def test_who_sleeps_perceives_nothing_and_wakes_again() -> None:
    told = staged(
        "Anna lay on the sofa beside Robert. Soon she fell asleep. Robert hid the letter in the clock. "
        "An owl called. At last Anna woke up. Robert smiled at her."
    )
    assert told.presence("Robert hid", "anna").perceives == "nothing"
    assert told.presence("Robert hid", "robert").perceives == "all"
    assert told.presence("Robert smiled", "anna").perceives == "all"


def test_who_listens_at_a_door_hears_and_is_hidden() -> None:
    told = staged(
        "Anna and Robert sat in the study. Martha crept to the study and listened at the door. "
        '"He knows nothing," said Robert.',
        "Martha opened the door and walked in.",
        '"Who knows nothing?" she asked.',
    )
    behind = told.presence("He knows", "martha")
    assert (behind.perceives, behind.hidden) == ("hears", True)
    assert not told.presence("Who knows", "martha").hidden


def test_who_watches_unseen_sees_and_is_hidden() -> None:
    told = staged(
        "Anna and Robert stood in the garden. Martha watched them from behind the hedge. Robert kissed Anna."
    )
    behind = told.presence("Robert kissed", "martha")
    assert (behind.perceives, behind.hidden) == ("sees", True)


def test_who_is_asked_to_leave_two_alone_goes_when_he_has_answered() -> None:
    told = staged(
        "Anna, Robert and Martha sat on the porch.",
        '"Robert, can I talk to Martha alone?" asked Anna.',
        'Robert nodded. "Of course," he said.',
        'Martha looked at Anna. "What is it?" she asked.',
    )
    assert told.there("Of course") == {"anna", "robert", "martha"}
    assert told.there("What is it") == {"anna", "martha"}


def test_those_who_answer_each_other_are_in_one_place() -> None:
    told = staged(
        "Robert walked out into the garden.",
        '"Good morning," said Anna.',
        '"Good morning," said Robert.',
        '"It will rain," said Anna.',
    )
    assert told.there("It will rain") == {"anna", "robert"}
    assert len(told.scenes) == 1


def test_a_thing_is_where_its_box_is() -> None:
    told = staged(
        "Anna entered the den. Robert entered the hall. The apple is in the basket. The basket is in the den."
    )
    assert told.there("The apple") == {"anna"}


def test_a_conversation_tells_by_itself_who_comes_and_goes() -> None:
    lines = (
        '"Hello, Anna. How is the new house?" said Robert.',
        '"Lovely, Robert. The garden is huge."',
        '"Mine is tiny, Anna. I grow nothing but mint."',
        '"Mint is useful, Robert. Sorry, I have to go now. Goodbye!"',
    )
    told = staged(*lines)
    assert told.there("Mint is useful") == {"anna", "robert"}


def covers(told: Staged) -> bool:
    """Whether the beats partition the chapters in order."""
    bounds = [(row.start, row.stop) for row in told.beats]
    joined = all(before[1] == after[0] for before, after in pairwise(bounds))
    return joined and bounds[0][0] == 0 and all(start < stop for start, stop in bounds)


def test_the_beats_partition_the_story() -> None:
    told = staged(
        "CHAPTER I",
        "Anna entered the den. Robert came in. Anna left.",
        "* * *",
        "The next day Anna came back. She had slept badly. Robert was gone.",
    )
    assert covers(told)


def test_who_goes_to_fetch_something_is_gone_until_back() -> None:
    told = staged(
        "Anna and Robert sat in the kitchen. Anna went to fetch the doctor. Robert waited. "
        "Anna came back and brought Martha along. Robert stood up."
    )
    assert told.there("Robert waited") == {"robert"}
    assert told.there("Robert stood") == {"anna", "robert", "martha"}


def test_what_is_denied_foreseen_or_asked_moves_nobody() -> None:
    told = staged(
        "Anna and Robert sat in the kitchen. Robert did not leave. He was going to leave tomorrow. "
        "Would Martha come in? Anna yawned."
    )
    assert told.there("Anna yawned") == {"anna", "robert"}


def test_who_is_half_asleep_perceives_part() -> None:
    told = staged("Anna lay in bed. She was half asleep. Robert came in and opened the drawer.")
    assert told.presence("Robert came", "anna").perceives == "part"
