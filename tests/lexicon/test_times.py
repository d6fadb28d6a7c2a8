"""Where the head of a paragraph tells that time has passed."""

from __future__ import annotations

import pytest

from fabula.lexicon.times import later_time


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        ("later , when they had gone , she found me", "later"),
        ("afterwards they walked home", "afterwards"),
        ("but the next morning he was ill", "the next morning"),
        ("an hour and a half later , her eyes opened", "an hour and a half later"),
        ("meanwhile the boat had sunk", "meanwhile"),
        ("later editions of the paper had it", ""),
        ("she slept", ""),
        ("", ""),
    ],
)
def test_a_later_time(opening: str, told: str) -> None:
    forms = opening.split()
    first, count = later_time(forms)
    assert " ".join(forms[first : first + count]) == told
