"""Percept-FANToM and Percept-ToMi (Jung and others, 2024): who perceives each line of a story.

The people of the beat that a line stands in are taken to perceive it, those apart whose presence says that
they do not. Exact is a line for which the set of names is the right one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from pathlib import Path

from benchmarks.belief import Perceived, read_percept_fantom, read_percept_tomi, read_story
from fabula.story import Story

SKIPPED = frozenset({"nothing"})


def measure(data: Path, split: str) -> dict[str, object]:
    """The share of lines with the right set of perceivers, and of stories with all lines right."""
    folder = data / "belief"
    return {
        **scores("fantom", read_percept_fantom(folder / "percept-fantom.csv"), "\n"),
        **scores("tomi", read_percept_tomi(folder / "percept-tomi.csv"), " "),
    }


def scores(name: str, stories: Iterable[Perceived], between: str) -> dict[str, object]:
    """Exact sets by line and by story; the first stories that miss some."""
    lines = right = whole = count = 0
    missed: list[str] = []
    for item in stories:
        found = perceivers(item, between)
        same = [ours == gold for ours, gold in zip(found, item.perceivers, strict=True)]
        lines, right = lines + len(same), right + sum(same)
        count, whole = count + 1, whole + all(same)
        if not all(same):
            missed.append(item.name)
    return {
        f"{name}_lines": lines,
        f"{name}_exact": round(right / max(1, lines), 4),
        f"{name}_stories_exact": round(whole / max(1, count), 4),
        f"{name}_missed": missed[:40],
    }


def perceivers(item: Perceived, between: str) -> list[frozenset[str]]:
    """Who perceives each line, by name: a name or alias of someone in the benchmark's own list."""
    story = read_story(between.join(item.lines), item.name)
    listed = frozenset().union(*item.perceivers)
    spoken = [quote.start for quote in story.quotes]
    sets, position = [], 0
    for line in item.lines:
        stop = position + len(line)
        # What is said is perceived where it begins, behind the label of a transcript's line.
        at = next((start for start in spoken[bisect_left(spoken, position) :] if start < stop), position)
        sets.append(frozenset(_called(story, id, listed) for id in _present(story, at)))
        position = stop + len(between)
    return sets


def _present(story: Story, offset: int) -> list[str]:
    """Those in the beat at an offset who perceive something."""
    beats = [beat for beat in story.world.beats if beat.start is not None]
    starts = [beat.start or 0 for beat in beats]
    at = bisect_right(starts, offset) - 1
    if at < 0:
        return []
    return [row.person for row in beats[at].present if row.perceives not in SKIPPED]


def _called(story: Story, id: str, listed: frozenset[str]) -> str:
    """A person by the name that the benchmark uses, else by our own."""
    name = story.name_of(id)
    character = story.character(id)
    forms = {name} | ({alias.text for alias in character.aliases} if character is not None else set())
    return next((form for form in sorted(forms) if form in listed), name)
