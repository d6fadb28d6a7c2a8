"""The one owner of a document's characters.

Everything else in Fabula refers to the text by half-open ``(start, stop)`` offsets in Unicode code
points. The text is never altered: the byte order mark is left out, line ends stay as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of a text, in code points."""

    start: int
    stop: int

    def contains(self, offset: int) -> bool:
        """Whether the character at ``offset`` lies inside."""
        return self.start <= offset < self.stop

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.stop and other.start < self.stop


class Origin(NamedTuple):
    """Where a stretch of the text came from.

    ``start`` is its offset in the text; the stretch reaches to the next origin's start. ``part`` names
    the source's part (the file itself for plain text, a member for EPUB), ``position`` the code point
    in that part's decoded content that ``start`` corresponds to.
    """

    start: int
    part: str
    position: int


class Location(NamedTuple):
    """A place for people: part of the source, line and column there, both from 1."""

    part: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.part}:{self.line}"


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of one document, where they came from, and what its reader has to be told.

    Attributes:
        characters: the decoded text, exactly.
        name: the document as the user named it (``-`` for standard input).
        origins: map from text offsets to source parts, ordered by ``start``; the first starts at 0.
        notices: one sentence each about a doubt in the decoding (a guessed encoding, mojibake).
    """

    characters: str
    name: str
    origins: tuple[Origin, ...]
    notices: tuple[str, ...] = ()

    @classmethod
    def of(cls, characters: str, name: str = "-", notices: tuple[str, ...] = ()) -> Text:
        """A text that is its own source."""
        return cls(characters, name, (Origin(0, name, 0),), notices)

    def __len__(self) -> int:
        return len(self.characters)

    def cut(self, span: tuple[int, int]) -> str:
        """The characters of a span (or of any row's ``(start, stop)``)."""
        return self.characters[span[0] : span[1]]

    @property
    def digest(self) -> str:
        """SHA-256 of the characters in UTF-8, hexadecimal: the text's identity."""
        return sha256(self.characters.encode("utf-8", "surrogatepass")).hexdigest()

    def locate(self, offset: int) -> Location:
        """The part, line and column of an offset; lines end at ``\\n``, ``\\r\\n`` or ``\\r``."""
        origin = self.origins[bisect_right(self.origins, offset, key=lambda o: o.start) - 1]
        before = self.characters[origin.start : offset]
        breaks = before.count("\n") + before.count("\r") - before.count("\r\n")
        last = max(before.rfind("\n"), before.rfind("\r"))
        return Location(origin.part, breaks + 1, len(before) - last)
