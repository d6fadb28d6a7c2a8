"""Ids of rows that are added to others."""

from __future__ import annotations

from collections.abc import Iterable


def following(ids: Iterable[str]) -> int:
    """The number after the highest of ids such as ``e12``; 1 where there are none."""
    return max((int(id[1:]) for id in ids if id[1:].isdecimal()), default=0) + 1
