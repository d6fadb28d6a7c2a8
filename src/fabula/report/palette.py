"""The page's colours, each for light and for dark, all with a contrast of at least 4.5 to 1 on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Colour(NamedTuple):
    """One colour in both themes, as ``#rrggbb``."""

    light: str
    dark: str


PAPER = Colour("#fbf8f2", "#1b1a17")
PANEL = Colour("#f3eee4", "#23211d")
INK = Colour("#26221c", "#e4ded2")
MUTED = Colour("#6a6358", "#a39b8c")
LINE = Colour("#ddd5c6", "#3b372f")
FOCUS = Colour("#9a4a12", "#f0b070")
UNKNOWN = Colour("#5c564c", "#b3ab9d")

VOICES = (
    Colour("#1c508d", "#9cc4f8"),
    Colour("#833224", "#f3ad9f"),
    Colour("#07602b", "#9ad1a4"),
    Colour("#6b3776", "#dab0e3"),
    Colour("#6b480c", "#e1b982"),
    Colour("#005e5e", "#7bd2d2"),
    Colour("#7c3059", "#ecabc9"),
    Colour("#4a561a", "#baca8b"),
    Colour("#4b448b", "#bbbaf6"),
    Colour("#744021", "#eeb190"),
    Colour("#005b7f", "#82cdea"),
    Colour("#005e49", "#87d3b9"),
)

NAMED = {
    "paper": PAPER,
    "panel": PANEL,
    "ink": INK,
    "muted": MUTED,
    "line": LINE,
    "focus": FOCUS,
    "unknown": UNKNOWN,
}

TINT_PERCENT = 14
"""How much of a voice's colour is mixed into the paper behind a line that the reader has picked out."""


def assign_voices(speakers: Sequence[str]) -> dict[str, int]:
    """A colour's number for each speaker, in the order given; after the last colour they repeat."""
    return {speaker: place % len(VOICES) for place, speaker in enumerate(speakers)}
