"""A story as the checks look at it: its trees, its quotations word by word, and who is there when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from fabula.beats import Beats
from fabula.layers import (
    BEATS,
    CHARACTERS,
    ENTITIES,
    EVENTS,
    FRAMES,
    MENTIONS,
    PREDICATES,
    REFERENCES,
    RESOLUTIONS,
    SENTENCES,
    WORDS,
    Beat,
    Factuality,
    Frame,
    Sentence,
)
from fabula.story import Quote, Story
from fabula.trees import Trees

SOON = 200
"""Characters behind a passage in which those who are there may first be named."""


@dataclass(frozen=True)
class Page:
    """What the checks look at; each part is worked out on first use."""

    story: Story

    @cached_property
    def trees(self) -> Trees:
        """The words with the ways up and down between them."""
        return Trees.of(self.story.book[WORDS], self.story.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order."""
        return self.story.book[SENTENCES]

    @cached_property
    def sentence_of(self) -> Sequence[int]:
        """For each word the index of its sentence."""
        found = [0] * len(self.trees.words)
        for index, sentence in enumerate(self.sentences):
            found[sentence.first : sentence.last] = [index] * (sentence.last - sentence.first)
        return found

    @cached_property
    def quote_of(self) -> Sequence[Quote | None]:
        """For each word the innermost quotation around it, None in narration."""
        found: list[Quote | None] = [None] * len(self.trees.words)
        for quote in self.story.quotes:
            for span in quote.inner:
                first, last = self.tokens(span.start, span.stop)
                found[first:last] = [quote] * (last - first)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.trees.words]

    def tokens(self, start: int, stop: int) -> tuple[int, int]:
        """The words that begin in a stretch of the text: first, and last exclusive."""
        return bisect_left(self._starts, start), bisect_left(self._starts, stop)

    @cached_property
    def _told(self) -> Beats:
        return Beats(self.story.book[BEATS])

    @property
    def beats(self) -> tuple[Beat, ...]:
        """The beats that stand in the text, in its order."""
        return self._told.rows

    def beat(self, offset: int) -> Beat | None:
        """The beat that an offset lies in."""
        return self._told.at(offset)

    def is_present(self, person: str, offset: int) -> bool:
        """Whether someone is there and awake at an offset, and has been named by then or soon after."""
        beat = self.beat(offset)
        if beat is None or person not in self._awake[beat.id]:
            return False
        return self._first.get(person, 0) < offset + SOON

    def there(self, offset: int) -> frozenset[str]:
        """All who are there and awake in the beat around an offset."""
        beat = self.beat(offset)
        return self._awake[beat.id] if beat is not None else frozenset()

    @cached_property
    def _awake(self) -> dict[str, frozenset[str]]:
        return {
            beat.id: frozenset(row.person for row in beat.present if row.perceives != "nothing")
            for beat in self.beats
        }

    @cached_property
    def _first(self) -> dict[str, int]:
        return {row.id: row.first for row in self.story.book[CHARACTERS]}

    @cached_property
    def meant(self) -> Mapping[int, tuple[str, float]]:
        """For words that mean somebody of the cast: whom, and how certainly."""
        found: dict[int, tuple[str, float]] = {}
        entities = self.story.book[ENTITIES]
        for row in self.story.book[REFERENCES]:
            entity = entities[row.entity]
            if not row.referent.startswith("#") and entity.last - entity.first == 1:
                found[entity.first] = (row.referent, row.certainty)
        mentions = self.story.book[MENTIONS]
        for resolution in self.story.book[RESOLUTIONS]:
            head = mentions[resolution.mention].head
            first, last = self.tokens(head.start, head.stop)
            for token in range(first, last):
                found[token] = (resolution.character, resolution.certainty)
        return found

    @cached_property
    def factuality(self) -> Mapping[int, Factuality]:
        """For the words that head predicates, how far their source vouches for them."""
        return {row.token: row.factuality for row in self.story.book[PREDICATES]}

    @cached_property
    def happening(self) -> frozenset[int]:
        """The words that tell of something that really happens."""
        return frozenset(row.token for row in self.story.book[EVENTS])

    @cached_property
    def _frames(self) -> Mapping[int, Frame]:
        return {row.token: row for row in self.story.book[FRAMES]}

    def frames_in(self, tokens: Iterable[int]) -> list[Frame]:
        """The predicates among some words, with their roles."""
        return [self._frames[token] for token in tokens if token in self._frames]

    @cached_property
    def narrators(self) -> frozenset[str]:
        """Those who tell the story in the first person."""
        return frozenset(row.id for row in self.story.book[CHARACTERS] if row.narrator)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of all names of the cast, in lower case."""
        forms = (alias.text for row in self.story.book[CHARACTERS] for alias in row.aliases)
        return frozenset(word for form in forms for word in form.lower().split())

    def name(self, person: str) -> str:
        """The display name of someone."""
        return self.story.name_of(person)
