"""Pairing the marks of a paragraph: the cheapest consistent reading of all of them together.

A Viterbi search over the stack of open quotations (at most three deep). Taken together the marks tell
apostrophes from closing marks, mend a missing mark or one that faces the wrong way, and find nesting;
damage never goes beyond the paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fabula.quoting.marks import SINGLE, Mark

DEEPEST = 3
# Costs of what a careful printer avoids, on the scale of the marks' misfits.
_SAME_INSIDE_SAME = 2.5
_MARK_MISSING = 3.6
_REOPENED = 0.4
_OPENED_BEFORE = 1.0
_UNUSUAL_SINGLE = 1.8
# A paragraph with more marks than this is read in runs of so many: no prose comes near.
_RUN = 2000

Stack = tuple[str, ...]


class Stretch(NamedTuple):
    """A paired stretch, marks included; ``opened`` or ``closed`` is None where that mark is missing.

    ``opened`` and ``closed`` are the marks; ``depth`` counts from 0.
    """

    opened: Mark | None
    closed: Mark | None
    family: str
    depth: int


def pair_marks(
    marks: Sequence[Mark], singles: float, pending: str | None, reopening: str | None
) -> list[Stretch]:
    """Pair the marks of one paragraph, outer stretches before those inside them.

    Args:
        marks: in order.
        singles: how usual single marks are as outer marks thereabouts, 0 to 1.
        pending: the family of a quotation that the paragraph before left open.
        reopening: the family of the mark that the next paragraph begins with.
    """
    stretches: list[Stretch] = []
    for first in range(0, len(marks), _RUN):
        run = marks[first : first + _RUN]
        last = first + _RUN >= len(marks)
        stretches += _pair(run, singles, None if first else pending, reopening if last else None)
    return stretches


def _pair(marks: Sequence[Mark], singles: float, pending: str | None, reopening: str | None) -> list[Stretch]:
    outer = {SINGLE: _UNUSUAL_SINGLE * (1 - singles)}
    best: dict[Stack, float] = {(): 0.0}
    steps: list[dict[Stack, tuple[Stack, str]]] = []
    for number, mark in enumerate(marks):
        orphan = _OPENED_BEFORE if number == 0 and pending in mark.closes else _MARK_MISSING
        following: dict[Stack, float] = {}
        step: dict[Stack, tuple[Stack, str]] = {}
        for stack, cost in best.items():
            for role, to, extra in _readings(mark, stack, outer, orphan):
                total = cost + extra
                if to not in following or total < following[to]:
                    following[to] = total
                    step[to] = (stack, role)
        best = following
        steps.append(step)
    stack = min(best, key=lambda stack: best[stack] + sum(_open_end(family, reopening) for family in stack))
    return _stretches(marks, steps, stack)


def _open_end(family: str, reopening: str | None) -> float:
    return _REOPENED if family == reopening else _MARK_MISSING


def _readings(
    mark: Mark, stack: Stack, outer: dict[str, float], orphan: float
) -> list[tuple[str, Stack, float]]:
    """The ways to read a mark after a stack: (role, stack after it, cost)."""
    family = mark.family
    readings = [("neither", stack, mark.neither)]
    if len(stack) < DEEPEST:
        nested = _SAME_INSIDE_SAME if family in stack else 0.0
        readings.append(
            ("open", (*stack, family), mark.opening + (nested if stack else outer.get(family, 0.0)))
        )
    if not stack:
        if mark.closes:
            readings.append(("orphan", (), mark.closing + orphan))
        return readings
    if stack[-1] in mark.closes:
        readings.append(("close", stack[:-1], mark.closing))
    if len(stack) > 1 and stack[-2] in mark.closes:
        readings.append(("close both", stack[:-2], mark.closing + _MARK_MISSING))
    if stack[-1] == family:
        readings.append(("reopen", stack, mark.opening + _MARK_MISSING))
    return readings


def _stretches(
    marks: Sequence[Mark], steps: Sequence[dict[Stack, tuple[Stack, str]]], stack: Stack
) -> list[Stretch]:
    roles: list[tuple[Mark, str]] = []
    for mark, step in zip(reversed(marks), reversed(steps), strict=True):
        stack, role = step[stack]
        roles.append((mark, role))
    found: list[Stretch] = []
    open_: list[int] = []

    def close(closed: Mark | None) -> None:
        index = open_.pop()
        found[index] = found[index]._replace(closed=closed)

    for mark, role in reversed(roles):
        if role == "close":
            close(mark)
        elif role == "close both":
            close(None)
            close(mark)
        elif role == "orphan":
            found.append(Stretch(None, mark, mark.closes[0], 0))
        elif role in ("open", "reopen"):
            if role == "reopen":
                close(None)
            found.append(Stretch(mark, None, mark.family, len(open_)))
            open_.append(len(found) - 1)
    return found
