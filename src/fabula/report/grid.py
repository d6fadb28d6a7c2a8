"""The grid of people by scenes or chapters as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fabula.report.people import Person
from fabula.report.places import Places
from fabula.report.visible import visible_name
from fabula.story import Story
from fabula.story_grid import Unit, story_grid, unit_of
from fabula.world.grid import Cell
from fabula.world.knowledge import scene_of

MOST_PEOPLE = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A scene or chapter: its id, the address on the page, and the place where it ends."""

    head: str
    link: str | None
    ends: int


@dataclass(frozen=True, slots=True)
class Row:
    """A person and what they hold, column by column."""

    name: str
    voice: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The table; without rows where nobody is seen to hold anything, or there is only one column."""

    unit: Unit
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def show_grid(story: Story, people: Mapping[str, Person]) -> Table:
    """How much the main people know, think and are wrong about at the end of each scene or chapter."""
    grid, unit, places = story_grid(story), unit_of(story), Places(story)
    shown = [place for place, person in enumerate(grid.people) if person in people][:MOST_PEOPLE]
    stretches = _chapters(story) if unit == "chapter" else _scenes(story)
    columns = []
    for id in grid.columns:
        start, stop = stretches.get(id, (None, None))
        link = id if unit == "chapter" else places.link(start)
        columns.append(Column(visible_name(id), link, places.before(stop)))
    rows = tuple(
        Row(people[grid.people[place]].name, people[grid.people[place]].voice, grid.cells[place])
        for place in shown
    )
    return Table(unit, tuple(columns), rows if len(columns) > 1 else ())


def _chapters(story: Story) -> Mapping[str, tuple[int | None, int | None]]:
    return {chapter.id: (chapter.start, chapter.stop) for chapter in story.chapters}


def _scenes(story: Story) -> Mapping[str, tuple[int | None, int | None]]:
    found: dict[str, tuple[int | None, int | None]] = {}
    for beat in story.ledger.world.beats:
        start, _ = found.get(scene_of(beat.id), (beat.start, beat.stop))
        found[scene_of(beat.id)] = start, beat.stop
    return found
