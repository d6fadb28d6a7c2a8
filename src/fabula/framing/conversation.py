"""Who speaks and who is spoken to around each word, as far as "I", "you" and "we" go by it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fabula.book import Book
from fabula.layers import (
    ATTRIBUTIONS,
    CUES,
    QUOTATIONS,
    RESERVED_IDS,
    RESOLUTIONS,
    Audience,
    QuotedSpan,
    QuoteKind,
)

NAMED = 0.9
"""How sure the hearers are whom a tag names."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation as its pronouns look at it.

    Attributes:
        quotation: its id.
        hearers: those to whom it is said, without those of whom it speaks as of others.
        before: who speaks the quotation before it, None for the first.
        named: whether the tag names the hearers.
        certainty, heard: that the speaker, and that the hearers are right.
    """

    quotation: str
    kind: QuoteKind
    speaker: str | None
    hearers: tuple[str, ...]
    before: str | None
    certainty: float
    heard: float
    named: bool = False

    @property
    def partner(self) -> tuple[str, ...]:
        """Whom a "you" means that is one person's: the one spoken to, or of several who spoke before."""
        if len(self.hearers) > 1 and not self.named and self.before in self.hearers:
            return (self.before,) if self.before is not None else ()
        return self.hearers


def innermost(starts: Sequence[int], spans: Sequence[QuotedSpan]) -> tuple[int | None, ...]:
    """For each offset, in order, the innermost quoted span around it, as its index; None in narration."""
    found: list[int | None] = [None] * len(starts)
    for index in sorted(range(len(spans)), key=lambda index: (spans[index].start, -spans[index].stop)):
        first, last = (bisect_left(starts, offset) for offset in (spans[index].start, spans[index].stop))
        found[first:last] = [index] * (last - first)
    return tuple(found)


def speeches_of(
    book: Book, spoken_of: Mapping[int, set[str]], audiences: Sequence[Audience]
) -> dict[int, Speech]:
    """The speech that each quoted span belongs to.

    Args:
        spoken_of: for each quoted span the people whom it names without calling them; they are not spoken to.
        audiences: to whom each quotation is said, drafted or settled.
    """
    named = _named_hearers(book)
    said = {row.quotation: row for row in book[ATTRIBUTIONS]}
    heard = {row.quotation: row for row in audiences}
    found: dict[int, Speech] = {}
    before: str | None = None
    for row in book[QUOTATIONS]:
        speaker, audience = said[row.id].speaker, heard[row.id]
        told = {one: None for span in row.quoted for one in named.get(span, ()) if one != speaker}
        others = set().union(*(spoken_of.get(span, set()) for span in row.quoted))
        hearers = tuple(id for id in audience.addressees if id not in RESERVED_IDS and id != speaker)
        left = tuple(told) or tuple(id for id in hearers if id not in others) or hearers
        heard_by = NAMED if told else audience.certainty
        sure = said[row.id].certainty
        speech = Speech(row.id, row.kind, speaker, left, before, sure, heard_by, bool(told))
        found.update(dict.fromkeys(row.quoted, speech))
        if row.parent is None:
            before = speaker
    return found


def _named_hearers(book: Book) -> dict[int, list[str]]:
    """For each quoted span those whom its tag names as hearers: said Ann *to Ben*."""
    meant = {row.mention: row.character for row in book[RESOLUTIONS]}
    found: dict[int, list[str]] = {}
    for cue in book[CUES]:
        if cue.kind in ("tag", "lead"):
            people = [meant[mention] for mention in cue.hearers if mention in meant]
            found.setdefault(cue.quoted, []).extend(people)
    return found
