"""What a stretch of time tells later: who moves next, who acts next, and where things are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from fabula.staging.directions import Direction
from fabula.staging.places import Named
from fabula.staging.whom import first

AMONG = 5
"""Directions among which those who are here act again, where a scene goes on."""


class Ahead:
    """The directions of a stretch, looked up by person and thing."""

    def __init__(self, directions: Sequence[Direction]) -> None:
        self._directions = directions
        self._offsets = [row.offset for row in directions]
        self._paths: dict[str, list[Direction]] = {}
        self._agents = {
            who.candidates[0][0]
            for row in directions
            if row.kind in ("act", "speak", "go")
            for who in row.who
            if who.candidates
        }
        self._things: dict[str, Named] = {}
        for row in directions:
            if row.kind == "go":
                for who in row.who:
                    if who.candidates:
                        self._paths.setdefault(who.candidates[0][0], []).append(row)
            elif row.kind == "thing" and row.to is not None:
                self._things[row.thing] = row.to

    def move(self, person: str, offset: int) -> Direction | None:
        """Somebody's next move after an offset."""
        path = self._paths.get(person, [])
        at = bisect_right(path, offset, key=lambda row: row.offset)
        return path[at] if at < len(path) else None

    def acts(self, person: str) -> bool:
        """Whether somebody acts, speaks or moves anywhere in the stretch."""
        return person in self._agents

    def acts_soon(self, people: Sequence[str], offset: int) -> bool:
        """Whether one of some people acts or speaks among the next directions."""
        at = bisect_right(self._offsets, offset)
        return any(
            row.kind in ("act", "speak") and row.main and first(row.who) in people
            for row in self._directions[at : at + AMONG]
        )

    def place(self, thing: str) -> Named | None:
        """Where a thing is."""
        return self._things.get(thing)
