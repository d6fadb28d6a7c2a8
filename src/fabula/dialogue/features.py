"""What speaks for and against a candidate being the speaker of a line, as named features.

Each feature is a plain observation; its weight says how much it counts. The weights are fitted on novels
(``training/dialogue_weights.py``) and kept in ``speaker_weights.json`` by the names used here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from fabula.dialogue.hints import is_kin
from fabula.dialogue.stage import Line, Pointer, Stage

OTHER = ""  # the candidate "somebody who is not among the candidates"
MOST_CANDIDATES = 9
LOOK_BACK, LOOK_AHEAD = 12, 3  # paragraphs
TAGS_AROUND = 8  # lines before and after whose tagged speakers are candidates
UNAMBIGUOUS = 0.9  # certainty of a name that only one person bears
UNSEEN = 0.02  # share of a pronoun that stands for none at all
FAR = 25  # paragraphs between two lines beyond which they do not constrain each other

Observed = dict[str, float]


@dataclass(frozen=True, slots=True)
class Situation:
    """A line, by its index on the stage, with its candidates, ``OTHER`` last."""

    index: int
    line: Line
    candidates: tuple[str, ...]


def situations(stage: Stage) -> list[Situation]:
    """All lines of the stage with their candidates."""
    return [Situation(i, line, _candidates(stage, i)) for i, line in enumerate(stage.lines)]


def _candidates(stage: Stage, i: int) -> tuple[str, ...]:
    line = stage.lines[i]
    scores: dict[str, float] = {}

    def add(person: str | None, score: float) -> None:
        if person is not None:
            scores[person] = scores.get(person, 0.0) + score

    for pointer, score in ((line.tag, 100.0), (line.before, 30.0), (line.after, 20.0)):
        if pointer is not None:
            for person, share in pointer.shares:
                add(person, score * share)
    add(stage.narrator, 8.0)
    start = max(0, line.paragraph - LOOK_BACK)
    stop = min(len(stage.mentioned), line.last_paragraph + LOOK_AHEAD)
    for paragraph in range(start, stop):
        distance = abs(paragraph - line.paragraph)
        for person in set(stage.mentioned[paragraph]):
            add(person, 6.0 / (1 + distance))
        for person in set(stage.called[paragraph]):
            add(person, 4.0 / (1 + distance))
    for j in range(max(0, i - TAGS_AROUND), min(len(stage.lines), i + TAGS_AROUND + 1)):
        near = stage.lines[j]
        if j != i and near.chapter == line.chapter and near.tag is not None:
            add(near.tag.person, 6.0 / (1 + abs(i - j)))
    # Several speak together only where the text says so, and "he" is no Mrs. Hall.
    told = {person for person, _ in line.tag.shares} if line.tag is not None else set()
    barred = {"m": "f", "f": "m"}.get(line.tag.gender) if line.tag and line.tag.kind == "PRON" else None
    likely = [
        person
        for person in scores
        if (person not in stage.groups or person in told)
        and not (barred and stage.titles.get(person) == barred and stage.gender.get(person) in ("", barred))
    ]
    likely.sort(key=lambda person: (-scores[person], person))
    return (*likely[:MOST_CANDIDATES], OTHER)


def node_features(stage: Stage, situation: Situation) -> list[Observed]:
    """What speaks for each candidate of a line by itself."""
    line, candidates = situation.line, situation.candidates
    latest = _last_seen(stage, line)
    around = list(_around(stage, situation.index))
    return [
        dict([*_observe(stage, line, person, latest), *_company(line, around, person)])
        for person in candidates
    ]


def _around(stage: Stage, i: int) -> Iterator[tuple[int, Line]]:
    """The lines near by in the same chapter, with their distance in lines, negative before."""
    for j in range(max(0, i - TAGS_AROUND), min(len(stage.lines), i + TAGS_AROUND + 1)):
        if j != i and stage.lines[j].chapter == stage.lines[i].chapter:
            yield j - i, stage.lines[j]


def _company(line: Line, around: Sequence[tuple[int, Line]], person: str) -> Iterator[tuple[str, float]]:
    """Whether the person takes part in the talk around the line."""
    if person == OTHER or (line.tag is not None and line.tag.kind != "PRON"):
        return
    tagged = sum(
        1.0 / (1 + abs(distance))
        for distance, near in around
        if near.tag is not None and near.tag.kind == "PROP" and near.tag.person == person
    )
    if tagged:
        yield "speaks near", min(tagged, 2.0)
    for distance, near in around:
        if person in near.called and abs(distance) <= 2:
            yield f"called in line {distance:+d}", 1.0
        if person in near.hearers and abs(distance) <= 2:
            yield f"told in line {distance:+d}", 1.0


def _last_seen(stage: Stage, line: Line) -> dict[str, int]:
    """How many paragraphs back each person was last mentioned in the narration."""
    seen: dict[str, int] = {}
    for paragraph in range(line.paragraph, max(-1, line.paragraph - LOOK_BACK - 1), -1):
        for person in stage.mentioned[paragraph]:
            seen.setdefault(person, line.paragraph - paragraph)
    return seen


def _observe(stage: Stage, line: Line, person: str, latest: dict[str, int]) -> Iterator[tuple[str, float]]:
    if person == OTHER:
        yield "other", 1.0
        yield f"other: {_form(line)}", 1.0
        return
    gender = stage.gender.get(person, "")
    yield from _point("tag", line.tag, person, gender, stage)
    tagged = "tagged " if line.tag is not None else ""
    yield from _point(tagged + "beat before", line.before, person, gender, stage)
    yield from _point(tagged + "beat after", line.after, person, gender, stage)
    if person in line.hearers:
        yield "is told", 1.0
    if person in line.called:
        yield "is called", 1.0
    if person in line.named:
        yield "is named inside", 1.0
    if person in line.narrated and line.tag is None:
        yield "in paragraph", 1.0
    if person == stage.narrator:
        yield "narrator", 1.0
        yield f"narrator: {_form(line)}", 1.0
        if line.kind == "thought":
            yield "narrator thinks", 1.0
    elif line.tag is None:
        yield from _nearness(stage, line, person, latest)
    if line.tag is None or line.tag.kind == "PRON":
        yield "weight", log(1 + stage.weight.get(person, 0)) / 5
        if line.tag is not None and person != stage.narrator:
            yield "pronoun nearness", 1.0 / (1 + latest.get(person, LOOK_BACK + 1))


def _form(line: Line) -> str:
    if line.tag is not None:
        return "pronoun" if line.tag.kind == "PRON" else "name" if line.tag.person else "description"
    return "beat" if line.before or line.after else "bare" if line.bare else "loose"


def _point(
    name: str, pointer: Pointer | None, person: str, gender: str, stage: Stage
) -> Iterator[tuple[str, float]]:
    """Whether a cue points at the person, and how."""
    if pointer is None:
        return
    if pointer.first_person:
        yield f"{name}: I, {'narrator' if person == stage.narrator else 'other'}", 1.0
        return
    if pointer.person == person:
        yield f"{name}: same {pointer.kind}", 1.0
        if pointer.plain and pointer.certainty > UNAMBIGUOUS:
            yield f"{name}: plainly same {pointer.kind}", 1.0
    elif pointer.person is not None and pointer.kind == "PROP":
        yield f"{name}: other PROP", 1.0
    if pointer.kind != "PROP":
        share = dict(pointer.shares).get(person, 0.0)
        yield f"{name}: share of {pointer.kind}", share
        yield f"{name}: rarity of {pointer.kind}", -log(share + UNSEEN)
    if pointer.kind == "PRON" and person == stage.narrator:
        yield f"{name}: he or she, narrator", 1.0
    if pointer.owners:
        yield from _owned(name, pointer, person, stage)
    if pointer.gender:
        agreement = "agrees" if gender == pointer.gender else "unknown" if not gender else "differs"
        yield f"{name}: gender {agreement}", 1.0


def _owned(name: str, pointer: Pointer, person: str, stage: Stage) -> Iterator[tuple[str, float]]:
    """Of "her mother": she herself does not speak; of kin, one of her name may."""
    yield f"{name}: owner", dict(pointer.owners).get(person, 0.0)
    owner = pointer.owners[0][0]
    if is_kin(pointer.words) and owner != person and stage.families[owner] & stage.families[person]:
        yield f"{name}: kin of the owner", 1.0


def _nearness(stage: Stage, line: Line, person: str, latest: dict[str, int]) -> Iterator[tuple[str, float]]:
    distance = latest.get(person)
    if distance is None:
        yield "not near", 1.0
    else:
        yield "nearness", 1.0 / (1 + distance)
    if line.paragraph and person in stage.mentioned[line.paragraph - 1]:
        before = stage.mentioned[line.paragraph - 1]
        yield "in paragraph before", 1.0
        if before[-1] == person:
            yield "last in paragraph before", 1.0
        if before[0] == person:
            yield "first in paragraph before", 1.0
    following = line.last_paragraph + 1
    if following < len(stage.mentioned) and person in stage.mentioned[following]:
        yield "in paragraph after", 1.0


def relation(before: Line, line: Line) -> str:
    """How two neighbouring lines stand to each other in the text."""
    gap = line.paragraph - before.last_paragraph
    if line.stretch != before.stretch or gap > FAR:
        return "far"
    if gap <= 0:
        return "same paragraph"
    return "next" if gap == 1 else "one between" if gap == 2 else "some between"
