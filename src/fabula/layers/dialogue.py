"""Quotations: their words, the narration that tells of them, who speaks and who is spoken to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fabula.text import Span

QuoteKind = Literal["speech", "thought", "writing"]
CueForm = Literal["explicit", "anaphoric", "implicit"]
CueKind = Literal["tag", "lead", "beat before", "beat after"]


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """One unbroken stretch of speech, thought or writing, its marks included.

    Attributes:
        inner: the stretch without its marks and outer white space.
        continues: whether it takes up the speech of the span before (a paragraph reopened without
            the one before having been closed).
        parent: index of the enclosing quoted span in the layer, None at the outermost level.
    """

    start: int
    stop: int
    inner: Span
    kind: QuoteKind
    continues: bool
    parent: int | None
    certainty: float
    maker: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Narration beside a quoted span that tells who is behind it.

    Attributes:
        start, stop: the words that tell it (subject and verb).
        quoted: index of the quoted span.
        kind: ``tag`` ("…," said Ann), ``lead`` (Ann said, "…"), or a beat of action by someone in the
            same paragraph, before or after ("…" Ann shrugged.).
        mention: index of the mention of the person.
        hearers: indices of mentions of those who are spoken to (he said *to Ann*).
    """

    start: int
    stop: int
    quoted: int
    kind: CueKind
    mention: int
    hearers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What one person says, thinks or writes in one go; several spans where narration interrupts.

    ``quoted`` are the indices of its spans in the quoted-span layer; ``start`` and ``stop`` reach from
    the first to the last of them. ``parent`` is the id of the quotation that quotes this one.
    """

    id: str
    start: int
    stop: int
    quoted: tuple[int, ...]
    kind: QuoteKind
    parent: str | None
    certainty: float
    maker: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks, thinks or writes a quotation.

    Attributes:
        quotation: id of the quotation.
        speaker: id of the character, None where unknown.
        form: how the text tells it: by a name or description, by a pronoun, or not at all (PDNC's types).
        cue: the words that tell it, None where nothing does.
        candidates: ids with probabilities, best first.
    """

    quotation: str
    speaker: str | None
    form: CueForm
    cue: Span | None
    candidates: tuple[tuple[str, float], ...]
    certainty: float
    maker: str


@dataclass(frozen=True, slots=True)
class Audience:
    """To whom a quotation is said: ids in reading order; ``nobody`` for thought and soliloquy."""

    quotation: str
    addressees: tuple[str, ...]
    certainty: float
    maker: str
