"""What the rules for cues read: tokens, mentions by their first and last token, and where sentences end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from fabula.book import Book
from fabula.layers import MENTIONS, TOKENS, WORDS, CueKind, Mention
from fabula.lexicon import people
from fabula.trees import Trees

NOT_SUBJECT_AFTER = frozenset(
    """to at with of from for by in on into upon over under about behind beside before after near between
    against toward towards past around through than like""".split()
)
SENTENCE_END = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules read: tokens, trees, mentions by their first and last token and by their words.

    ``heading`` gives for a token the mention that it heads, or else the smallest that it is part of.
    """

    starts: Sequence[int]
    stops: Sequence[int]
    forms: Sequence[str]
    lower: Sequence[str]
    mentions: Sequence[Mention]
    opening: dict[int, int]
    closing: dict[int, int]
    last_token: Sequence[int]
    heading: dict[int, int]
    trees: Trees

    def first_at(self, offset: int) -> int:
        """Index of the first token at or after an offset."""
        return bisect_left(self.starts, offset)

    def owned(self, mention: int) -> bool:
        """Whether a mention is the part of a phrase that follows its owner (Ann *'s voice*)."""
        return self.lower[self.first_at(self.mentions[mention].start)] in {"'s", "’s"}


@dataclass(frozen=True, slots=True)
class Found:
    """A cue before it is a row: its kind, the mention of the person, its extent, who is spoken to."""

    kind: CueKind
    mention: int
    start: int
    stop: int
    hearers: tuple[int, ...]


def page_of(book: Book) -> Page:
    """The page that a book with tokens and mentions shows."""
    tokens, mentions = book[TOKENS], book[MENTIONS]
    starts = [token.start for token in tokens]
    stops = [token.stop for token in tokens]
    forms = [book.text.cut((token.start, token.stop)) for token in tokens]
    first = [bisect_left(starts, mention.start) for mention in mentions]
    last = [bisect_left(stops, mention.stop) for mention in mentions]
    return Page(
        starts,
        stops,
        forms,
        [form.lower() for form in forms],
        mentions,
        {token: i for i, token in enumerate(first)},
        {token: i for i, token in enumerate(last)},
        last,
        _headings(mentions, first, last, starts),
        Trees.of(book[WORDS], book.text),
    )


def _headings(
    mentions: Sequence[Mention], first: Sequence[int], last: Sequence[int], starts: Sequence[int]
) -> dict[int, int]:
    heading: dict[int, int] = {}
    for mention in sorted(range(len(mentions)), key=lambda i: first[i] - last[i]):
        heading.update(dict.fromkeys(range(first[mention], last[mention] + 1), mention))
    heads = {bisect_left(starts, row.head.start): i for i, row in enumerate(mentions)}
    return heading | heads


def can_be_subject(page: Page, mention: int) -> bool:
    """Whether a mention can be the subject of its clause: no object pronoun, no possessive."""
    row = page.mentions[mention]
    if row.kind == "PRON":
        return page.lower[page.last_token[mention]] in people.NOMINATIVE
    after = page.last_token[mention] + 1
    return after >= len(page.lower) or page.lower[after] not in {"'s", "’s", "'", "’"}


def after_preposition(page: Page, mention: int) -> bool:
    """Whether a mention is governed by a preposition."""
    before = page.first_at(page.mentions[mention].start) - 1
    return before >= 0 and page.lower[before] in NOT_SUBJECT_AFTER


def first_subject(page: Page, first: int, last: int) -> int | None:
    """The first mention of a stretch that can be a subject; failing that, the owner of one ("Ann's eyes")."""
    owner: int | None = None
    for i in range(first, last):
        mention = page.opening.get(i)
        if mention is None or after_preposition(page, mention):
            continue
        if can_be_subject(page, mention):
            return mention
        low = page.lower[page.last_token[mention]]
        if owner is None and (page.mentions[mention].kind != "PRON" or low in people.POSSESSIVE):
            owner = mention
    return owner


def sentence_start(page: Page, first: int, last: int) -> int:
    """Start of the sentence that ends at ``last`` (exclusive), no earlier than ``first``."""
    for i in range(last - 2, first - 1, -1):
        if page.forms[i][0] in SENTENCE_END:
            return i + 1
    return first


def sentence_end(page: Page, first: int, last: int) -> int:
    """End of the sentence that begins at ``first``, no later than ``last`` (exclusive)."""
    for i in range(first + 1, last):
        if page.forms[i][0] in SENTENCE_END:
            return i + 1
    return last
