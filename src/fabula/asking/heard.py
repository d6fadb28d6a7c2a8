"""What was said, and in whose hearing: for information that no claim holds.

What is asked is matched to the story's lines, sentence by sentence: by the share of its words that a passage
of a line has, rare words counting more (weights as in Robertson and Spärck Jones, 1976, over the story's own
lines), and by the reading model's vectors of sentences; more if somebody named in it says the line, and a
little by what stands next to it. Each line is meant with a probability that grows with that. Whoever hears
it, says it or is told it has heard what is asked with that probability; of several sentences, with the mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
import numpy.typing as npt

from fabula.asking.directions import directions
from fabula.asking.names import Cast
from fabula.asking.patterns import stems_of
from fabula.asking.sentence import read_running
from fabula.asking.uttered import Numbers, Utterances, Vectors
from fabula.layers import SENTENCE_VECTORS, SENTENCES, WORDS
from fabula.story import Quote, Story
from fabula.trees import Trees

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
WORDS_ENOUGH = 2
"""Words, those of names and grammar apart, that what is asked and a passage share where it surely says it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The lines that may be meant.

    Attributes:
        lines: each with the probability that it is the one that is meant, likeliest first.
        certainty: that any of the story's lines says it.
    """

    lines: tuple[tuple[Quote, float], ...]
    certainty: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sentence of what is asked: the stems of its words but names, the people named, its direction."""

    stems: frozenset[str]
    people: frozenset[str]
    vector: Vectors


class Lines:
    """All that is said in a story, to be asked who heard what."""

    def __init__(self, story: Story) -> None:
        self._said = Utterances(story)
        self._cast = Cast(story.world.people)

    def heard(self, words: str, until: frozenset[str] | None = None) -> Heard | None:
        """The lines that may tell some information; None where nothing is like it.

        Args:
            words: the information, in one sentence or several.
            until: ids of the beats in which it may be said; None for all.
        """
        quotes = self._said.quotes
        there = np.array([until is None or beat in until for beat in self._said.beats], dtype=np.bool_)
        shares: dict[int, float] = {}
        certainties: list[float] = []
        for asked in self._sentences(words) if there.any() else ():
            likeness, certainty = self._likeness(asked, there)
            if not likeness.any():
                continue
            certainties.append(certainty)
            for place, share in _odds(self._with_neighbours(likeness)).items():
                shares[place] = shares.get(place, 0.0) + share
        if not certainties:
            return None
        ranked = sorted(shares, key=lambda place: (-shares[place], place))
        found = tuple((quotes[place], shares[place] / len(certainties)) for place in ranked)
        return Heard(found, sum(certainties) / len(certainties))

    def about(
        self, topics: Sequence[Sequence[frozenset[str]]], until: frozenset[str] | None = None
    ) -> tuple[Quote, ...]:
        """The lines that are about all of some topics: that have all stems of one of each topic's names."""
        found = dict.fromkeys(
            passage.line
            for passage in self._said.passages
            if all(any(name and name <= passage.stems for name in names) for names in topics)
        )
        beats = self._said.beats
        return tuple(self._said.quotes[line] for line in found if until is None or beats[line] in until)

    def hearers(self, quote: Quote) -> tuple[str, ...]:
        """Who says a line, to whom, and who else is there and hears, in this order."""
        return self._said.hearers(quote)

    def quote(self, id: str) -> Quote | None:
        """The line with an id, None for none."""
        return next((one for one in self._said.quotes if one.id == id), None)

    def has(self, stem: str) -> bool:
        """Whether any line has a word."""
        return stem in self._said.with_stem

    def _sentences(self, words: str) -> list[_Asked]:
        book = read_running(words)
        trees = Trees.of(book[WORDS], book.text)
        named = self._cast.named(trees)
        found = []
        for row, vector in zip(book[SENTENCES], directions(book[SENTENCE_VECTORS]), strict=True):
            inside = range(row.first, row.last)
            others = (trees.forms[token] for token in inside if token not in named)
            people = frozenset(named[token] for token in inside if token in named)
            found.append(_Asked(stems_of(" ".join(others)), people, vector))
        return found

    def _likeness(self, asked: _Asked, there: npt.NDArray[np.bool_]) -> tuple[Numbers, float]:
        """How like each line is to a sentence, and how certain it is that the likest says it.

        The likeness is the share of the sentence's words and the cosine of its likest passage, at most 2 in
        sum, and more for lines by somebody named. All who are named have to be in the passage, or to speak.
        """
        said = self._said
        whole = sum(said.rarity.get(stem, said.rarest) for stem in asked.stems)
        words, count = np.zeros(len(said.passages)), np.zeros(len(said.passages))
        for stem in asked.stems:
            places = list(said.with_stem.get(stem, ()))
            words[places] += said.rarity.get(stem, said.rarest) / whole
            count[places] += 1
        plain = np.where(there[said.owners], words + said.cosines(asked.vector), 0.0)
        by_named = np.array([one.speaker in asked.people for one in said.quotes], dtype=np.bool_)
        weighed = plain * np.where(by_named, BY_ONE_NAMED, 1.0)[said.owners]
        found = np.zeros(len(said.quotes))
        np.maximum.at(found, said.owners, weighed)
        best = int(weighed.argmax())
        certainty = 1 / (1 + exp(STEEP * (LIKE - float(plain[best]))))
        if asked.people:
            certainty *= len(asked.people & said.passages[best].people) / len(asked.people)
        return found, certainty * min(1.0, float(count[best]) / WORDS_ENOUGH)

    def _with_neighbours(self, likeness: Numbers) -> Numbers:
        found = likeness.copy()
        found[1:] += np.where(self._said.same_scene, BESIDE * likeness[:-1], 0.0)
        found[:-1] += np.where(self._said.same_scene, BESIDE * likeness[1:], 0.0)
        return np.where(likeness > 0, found, 0.0)


def _odds(likeness: Numbers) -> dict[int, float]:
    """For each line that may be meant the probability that it is."""
    weights = np.exp((likeness - likeness.max()) / SPREAD)
    weights[(likeness <= 0) | (weights < FEWEST)] = 0.0
    weights /= weights.sum()
    return {int(place): float(weights[place]) for place in np.flatnonzero(weights)}
