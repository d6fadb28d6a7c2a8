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

DOUBLE = "double"
SINGLE = "single"
LOW_DOUBLE = "low double"
LOW_SINGLE = "low single"
GUILLEMET = "guillemet"
SINGLE_GUILLEMET = "single guillemet"

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


_GLYPHS = "\"“”„‟«»‹›‚'‘’`"
_PAGE = 2000
_DENSEST = 6
"""Prose has at least so many characters to each mark."""

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

# Words that have lost their beginning ("'tis", "'em", "'Ow") or their end ("o'", "th'", "jus'").
_BEHEADED = frozenset(
    """tis twas twere twill twould twasn twarn twon isn ain tain tother t em im er ers un uns ere ow ad
    as ave aven eard ouse ouses ome ell eart ead eads and ands ope orse orses old alf appy ard undred
    eaven elp urry ello ullo isself imself erself at igh ill it its ole oly otel our unt ar arf av appen
    art eavy ungry usband cause cos coz bout bove cept fore gainst long most mong nough nuff nother
    neath pon round scuse self spect stead way ware xactly zackly lowed count lection member pears sides
    tween twixt cross deed board i e n s d ll re ve m a""".split()
)
_CURTAILED = frozenset(
    """o th an wi ol t d ha gi fu mus jus bes las nex firs tol lan roun aroun han poun fin mos kep lef
    sof don mo befo do fo yo sho po mis ev ov e i y thro tho altho lil ca wa aw awa a fa ba sma hersel
    himsel mysel itsel wor wha tha bu nigh migh righ n b g k m l ta no cap mas pas spen frien sen groun
    thousan husban stan mov giv hav lov lor bof wid ag agin fro""".split()
)
_FIRST_WORD = re.compile(r"[^\W_]+")
_LAST_LETTERS = re.compile(r"[^\W\d_]+")


def find_marks(characters: str, start: int, stop: int, singles: float) -> Iterator[Mark]:
    """The candidate marks of a paragraph, in order.

    ``singles`` from 0 to 1 says how usual single marks are thereabouts as the outer marks of speech.
    """
    if _is_noise(characters, start, stop):
        return
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


def _is_noise(characters: str, start: int, stop: int) -> bool:
    """Whether a stretch longer than a page has more marks than any prose: a table, a damaged file."""
    if stop - start < _PAGE:
        return False
    return _DENSEST * sum(characters.count(glyph, start, stop) for glyph in _GLYPHS) > stop - start


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
            return 0.4 * opening, 2.5 + closing, 6.0
        case "”":
            return 2.5 + opening, 0.4 * closing, 6.0
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
        word = _FIRST_WORD.match(characters, at + 1, at + 12)
        if word and (word.group().lower() in _BEHEADED or word.group()[0].isdigit()):
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
    return lower in _CURTAILED
