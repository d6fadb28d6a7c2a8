"""Who is likely to hear a line: the company of the talk, who turns to whom, who is there."""

from __future__ import annotations

import pytest

from fabula.dialogue.company import Company
from fabula.dialogue.facing import Turning
from fabula.dialogue.hearing import candidates, choose
from fabula.dialogue.lines import set_stage
from fabula.dialogue.listeners import of_person, setting_of
from fabula.dialogue.stage import Stage
from fabula.layers import Beat, Presence
from tests.reading import heard, read_passage

ROOM = "Clara stood by the window. Martin sat down, and Edith sat down beside Martin.\n\n"


def stage(characters: str) -> Stage:
    return set_stage(read_passage(ROOM + characters).book)


def names(company: Company, i: int, person: str) -> set[str]:
    """What is observed of a person at line ``i``."""
    return {name for name, _ in of_person(setting_of(company, i), person)}


@pytest.mark.parametrize(
    ("narration", "who", "toward"),
    [
        ("Clara looked up at Edith.", "clara", "edith"),
        ("Clara got up and turned to Edith.", "clara", "edith"),
        ("Clara's eyes rested on Edith.", "clara", "edith"),
        ("Martin took her coat and kissed Edith.", "martin", "edith"),
    ],
)
def test_a_gaze_or_a_touch_turns_one_to_another(narration: str, who: str, toward: str) -> None:
    turned = stage(narration).turnings
    assert [(turn.who, turn.toward) for turn in turned] == [(who, toward)]


@pytest.mark.parametrize(
    "narration", ["Clara did not look at Edith.", "Clara walked to the door with Edith."]
)
def test_a_gaze_that_is_denied_and_a_walk_turn_nobody(narration: str) -> None:
    assert stage(narration).turnings == ()


def test_whom_the_speaker_turns_to_is_observed_at_the_line() -> None:
    company = Company.of(
        stage("“It rains,” said Clara, looking up at Edith.\n\n“It does,” said Martin."), ["clara", "martin"]
    )
    assert "is turned to" in names(company, 0, "edith")
    assert "another is turned to" in names(company, 0, "martin")
    assert "another is turned to" not in names(company, 1, "edith")


def test_a_talk_ends_where_narration_is_long_and_with_the_chapter() -> None:
    scene = stage("“It rains,” said Clara.\n\n" + "It rained on.\n\n" * 20 + "“Still,” said Martin.\n\n“So?”")
    talks = Company.of(scene, ["clara", "martin", "clara"]).talks
    assert [(talk.first, talk.last) for talk in talks] == [(0, 0), (1, 2), (1, 2)]


def test_counts_and_neighbours_of_a_talk() -> None:
    scene = stage("".join(f"“Line {n}.”\n\n" for n in range(6)))
    talk = Company.of(scene, ["clara", "martin", None, "clara", "edith", "martin"]).talks[0]
    assert [talk.count("clara", *talk.around(3, reach)) for reach in (1, 3)] == [1, 2]
    assert (talk.before("martin", 5), talk.after("martin", 1), talk.after("martin", 5)) == (1, 5, None)
    assert talk.before("nobody-here", 3) is None


def test_one_of_a_long_talk_is_a_candidate_however_long_silent() -> None:
    scene = stage("“I came late,” said Edith.\n\n" + "".join(f"“Line {n}.”\n\n" for n in range(60)))
    speakers = ["edith", *("clara" if n % 2 else "martin" for n in range(60))]
    assert "edith" in candidates(Company.of(scene, speakers), 60)


def test_who_is_not_there_is_observed_where_scenes_are_known() -> None:
    scene = stage("“It rains,” said Clara.")
    beat = Beat("s1.1", None, 1.0, 1.0, (Presence("clara"), Presence("martin")), start=0, stop=10_000)
    known, unknown = Company.of(scene, ["clara"], [beat]), Company.of(scene, ["clara"])
    assert "is the only other there" in names(known, 0, "martin")
    assert "is absent, and others are there" in names(known, 0, "edith")
    assert not {name for name in names(unknown, 0, "edith") if "absent" in name}


def test_who_has_left_the_room_hears_nothing_more() -> None:
    left = "“I shall go and see,” said Edith. She went out and shut the door.\n\n"
    story = read_passage(
        f"{ROOM}“It rains,” said Martin.\n\n{left}“She never stays,” said Clara.\n\n“Never,” said Martin."
    )
    assert [addressees for _, addressees in heard(story)][-2:] == [("martin",), ("clara",)]


def test_the_likeliest_is_chosen_where_nobody_is_likely() -> None:
    assert choose([("edith", 0.3), ("martin", 0.2)]) == (("edith",), 0.24)
    assert choose([]) == ((), 0.0)


def test_turnings_keep_the_order_of_the_text() -> None:
    turned = stage("Clara looked at Edith. Edith smiled at Martin.").turnings
    assert [type(turn) for turn in turned] == [Turning, Turning]
    assert turned[0].start < turned[1].start
