"""A small picture of the conversation: people as discs, the lines between them as strokes.

A disc's area is by the lines that its person says, a stroke's width by the lines said both ways.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from unicodedata import category, east_asian_width

from fabula.report.conversation import Lines, busiest
from fabula.report.layout import Box, Point, any_overlap, arrange, overlap
from fabula.report.people import Person

PEOPLE = 12
FEWEST = 3
WIDTH = 232.0
LOWEST = 128.0
ROOM = (1.9, 2.4, 3.0, 3.8, 5.0)
"""The picture's area, in areas of what stands in it: the first in which no label covers another."""

LARGEST, SMALLEST = 13.0, 2.5
WIDEST, NARROWEST = 7.0, 0.7
FAINTEST = 0.3
MARGIN = 3.0
FONT = 10.5
LABEL = Box(86.0, 13.0)
"""The longest a label may be, and its height."""

LONGEST_NAME = 40
SCRAP = 2
"""So few letters of a word that is cut off tell nothing."""

NARROW = frozenset("fijlrtIJ .,;:'’‘|!()[]-\"“”")
BROAD = frozenset("mwMW@%—…")


@dataclass(frozen=True, slots=True)
class Node:
    """A person: a disc, and the label's baseline, middle and words; empty where there is no room for it."""

    person: Person
    x: float
    y: float
    radius: float
    baseline: float
    label: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Two people who talk, the lines that the first says to the second and back, and a stroke between."""

    one: Node
    other: Node
    there: int
    back: int
    width: float
    opacity: float


@dataclass(frozen=True, slots=True)
class Network:
    """The picture; all coordinates lie between 0 and its width and height. Thin strokes come first."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw_network(lines: Lines) -> Network | None:
    """The conversation of those who exchange most lines; None where fewer than three talk."""
    ties = {
        (one, other): lines.get((one, other), 0) + lines.get((other, one), 0)
        for one, other in combinations(busiest({k: n for k, n in lines.items() if k[0] != k[1]}, PEOPLE), 2)
    }
    ties = {pair: count for pair, count in ties.items() if count}
    people = sorted({person for pair in ties for person in pair}, key=lambda person: person.number)
    if len(people) < FEWEST:
        return None
    nodes, height = _place(people, ties)
    most = max(ties.values())
    edges = [
        Edge(
            nodes[one],
            nodes[other],
            lines.get((one, other), 0),
            lines.get((other, one), 0),
            round(max(WIDEST * count / most, NARROWEST), 1),
            round(FAINTEST + (1 - FAINTEST) * sqrt(count / most), 2),
        )
        for (one, other), count in ties.items()
    ]
    return Network(WIDTH, height, tuple(nodes.values()), tuple(sorted(edges, key=lambda edge: edge.width)))


def _place(people: Sequence[Person], ties: Lines) -> tuple[dict[Person, Node], float]:
    """The people's discs and labels, and the height that they take."""
    most = max(max(person.lines for person in people), 1)
    radii = [max(LARGEST * sqrt(person.lines / most), SMALLEST) for person in people]
    labels = [shorten(person.name) for person in people]
    boxes = [
        Box(max(label_width(label), 2 * radius), 2 * radius + LABEL.height)
        for label, radius in zip(labels, radii, strict=True)
    ]
    points = _spread(boxes, {(people.index(one), people.index(other)): n for (one, other), n in ties.items()})
    kept = _without_overlap(people, points, boxes)
    highest = min(point.y - box.height / 2 for point, box in zip(points, boxes, strict=True))
    lowest = max(point.y + box.height / 2 for point, box in zip(points, boxes, strict=True))
    nodes = {}
    for person, point, box, radius, label in zip(people, points, boxes, radii, labels, strict=True):
        top = MARGIN + point.y - highest - box.height / 2
        nodes[person] = Node(
            person,
            round(MARGIN + point.x, 1),
            round(top + radius, 1),
            round(radius, 1),
            round(top + 2 * radius + FONT, 1),
            label if person in kept else "",
        )
    return nodes, round(lowest - highest + 2 * MARGIN, 1)


def _spread(boxes: Sequence[Box], ties: Mapping[tuple[int, int], int]) -> list[Point]:
    """Middles in the lowest frame in which the boxes lie apart; in the highest one as far as they do."""
    area = sum(box.width * box.height for box in boxes)
    points: list[Point] = []
    for room in ROOM:
        points = arrange(boxes, ties, Box(WIDTH - 2 * MARGIN, max(LOWEST, room * area / WIDTH)))
        if not any_overlap(points, boxes):
            break
    return points


def _without_overlap(people: Sequence[Person], points: Sequence[Point], boxes: Sequence[Box]) -> set[Person]:
    """Those whose label covers nobody else's, who says more first."""
    kept: list[int] = []
    for place in sorted(range(len(people)), key=lambda place: (-people[place].lines, place)):
        met = (overlap(points[place], boxes[place], points[other], boxes[other]) for other in kept)
        if not any(across > 0 and down > 0 for across, down in met):
            kept.append(place)
    return {people[place] for place in kept}


def label_width(words: str) -> float:
    """About how wide words are in a broad sans-serif face, in the units of the picture."""
    return FONT * sum(map(_ems, words))


def shorten(name: str) -> str:
    """A name that is short enough for a label, cut off with an ellipsis where it has to be."""
    if len(name) <= LONGEST_NAME and label_width(name) <= LABEL.width:
        return name
    cut = name[:LONGEST_NAME]
    while cut and label_width(f"{cut}…") > LABEL.width:
        cut = cut[:-1]
    whole, space, scrap = cut.rpartition(" ")
    if space and len(scrap) <= SCRAP:
        cut = whole
    return f"{cut.rstrip(' ,;:-')}…"


def _ems(character: str) -> float:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if character in BROAD or east_asian_width(character) in "WF":
        return 1.0
    if character in NARROW:
        return 0.42
    return 0.72 if character.isupper() else 0.63
