"""The one owner of a document's characters.

Everything else in Fabula refers to the text by half-open ``(start, stop)`` offsets in Unicode code
points. The text is never altered: the byte order mark is left out, line ends stay as they are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple, Protocol


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


class Spanned(Protocol):
    """Any row that lies in a text."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def stop(self) -> int:
        """Offset after its last character."""


class Origin(NamedTuple):
    """Where a stretch of the text came from.

    ``start`` is its offset in the text; the stretch reaches to the next origin's start, and runs beside
    the source code point by code point. ``part`` names the source's part (the file itself for plain text
    and HTML, a member for EPUB, a file for a folder), ``position`` the code point in that part's decoded
    content that ``start`` corresponds to, ``line`` the line there, from 1. A Word document has no lines
    that anyone sees: there the stretch is a paragraph, ``line`` its number, and ``position`` is one less.
    """

    start: int
    part: str
    position: int
    line: int = 1


class Location(NamedTuple):
    """A place for people: part of the source and line there, from 1.

    ``column``, from 1 too, counts from the beginning of the line or of the origin, whichever is nearer: for
    plain text that is the line.
    """

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
        notices: one sentence each about a doubt in the decoding (a guessed encoding, mojibake), or about
            what of the source is not in the text (pictures, comments).
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

    def lower_words(self, rows: Iterable[Spanned]) -> list[str]:
        """The characters of each row in lower case: of the tokens, what rules look words up by."""
        return [self.characters[row.start : row.stop].lower() for row in rows]

    @property
    def digest(self) -> str:
        """SHA-256 of the characters in UTF-8, hexadecimal: the text's identity."""
        return sha256(self.characters.encode("utf-8", "surrogatepass")).hexdigest()

    def origin_of(self, offset: int) -> Origin:
        """The stretch of the source that an offset comes from."""
        return self.origins[bisect_right(self.origins, offset, key=lambda origin: origin.start) - 1]

    def locate(self, offset: int) -> Location:
        """The part, line and column of an offset; lines end at ``\\n``, ``\\r\\n`` or ``\\r``."""
        origin = self.origin_of(offset)
        before = self.characters[origin.start : offset]
        breaks = before.count("\n") + before.count("\r") - before.count("\r\n")
        last = max(before.rfind("\n"), before.rfind("\r"))
        return Location(origin.part, origin.line + breaks, len(before) - last)


def placed(starts: Sequence[int], spans: Iterable[tuple[int, Spanned]]) -> list[int | None]:
    """For each offset, given in order, the number of the span around it, None for none."""
    found: list[int | None] = [None] * len(starts)
    for number, span in spans:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.stop)
        found[first:last] = [number] * (last - first)
    return found
