from __future__ import annotations

import pytest

from fabula.errors import UnknownName
from fabula.scene_view import scene_data, scene_lines
from tests.staging.passages import staged
from tests.tiny import tiny

TOLD = staged(
    "Anna sat in the kitchen. She fell asleep. Robert came in and warmed his hands at the stove.",
    "The next morning, Robert went to the stable. He fed the horse.",
)


def test_a_line_a_scene_and_a_line_a_beat() -> None:
    assert scene_lines(TOLD.story, None) == [
        "s1  kitchen",
        "  s1.1  Anna: Anna sat in the kitchen. She fell asleep.",
        "  s1.2  Anna (nothing), Robert: Robert came in and warmed his hands at the stove.",
        "s2  stable; The next morning",
        "  s2.1  Robert: The next morning, Robert went to the stable. He fed the hor…",
    ]


def test_a_scene_a_beat_or_a_chapter_can_be_asked_for() -> None:
    assert [line.split()[0] for line in scene_lines(TOLD.story, "s2")] == ["s2", "s2.1"]
    assert [line.split()[0] for line in scene_lines(TOLD.story, "s1.2")] == ["s1", "s1.2"]
    assert len(scene_lines(TOLD.story, "ch1")) == 5
    with pytest.raises(UnknownName, match='"s9"'):
        scene_lines(TOLD.story, "s9")


def test_data_say_what_the_lines_say() -> None:
    data = scene_data(TOLD.story, "s1.2")
    (scene,) = data["scenes"]
    (beat,) = scene["beats"]
    assert (scene["id"], scene["place"], scene["time"], scene["level"]) == ("s1", "kitchen", None, "present")
    assert [(one["id"], one["perceives"], one["hidden"]) for one in beat["present"]] == [
        ("anna", "nothing", False),
        ("robert", "all", False),
    ]
    assert {"id": "stable", "name": "stable", "within": None} in data["places"]


def test_a_story_without_scenes_says_so() -> None:
    assert scene_lines(tiny("It rained."), None) == ["no scenes were found"]
