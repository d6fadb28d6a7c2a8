"""Claims that mean about the same in other words, by the reading model's vectors of sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from fabula.asking.directions import directions
from fabula.asking.index import Index
from fabula.asking.matching import Match, candidates, same_people
from fabula.asking.patterns import Pattern
from fabula.asking.sentence import read_lines
from fabula.layers import SENTENCE_VECTORS

ENOUGH = 0.72
"""The cosine from which on two sentences are taken to say the same of the same people."""
MOST, READ = 48, 8
"""Claims that are compared; each has to be read. Fewer where the text's own sentences tell which are near."""
_STAND_INS = ("he", "her", "them", "us")
"""What stands for people while sentences are compared, lest shared names make them alike."""


def likest(pattern: Pattern, index: Index) -> list[Match]:
    """The claims about the same people and things that are likest to a pattern's words."""
    shared = sorted(candidates(pattern, index), key=lambda id: index.order[id])
    shared = [id for id in shared if same_people(pattern, index.claims[id], index)]
    if not pattern.people:
        wanted = {one for part in pattern.parts for one in part.stems}
        shared.sort(key=lambda id: -len(wanted & index.stems(id)))
    if index.nearest is not None and len(shared) > READ:
        (direction,) = vectors([pattern.words])
        shared = index.nearest.among(shared, direction, READ)
    shared = shared[:MOST]
    if not shared:
        return []
    people = dict(zip(pattern.in_order, _STAND_INS, strict=False))
    lines = [pattern.words, *(index.claims[id].text for id in shared)]
    first, *others = vectors([_without_names(line, people, index) for line in lines])
    cosines = [float(first @ other) for other in others]
    return [
        Match(id, pattern.denied != (index.claims[id].polarity == "-"), cosine)
        for id, cosine in zip(shared, cosines, strict=True)
        if cosine >= ENOUGH
    ]


def vectors(sentences: Sequence[str]) -> list[npt.NDArray[np.float32]]:
    """The direction of each sentence, of length one."""
    return list(directions(read_lines([line.rstrip(" .?!") + "." for line in sentences])[SENTENCE_VECTORS]))


def _without_names(words: str, people: Mapping[str, str], index: Index) -> str:
    """Words with pronouns in place of some people's names."""
    for person, pronoun in people.items():
        for name in index.cast.names_of(person):
            words = words.replace(name, pronoun)
    return words
