"""What a person asks of a finished book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from fabula.book import Book
from fabula.layers import (
    ACTS,
    ASCRIPTIONS,
    ATTRIBUTIONS,
    AUDIENCES,
    BEATS,
    CHAPTERS,
    CHARACTERS,
    CLAIMS,
    FREE_INDIRECT,
    OCCURRENCES,
    PARAGRAPHS,
    PARATEXT,
    PERCEPTIONS,
    PERSONS,
    PLACES,
    QUOTATIONS,
    QUOTED_SPANS,
    RESERVED_IDS,
    SENTENCE_VECTORS,
    SENTENCES,
    Chapter,
    Character,
    CueForm,
    FreeIndirect,
    Paragraph,
    Paratext,
    QuoteKind,
)
from fabula.text import Span, Text
from fabula.ties import Tie, ties_of
from fabula.world.attitudes import Attitude
from fabula.world.knowledge import Knowledge
from fabula.world.world import World

if TYPE_CHECKING:
    from fabula.asking import Index, Lines, Reply


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its people.

    Attributes:
        id: ``q1``, ``q2`` … in the order of the text.
        kind: speech, thought or writing.
        spans: its stretches in the text, marks included.
        inner: the same stretches without marks and outer white space.
        words: the words of all stretches, without marks, joined by a space.
        speaker: id of who speaks, thinks or writes; None where unknown.
        addressees: ids of those it is said to, in reading order.
        form: how the text tells the speaker: ``explicit``, ``anaphoric`` or ``implicit``.
        cue: the words that tell the speaker, None where nothing does.
        candidates: possible speakers with their probabilities, best first.
        certainty: the probability that the speaker is right (0 where unknown).
        audience_certainty: the probability that the addressees are right.
        parent: id of the quotation that quotes this one.
    """

    id: str
    kind: QuoteKind
    spans: tuple[Span, ...]
    inner: tuple[Span, ...]
    words: str
    speaker: str | None
    addressees: tuple[str, ...]
    form: CueForm
    cue: Span | None
    candidates: tuple[tuple[str, float], ...]
    certainty: float
    audience_certainty: float
    parent: str | None

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.spans[0].start

    @property
    def stop(self) -> int:
        """Offset after its last character."""
        return self.spans[-1].stop


class Story:
    """A finished book, as a person asks about it: its cast and its conversation.

    Everything is derived from the book's layers, on first use.
    """

    def __init__(self, book: Book) -> None:
        self.book = book

    def __repr__(self) -> str:
        return f"Story({self.text.name!r}, {len(self.characters)} characters, {len(self.quotes)} quotes)"

    def __iter__(self) -> Iterator[Quote]:
        return iter(self.quotes)

    @property
    def text(self) -> Text:
        """The text that the story stands in."""
        return self.book.text

    @property
    def characters(self) -> tuple[Character, ...]:
        """The cast, most mentioned first."""
        return self.book[CHARACTERS]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters in order; at least one."""
        return self.book[CHAPTERS]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the story proper."""
        return self.book[PARAGRAPHS]

    @property
    def paratext(self) -> tuple[Paratext, ...]:
        """What stands around the story: headers, licences, contents."""
        return self.book[PARATEXT]

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotations in the order of the text, nested ones after the one that quotes them."""
        spans = self.book[QUOTED_SPANS]
        attributions = {row.quotation: row for row in self.book[ATTRIBUTIONS]}
        audiences = {row.quotation: row for row in self.book[AUDIENCES]}
        quotes = []
        for row in self.book[QUOTATIONS]:
            said, heard = attributions[row.id], audiences[row.id]
            inner = tuple(spans[i].inner for i in row.quoted)
            quotes.append(
                Quote(
                    id=row.id,
                    kind=row.kind,
                    spans=tuple(Span(spans[i].start, spans[i].stop) for i in row.quoted),
                    inner=inner,
                    words=" ".join(self.text.cut(span) for span in inner),
                    speaker=said.speaker,
                    addressees=heard.addressees,
                    form=said.form,
                    cue=said.cue,
                    candidates=said.candidates,
                    certainty=said.certainty,
                    audience_certainty=heard.certainty,
                    parent=row.parent,
                )
            )
        return tuple(quotes)

    @property
    def thoughts(self) -> tuple[FreeIndirect, ...]:
        """The stretches of narration in free indirect thought, in the order of the text."""
        return cast("tuple[FreeIndirect, ...]", self.book.layers.get(FREE_INDIRECT, ()))

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """What the people are to each other, as the user gives it or the text states it."""
        return ties_of(self.book)

    @property
    def world(self) -> World:
        """The story's world: what the engine starts from."""
        return World(
            people=self.book[PERSONS],
            places=self.book[PLACES],
            claims=self.book[CLAIMS],
            beats=self.book[BEATS],
            occurrences=self.book[OCCURRENCES],
            acts=self.book[ACTS],
            perceptions=self.book[PERCEPTIONS],
            ascriptions=self.book[ASCRIPTIONS],
        )

    @cached_property
    def ledger(self) -> Knowledge:
        """Who holds what, and where people disagree."""
        stretches = {quote.id: Span(quote.start, quote.stop) for quote in self.quotes}
        stretches.update((chapter.id, Span(chapter.start, chapter.stop)) for chapter in self.chapters)
        return Knowledge(self.world, stretches=stretches)

    def knowledge(self, holder: str | None = None, at: str | None = None) -> tuple[Attitude, ...]:
        """What someone, or everyone, holds at the end of a beat, scene or chapter, or of the story.

        Args:
            holder: id, name or alias.
            at: id of a beat, scene, chapter or quotation; of a quotation the end of its beat is meant.

        Raises:
            UnknownName: there is no such person, beat, scene, chapter or quotation.
        """
        return tuple(self.ledger.held(holder, at))

    def ask(self, question: str, at: str | None = None) -> Reply:
        """Answer a question in plain English, or a query (``docs/questions.md``).

        Args:
            question: "Who knows that Ann left?", or "holders(c5)".
            at: id of a beat, scene or chapter at whose end it is asked; None for the end of the story.

        Raises:
            UnknownName: there is no such beat, scene or chapter.
        """
        from fabula.asking import ask  # a question is read by the steps, which make stories

        return ask(question, self.index, at, self._lines)

    @cached_property
    def _lines(self) -> Lines:
        from fabula.asking import Lines

        return Lines(self)

    @cached_property
    def index(self) -> Index:
        """The story's world, laid out to be asked."""
        from fabula.asking import Index, Telling

        world, engine = self.ledger.world, self.ledger.engine
        sentences = self.book.layers.get(SENTENCES, ())
        telling = Telling(self.text, sentences) if sentences else None
        return Index(world, engine, self.chapters, self.book[SENTENCE_VECTORS], telling)

    @cached_property
    def _characters_by_id(self) -> dict[str, Character]:
        return {character.id: character for character in self.characters}

    def character(self, id: str) -> Character | None:
        """The character with an id, None for reserved and unknown ids."""
        return self._characters_by_id.get(id)

    def name_of(self, id: str) -> str:
        """The display name of an id; reserved ids (``nobody``, ``everyone``) are their own names."""
        character = self.character(id)
        if character is not None:
            return character.name
        if id in RESERVED_IDS:
            return id
        raise KeyError(id)
