"""Quotation marks as candidates: what each could be, and how ill it would fit.

The same character opens a quotation, closes one, or is an apostrophe. Each mark gets three costs from
the characters beside it (0 fits perfectly; a misfit of about 3 needs other marks to speak for it); the
pairing of a whole paragraph then decides between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

DOUBLE, SINGLE, LOW_DOUBLE, LOW_SINGLE, GUILLEMET, SINGLE_GUILLEMET = (
    "double single low low-single guillemet chevron".split()
)

NEVER = 99.0


class Mark(NamedTuple):
    """A candidate mark.

    ``family`` is the kind of quotation that it could open, ``closes`` those that it could close;
    ``opening``, ``closing`` and ``neither`` are the costs of the three readings.
    """

    start: int
    stop: int
    family: str
    closes: tuple[str, ...]
    opening: float
    closing: float
    neither: float


_CANDIDATE = r"[\"“”„‟«»‹›‚]|(?<![^\W_])['‘’`]|['’‘](?![^\W_])"
_MARK = re.compile(_CANDIDATE)
_MARK_WITH_PAIRED_BACKTICKS = re.compile(r"``|''|" + _CANDIDATE)

_CLOSES = {
    '"': (DOUBLE, LOW_DOUBLE),
    "''": (DOUBLE,),
    "”": (DOUBLE, LOW_DOUBLE),
    "“": (LOW_DOUBLE, DOUBLE),
    "‟": (DOUBLE, LOW_DOUBLE),
    "'": (SINGLE, LOW_SINGLE),
    "’": (SINGLE, LOW_SINGLE),
    "‘": (LOW_SINGLE, SINGLE),
    "«": (GUILLEMET,),
    "»": (GUILLEMET,),
    "‹": (SINGLE_GUILLEMET,),
    "›": (SINGLE_GUILLEMET,),
}
_FAMILY = {
    **dict.fromkeys(('"', "“", "”", "‟", "``", "''"), DOUBLE),
    **dict.fromkeys(("'", "‘", "’", "`"), SINGLE),
    "„": LOW_DOUBLE,
    "‚": LOW_SINGLE,
    **dict.fromkeys("«»", GUILLEMET),
    **dict.fromkeys("‹›", SINGLE_GUILLEMET),
}

# Words that have lost their beginning ("'tis", "'em", "'Ow") or their end ("o'", "goin'", "th'").
_BEHEADED = re.compile(
    r"""(?:t(?:is|was|were|will|would|wasn|isn|ain|aint|int|ween|other)|em|im|er|ers|un|uns|ere|ow|ad|as|ave|aven|eard|ouse|ome|ell
    |eart|ead|and|ands|ope|orse|orses|old|alf|appy|ard|undred|eaven|elp|urry|ello|ullo|isself|imself|erself|e|i|n|s|d|ll|re|ve|m
    |cause|cos|coz|bout|bove|cept|fore|gainst|gin|long|most|mong|nough|nother|neath|nuff|pon|round|scuse|self|spect|stead|way|ware|eerd
    |a|ar|arf|av|appen|at|igh|ighness|ighway|ill|ire|it|its|ole|oly|onest|onor|onour|ospital|otel|our|unt|ut
    |cross|cept|twixt|tween|lowed|count|kase|low|lection|member|pears|zackly|sides|stid|twarn|twon|tain|deed|board|rithmetic
    |\d\d?s?|\d\ds)(?![^\W_])""",
    re.I | re.X,
)
_CURTAILED = re.compile(
    r"""(?:in|o|th|an|wi|ol|t|d|ha|gi|fu|mus|jus|bes|las|nex|firs|tol|lan|roun|aroun|han|poun|fin|mos|kep|lef|sof|don
    |mo|befo|do|fo|yo|sho|po|ma|mis|ev|ov|s|z|x|ce|gen|e|i|y|thro|tho|altho|lil|ca|wa|aw|awa|a|fa|ba|sma|hersel|himsel|mysel|itsel
    |wor|wha|tha|bu|nigh|migh|righ|wi|ne|n|b|g|k|m|l|ta|ma|no|cap|mas|pas|spen|frien|sen|groun|thousan|husban|han|stan|mov|giv|hav|lov
    |Lor|bof|wid|ag|agin|th|t|i)$""",
    re.X,
)
_LAST_LETTERS = re.compile(r"[^\W\d_]+")


def find_marks(characters: str, start: int, stop: int, singles: float) -> Iterator[Mark]:
    """The candidate marks of a paragraph, in order.

    ``singles`` from 0 to 1 says how usual single marks are thereabouts as the outer marks of speech.
    """
    backticks = characters.find("``", start, stop) >= 0
    pattern = _MARK_WITH_PAIRED_BACKTICKS if backticks else _MARK
    for match in pattern.finditer(characters, start, stop):
        at, end = match.span()
        glyph = match.group()
        left = _neighbour(characters, at - 1, -1, start, stop)
        right = _neighbour(characters, end, 1, start, stop)
        opening, closing, neither = _costs(glyph, left, right)
        if glyph in "'’‘":
            neither = _apostrophe_cost(characters, at, left, right, neither, singles)
        yield Mark(at, end, _FAMILY[glyph], _CLOSES.get(glyph, ()), opening, closing, neither)


def _neighbour(characters: str, at: int, direction: int, start: int, stop: int) -> str:
    """The character beside a mark, looking through marks of italics; empty at the paragraph's edge."""
    for _ in range(3):
        if not start <= at < stop:
            return ""
        if characters[at] not in "_*":
            return characters[at]
        at += direction
    return characters[at] if start <= at < stop else ""


@lru_cache(maxsize=1 << 14)
def _costs(glyph: str, left: str, right: str) -> tuple[float, float, float]:
    opening, closing = _opening_misfit(left, right), _closing_misfit(left, right)
    match glyph:
        case '"':
            return opening, closing, 1.5 if left.isdigit() and not right.isalnum() else 5.0
        case "“" | "„" | "‟":
            return 0.1 * opening, 2.5 + closing, 6.0
        case "”":
            return 2.5 + opening, 0.1 * closing, 6.0
        case "«" | "‹":
            return 0.6 * opening, 1.0 + 2 * closing if opening else 4.0, 6.0
        case "»" | "›":
            return 1.0 + 2 * opening if closing else 4.0, 0.6 * closing, 6.0
        case "``":
            return 0.0, NEVER, 6.0
        case "''":
            return NEVER, 0.0, 6.0
        case "`":
            return 0.3 + opening, NEVER, 3.0
        case "‚":
            return opening, NEVER, 2.0
        case "‘":
            return 0.2 * opening, 3.5 + closing, 5.0
        case "’":
            return 2.5 + opening, closing + 0.6 * left.isalnum(), 4.0
        case _:
            return opening, closing + 0.8 * left.isalnum(), 4.0


def _opening_misfit(left: str, right: str) -> float:
    cost = 0.0
    if not right or right.isspace() or right in ",;:!?)]}":
        cost += 3.0
    elif right in ".…":
        cost += 1.0
    elif right in "-—–":
        cost += 0.7
    if left.isalnum():
        cost += 3.0
    elif left and left in ".,;:!?…)]}":
        cost += 2.0
    return cost


def _closing_misfit(left: str, right: str) -> float:
    cost = 0.0
    if not left:
        cost += 6.0
    elif left.isspace() or left in "([{":
        cost += 3.0
    elif left.isalnum():
        cost += 0.5
    if right.isalnum():
        cost += 2.5
    return cost


def _apostrophe_cost(
    characters: str, at: int, left: str, right: str, neither: float, singles: float
) -> float:
    """What it costs to take a single mark for an apostrophe."""
    if right.isalnum() and not left.isalnum():
        if _BEHEADED.match(characters, at + 1):
            return 0.5
        return 2.2 + 2.3 * singles + (0.5 if right.isupper() else 0.0) + (0.5 if not left else 0.0)
    if left.isdigit():
        return 0.8
    if left.isalpha():
        word = _LAST_LETTERS.match(characters[max(at - 12, 0) : at][::-1])
        if word and _curtailed(word.group()[::-1]):
            return 0.3
        return 2.0
    return neither


def _curtailed(word: str) -> bool:
    lower = word.lower()
    if lower.endswith(("s", "z", "x")) or (lower.endswith("in") and len(lower) > 3):
        return True
    return _CURTAILED.match(lower) is not None
