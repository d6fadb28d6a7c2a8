"""What the word pieces leave out: a word's letter case, and what stands before it.

The encoder's pieces are uncased, and case matters in fiction; each piece of a word therefore carries its
word's shape and gap as one more embedding.
"""

from __future__ import annotations

OTHER, LOWER, CAPITAL, UPPER, LETTER, MIXED, DIGITS, MARK = range(8)
JOINED, SPACED, OPENING = range(3)
"""Gaps: nothing before the word, white space, the beginning of a paragraph."""
OUTSIDE = 0
"""The shape of the marks that begin sentences, and of padding."""
SHAPES = 1 + 8 * 3


def shape_of(word: str, gap: int) -> int:
    """The number, from 1 to ``SHAPES - 1``, of a word's letter case with the gap before it."""
    return 1 + gap * 8 + _case(word)


def _case(word: str) -> int:
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else LETTER
    if word.isdigit():
        return DIGITS
    if not any(map(str.isalnum, word)):
        return MARK
    if not any(map(str.isalpha, word)):
        return OTHER
    return CAPITAL if word[:1].isupper() and word[1:].islower() else MIXED
