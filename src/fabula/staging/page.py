"""A book as the rules for the stage look at it: its trees, its sentences, and whom each word may mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fabula.book import Book
from fabula.layers import (
    ATTRIBUTIONS,
    CHARACTERS,
    ENTITIES,
    MENTIONS,
    PARAGRAPHS,
    QUOTED_SPANS,
    RESOLUTIONS,
    SENTENCES,
    WORDS,
    Filler,
    Sentence,
)
from fabula.text import Text
from fabula.trees import Trees

Candidates = tuple[tuple[str, float], ...]
"""Ids of people with probabilities, best first."""


@dataclass(frozen=True, slots=True)
class Who:
    """Someone on the stage as the text names them.

    Attributes:
        candidates: whom the words may mean, best first; () where they mean a group that they do not name.
        word: the word itself, in lower case.
    """

    candidates: Candidates
    word: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules look at.

    Attributes:
        trees: the words.
        sentences: their rows, in order.
        sentence_of: for each word the index of its sentence.
        meant: for the words that mean a person, whom they may mean.
        located: for the words that name a place, how surely they do.
        paragraph_starts: where the paragraphs begin.
        lines: where the lines begin that they begin in; a speaker's name may stand before them.
        had: the words that have "had" as an auxiliary.
        called: the words of quotations, which fill no role in the narration around them.
        names: of the characters, by id.
        narrator: the first-person narrator.
    """

    text: Text
    trees: Trees
    sentences: Sequence[Sentence]
    sentence_of: Sequence[int]
    meant: Mapping[int, Candidates]
    located: Mapping[int, float]
    paragraph_starts: Sequence[int]
    lines: Sequence[int]
    called: frozenset[int]
    had: frozenset[int]
    names: Mapping[str, str]
    narrator: str | None

    def whos(self, filler: Filler) -> tuple[Who, ...]:
        """Those whom a filler means; () where it means no person."""
        word = self.trees.forms[filler.token]
        if filler.token in self.called:
            return ()
        if len(filler.people) < 2 and filler.token in self.meant:
            return (Who(self.meant[filler.token], word),)
        if not filler.people:
            names = self.trees.children(filler.token, "flat", "appos", "compound", "nummod")
            return tuple(Who(self.meant[name], word) for name in names if name in self.meant)[:1]
        return tuple(Who(((person, filler.certainty),), word) for person in filler.people)

    def sentence_start(self, sentence: int) -> int:
        """Where a sentence begins; the first of a paragraph, where the paragraph does."""
        start = self.sentences[sentence].start
        paragraph = bisect_right(self.paragraph_starts, start) - 1
        if paragraph < 0:
            return start
        begun = self.paragraph_starts[paragraph]
        first = sentence == 0 or self.sentences[sentence - 1].start < begun
        return self.lines[paragraph] if first else start

    def sentence_end(self, sentence: int) -> int:
        """Where the next sentence begins, or the text ends."""
        after = sentence + 1
        return self.sentence_start(after) if after < len(self.sentences) else len(self.text)

    def sentence_at(self, offset: int) -> int:
        """The sentence in which an offset lies, or the one before it."""
        return max(0, bisect_right(self.sentences, offset, key=lambda row: row.start) - 1)

    def opening_after(self, offset: int) -> int:
        """Where the first paragraph begins from an offset on, behind a heading."""
        at = bisect_left(self.paragraph_starts, offset)
        return self.lines[at] if at < len(self.lines) else offset

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph in which an offset lies."""
        return max(0, bisect_right(self.paragraph_starts, offset) - 1)


NEEDS = (
    QUOTED_SPANS,
    WORDS,
    SENTENCES,
    ENTITIES,
    MENTIONS,
    RESOLUTIONS,
    CHARACTERS,
    PARAGRAPHS,
    ATTRIBUTIONS,
)


def _quoted(book: Book, starts: Sequence[int]) -> Iterator[int]:
    for span in book[QUOTED_SPANS]:
        if span.parent is None and span.kind == "speech":
            yield from range(bisect_left(starts, span.start), bisect_left(starts, span.stop))


def _under_had(trees: Trees) -> Iterator[int]:
    for token, form in enumerate(trees.forms):
        if form in ("had", "'d") and trees.relations[token] == "aux":
            head = trees.heads[token]
            if head is not None:
                yield head


def _lines(book: Book) -> list[int]:
    found, before = [], 0
    for row in book[PARAGRAPHS]:
        line = book.text.characters.rfind("\n", before, row.start) + 1
        found.append(max(line, before))
        before = row.stop
    return found


_PRONOUNS = frozenset("he she they i we".split())
_PLACES = frozenset({"FAC", "GPE", "LOC"})


def page_of(book: Book) -> Page:
    """The page of a book that has the layers ``NEEDS``."""
    trees = Trees.of(book[WORDS], book.text)
    sentences = book[SENTENCES]
    starts = [word.start for word in trees.words]
    sentence_of = [0] * len(starts)
    for number, row in enumerate(sentences):
        sentence_of[row.first : row.last] = [number] * (row.last - row.first)
    mentions, meant = book[MENTIONS], dict[int, Candidates]()
    for resolution in book[RESOLUTIONS]:
        token = bisect_left(starts, mentions[resolution.mention].head.start)
        meant[token] = resolution.candidates or ((resolution.character, resolution.certainty),)
    _take_speakers(book, trees, starts, meant)
    located: dict[int, float] = {}
    for entity in book[ENTITIES]:
        if entity.category in _PLACES:
            for token in range(entity.first, entity.last):
                head = trees.heads[token]
                if head is None or not entity.first <= head < entity.last:
                    located[token] = max(located.get(token, 0.0), entity.certainty)
    characters = book[CHARACTERS]
    return Page(
        book.text,
        trees,
        sentences,
        sentence_of,
        meant,
        located,
        [row.start for row in book[PARAGRAPHS]],
        _lines(book),
        frozenset(_quoted(book, starts)),
        frozenset(_under_had(trees)),
        {row.id: row.name for row in characters},
        next((row.id for row in characters if row.narrator), None),
    )


def _take_speakers(book: Book, trees: Trees, starts: Sequence[int], meant: dict[int, Candidates]) -> None:
    """The pronouns of a speech tag mean its speaker, and so does the same pronoun later in the sentence."""
    for row in book[ATTRIBUTIONS]:
        if row.cue is None or row.speaker is None or row.form != "anaphoric":
            continue
        first = bisect_left(starts, row.cue.start)
        token = next(
            (n for n in range(first, min(first + 8, len(starts))) if trees.forms[n] in _PRONOUNS), None
        )
        if token is None or starts[token] >= row.cue.stop or token not in meant:
            continue
        if meant[token][0][1] < row.certainty:
            meant[token] = ((row.speaker, row.certainty),)
            for later in range(token + 1, min(token + 20, len(starts))):
                if trees.forms[later] in '.!?\u201c"':
                    break
                if trees.forms[later] == trees.forms[token] and later in meant:
                    meant[later] = meant[token]
