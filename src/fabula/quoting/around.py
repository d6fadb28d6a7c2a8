"""Which quoted span stands around a place in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from fabula.layers import QuotedSpan


def spans_around(starts: Sequence[int], spans: Sequence[QuotedSpan]) -> tuple[int | None, ...]:
    """For each offset the outermost quoted span around it, as its index; None in the narration."""
    outer = [index for index, span in enumerate(spans) if span.parent is None]
    begins = [spans[index].start for index in outer]
    found: list[int | None] = []
    for start in starts:
        place = bisect_right(begins, start) - 1
        inside = place >= 0 and start < spans[outer[place]].stop
        found.append(outer[place] if inside else None)
    return tuple(found)
