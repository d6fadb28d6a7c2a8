"""Percept-FANToM and Percept-ToMi (Jung and others, 2024): who perceives each line of a story.

What is said is perceived by the people of its beat, those apart whose presence says that they hear nothing.
What is narrated is perceived as the engine has it: what happens by those who are there, and by who does it;
what goes on in somebody's mind by that one alone; a line of which the world holds nothing by who is there.
Exact is a line for which the set of names is the right one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.belief import Perceived, read_percept_fantom, read_percept_tomi, read_story
from fabula.layers.world import Ascription
from fabula.story import Story
from fabula.world.moments import Moment, moments_of
from fabula.world.stage import Stage

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
    moments = moments_of(story.world)
    spoken = [quote.start for quote in story.quotes]
    stage = Stage(story.world)
    sets, position = [], 0
    for line in item.lines:
        stop = position + len(line)
        # What is said is perceived where it begins, behind the label of a transcript's line.
        said = next((start for start in spoken[bisect_left(spoken, position) :] if start < stop), None)
        if said is not None:
            people = _present(story, said)
        else:
            rows = [one for one in moments if _is_told(one, position, stop)]
            people = _who(stage, rows) or _present(story, position)
        sets.append(frozenset(_called(story, id, listed) for id in people))
        position = stop + len(between)
    return sets


def _is_told(moment: Moment, start: int, stop: int) -> bool:
    """Whether a moment is what a line tells, and not something of it that is seen again later."""
    at, beat = moment.row.start, moment.beat
    if at is None or beat is None or beat.start is None or beat.stop is None:
        return False
    return start <= at < stop and beat.start <= at < beat.stop


def _who(stage: Stage, moments: Sequence[Moment]) -> list[str]:
    """Those who perceive one of the moments; where all are in somebody's mind, those whose it is."""
    outward = [one for one in moments if not isinstance(one.row, Ascription)]
    found = [id for one in outward for id in stage.percepts(one)]
    if outward:
        return found
    return [one.row.holder[-1] for one in moments if isinstance(one.row, Ascription)]


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
