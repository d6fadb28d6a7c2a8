"""The passages: tiny stories, each made for one phenomenon, and beside each one that only looks like it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fabula.story import Story
from fabula.text import Span

Sort = Literal["evidence", "conflicts", "findings"]

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Passage:
    """A story with what is to be found in it, and a look-alike in which it must not be found."""

    sort: Sort
    name: str
    kind: str
    people: tuple[str, ...]
    words: str
    story: str
    silent: str


def passages(sort: Sort) -> list[Passage]:
    """The passages of one sort."""
    table = tomllib.loads((_HERE / f"{sort}.toml").read_text("utf-8"))
    return [Passage(sort, **{**row, "people": tuple(row["people"])}) for row in table["passage"]]


def places(story: Story, words: str) -> list[Span]:
    """Where some words stand in a story's text."""
    characters, found, at = story.text.characters, [], -1
    while (at := characters.find(words, at + 1)) >= 0:
        found.append(Span(at, at + len(words)))
    return found


def stands_on(story: Story, words: str, start: int | None, stop: int | None) -> bool:
    """Whether a stretch of a story shares characters with some words."""
    if start is None or stop is None:
        return False
    return any(span.overlaps(Span(start, stop)) for span in places(story, words))
