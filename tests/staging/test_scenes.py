from __future__ import annotations

import pytest

from fabula.layers import BEATS
from tests.reading import read_passage
from tests.staging.passages import staged


def test_a_separator_begins_a_scene() -> None:
    told = staged("Anna sat in the den. She hummed.", "* * *", "Robert mended a chair.")
    assert [row.id for row in told.scenes] == ["s1", "s2"]
    assert told.there("Robert mended") == {"robert"}


def test_words_for_a_later_time_begin_a_scene_and_are_kept() -> None:
    told = staged(
        "Anna and Robert sat in the den. Robert played a slow waltz, and Anna listened.",
        "Two hours later, Anna fed the cat.",
        "A moment later, she sneezed.",
    )
    assert [row.time for row in told.scenes] == [None, "Two hours later"]
    assert told.there("fed the cat") == {"anna"}


def test_later_by_itself_begins_a_scene_and_a_farewell_does_not() -> None:
    told = staged("Anna sat in the den. Robert hummed.", "Later, when it rained, Anna fed the cat.")
    assert [row.time for row in told.scenes] == [None, "Later"]
    story = read_passage("Anna: I have to go.\n\nRobert: Later, Anna!\n\nMarie: What a day.\n\nRobert: Yes.")
    assert {row.id.split(".")[0] for row in story.book[BEATS]} == {"s1"}


def test_a_place_that_opens_a_sentence_begins_a_scene() -> None:
    told = staged("Anna sat in the bedroom. She hummed.", "Downstairs, Robert was mending a chair.")
    assert told.scene("Robert").place == "downstairs"
    assert told.there("Robert") == {"robert"}


def test_a_scene_goes_where_its_only_person_goes() -> None:
    told = staged("Anna sat in the kitchen. She got up and went to the stable. She saddled the horse.")
    assert told.scene("Anna sat").place == "kitchen"
    assert told.scene("She saddled").place == "stable"


def test_what_had_been_before_moves_nobody() -> None:
    told = staged(
        "Anna sat in the kitchen. She peeled an apple.",
        "That morning Robert had come to the cottage. He had walked into the garden and had called her name. "
        "He had brought her a letter. Then he had gone to the station.",
        "Anna put down the knife. She shivered.",
    )
    assert told.beat("He had brought").level == "flashback"
    assert told.there("Anna put") == {"anna"}
    assert told.beat("He had brought").story_order < told.beat("She peeled").story_order


def test_story_order_rises_with_the_telling() -> None:
    told = staged("Anna came in. Robert came in. Anna left.", "The next day, Anna came back.")
    orders = [row.story_order for row in told.beats]
    assert orders == sorted(orders)
    assert [row.told_order for row in told.beats] == [float(n) for n in range(1, len(told.beats) + 1)]


def test_places_have_owners_and_are_taken_up() -> None:
    told = staged(
        "Anna went to Robert's room. She looked at the bed. She left the room and went to the front porch. "
        "She sat down on the porch."
    )
    assert told.places[told.beat("She looked").place or ""].name == "Robert's room"
    assert told.places[told.beat("She sat").place or ""].name == "front porch"


def test_a_text_without_people_is_one_scene() -> None:
    told = staged("It rained.")
    assert [(row.id, row.place) for row in told.scenes] == [("s1", None)]
    assert [row.present for row in told.beats] == [()]


def test_a_room_that_is_entered_from_its_house_lies_within_it() -> None:
    told = staged("Anna reached the cottage. She was tired. She went into the kitchen. She lit the stove.")
    kitchen = told.beat("She lit").place
    assert kitchen == "kitchen"
    assert told.places["kitchen"].within == "cottage"
    assert len(told.scenes) == 1


def test_a_story_follows_those_who_arrive_elsewhere() -> None:
    told = staged(
        "Anna, Robert and Martha sat in the library. Anna and Robert entered the chapel. Robert knelt. "
        "Martha turned a page."
    )
    assert told.there("Robert knelt") == {"anna", "robert"}
    assert told.beat("Robert knelt").place == "chapel"
    assert told.there("Martha turned") == {"martha"}


def test_where_nobody_is_named_all_have_gone_inside() -> None:
    told = staged(
        "Anna and Robert stood in the yard. Robert knocked. Inside, the air was cold. Anna lit a candle."
    )
    assert told.there("Anna lit") == {"anna", "robert"}
    assert told.beat("Anna lit").place == "inside"


@pytest.mark.parametrize("text", ["", " \n\n ", "* * *", "?", "CHAPTER I\n\nCHAPTER II\n\n", "“Hello”"])
def test_a_text_without_a_story_has_beats_for_all_of_it_or_none(text: str) -> None:
    told = staged(text)
    chapters = told.story.chapters
    bounds = [(row.start, row.stop) for row in told.beats]
    assert bounds in ([], [(chapters[0].start, chapters[-1].stop)])
