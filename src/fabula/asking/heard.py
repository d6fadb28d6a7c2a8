"""What was said, and in whose hearing: for information that no claim holds.

What is asked is matched to the story's lines, sentence by sentence: by the share of its words that a line
has, rare words counting more (weights as in Robertson and Spärck Jones, 1976, over the story's own lines),
and by the reading model's vectors of sentences; more if somebody named in it says the line, and a little by
what stands next to it. Each line is meant with a probability that grows with that. Whoever hears it, says it
or is told it has heard what is asked with that probability; of several sentences, with the mean.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import exp, log

import numpy as np
import numpy.typing as npt

from fabula.asking.likeness import directions, sentences_of
from fabula.asking.patterns import stems_of
from fabula.layers import SENTENCE_VECTORS, SENTENCES
from fabula.layers.people import RESERVED_IDS
from fabula.layers.world import Beat
from fabula.story import Quote, Story

HEARING = frozenset(("all", "hears"))
BY_ONE_NAMED = 1.5
"""How much likelier a line is that somebody says whom the information names."""
BESIDE = 0.4
"""How much of its neighbour's likeness a line has too: talk keeps to its subject."""
SPREAD = 0.1
"""How much less like a line is than the best for its odds to fall by the factor e."""
FEWEST = 0.02
"""Lines whose odds are less than this share of the best one's are left out."""
LIKE, STEEP = 0.9, 8.0
"""The likeness at which a line says what is asked as likely as not, and how fast that changes with it."""

Vectors = npt.NDArray[np.float32]
Likeness = npt.NDArray[np.float64]
"""A number a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what it is found by: the stems of its words, and the directions of its sentences."""

    quote: Quote
    stems: frozenset[str]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class Heard:
    """The lines that may be meant.

    Attributes:
        lines: each with the probability that it is the one that is meant, likeliest first.
        certainty: that any of the story's lines says it.
    """

    lines: tuple[tuple[Quote, float], ...]
    certainty: float


class Lines:
    """All that is said in a story, laid out once to be searched often."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def heard(self, words: str, until: frozenset[str] | None = None) -> Heard | None:
        """The lines that may tell some information; None where nothing is like it.

        Args:
            words: the information, in one sentence or several.
            until: ids of the beats in which it may be said; None for all.
        """
        there = [until is None or self._beat_id(line.quote) in until for line in self._lines]
        shares: dict[int, float] = {}
        certainties: list[float] = []
        for sentence, vector in sentences_of(words):
            plain, by_one_named = self._likeness(sentence, vector)
            likeness = np.where(there, plain * np.where(by_one_named, BY_ONE_NAMED, 1.0), 0.0)
            best = int(likeness.argmax()) if len(likeness) else 0
            if not len(likeness) or not likeness[best]:
                continue
            certainties.append(1 / (1 + exp(STEEP * (LIKE - float(plain[best])))))
            for place, share in _odds(self._with_neighbours(likeness)).items():
                shares[place] = shares.get(place, 0.0) + share
        if not certainties:
            return None
        ranked = sorted(shares, key=lambda place: (-shares[place], place))
        found = tuple((self._lines[place].quote, shares[place] / len(certainties)) for place in ranked)
        return Heard(found, sum(certainties) / len(certainties))

    def about(
        self, topics: Sequence[Sequence[frozenset[str]]], until: frozenset[str] | None = None
    ) -> tuple[Quote, ...]:
        """The lines that are about all of some topics: that have all stems of one of each topic's names."""
        return tuple(
            line.quote
            for line in self._lines
            if all(any(name and name <= line.stems for name in names) for names in topics)
            and (until is None or self._beat_id(line.quote) in until)
        )

    def hearers(self, quote: Quote) -> tuple[str, ...]:
        """Who says a line, to whom, and who else is there and hears, in this order."""
        beat = self._beat(quote)
        there = beat.present if beat is not None else ()
        deaf = {row.person for row in there if row.perceives not in HEARING}
        spoken_to = [id for id in quote.addressees if id not in RESERVED_IDS]
        first = [quote.speaker] if quote.speaker is not None else []
        people = dict.fromkeys([*first, *spoken_to, *(row.person for row in there)])
        return tuple(id for id in people if id not in deaf or id == quote.speaker)

    def quote(self, id: str) -> Quote | None:
        """The line with an id, None for none."""
        return self._quotes.get(id)

    def has(self, stem: str) -> bool:
        """Whether any line has a word."""
        return stem in self._rarity

    @cached_property
    def _lines(self) -> tuple[Line, ...]:
        rows = self._story.book[SENTENCES]
        vectors = self._story.book[SENTENCE_VECTORS]
        starts = [row.start for row in rows]
        found = []
        for quote in self._story.quotes:
            if quote.kind != "speech" or quote.parent is not None:
                continue
            first, last = max(0, bisect_right(starts, quote.start) - 1), bisect_right(starts, quote.stop - 1)
            inside = [row for row in vectors[first:last] if row.start < quote.stop and row.stop > quote.start]
            found.append(Line(quote, stems_of(quote.words), directions(inside)))
        return tuple(found)

    @cached_property
    def _quotes(self) -> Mapping[str, Quote]:
        return {line.quote.id: line.quote for line in self._lines}

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        counts = Counter(stem for line in self._lines for stem in line.stems)
        return {stem: log(1 + len(self._lines) / count) for stem, count in counts.items()}

    @cached_property
    def _with_stem(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, line in enumerate(self._lines):
            for stem in line.stems:
                found.setdefault(stem, []).append(place)
        return found

    @cached_property
    def _names(self) -> Mapping[str, frozenset[str]]:
        return {row.id: stems_of(row.name) for row in self._story.characters}

    @cached_property
    def _all_vectors(self) -> tuple[Vectors, npt.NDArray[np.intp]]:
        """The directions of all sentences, and to which line each belongs."""
        own = np.repeat(np.arange(len(self._lines)), [len(line.vectors) for line in self._lines])
        stacked = [line.vectors for line in self._lines if len(line.vectors)]
        return (np.concatenate(stacked) if stacked else directions(())), own

    def _likeness(self, sentence: str, vector: Vectors) -> tuple[Likeness, npt.NDArray[np.bool_]]:
        """How like each line is to a sentence, and whether somebody named in it says the line.

        The likeness is the share of the sentence's words and the cosine, at most 2 in sum.
        """
        stems = stems_of(sentence)
        named = {id for id, name in self._names.items() if name & stems}
        asked = stems - {stem for id in named for stem in self._names[id]}
        unheard = log(1 + len(self._lines))
        whole = sum(self._rarity.get(stem, unheard) for stem in asked)
        found = np.zeros(len(self._lines))
        for stem in asked:
            for place in self._with_stem.get(stem, ()):
                found[place] += self._rarity[stem] / whole
        rows, own = self._all_vectors
        cosines = np.zeros(len(self._lines))
        np.maximum.at(cosines, own, (rows @ vector).astype(np.float64))
        found += cosines
        return found, np.array([line.quote.speaker in named for line in self._lines], dtype=np.bool_)

    def _with_neighbours(self, likeness: Likeness) -> Likeness:
        scenes = [self._scene(line.quote) for line in self._lines]
        same = np.array([one == other for one, other in pairwise(scenes)], dtype=float)
        found = likeness.copy()
        found[1:] += BESIDE * likeness[:-1] * same
        found[:-1] += BESIDE * likeness[1:] * same
        return np.where(likeness > 0, found, 0.0)

    @cached_property
    def _beats(self) -> tuple[list[int], list[Beat]]:
        beats = [beat for beat in self._story.world.beats if beat.start is not None]
        beats.sort(key=lambda beat: beat.start or 0)
        return [beat.start or 0 for beat in beats], beats

    def _beat(self, quote: Quote) -> Beat | None:
        starts, beats = self._beats
        at = bisect_right(starts, quote.start) - 1
        return beats[at] if at >= 0 else None

    def _beat_id(self, quote: Quote) -> str | None:
        beat = self._beat(quote)
        return beat.id if beat is not None else None

    def _scene(self, quote: Quote) -> str | None:
        beat = self._beat(quote)
        return beat.id.rpartition(".")[0] if beat is not None else None


def _odds(likeness: Likeness) -> dict[int, float]:
    """For each line that may be meant the probability that it is."""
    weights = np.exp((likeness - likeness.max()) / SPREAD)
    weights[(likeness <= 0) | (weights < FEWEST)] = 0.0
    weights /= weights.sum()
    return {int(place): float(weights[place]) for place in np.flatnonzero(weights)}
