"""To whom a line is said: for each person near by, the probability of being among the addressees.

A logistic model over plain observations (``dialogue/listeners.py``), given who speaks. Its weights are fitted
on novels (``training/dialogue_weights.py``) and kept in ``addressee_weights.json`` by the names used there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp

from fabula.dialogue.company import Company
from fabula.dialogue.listeners import of_line, of_person, setting_of
from fabula.layers import NOBODY, Audience, Quotation
from fabula.weights import Weights, shipped

LINES_AROUND = 20
GROUP_AROUND = 2  # lines from one of its own in which a group is spoken to
PARAGRAPHS_BACK, PARAGRAPHS_AHEAD = 10, 2
MOST_CANDIDATES = 20
THRESHOLD, DRAFT_THRESHOLD = 0.5, 0.65  # a draft is for who "you" is, which is mostly one person
THOUGHT_TO_ONESELF = 0.95

PASSED_OVER = {
    "another is called": 1.5,
    "another is told": 1.5,
    "another is turned to": 2.0,
    "is talked about": 2.5,
    "is absent, and others are there": 1.0,
}
"""What observations take off a score besides their weight. The corpus that the weights are fitted on counts
all who are present as spoken to; a reader does not take those for addressees whom the line passes over."""


def draft_weights() -> Weights:
    """The weights in the package for a company whose presence is not known."""
    return shipped("fabula.dialogue", "draft_addressee_weights.json")


def shipped_weights() -> Weights:
    """The weights in the package for a company whose presence is known."""
    return shipped("fabula.dialogue", "addressee_weights.json")


def audiences(
    company: Company, quotations: Sequence[Quotation], weights: Weights, threshold: float, maker: str
) -> tuple[Audience, ...]:
    """The audience of every quotation: of thought nobody, of one inside another none."""
    found = {
        line.quotation: _audience(company, i, weights, threshold, maker)
        for i, line in enumerate(company.stage.lines)
    }
    return tuple(found.get(row.id) or Audience(row.id, (), 0.0, maker) for row in quotations)


def _audience(company: Company, i: int, weights: Weights, threshold: float, maker: str) -> Audience:
    line = company.stage.lines[i]
    if line.kind == "thought":
        return Audience(line.quotation, (NOBODY,), THOUGHT_TO_ONESELF, maker)
    chosen, certainty = choose(hearers_of(company, i, weights), threshold)
    ordered = sorted(chosen, key=lambda person: (person not in line.called, person))  # those called first
    return Audience(line.quotation, tuple(ordered), certainty, maker)


def hearers_of(company: Company, i: int, weights: Weights) -> list[tuple[str, float]]:
    """The candidates for hearing line ``i`` with their probabilities, best first."""
    scored, setting = [], setting_of(company, i)
    common = sum(weights.get(name, 0.0) * value for name, value in of_line(setting))
    for person in candidates(company, i):
        score = common + sum(
            (weights.get(name, 0.0) - PASSED_OVER.get(name, 0.0)) * value
            for name, value in of_person(setting, person)
        )
        scored.append((person, 1.0 / (1.0 + exp(-max(-30.0, min(30.0, score))))))
    return sorted(scored, key=lambda entry: (-entry[1], entry[0]))


def choose(
    ranked: Sequence[tuple[str, float]], threshold: float = THRESHOLD
) -> tuple[tuple[str, ...], float]:
    """The addressees and the probability that exactly they are meant: all likely ones, or the likeliest."""
    chosen = [person for person, probability in ranked if probability >= threshold]
    if not chosen and ranked:
        chosen = [ranked[0][0]]
    certainty = 1.0
    for person, probability in ranked:
        certainty *= probability if person in chosen else 1.0 - probability
    return tuple(chosen), round(certainty, 4) if chosen else 0.0


def candidates(company: Company, i: int) -> list[str]:
    """Who may hear line ``i``: those who take part in the talk, are called, told or mentioned near by."""
    stage, speakers, talk = company.stage, company.speakers, company.talks[i]
    line = stage.lines[i]
    scores: dict[str, float] = {}
    for person in (*line.called, *line.hearers):
        scores[person] = scores.get(person, 0.0) + 50.0
    for j in range(*talk.around(i, LINES_AROUND)):
        other = speakers[j]
        if other is not None:
            scores[other] = scores.get(other, 0.0) + 5.0 / (1 + abs(i - j))
        for person in stage.lines[j].called:
            scores[person] = scores.get(person, 0.0) + 3.0 / (1 + abs(i - j))
    first = max(0, line.paragraph - PARAGRAPHS_BACK)
    for paragraph in range(first, min(len(stage.mentioned), line.paragraph + PARAGRAPHS_AHEAD + 1)):
        for person in set(stage.mentioned[paragraph]):
            scores[person] = scores.get(person, 0.0) + 2.0 / (1 + abs(paragraph - line.paragraph))
    for person, said in talk.lines.items():
        scores[person] = scores.get(person, 0.0) + 0.3 + 0.02 * min(len(said), 20)
    if stage.narrator is not None:
        scores[stage.narrator] = scores.get(stage.narrator, 0.0) + 1.0
    speaker = speakers[i]
    own = () if speaker is None else (speaker, *stage.groups.get(speaker, ()))
    for person in (*own, *_not_addressed(company, i)):
        scores.pop(person, None)
    return sorted(scores, key=lambda person: (-scores[person], person))[:MOST_CANDIDATES]


def _not_addressed(company: Company, i: int) -> Iterator[str]:
    """The groups that line ``i`` is not said to: far ones, those of known people, and the speaker's own."""
    line = company.stage.lines[i]
    near = {company.speakers[j] for j in range(*company.talks[i].around(i, GROUP_AROUND))}
    for group, members in company.stage.groups.items():
        told = group in line.called or group in line.hearers
        if company.speakers[i] in members or not (told or (group in near and not members)):
            yield group
