"""A story's lines laid out to be searched: the words and people of each sentence, with its neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log

import numpy as np
import numpy.typing as npt

from fabula.asking.directions import directions
from fabula.asking.patterns import stems_of
from fabula.beats import Beats
from fabula.layers import REFERENCES, SENTENCE_VECTORS, SENTENCES
from fabula.layers.people import RESERVED_IDS
from fabula.layers.world import Beat
from fabula.story import Quote, Story

HEARING = frozenset(("all", "hears"))
NEAR = 1
"""Sentences before and after one that are searched with it: an information may be spread."""

Vectors = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a line, with those next to it in the same line.

    Attributes:
        line: the line's place among the story's.
        people: ids of those who are spoken of, who speaks, and those spoken to.
    """

    line: int
    stems: frozenset[str]
    people: frozenset[str]


class Utterances:
    """All that is said in a story, with who hears it; worked out on first use."""

    def __init__(self, story: Story) -> None:
        self._story = story

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The lines: all speech, what is quoted inside other speech apart."""
        return tuple(one for one in self._story.quotes if one.kind == "speech" and one.parent is None)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The sentences of all lines, each with its neighbours."""
        found: list[Passage] = []
        for line, sentences in enumerate(self._sentences):
            quote = self.quotes[line]
            there = frozenset((*quote.addressees, *([quote.speaker] if quote.speaker else [])))
            said = [(stems_of(self._story.text.cut((a, b))), self._spoken_of(a, b)) for _, a, b in sentences]
            for place in range(len(said)):
                near = said[max(0, place - NEAR) : place + NEAR + 1]
                stems = frozenset().union(*(one for one, _ in near))
                found.append(Passage(line, stems, there.union(*(people for _, people in near))))
        return tuple(found)

    @cached_property
    def owners(self) -> npt.NDArray[np.intp]:
        """For each passage its line."""
        return np.array([passage.line for passage in self.passages], dtype=np.intp)

    @cached_property
    def with_stem(self) -> Mapping[str, tuple[int, ...]]:
        """For each stem the passages that have it."""
        found: dict[str, list[int]] = {}
        for place, passage in enumerate(self.passages):
            for stem in passage.stems:
                found.setdefault(stem, []).append(place)
        return {stem: tuple(places) for stem, places in found.items()}

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """How rare each stem is among the lines."""
        counts = Counter(stem for quote in self.quotes for stem in stems_of(quote.words))
        return {stem: log(1 + len(self.quotes) / count) for stem, count in counts.items()}

    @property
    def rarest(self) -> float:
        """The rarity of what nobody says."""
        return log(1 + len(self.quotes))

    def cosines(self, vector: Vectors) -> Numbers:
        """How like each passage is to a sentence by the likest of its own sentences; not below 0."""
        alike = np.maximum(0.0, (self._vectors @ vector).astype(np.float64))
        found = alike.copy()
        same = self.owners[1:] == self.owners[:-1]
        found[1:] = np.maximum(found[1:], np.where(same, alike[:-1], 0.0))
        found[:-1] = np.maximum(found[:-1], np.where(same, alike[1:], 0.0))
        return found

    @cached_property
    def same_scene(self) -> npt.NDArray[np.bool_]:
        """For each line but the last whether the next is in the same scene."""
        scenes = [beat.rpartition(".")[0] for beat in self.beats]
        return np.array([one == other for one, other in pairwise(scenes)], dtype=np.bool_)

    def hearers(self, quote: Quote) -> tuple[str, ...]:
        """Who says a line, to whom, and who else is there and hears, in this order.

        Those it is said to have to be there, if others than the speaker are known to be.
        """
        beat = self._beat(quote)
        there = beat.present if beat is not None else ()
        company = {row.person for row in there}
        deaf = {row.person for row in there if row.perceives not in HEARING}
        spoken_to = [
            id
            for id in quote.addressees
            if id not in RESERVED_IDS and (id in company or company <= {quote.speaker})
        ]
        first = [quote.speaker] if quote.speaker is not None else []
        people = dict.fromkeys([*first, *spoken_to, *(row.person for row in there)])
        return tuple(id for id in people if id not in deaf or id == quote.speaker)

    @cached_property
    def beats(self) -> tuple[str, ...]:
        """For each line the id of the beat in which it is said, "" for none."""
        found = map(self._beat, self.quotes)
        return tuple(beat.id if beat is not None else "" for beat in found)

    def _beat(self, quote: Quote) -> Beat | None:
        return self._beats.at(quote.start)

    @cached_property
    def _beats(self) -> Beats:
        return Beats(self._story.world.beats)

    @cached_property
    def _sentences(self) -> list[list[tuple[int, int, int]]]:
        """For each line its sentences: their places in the book, and what of them is in the line."""
        rows = self._story.book[SENTENCES]
        stops = [row.stop for row in rows]
        found = []
        for quote in self.quotes:
            here: dict[int, tuple[int, int]] = {}
            for span in quote.inner:
                for place in range(bisect_right(stops, span.start), len(rows)):
                    if rows[place].start >= span.stop:
                        break
                    start, stop = max(span.start, rows[place].start), min(span.stop, rows[place].stop)
                    first = here.get(place, (start, stop))[0]
                    here[place] = (first, stop)
            found.append([(place, *ends) for place, ends in sorted(here.items())])
        return found

    @cached_property
    def _vectors(self) -> Vectors:
        rows = self._story.book[SENTENCE_VECTORS]
        return directions(rows[place] for line in self._sentences for place, _, _ in line)

    @cached_property
    def _references(self) -> tuple[list[int], list[str]]:
        rows = sorted(self._story.book[REFERENCES], key=lambda row: row.start)
        return [row.start for row in rows], [row.referent for row in rows]

    def _spoken_of(self, start: int, stop: int) -> frozenset[str]:
        starts, referents = self._references
        return frozenset(referents[bisect_left(starts, start) : bisect_left(starts, stop)])
