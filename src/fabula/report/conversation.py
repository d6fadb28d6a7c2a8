"""Who talks to whom, counted in lines: a small table of those who talk most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from fabula.report.people import Person
from fabula.story import Story

Lines = Mapping[tuple[Person, Person], int]
"""How many lines the first person says to the second; both are of the cast."""

TALKERS = 7
TINTS = 5


@dataclass(frozen=True, slots=True)
class Talk:
    """Who talks to whom: the people, and for each their number of lines to each, with a tint from 0."""

    people: tuple[Person, ...]
    counts: tuple[tuple[tuple[int, int], ...], ...]


def count_lines(story: Story, people: Mapping[str, Person]) -> Counter[tuple[Person, Person]]:
    """The lines between people of the cast; a line said to two counts for each of them."""
    cast = {character.id for character in story.characters}
    return Counter(
        (people[quote.speaker], people[id])
        for quote in story.quotes
        if quote.speaker in cast
        for id in quote.addressees
        if id in cast
    )


def busiest(lines: Lines, most: int) -> tuple[Person, ...]:
    """The few who exchange most lines with others, in the order of the cast."""
    exchanged: Counter[Person] = Counter()
    for (one, other), count in lines.items():
        exchanged.update(dict.fromkeys({one, other}, count))
    top = sorted(exchanged, key=lambda person: (-exchanged[person], person.number))[:most]
    return tuple(sorted(top, key=lambda person: person.number))


def tabulate(lines: Lines) -> Talk:
    """The few who talk most, with each other."""
    shown = busiest(lines, TALKERS)
    most = max((lines.get(pair, 0) for pair in product(shown, shown)), default=0)
    return Talk(shown, tuple(_row(one, shown, lines, most) for one in shown))


def _row(one: Person, shown: Sequence[Person], lines: Lines, most: int) -> tuple[tuple[int, int], ...]:
    counts = (lines.get((one, other), 0) for other in shown)
    return tuple((count, -(-count * TINTS // most) if count else 0) for count in counts)
