"""Which manner of quoting a passage uses: local evidence first, its neighbourhood as prior."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from fabula.layers import Paragraph
from fabula.quoting.dashes import dialogue_dash, is_spaced

REACH = 10
"""How many paragraphs before and after count as the neighbourhood."""

_OWN_WEIGHT = 3
_DOUBLES = re.compile(r"[\"“”„«»]|``")
# A single mark where an apostrophe hardly stands: before a capital, or after punctuation.
_SINGLES = re.compile(r"(?:(?<=[\s(—–-])|(?<![\s\S]))['‘`](?=[^\W\d_a-z])|(?<=[,.!?—–-])['’](?![^\W_])")
_QUOTED_AFTER_DASH = re.compile(r"\s*[_*]?[\"“„«‘']")


@dataclass(frozen=True, slots=True)
class Style:
    """A passage's manner: how usual single marks are as outer ones, and whether dashes bring dialogue.

    ``singles`` is a share from 0 to 1; ``spaced`` says that dashes with spaces also end speech.
    """

    singles: float
    dashes: bool
    spaced: bool


@dataclass(frozen=True, slots=True)
class _Counts:
    doubles: int
    singles: int
    dashes: int
    spaced: int
    hyphens: int


def find_styles(characters: str, paragraphs: Sequence[Paragraph]) -> list[Style]:
    """The style of each paragraph."""
    counts = [_count(characters, paragraph) for paragraph in paragraphs]
    doubles = _windows([count.doubles for count in counts])
    singles = _windows([count.singles for count in counts])
    dashes = _windows([3 * count.dashes for count in counts])
    spaced = _windows([3 * count.spaced for count in counts])
    hyphens = _windows([count.hyphens for count in counts])
    styles = []
    for double, single, dash, space, hyphen in zip(doubles, singles, dashes, spaced, hyphens, strict=True):
        # Two hyphens are so common for other ends that a passage must open several paragraphs with them.
        if 0 < hyphen < 4 and dash <= 3 * hyphen:
            dash = 0
        styles.append(
            Style(
                singles=(single + 0.3) / (single + double + 1),
                dashes=dash > 0 and dash >= double + single,
                spaced=2 * space > dash > 0,
            )
        )
    return styles


def _count(characters: str, paragraph: Paragraph) -> _Counts:
    words = dialogue_dash(characters, paragraph.start, paragraph.stop)
    if words is not None and _QUOTED_AFTER_DASH.match(characters, words):
        words = None
    hyphens = words is not None and characters.startswith("--", paragraph.start)
    return _Counts(
        doubles=_number(_DOUBLES, characters, paragraph),
        singles=_number(_SINGLES, characters, paragraph),
        dashes=words is not None,
        spaced=words is not None and is_spaced(characters, paragraph.start, words),
        hyphens=hyphens,
    )


def _number(pattern: re.Pattern[str], characters: str, paragraph: Paragraph) -> int:
    """How many marks, up to what the longest speech may count for."""
    return min(6, sum(1 for _ in pattern.finditer(characters, paragraph.start, paragraph.stop)))


def _windows(counts: Sequence[int]) -> list[int]:
    """Sums over each paragraph's neighbourhood, its own count weighing more."""
    sums = [0, *accumulate(counts)]
    last = len(counts)
    return [
        sums[min(last, number + REACH + 1)] - sums[max(0, number - REACH)] + (_OWN_WEIGHT - 1) * own
        for number, own in enumerate(counts)
    ]
