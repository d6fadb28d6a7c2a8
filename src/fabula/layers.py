"""The rows that reading adds to a text, one frozen class a layer.

A layer is a tuple of rows in the order of the text, written once, by one step. Offsets are half-open
code points of the :class:`~fabula.text.Text`. Rows that are inferred carry ``certainty``, the
probability that the row is right, and ``maker``, the step and rule that made it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from fabula.text import Span

BlockKind = Literal["paragraph", "heading", "separator", "paratext"]
QuoteKind = Literal["speech", "thought", "writing"]
MentionKind = Literal["PROP", "NOM", "PRON"]
CueForm = Literal["explicit", "anaphoric", "implicit"]
CueKind = Literal["tag", "lead", "beat before", "beat after"]

NARRATOR, READER, NOBODY, EVERYONE = "narrator", "reader", "nobody", "everyone"
RESERVED_IDS = (NARRATOR, READER, NOBODY, EVERYONE)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that the source sets apart: a paragraph, a heading, a line of asterisks, paratext.

    ``level`` counts a heading's depth from 1 (0 for anything else). ``inset`` is true for what the
    source indents as quoted matter (a Markdown block quote): often a letter. ``opens`` is true where the
    source begins a chapter without a word of its own (a new file, an entry of a book's contents).
    """

    start: int
    stop: int
    kind: BlockKind
    level: int = 0
    inset: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italics, the marks of italics (``*…*``, ``_…_``) included where the source has such."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the source says of the whole work: ``name`` in lower case ("title", "fandom"), a row a value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class PriorName:
    """A person whom the source's tags name, and who may or may not be in the story.

    It invents nobody: it only tells which forms that the text uses are one person's ("Buffy" and "Miss
    Summers" where a tag says "Buffy Summers"), and how the full name goes.
    """

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenCharacter:
    """A person that the user names beforehand; see ``docs/cast.md``."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    pronouns: str | None = None
    relations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the story proper; ``chapter`` is the id of the chapter it stands in."""

    start: int
    stop: int
    chapter: str
    inset: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter, heading included; a text without headings is one chapter, ``ch1``."""

    id: str
    start: int
    stop: int
    heading: Span | None


@dataclass(frozen=True, slots=True)
class Paratext:
    """Matter around the story: a publisher's header, licence, contents."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word in the manner of the Universal Dependencies English treebanks."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``first`` and ``last`` are indices into the tokens, ``last`` exclusive."""

    start: int
    stop: int
    first: int
    last: int


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
class Mention:
    """Words that may refer to a person: a name, a description or a pronoun.

    Whether a name is a person's, and whose, is told by the resolutions.

    ``head`` is the span of its head word; ``quoted`` the index of the innermost quoted span that it
    stands in, None in narration.
    """

    start: int
    stop: int
    head: Span
    kind: MentionKind
    quoted: int | None


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
class Alias:
    """A form by which a character is called, with its number of uses."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Character:
    """A person of the story.

    Attributes:
        id: a slug of the name, unique in the book.
        name: the fullest form that the text uses, or the name as given by the user.
        aliases: every form used, most frequent first.
        pronouns: as used in the text ("she/her"), None where it does not show.
        count: mentions of every kind, pronouns included.
        narrator: whether this person tells the story in the first person.
        given: whether the user named this person.
    """

    id: str
    name: str
    aliases: tuple[Alias, ...]
    pronouns: str | None
    count: int
    first: int
    last: int
    narrator: bool
    given: bool
    certainty: float
    maker: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a mention means: index of the mention, id of the character."""

    mention: int
    character: str
    certainty: float
    maker: str


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


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Layer(Generic[Row]):
    """A layer's name and the class of its rows: the key by which a book gives the rows."""

    name: str
    row: type[Row]


BLOCKS = Layer("blocks", Block)
EMPHASES = Layer("emphases", Emphasis)
GIVEN_CAST = Layer("given_cast", GivenCharacter)
METADATA = Layer("metadata", Metadata)
CAST_PRIOR = Layer("cast_prior", PriorName)
PARAGRAPHS = Layer("paragraphs", Paragraph)
CHAPTERS = Layer("chapters", Chapter)
PARATEXT = Layer("paratext", Paratext)
TOKENS = Layer("tokens", Token)
SENTENCES = Layer("sentences", Sentence)
QUOTED_SPANS = Layer("quoted_spans", QuotedSpan)
MENTIONS = Layer("mentions", Mention)
CUES = Layer("cues", Cue)
CHARACTERS = Layer("characters", Character)
RESOLUTIONS = Layer("resolutions", Resolution)
QUOTATIONS = Layer("quotations", Quotation)
ATTRIBUTIONS = Layer("attributions", Attribution)
AUDIENCES = Layer("audiences", Audience)

LAYERS: tuple[Layer[Any], ...] = (
    BLOCKS,
    EMPHASES,
    GIVEN_CAST,
    METADATA,
    CAST_PRIOR,
    PARAGRAPHS,
    CHAPTERS,
    PARATEXT,
    TOKENS,
    SENTENCES,
    QUOTED_SPANS,
    MENTIONS,
    CUES,
    CHARACTERS,
    RESOLUTIONS,
    QUOTATIONS,
    ATTRIBUTIONS,
    AUDIENCES,
)
