"""A dash that ends speech is no sign that its sentence goes on."""

from __future__ import annotations

import pytest

from fabula.layers import CUES
from tests.reading import read_passage


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("— It rains, — said Martin.", ["tag"]),
        ("— It rains. — Martin opened the door.", ["beat after"]),
        ("“It rains—” Martin flared.", ["tag"]),
    ],
)
def test_what_follows_speech(line: str, kinds: list[str]) -> None:
    story = read_passage(f"— Who is there? — said Clara.\n\n{line}\n\n— Come in, — said Clara.")
    here = story.text.characters.index(line)
    found = [cue.kind for cue in story.book[CUES] if here <= cue.start < here + len(line)]
    assert found == kinds
