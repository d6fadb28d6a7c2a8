"""Whom mentions are known to mean before they are linked: by name, and inside quotations by who speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from fabula.book import Book
from fabula.coreference.mentions import Described
from fabula.layers import (
    ATTRIBUTIONS,
    DRAFT_AUDIENCES,
    EVERYONE,
    MENTIONS,
    NOBODY,
    QUOTATIONS,
    READER,
    RESOLUTIONS,
    TOKENS,
    MentionKind,
)

FIRM = frozenset({"people: name", "people: narrator"})
"""Makers of resolutions that links do not go against."""
LIKELY = 0.5
"""Certainty from which on a speaker or addressee is taken to be "I" or "you"."""

NO_ONE_PERSON = frozenset({READER, NOBODY, EVERYONE})
"""Hearers whom "you" does not mean as a person of the story; a narrator without a name is one."""

Resolved = Mapping[int, tuple[MentionKind, str]]


def persons_of(book: Book, mentions: Sequence[Described]) -> list[str | None]:
    """For each entity mention the id of whom it is known to mean.

    In quotations "I" is the speaker, and "you" the addressee where there is but one; else what a name or
    the narrator's "I" says, by the mention with the same head word.
    """
    resolved = resolved_heads(book)
    quotations = {quoted: row.id for row in book[QUOTATIONS] for quoted in row.quoted}
    speakers = {row.quotation: row.speaker for row in book[ATTRIBUTIONS] if row.certainty >= LIKELY}
    hearers = {row.quotation: row.addressees for row in book[DRAFT_AUDIENCES] if row.certainty >= LIKELY}
    found: list[str | None] = []
    for mention in mentions:
        if mention.quoted is not None and mention.pronoun in ("I", "you"):
            quotation = quotations.get(mention.quoted, "")
            said_to = hearers.get(quotation, ())
            found.append(speakers.get(quotation) if mention.pronoun == "I" else _only(said_to))
        else:
            found.append(by_resolution(resolved, mention))
    return found


def _only(hearers: Sequence[str]) -> str | None:
    return hearers[0] if len(hearers) == 1 and hearers[0] not in NO_ONE_PERSON else None


def resolved_heads(book: Book) -> Resolved:
    """For the head token of each firmly resolved mention its kind and whom it means."""
    starts = [token.start for token in book[TOKENS]]
    mentions = book[MENTIONS]
    return {
        bisect_left(starts, mentions[row.mention].head.start): (mentions[row.mention].kind, row.character)
        for row in book[RESOLUTIONS]
        if row.maker in FIRM
    }


def by_resolution(resolved: Resolved, mention: Described) -> str | None:
    """Whom a mention means by the resolutions of its head word, or of a name of which it is made."""
    kind, person = resolved.get(mention.head, (None, None))
    if kind == mention.form or (kind is not None and "PRON" not in (kind, mention.form)):
        return person
    if mention.form == "PROP":
        # A name whose words hang together otherwise than the rules for names think.
        inside = (resolved.get(token, (None, None)) for token in range(mention.first, mention.last))
        return next((person for kind, person in inside if kind == "PROP"), None)
    return None
