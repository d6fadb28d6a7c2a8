"""Where the nodes of a small network go: stress majorization, then boxes pushed apart.

Everything is a function of the input: no chance is involved, so the same network is the same picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import cos, hypot, inf, pi, sin
from typing import NamedTuple

MAJORIZATIONS = 120
PUSHES = 200
GAP = 4.0
"""The least distance between two boxes, in the units of the picture."""

FALL_OFF = 0.25
"""How strongly few lines mean distance: a tie of a sixteenth of the strongest is twice as long."""

CLOSEST = 1e-9
EVENNESS = 0.5
"""How far places yield to even steps, from 0 to 1."""


class Point(NamedTuple):
    """A place in the picture."""

    x: float
    y: float


class Box(NamedTuple):
    """The width and height that a node needs, its label included."""

    width: float
    height: float


def arrange(boxes: Sequence[Box], ties: Mapping[tuple[int, int], float], frame: Box) -> list[Point]:
    """Middles for the boxes, near each other where the tie is strong, apart, and inside the frame.

    Args:
        boxes: what each node needs; none is larger than the frame.
        ties: strength above 0 of the tie between two nodes, for either order of the two.
        frame: the picture's width and height.
    """
    ideal = _distances(len(boxes), ties)
    points = _fit(_majorize(ideal), boxes, frame)
    return _push_apart(points, boxes, frame)


def overlap(one: Point, box: Box, other: Point, beside: Box, gap: float = 0.0) -> tuple[float, float]:
    """How far two boxes reach into each other, across and down; they meet where both are above 0."""
    across = (box.width + beside.width) / 2 + gap - abs(one.x - other.x)
    down = (box.height + beside.height) / 2 + gap - abs(one.y - other.y)
    return across, down


def any_overlap(points: Sequence[Point], boxes: Sequence[Box]) -> bool:
    """Whether two of the boxes cover each other."""
    pairs = combinations(zip(points, boxes, strict=True), 2)
    return any(min(overlap(*one, *other)) > 0 for one, other in pairs)


def _distances(count: int, ties: Mapping[tuple[int, int], float]) -> list[list[float]]:
    """Shortest ways through the network (Floyd and Warshall); what is not joined lies beyond all others."""
    ways = [[0.0 if one == other else inf for other in range(count)] for one in range(count)]
    strongest = max(ties.values(), default=1.0)
    for (one, other), strength in ties.items():
        if one != other:
            length = (strongest / strength) ** FALL_OFF
            ways[one][other] = ways[other][one] = min(length, ways[one][other])
    for via in range(count):
        for one in range(count):
            for other in range(count):
                ways[one][other] = min(ways[one][other], ways[one][via] + ways[via][other])
    farthest = max((way for row in ways for way in row if way < inf), default=0.0) or 1.0
    return [[way if way < inf else farthest * 1.25 for way in row] for row in ways]


def _majorize(ideal: Sequence[Sequence[float]]) -> list[Point]:
    """Points whose distances are as near to the ideal as can be, near ones counting most."""
    count = len(ideal)
    turn = 2 * pi / max(count, 1)
    points = [Point(cos(turn * place), sin(turn * place)) for place in range(count)]
    for _ in range(MAJORIZATIONS):
        for one in range(count):
            points[one] = _pulled(one, points, ideal[one])
    return points


def _pulled(one: int, points: Sequence[Point], ideal: Sequence[float]) -> Point:
    """Where all others, each at its ideal distance, would have one point on average."""
    x = y = weights = 0.0
    here = points[one]
    for other, there in enumerate(points):
        if other == one:
            continue
        weight = ideal[other] ** -2
        apart = max(hypot(here.x - there.x, here.y - there.y), CLOSEST)
        x += weight * (there.x + ideal[other] * (here.x - there.x) / apart)
        y += weight * (there.y + ideal[other] * (here.y - there.y) / apart)
        weights += weight
    return Point(x / weights, y / weights) if weights else here


def _fit(points: Sequence[Point], boxes: Sequence[Box], frame: Box) -> list[Point]:
    """The points stretched until they fill the frame, each box inside it."""
    across = _stretched([point.x for point in points], frame.width)
    down = _stretched([point.y for point in points], frame.height)
    return [_inside(Point(x, y), box, frame) for x, y, box in zip(across, down, boxes, strict=True)]


def _stretched(values: Sequence[float], size: float) -> list[float]:
    """Values spread from 0 to a size: partly as they lie, partly at even steps, lest they crowd."""
    least, most = min(values, default=0.0), max(values, default=0.0)
    if most - least < CLOSEST:
        return [size / 2 for _ in values]
    ranks = {place: rank for rank, place in enumerate(sorted(range(len(values)), key=values.__getitem__))}
    even = 1 / (len(values) - 1)
    return [
        size * ((1 - EVENNESS) * (value - least) / (most - least) + EVENNESS * ranks[place] * even)
        for place, value in enumerate(values)
    ]


def _inside(point: Point, box: Box, frame: Box) -> Point:
    return Point(
        min(max(point.x, box.width / 2), frame.width - box.width / 2),
        min(max(point.y, box.height / 2), frame.height - box.height / 2),
    )


def _push_apart(points: list[Point], boxes: Sequence[Box], frame: Box) -> list[Point]:
    """Each two boxes that meet moved out of each other the shorter way, until none meet or patience ends."""
    for _ in range(PUSHES):
        met = False
        for one in range(len(points)):
            for other in range(one):
                across, down = overlap(points[one], boxes[one], points[other], boxes[other], GAP)
                if across > CLOSEST and down > CLOSEST:
                    met = True
                    push = _shorter_way(points[one], points[other], across, down)
                    here, there = points[one], points[other]
                    points[one] = _inside(Point(here.x + push.x, here.y + push.y), boxes[one], frame)
                    points[other] = _inside(Point(there.x - push.x, there.y - push.y), boxes[other], frame)
        if not met:
            break
    return points


def _shorter_way(one: Point, other: Point, across: float, down: float) -> Point:
    """Half of the least move that parts the first from the second."""
    if across < down:
        return Point(across / 2 if one.x >= other.x else -across / 2, 0.0)
    return Point(0.0, down / 2 if one.y >= other.y else -down / 2)
