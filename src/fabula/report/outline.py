"""What the page sets apart: headings, paragraphs, paratext, end to end over the whole text.

Nothing is assumed of the layers beyond that their rows lie inside the text: where two overlap the later
is clipped, and what no row covers is a paragraph, or white space between two, so that no character is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from fabula.layers import BLOCKS
from fabula.story import Story

ShownKind = Literal["paragraph", "heading", "title", "separator", "paratext", "space"]

SHORT_LINE = 52
"""Lines of verse and of addresses are no longer than this, in characters."""


class Stretch(NamedTuple):
    """A block of the page as offsets of the text."""

    start: int
    stop: int
    kind: ShownKind
    level: int = 0
    inset: bool = False


def outline(story: Story) -> list[Stretch]:
    """What the page sets apart, end to end over the whole text."""
    rows: list[tuple[int, int, Stretch]] = []

    def add(rank: int, start: int, stop: int, kind: ShownKind, level: int = 0, inset: bool = False) -> None:
        rows.append((start, rank, Stretch(start, stop, kind, level, inset)))

    for around in story.paratext:
        add(0, around.start, around.stop, "paratext")
    for chapter in story.chapters:
        if chapter.heading:
            add(1, chapter.heading.start, chapter.heading.stop, "title", 1)
    for block in story.book[BLOCKS]:
        if block.kind == "heading" or block.kind == "separator":
            add(2, block.start, block.stop, block.kind, block.level)
    for paragraph in story.paragraphs:
        add(3, paragraph.start, paragraph.stop, "paragraph", inset=paragraph.inset)

    found: list[Stretch] = []
    cursor = 0
    characters = story.text.characters
    for _, _, stretch in sorted(rows, key=lambda row: row[:2]):
        if stretch.stop <= max(cursor, stretch.start):
            continue
        start = max(stretch.start, cursor)
        if stretch.kind == "paragraph":
            start = _line_start(characters, start, cursor)
        found.extend(_uncovered(characters, cursor, start))
        found.append(stretch._replace(start=start))
        cursor = stretch.stop
    found.extend(_uncovered(characters, cursor, len(characters)))
    return found


def _line_start(characters: str, start: int, least: int) -> int:
    """Before the indentation of a line's first word, so that verse keeps it."""
    while start > least and characters[start - 1] in " \t":
        start -= 1
    return start


def _uncovered(characters: str, start: int, stop: int) -> Iterator[Stretch]:
    if start < stop:
        yield Stretch(start, stop, "space" if characters[start:stop].isspace() else "paragraph")


def within_sections(story: Story, stretches: Iterable[Stretch]) -> Iterator[tuple[str | None, Stretch]]:
    """Each stretch with the chapter that it stands in, split where it crosses a chapter's bounds."""
    bounds: list[tuple[str | None, int]] = []
    cursor = 0
    for chapter in story.chapters:
        bounds.append((None, max(chapter.start, cursor)))
        cursor = max(chapter.stop, cursor)
        bounds.append((chapter.id, cursor))
    bounds.append((None, len(story.text)))
    place = 0
    for stretch in stretches:
        while stretch.start < stretch.stop:
            while bounds[place][1] <= stretch.start:
                place += 1
            section, end = bounds[place]
            yield section, stretch._replace(stop=min(stretch.stop, end))
            stretch = stretch._replace(start=min(stretch.stop, end))


def keeps_lines(words: str) -> bool:
    """Whether a paragraph is verse, an address, a list: every line but the last short, or all indented."""
    lines = words.strip("\r\n").splitlines()
    if len(lines) < 2:
        return False
    short = all(len(line) <= SHORT_LINE for line in lines[:-1])
    return short or all(line[:1] in " \t" for line in lines)
