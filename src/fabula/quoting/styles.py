"""Which manner of quoting a passage uses: local evidence first, its neighbourhood as prior."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import NamedTuple

from fabula.layers import Paragraph
from fabula.quoting.dashes import dialogue_dash

REACH = 10
"""How many paragraphs before and after are near; where they are silent, those farther off are asked."""

_FAR = 60
_OWN_WEIGHT = 3
# From this share of a passage's dash paragraphs on, a second dash inside shows that dashes end speech too.
_ENDED_BY_DASH = 0.12
_DOUBLES = re.compile(r"[\"“”„«»]|``")
# A single mark where an apostrophe hardly stands: before a capital, or after punctuation.
_SINGLES = re.compile(r"(?:(?<=[\s(—–-])|(?<![\s\S]))['‘`](?=[^\W\d_a-z])|(?<=[,.!?—–-])['’](?![^\W_])")
_QUOTE_AT_START = re.compile(r"[\s_*(]*(?:[\"“„«»`]|['‘](?=[^\W\d_a-z]))")
_INNER_DASH = re.compile(r"\s[—–―](?=\s)|\s[—–―](?=[a-z])|\s--(?=\s)")


@dataclass(frozen=True, slots=True)
class Style:
    """A passage's manner of quoting.

    Attributes:
        singles: how usual single marks are as outer marks, from 0 to 1.
        dashes: whether dashes bring dialogue.
        ended: whether a dash ends speech as well, where narration follows.
        spaced: whether white space follows the dash that brings dialogue.
    """

    singles: float
    dashes: bool
    ended: bool
    spaced: bool


class _Counts(NamedTuple):
    doubles: int
    singles: int
    quote_starts: int
    dash_starts: int
    hyphen_starts: int
    spaced: int
    ended: int


def find_styles(characters: str, paragraphs: Sequence[Paragraph]) -> list[Style]:
    """The style of each paragraph."""
    counts = [_count(characters, paragraph) for paragraph in paragraphs]
    columns = [list(column) for column in zip(*counts, strict=True)]
    near = [_Counts(*row) for row in zip(*(_windows(column, REACH) for column in columns), strict=True)]
    far = [_Counts(*row) for row in zip(*(_windows(column, _FAR) for column in columns), strict=True)]
    return [_style(by, around) for by, around in zip(near, far, strict=True)]


def _style(near: _Counts, far: _Counts) -> Style:
    by = near if near.dash_starts + near.quote_starts >= _OWN_WEIGHT else far
    dashes = by.dash_starts > 0 and by.dash_starts >= by.quote_starts
    # Two hyphens are so common for other ends that many paragraphs must open with them.
    if far.hyphen_starts and far.dash_starts == far.hyphen_starts < 2 * _OWN_WEIGHT:
        dashes = False
    return Style(
        singles=(near.singles + 0.3) / (near.singles + near.doubles + 1),
        dashes=dashes,
        ended=far.ended > _ENDED_BY_DASH * far.dash_starts,
        spaced=2 * far.spaced > far.dash_starts > 0,
    )


def _count(characters: str, paragraph: Paragraph) -> _Counts:
    start, stop = paragraph.start, paragraph.stop
    words = dialogue_dash(characters, start, stop)
    if words is not None and _QUOTE_AT_START.match(characters, words, stop):
        words = None
    dash = words is not None
    return _Counts(
        doubles=_number(_DOUBLES, characters, paragraph),
        singles=_number(_SINGLES, characters, paragraph),
        quote_starts=_QUOTE_AT_START.match(characters, start, stop) is not None,
        dash_starts=dash,
        hyphen_starts=dash and characters.startswith("--", start),
        spaced=words is not None and characters[words - 1].isspace(),
        ended=words is not None and _INNER_DASH.search(characters, words, stop) is not None,
    )


def _number(pattern: re.Pattern[str], characters: str, paragraph: Paragraph) -> int:
    """How many marks, up to what the longest speech may count for."""
    return sum(1 for _ in islice(pattern.finditer(characters, paragraph.start, paragraph.stop), 6))


def _windows(counts: Sequence[int], reach: int) -> list[int]:
    """Sums over each paragraph's neighbourhood, its own count weighing more."""
    sums = [0, *accumulate(counts)]
    last = len(counts)
    return [
        sums[min(last, number + reach + 1)] - sums[max(0, number - reach)] + (_OWN_WEIGHT - 1) * own
        for number, own in enumerate(counts)
    ]
