"""To whom a line is said: for each person near by, the probability of being among the addressees.

A logistic model over plain observations, given who speaks. Its weights are fitted on novels
(``training/dialogue_weights.py``) and kept in ``addressee_weights.json`` by the names used here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, log

from fabula.dialogue.features import relation
from fabula.dialogue.lines import Stage
from fabula.weights import Weights, shipped

LINES_AROUND = 8
PARAGRAPHS_BACK = 3
MOST_CANDIDATES = 12
THRESHOLD = 0.65  # best for exact sets on the training novels; a lower one gains F1 by naming bystanders

Speakers = Sequence[str | None]


def shipped_weights() -> Weights:
    """The weights in the package."""
    return shipped("fabula.dialogue", "addressee_weights.json")


def hearers_of(stage: Stage, speakers: Speakers, i: int, weights: Weights) -> list[tuple[str, float]]:
    """The candidates for hearing line ``i`` with their probabilities, best first."""
    scored = []
    for person in candidates(stage, speakers, i):
        score = sum(weights.get(name, 0.0) * value for name, value in observe(stage, speakers, i, person))
        scored.append((person, 1.0 / (1.0 + exp(-max(-30.0, min(30.0, score))))))
    return sorted(scored, key=lambda entry: (-entry[1], entry[0]))


def choose(ranked: Sequence[tuple[str, float]]) -> tuple[tuple[str, ...], float]:
    """The addressees and the probability that exactly they are meant: all likely ones, or the likeliest."""
    chosen = [person for person, probability in ranked if probability >= THRESHOLD]
    if not chosen and ranked:
        chosen = [ranked[0][0]]
    certainty = 1.0
    for person, probability in ranked:
        certainty *= probability if person in chosen else 1.0 - probability
    return tuple(chosen), round(certainty, 4) if chosen else 0.0


def candidates(stage: Stage, speakers: Speakers, i: int) -> list[str]:
    """Who may hear line ``i``: those who speak, are called, are told or are mentioned near by."""
    line, speaker = stage.lines[i], speakers[i]
    scores: dict[str, float] = {}
    for person in (*line.called, *line.hearers):
        scores[person] = scores.get(person, 0.0) + 50.0
    for j in range(max(0, i - LINES_AROUND), min(len(stage.lines), i + LINES_AROUND + 1)):
        other = speakers[j]
        if other is not None and stage.lines[j].chapter == line.chapter:
            scores[other] = scores.get(other, 0.0) + 5.0 / (1 + abs(i - j))
            for person in stage.lines[j].called:
                scores[person] = scores.get(person, 0.0) + 3.0 / (1 + abs(i - j))
    for paragraph in range(
        max(0, line.paragraph - PARAGRAPHS_BACK), min(len(stage.mentioned), line.paragraph + 2)
    ):
        for person in set(stage.mentioned[paragraph]):
            scores[person] = scores.get(person, 0.0) + 2.0 / (1 + abs(paragraph - line.paragraph))
    if stage.narrator is not None:
        scores[stage.narrator] = scores.get(stage.narrator, 0.0) + 1.0
    if speaker is not None:
        scores.pop(speaker, None)
    return sorted(scores, key=lambda person: (-scores[person], person))[:MOST_CANDIDATES]


def observe(stage: Stage, speakers: Speakers, i: int, person: str) -> Iterator[tuple[str, float]]:
    """What speaks for and against ``person`` being among those to whom line ``i`` is said."""
    line = stage.lines[i]
    yield "always", 1.0
    if line.called:
        yield "is called" if person in line.called else "another is called", 1.0
    if line.hearers:
        yield "is told" if person in line.hearers else "another is told", 1.0
    for gender in line.hearer_genders:
        if gender:
            yield f"told gender {'agrees' if stage.gender.get(person) == gender else 'differs'}", 1.0
    if person in line.named:
        yield "is talked about", 1.0
    if person in line.narrated:
        yield "in paragraph", 1.0
    if line.paragraph and person in stage.mentioned[line.paragraph - 1]:
        yield "in paragraph before", 1.0
    if person == stage.narrator:
        yield "narrator", 1.0
    yield "weight", log(1 + stage.weight.get(person, 0)) / 5
    if line.to_several:
        yield "said to several", 1.0
    elsewhere = (line.called or line.hearers) and person not in line.called and person not in line.hearers
    prefix = "another is meant: " if elsewhere else ""
    before, after = (list(_turns(stage, speakers, i, person, step)) for step in (-1, 1))
    if before and after:
        yield prefix + ("speaks next on both sides" if _is_next(before, after) else "on both sides"), 1.0
    if person == _last_narrated(stage, i, speakers[i]):
        yield prefix + "last narrated", 1.0
        if not before and not after:
            yield prefix + "last narrated, and silent", 1.0
    for name, value in (*before, *after, *_company(stage, speakers, i, person)):
        yield prefix + name, value


def _is_next(before: Sequence[tuple[str, float]], after: Sequence[tuple[str, float]]) -> bool:
    """Whether nobody else speaks between, on either side."""
    return before[0][0] == "speaks before, 0" and after[0][0] == "speaks after, 0"


def _last_narrated(stage: Stage, i: int, speaker: str | None) -> str | None:
    """The last person, not the speaker, whom the narration mentions up to the line's paragraph."""
    line = stage.lines[i]
    for paragraph in range(line.paragraph, max(-1, line.paragraph - PARAGRAPHS_BACK - 1), -1):
        others = [person for person in stage.mentioned[paragraph] if person != speaker]
        if others:
            return others[-1]
    return None


def _turns(stage: Stage, speakers: Speakers, i: int, person: str, step: int) -> Iterator[tuple[str, float]]:
    """Whether the person speaks next before or after, skipping the speaker's own lines, and to whom."""
    side = "before" if step < 0 else "after"
    line = stage.lines[i]
    j, others = i + step, 0
    while 0 <= j < len(stage.lines) and abs(i - j) <= LINES_AROUND:
        near = stage.lines[j]
        where = relation(near, line) if step < 0 else relation(line, near)
        if where == "far":
            return
        if speakers[j] not in (None, speakers[i]):
            if speakers[j] == person:
                yield f"speaks {side}, {others}", 1.0
                if others == 0:
                    yield f"speaks {side}, {where}", 1.0
                    if speakers[i] in near.called or speakers[i] in near.hearers:
                        yield f"speaks {side} to the speaker", 1.0
                return
            others += 1
            if others > 2:
                return
        j += step


def _company(stage: Stage, speakers: Speakers, i: int, person: str) -> Iterator[tuple[str, float]]:
    """How many others take part in the talk around the line, and how much of it is this person's."""
    line = stage.lines[i]
    around = [
        speakers[j]
        for j in range(max(0, i - LINES_AROUND), min(len(stage.lines), i + LINES_AROUND + 1))
        if j != i and stage.lines[j].chapter == line.chapter and speakers[j] not in (None, speakers[i])
    ]
    others = set(around)
    yield "share", around.count(person) / len(around) if around else 0.0
    yield f"company of {min(len(others), 4)}", 1.0
    if others == {person}:
        yield "the only other", 1.0
    elif person in others and line.to_several:
        yield "one of several", 1.0
    if not around:
        yield "alone", 1.0
