"""The step from tokens to mentions: the words that may refer to people."""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.layers import (
    CHAPTERS,
    ENTITIES,
    GIVEN_CAST,
    MENTIONS,
    QUOTED_SPANS,
    SENTENCES,
    TOKENS,
    Mention,
    MentionKind,
)
from fabula.mentioning.descriptions import find_descriptions, find_groups
from fabula.mentioning.given import match_given
from fabula.mentioning.names import find_names
from fabula.mentioning.pronouns import find_pronouns
from fabula.mentioning.words import Words, look_at
from fabula.text import Span


def run(book: Book) -> Made:
    """Find all mentions, in the order of the text."""
    words = look_at(book)
    given = match_given(words, book[GIVEN_CAST])
    names = find_names(words, given)
    taken = {i for first, last, _ in given + names for i in range(first, last)}
    groups = list(find_groups(words, taken))
    taken |= {i for first, last, _ in groups for i in range(first, last)}
    found = [*given, *names, *groups, *find_descriptions(words, taken), *find_pronouns(words, taken)]
    rows = [_row(words, first, last, kind) for first, last, kind in sorted(found)]
    return {MENTIONS: tuple(rows)}


STEP = Step(
    "mentions",
    needs=(CHAPTERS, TOKENS, SENTENCES, ENTITIES, QUOTED_SPANS, GIVEN_CAST),
    makes=(MENTIONS,),
    run=run,
)


def _row(words: Words, first: int, last: int, kind: MentionKind) -> Mention:
    head = last - 1
    for i in range(first + 1, last):
        if words.lower[i] == "of" and i > first + 1:
            head = i - 1
            break
    return Mention(
        words.starts[first],
        words.stops[last - 1],
        Span(words.starts[head], words.stops[head]),
        kind,
        words.quoted[first],
    )
