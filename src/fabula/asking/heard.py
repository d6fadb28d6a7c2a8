"""Who heard something said that no claim holds: matched to the lines themselves, by the words they share.

A line is the likelier the more of the rare words it shares with what is asked (weights as in Robertson and
Spärck Jones, 1976, over the story's own lines), and the likelier yet if somebody named says it. All who
hear that line have heard it: who is there and hears, who says it, and to whom.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from fabula.asking.patterns import stems_of
from fabula.layers.people import RESERVED_IDS
from fabula.story import Quote, Story

HEARING = frozenset(("all", "hears"))
_BY_ONE_NAMED = 1.5
_SHORT = 4  # words that are added to a line's length, so that the shortest do not win by a single word


@dataclass(frozen=True, slots=True)
class Heard:
    """A line that may be meant, with those who heard it, and how much of what is asked it has (0 to 1)."""

    quote: Quote
    people: tuple[str, ...]
    share: float


def heard(story: Story, words: str) -> Heard | None:
    """The line that has most of some words; None where no line has any of them."""
    quotes = [quote for quote in story.quotes if quote.kind == "speech" and quote.parent is None]
    lines = [stems_of(quote.words) for quote in quotes]
    rarity = _rarity(lines)
    asked = stems_of(words)
    named = {id for id in (row.id for row in story.characters) if _is_named(story, id, asked)}

    def likelihood(place: int) -> float:
        shared = sum(rarity[stem] for stem in asked & lines[place])
        by_one_named = _BY_ONE_NAMED if quotes[place].speaker in named else 1.0
        return by_one_named * shared / sqrt(_SHORT + len(lines[place]))

    best = max(range(len(quotes)), key=likelihood, default=None)
    if best is None or not asked & lines[best]:
        return None
    known = sum(rarity[stem] for stem in asked if stem in rarity)
    share = sum(rarity[stem] for stem in asked & lines[best]) / known
    return Heard(quotes[best], hearers_of(story, quotes[best]), share)


def hearers_of(story: Story, quote: Quote) -> tuple[str, ...]:
    """Who says a line, to whom, and who else is there and hears, in this order."""
    beats = sorted(
        (beat for beat in story.world.beats if beat.start is not None), key=lambda beat: beat.start or 0
    )
    at = bisect_right([beat.start or 0 for beat in beats], quote.start) - 1
    there = beats[at].present if at >= 0 else ()
    deaf = {row.person for row in there if row.perceives not in HEARING}
    spoken_to = [id for id in quote.addressees if id not in RESERVED_IDS]
    first = [quote.speaker] if quote.speaker is not None else []
    people = dict.fromkeys([*first, *spoken_to, *(row.person for row in there)])
    return tuple(id for id in people if id not in deaf or id == quote.speaker)


def _rarity(lines: Sequence[frozenset[str]]) -> dict[str, float]:
    counts = Counter(stem for line in lines for stem in line)
    return {stem: log(1 + len(lines) / count) for stem, count in counts.items()}


def _is_named(story: Story, id: str, stems: frozenset[str]) -> bool:
    return bool(stems_of(story.name_of(id)) & stems)
