"""Pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from fabula.lexicon import people
from fabula.mentioning.words import Found, Words

PRONOUNS = (
    people.MASCULINE
    | people.FEMININE
    | frozenset(people.NEOPRONOUNS)
    | people.PLURAL
    | people.FIRST_PERSON
    | people.FIRST_PLURAL
    | people.SECOND_PERSON
)


def find_pronouns(words: Words, taken: set[int]) -> Iterator[Found]:
    """All pronouns that may mean people, outside headings."""
    for i, low in enumerate(words.lower):
        if low in PRONOUNS and i not in taken and not words.heading[i]:
            if low == "mine" or (low == "us" and words.forms[i] == "US"):
                continue
            yield i, i + 1, "PRON"
