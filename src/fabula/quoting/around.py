"""Which quoted span stands around a place in the text."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.layers import QuotedSpan
from fabula.text import placed


def spans_around(starts: Sequence[int], spans: Sequence[QuotedSpan]) -> tuple[int | None, ...]:
    """For each offset, given in order, the index of the outermost quoted span around it, None for none."""
    return tuple(placed(starts, ((index, span) for index, span in enumerate(spans) if span.parent is None)))
