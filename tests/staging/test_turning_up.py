from __future__ import annotations

from tests.reading import read_passage


def test_to_show_up_at_a_place_is_to_come_there() -> None:
    beats = read_passage("Ann went to the hall. Ben showed up at the garden. A bird sang.").world.beats
    assert [(beat.place, [row.person for row in beat.present]) for beat in beats] == [
        ("hall", ["ann"]),
        ("garden", ["ben"]),
    ]
