"""Which quoted span stands around a place in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from fabula.layers import QuotedSpan


def spans_around(starts: Sequence[int], spans: Sequence[QuotedSpan]) -> tuple[int | None, ...]:
    """For each offset, given in order, the index of the outermost quoted span around it, None for none."""
    found: list[int | None] = [None] * len(starts)
    for index, span in enumerate(spans):
        if span.parent is None:
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.stop)
            found[first:last] = [index] * (last - first)
    return tuple(found)
