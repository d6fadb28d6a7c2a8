"""The language layers, by one pass of the reading model over each chapter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from fabula.book import Book, Made, Step
from fabula.layers import (
    CHAPTERS,
    ENTITIES,
    EVENTS,
    HEAD_VECTORS,
    PARAGRAPHS,
    SENTENCE_VECTORS,
    SENTENCES,
    TOKENS,
    WORDS,
    Entity,
    Event,
    HeadVector,
    Sentence,
    SentenceVector,
    Token,
    Word,
)
from fabula.reader.mending import mended
from fabula.reader.model import ReadingModel
from fabula.reader.read import ReadSentence
from fabula.reader.run import Run, Stretch, lay_run

MAKER = "reader"


def read_language(book: Book) -> Made:
    """Sentences, grammar, mentions, events and sentence vectors."""
    return read_with(shipped_model(), book)


@cache
def shipped_model() -> ReadingModel:
    """The model that ships with the package, loaded when it is first needed."""
    return ReadingModel.load()


def read_with(model: ReadingModel, book: Book, starts: Sequence[int] | None = None) -> Made:
    """The layers as a model gives them.

    Args:
        model: what reads.
        book: the text with its words.
        starts: in a text of one chapter the words that begin sentences, where that is known.
    """
    tokens = book[TOKENS]
    sentences: list[Sentence] = []
    words: list[Word] = []
    entities: list[Entity] = []
    events: list[Event] = []
    vectors: list[SentenceVector] = []
    heads: list[HeadVector] = []
    for shift, run in runs(book):
        for read in model.read(run, starts):
            start, stop = tokens[shift + read.first].start, tokens[shift + read.last - 1].stop
            sentences.append(Sentence(start, stop, shift + read.first, shift + read.last))
            vectors.append(SentenceVector(start, stop, read.vector))
            words.extend(_words(read, tokens, shift))
            entities.extend(_entities(read, tokens, shift))
            for place, values in read.heads:
                token = tokens[shift + place]
                heads.append(HeadVector(token.start, token.stop, shift + place, values))
            for place, certainty in read.events:
                token = tokens[shift + place]
                events.append(Event(token.start, token.stop, shift + place, certainty, MAKER))
    return {
        SENTENCES: tuple(sentences),
        WORDS: tuple(words),
        ENTITIES: tuple(entities),
        EVENTS: tuple(events),
        SENTENCE_VECTORS: tuple(vectors),
        HEAD_VECTORS: tuple(heads),
    }


def _words(read: ReadSentence, tokens: Sequence[Token], shift: int) -> Iterator[Word]:
    words = mended(read.words, read.first)
    for token, word in zip(tokens[shift + read.first : shift + read.last], words, strict=True):
        yield Word(
            token.start,
            token.stop,
            word.lemma,
            word.upos,
            word.xpos,
            word.features,
            None if word.head is None else shift + word.head,
            word.relation,
            word.certainty,
            MAKER,
        )


def _entities(read: ReadSentence, tokens: Sequence[Token], shift: int) -> Iterator[Entity]:
    for mention in read.mentions:
        first, last = shift + mention.first, shift + mention.last
        yield Entity(
            tokens[first].start,
            tokens[last - 1].stop,
            first,
            last,
            mention.category,
            mention.form,
            mention.certainty,
            MAKER,
        )


def runs(book: Book) -> Iterator[tuple[int, Run]]:
    """The words of each chapter, after the index of its first token."""
    tokens = [(token.start, token.stop) for token in book[TOKENS]]
    starts = [start for start, _ in tokens]
    parts = [(row.start, row.stop, False) for row in book[PARAGRAPHS]]
    parts += [(*row.heading, True) for row in book[CHAPTERS] if row.heading is not None]
    stops = [row.stop for row in book[CHAPTERS]]
    chapters: defaultdict[int, list[tuple[int, Stretch]]] = defaultdict(list)
    for start, stop, heading in sorted(parts):
        first, last = bisect_left(starts, start), bisect_left(starts, stop)
        if first < last:
            stretch = Stretch(tokens[first:last], heading)
            chapters[bisect_right(stops, start)].append((first, stretch))
    for _, held in sorted(chapters.items()):
        yield held[0][0], lay_run(book.text.characters, [stretch for _, stretch in held])


STEP = Step(
    "language",
    (PARAGRAPHS, CHAPTERS, TOKENS),
    (SENTENCES, WORDS, ENTITIES, EVENTS, SENTENCE_VECTORS, HEAD_VECTORS),
    read_language,
)
