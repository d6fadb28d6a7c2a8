"""The sentences of a text, to be found by the stems of their words."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from fabula.asking.patterns import stems_of
from fabula.layers import Sentence
from fabula.text import Text


class Telling:
    """The sentences of a text, by number."""

    def __init__(self, text: Text, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences

    def place(self, start: int | None) -> int:
        """The number of the sentence that a stretch begins in; -1 for what the text does not tell."""
        return -1 if start is None else bisect_right(self._sentences, start, key=lambda one: one.start) - 1

    def words(self, place: int) -> str:
        """The words of a sentence."""
        sentence = self._sentences[place]
        return self._text.cut((sentence.start, sentence.stop))

    def having(self, stem: str) -> frozenset[int]:
        """The sentences that have a word with a stem."""
        return self._by_stem.get(stem, frozenset())

    @cached_property
    def _by_stem(self) -> Mapping[str, frozenset[int]]:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for place in range(len(self._sentences)):
            for one in stems_of(self.words(place)):
                found[one].add(place)
        return {one: frozenset(places) for one, places in found.items()}
