"""A book as the rules for claims look at it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fabula.beats import Beats
from fabula.book import Book
from fabula.framing.conversation import Speech, speeches_of
from fabula.layers import (
    AUDIENCES,
    BEATS,
    CHARACTERS,
    CUES,
    FRAMES,
    FREE_INDIRECT,
    PLACES,
    PREDICATES,
    QUOTATIONS,
    QUOTED_SPANS,
    SENTENCES,
    WORDS,
    Filler,
    Frame,
    FreeIndirect,
    Quotation,
)
from fabula.lexicon.speech import speech_verbs
from fabula.people.vocatives import is_called
from fabula.text import Text
from fabula.trees import Trees

ONLY_BEAT = "s1.1"
"""Where everything happens in a book that has no beats."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules look at.

    Attributes:
        frames: in order; ``frame_of`` gives their indices by word.
        sentence_of: for each word the index of its sentence.
        speeches: for each quoted span what is known of its speech.
        tags: pairs of a quotation's id and a verb that tags it ("Ann *said*").
        names: of the characters, by id; ``groups`` are those who are several people.
        places: ids of places by their names in lower case.
        starts: where quotations begin, by id.
        vouched: how sure the predicates' factualities are, by word.
        thoughts: the stretches of the narration in free indirect thought.
    """

    text: Text
    trees: Trees
    frames: tuple[Frame, ...]
    frame_of: Mapping[int, int]
    sentence_of: Sequence[int]
    speeches: Mapping[int, Speech]
    quotations: tuple[Quotation, ...]
    tags: tuple[tuple[str, int], ...]
    names: Mapping[str, str]
    places: Mapping[str, str]
    starts: Mapping[str, int]
    word_starts: Sequence[int]
    vouched: Mapping[int, float]
    beats: Beats
    thoughts: tuple[FreeIndirect, ...] = ()
    groups: frozenset[str] = frozenset()

    def thought(self, frame: Frame) -> FreeIndirect | None:
        """The free indirect thought in which a clause of the narration stands."""
        if frame.quoted is not None or not self.thoughts:
            return None
        start = self.trees.words[frame.token].start
        at = bisect_right(self.thoughts, start, key=lambda row: row.start) - 1
        return self.thoughts[at] if at >= 0 and start < self.thoughts[at].stop else None

    def beat(self, offset: int) -> str:
        """The beat in which something stands, or the last one before it."""
        beat = self.beats.nearest(offset)
        return ONLY_BEAT if beat is None else beat.id

    def token_at(self, offset: int) -> int:
        """The word that begins at an offset or after it."""
        return bisect_left(self.word_starts, offset)

    def frame(self, token: int | None) -> Frame | None:
        """The frame that a word heads."""
        index = None if token is None else self.frame_of.get(token)
        return None if index is None else self.frames[index]

    def above(self, frame: Frame) -> Frame | None:
        """The frame of the nearest clause above, inside the same quotation marks."""
        token = self.trees.heads[frame.token]
        while token is not None:
            found = self.frame(token)
            if found is not None:
                return found if found.quoted == frame.quoted else None
            token = self.trees.heads[token]
        return None


def page_of(book: Book) -> Page:
    """The page of a book that has its frames."""
    trees = Trees.of(book[WORDS], book.text)
    frames = book[FRAMES]
    starts = [word.start for word in trees.words]
    sentence_of: list[int] = []
    for number, sentence in enumerate(book[SENTENCES]):
        sentence_of.extend([number] * (sentence.last - len(sentence_of)))
    sentence_of.extend([len(book[SENTENCES])] * (len(trees.words) - len(sentence_of)))
    places = {place.name.lower(): place.id for place in book[PLACES]}
    return Page(
        book.text,
        trees,
        frames,
        {frame.token: index for index, frame in enumerate(frames)},
        sentence_of,
        speeches_of(book, _spoken_of(trees, frames), book[AUDIENCES]) if book[QUOTED_SPANS] else {},
        book[QUOTATIONS],
        tuple(_tags(book, trees, starts)),
        {row.id: row.name for row in book[CHARACTERS]},
        {**{id: id for id in places.values()}, **places},
        {row.id: row.start for row in book[QUOTATIONS]},
        starts,
        {row.token: row.certainty for row in book[PREDICATES]},
        Beats(book[BEATS]),
        book[FREE_INDIRECT],
        frozenset(row.id for row in book[CHARACTERS] if row.kind == "group"),
    )


def _tags(book: Book, trees: Trees, starts: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The verbs of speech in the narration's tags, with the quotations that they tag."""
    of_span = {span: row.id for row in book[QUOTATIONS] for span in row.quoted}
    for cue in book[CUES]:
        if cue.kind in ("tag", "lead") and cue.quoted in of_span:
            for token in range(bisect_left(starts, cue.start), bisect_left(starts, cue.stop)):
                if trees.words[token].upos in ("VERB", "AUX") and trees.forms[token] in speech_verbs():
                    yield of_span[cue.quoted], token


def _spoken_of(trees: Trees, frames: Sequence[Frame]) -> dict[int, set[str]]:
    """For each quoted span those whom it names without calling them."""
    found: dict[int, set[str]] = {}
    for frame in frames:
        if frame.quoted is not None:
            for filler in fillers(frame):
                name = trees.words[filler.token].upos == "PROPN" and len(filler.people) == 1
                if name and not is_called(trees, filler.token, filler.token + 1):
                    found.setdefault(frame.quoted, set()).add(filler.people[0])
    return found


def fillers(frame: Frame) -> list[Filler]:
    """Everything that fills a role of a frame."""
    placed = [one.filler for one in frame.obliques]
    return [*frame.agent, *frame.patient, *frame.recipient, *placed]
