"""What speaks for and against somebody being among those to whom a line is said, as named features.

Each is a plain observation; its weight says how much it counts (``addressee_weights.json``). Those of the
line alone say how many listeners are likely, those of a person who they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from fabula.dialogue.company import Company
from fabula.dialogue.facing import Turning
from fabula.dialogue.features import relation
from fabula.dialogue.stage import Line, Stage
from fabula.layers import Presence

REACHES = (4, 16, 40)  # lines before and after over which shares of the talk are taken
NEXT = 3  # others' lines before and after that are looked at one by one
NEAR = 8  # lines in which they are looked for
BACK, AHEAD = 10, 3  # paragraphs whose narration shows who is there
LAST_NARRATED = 3  # paragraphs back in which somebody is the last to be narrated
CALLS = 6  # lines before and after in which calling by name counts

Observed = Iterator[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A line near by that somebody else says, and how it stands to the line looked at."""

    person: str
    line: Line
    where: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What is looked up once for a line and used for each of its candidates.

    Attributes:
        before, after: the nearest lines of others, nearest first.
        counts: for each reach how many lines each other person says within it.
        narrated: the persons in the narration around, each as often as mentioned.
        turned: who turns to whom in the line's paragraphs.
        calls: who is called by whom in the lines around.
        others_present: who is there but the speaker, by id; None while scenes are not known.
    """

    company: Company
    index: int
    line: Line
    speaker: str | None
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    counts: Mapping[int, Mapping[str, int]]
    narrated: Counter[str]
    last_narrated: str | None
    turned: Sequence[Turning]
    calls: frozenset[tuple[str | None, str]]
    others_present: Mapping[str, Presence] | None


def setting_of(company: Company, i: int) -> Setting:
    """The setting of line ``i``."""
    stage, speakers, talk = company.stage, company.speakers, company.talks[i]
    line = stage.lines[i]
    return Setting(
        company,
        i,
        line,
        speakers[i],
        tuple(_others(company, i, -1)),
        tuple(_others(company, i, 1)),
        {reach: _counts(company, i, reach) for reach in (NEAR, *REACHES)},
        Counter(
            person
            for paragraph in range(
                max(0, line.paragraph - BACK), min(len(stage.mentioned), line.paragraph + AHEAD + 1)
            )
            for person in stage.mentioned[paragraph]
        ),
        _last_narrated(stage, line, speakers[i]),
        _turned(stage, line),
        frozenset(
            (speakers[j], person)
            for j in range(*talk.around(i, CALLS))
            if j != i
            for person in stage.lines[j].called
        ),
        _others_present(company, i),
    )


def of_line(setting: Setting) -> Observed:
    """What is the same for every candidate: how large the company is, and how the line is said."""
    line, talk = setting.line, setting.company.talks[setting.index]
    yield "always", 1.0
    yield "words", log(1 + line.length) / 5
    for name, said in (
        ("says you", line.says_you),
        ("says we", line.says_we),
        ("asks", line.asks),
        ("tagged", line.tag is not None),
        ("bare", line.bare),
        ("said to several", line.to_several),
        ("calls several", len(line.called) > 1),
    ):
        if said:
            yield name, 1.0
    yield "company in all", log(1 + len(talk.lines) - (setting.speaker in talk.lines))
    yield "lines in all", log(1 + talk.last - talk.first) / 5
    for reach in REACHES:
        counts = setting.counts[reach]
        yield f"company, {reach}", log(1 + len(counts))
        yield f"most of the talk, {reach}", max(counts.values(), default=0) / max(1, sum(counts.values()))
    near = len(setting.counts[NEAR])
    yield f"company of {min(near, 4)}" if near else "alone", 1.0
    yield "narrated in all", log(1 + len(setting.narrated))
    if setting.others_present is not None:
        yield "others there", log(1 + len(setting.others_present))


def of_person(setting: Setting, person: str) -> Observed:
    """What speaks for and against ``person`` being among those to whom the line is said."""
    yield from _in_the_line(setting, person)
    elsewhere = _another_is_meant(setting.line, person)
    for name, value in _in_the_talk(setting, person):
        yield name, value
        if elsewhere:
            yield f"another is meant: {name}", value
    yield from _on_the_stage(setting, person)


def _another_is_meant(line: Line, person: str) -> bool:
    """Whether the line itself names others as spoken to, and not this one."""
    return bool(line.called or line.hearers) and person not in line.called and person not in line.hearers


def _in_the_line(setting: Setting, person: str) -> Observed:
    line, stage = setting.line, setting.company.stage
    if line.called:
        yield "is called" if person in line.called else "another is called", 1.0
    if line.hearers:
        yield "is told" if person in line.hearers else "another is told", 1.0
    for gender in line.hearer_genders:
        if gender:
            yield f"told gender {'agrees' if stage.gender.get(person) == gender else 'differs'}", 1.0
    if person in line.named:
        yield "is talked about", 1.0
        if line.called and person not in line.called:
            yield "is talked about to another", 1.0
    turned = [turn.toward for turn in setting.turned if turn.who == setting.speaker]
    if turned:
        yield "is turned to" if person in turned else "another is turned to", 1.0
    if any(turn.who == person and turn.toward == setting.speaker for turn in setting.turned):
        yield "turns to the speaker", 1.0


def _in_the_talk(setting: Setting, person: str) -> Observed:
    """How the person takes part in the talk."""
    i, speaker = setting.index, setting.speaker
    talk = setting.company.talks[i]
    sides = (("before", setting.before), ("after", setting.after))
    found = [_turn(neighbours, person) for _, neighbours in sides]
    for (side, neighbours), at in zip(sides, found, strict=True):
        if at is None:
            continue
        yield f"speaks {side}, {at}", 1.0
        if at == 0:
            yield f"speaks {side}, {neighbours[0].where}", 1.0
            if speaker in neighbours[0].line.called or speaker in neighbours[0].line.hearers:
                yield f"speaks {side} to the speaker", 1.0
    if None not in found:
        yield "speaks next on both sides" if found == [0, 0] else "on both sides", 1.0
    last, next_ = talk.before(person, i), talk.after(person, i)
    back = 1.0 / (i - last) if last is not None else 0.0
    ahead = 1.0 / (next_ - i) if next_ is not None else 0.0
    yield "spoke", back
    yield "will speak", ahead
    yield "speaks near", max(back, ahead)
    if last is not None and next_ is not None:
        yield "spoke and will speak", 1.0
    said = len(talk.lines.get(person, ()))
    if said:
        yield "takes part", 1.0
    yield "lines in the talk", log(1 + said) / 3
    for reach in (NEAR, *REACHES):
        counts = setting.counts[reach]
        total = sum(counts.values())
        yield f"share, {reach}", counts.get(person, 0) / total if total else 0.0
    near = setting.counts[NEAR]
    if len(near) == 1 and person in near:
        yield "the only other", 1.0
    elif person in near and setting.line.to_several:
        yield "one of several", 1.0
    if (person, speaker) in setting.calls:
        yield "calls the speaker near by", 1.0
    if (speaker, person) in setting.calls:
        yield "is called by the speaker near by", 1.0
    elif any(person == called for _, called in setting.calls):
        yield "is called near by", 1.0


def _on_the_stage(setting: Setting, person: str) -> Observed:
    """How the narration shows the person to be there, or not to be."""
    stage, line = setting.company.stage, setting.line
    if person == stage.narrator:
        yield "narrator", 1.0
    yield "weight", log(1 + stage.weight.get(person, 0)) / 5
    if person in line.narrated:
        yield "in paragraph", 1.0
    if line.paragraph and person in stage.mentioned[line.paragraph - 1]:
        yield "in paragraph before", 1.0
    count = setting.narrated.get(person, 0)
    yield "narrated", log(1 + count) / 3
    yield "share of narration", count / max(1, setting.narrated.total())
    speaks = person in setting.counts[REACHES[0]]
    if person == setting.last_narrated:
        yield "last narrated" if speaks else "last narrated, and silent", 1.0
    yield from _presence(setting, person)


def _presence(setting: Setting, person: str) -> Observed:
    """What the scene knows of who is there, where scenes are known."""
    if setting.others_present is None:
        return
    there = setting.others_present.get(person)
    others = len(setting.others_present)
    if there is None:
        yield "is absent", 1.0
        if others:
            yield "is absent, and others are there", 1.0
            yield "others are there instead", log(others)
    else:
        if others == 1:
            yield "is the only other there", 1.0
        if there.perceives != "all":
            yield "perceives in part", 1.0


def _turn(neighbours: Sequence[Neighbour], person: str) -> int | None:
    """Which of the neighbours is the person's, the nearest 0."""
    return next((n for n, near in enumerate(neighbours) if near.person == person), None)


def _others(company: Company, i: int, step: int) -> Iterator[Neighbour]:
    """The nearest lines of others on one side, as far as talk holds together."""
    lines, speakers = company.stage.lines, company.speakers
    j, found = i + step, 0
    while 0 <= j < len(lines) and abs(i - j) <= NEAR and found < NEXT:
        where = relation(lines[j], lines[i]) if step < 0 else relation(lines[i], lines[j])
        if where == "far":
            return
        other = speakers[j]
        if other is not None and other != speakers[i]:
            yield Neighbour(other, lines[j], where)
            found += 1
        j += step


def _counts(company: Company, i: int, reach: int) -> Mapping[str, int]:
    """How many lines each person but the speaker says within a reach of line ``i``."""
    talk = company.talks[i]
    start, stop = talk.around(i, reach)
    counts = {
        person: talk.count(person, start, stop) for person in talk.lines if person != company.speakers[i]
    }
    return {person: count for person, count in counts.items() if count}


def _others_present(company: Company, i: int) -> Mapping[str, Presence] | None:
    if company.present is None:
        return None
    return {id: one for id, one in company.present[i].items() if id != company.speakers[i]}


def _last_narrated(stage: Stage, line: Line, speaker: str | None) -> str | None:
    """The last person, not the speaker, whom the narration mentions up to the line's paragraph."""
    for paragraph in range(line.paragraph, max(-1, line.paragraph - LAST_NARRATED - 1), -1):
        others = [person for person in stage.mentioned[paragraph] if person != speaker]
        if others:
            return others[-1]
    return None


def _turned(stage: Stage, line: Line) -> Sequence[Turning]:
    """Who turns to whom in the paragraphs of a line."""
    start = stage.paragraphs[line.paragraph]
    after = line.last_paragraph + 1
    stop = stage.paragraphs[after] if after < len(stage.paragraphs) else line.stop + 1
    turnings = stage.turnings
    return turnings[
        bisect_left(turnings, start, key=lambda turn: turn.start) : bisect_left(
            turnings, max(stop, line.stop), key=lambda turn: turn.start
        )
    ]
