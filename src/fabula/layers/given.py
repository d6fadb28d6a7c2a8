"""What the source and the user give, and the parts of the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fabula.text import Span

BlockKind = Literal["paragraph", "heading", "separator", "paratext"]


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
class Meant:
    """A finding of the check of which the writer says that it is no error.

    Attributes:
        kind: of the finding.
        people: id of whose passage it is.
        words: the passage in lower case, words parted by single spaces.
    """

    kind: str
    people: tuple[str, ...]
    words: str


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
