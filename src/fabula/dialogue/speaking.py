"""From the evidence to probabilities: who speaks each line of a stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from fabula.dialogue.chain import Potentials, infer
from fabula.dialogue.features import (
    OTHER,
    Situation,
    node_features,
    relation,
    situations,
)
from fabula.dialogue.stage import Stage
from fabula.dialogue.turns import pair_features, skip_features
from fabula.weights import Weights, shipped


def shipped_weights() -> Weights:
    """The weights in the package."""
    return shipped("fabula.dialogue", "speaker_weights.json")


def candidates_of(stage: Stage, weights: Weights) -> list[tuple[tuple[str, float], ...]]:
    """For each line its candidates with their probabilities, best first; ``OTHER`` is left out.

    What is missing to 1 is the probability that somebody else speaks.
    """
    result = []
    for lines in _conversations(situations(stage)):
        marginals = infer([_potentials(stage, lines, i, weights) for i in range(len(lines))])
        for situation, probabilities in zip(lines, marginals.node, strict=True):
            ranked = sorted(
                zip(situation.candidates, probabilities, strict=True), key=lambda entry: (-entry[1], entry[0])
            )
            result.append(tuple((person, round(float(p), 4)) for person, p in ranked if person != OTHER))
    return result


def _conversations(lines: Sequence[Situation]) -> Iterator[list[Situation]]:
    """Stretches of lines that do not constrain each other, so that memory is bounded by a chapter."""
    conversation: list[Situation] = []
    for situation in lines:
        if conversation and relation(conversation[-1].line, situation.line) == "far":
            yield conversation
            conversation = []
        conversation.append(situation)
    if conversation:
        yield conversation


def _potentials(stage: Stage, lines: Sequence[Situation], i: int, weights: Weights) -> Potentials:
    node = np.array([_score(observed.items(), weights) for observed in node_features(stage, lines[i])])
    pair, skip = (
        np.array(list(rows)) for rows in (_pairs(stage, lines, i, weights), _skips(lines, i, weights))
    )
    return Potentials(node, pair, skip)


def _score(observed: Iterable[tuple[str, float]], weights: Weights) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in observed)


def _pairs(stage: Stage, lines: Sequence[Situation], i: int, weights: Weights) -> Iterator[list[float]]:
    here = lines[i]
    if i == 0:
        yield [0.0] * len(here.candidates)
        return
    before = lines[i - 1]
    for speaker in before.candidates:
        yield [
            _score(pair_features(stage, before.line, here.line, speaker, person), weights)
            for person in here.candidates
        ]


def _skips(lines: Sequence[Situation], i: int, weights: Weights) -> Iterator[list[float]]:
    here = lines[i]
    if i < 2:
        yield [0.0] * len(here.candidates)
        return
    first, before = lines[i - 2], lines[i - 1]
    for speaker in first.candidates:
        yield [
            _score(skip_features(first.line, before.line, here.line, speaker, person), weights)
            for person in here.candidates
        ]
