"""Claims and people in sentences."""

from __future__ import annotations

from collections.abc import Iterable

_LOWERED = frozenset(
    (
        *("a", "an", "the", "this", "that", "these", "those", "some", "any", "all", "no", "every", "each"),
        *("my", "your", "his", "her", "its", "our", "their", "he", "she", "it", "we", "you", "they", "there"),
        *("someone", "somebody", "something", "nobody", "nothing", "everybody", "everyone", "everything"),
        *("one", "both", "many", "much", "most", "more", "few", "another", "other", "such", "what", "who"),
    )
)
"""Words that have a capital only where a sentence begins with them."""


def clause(text: str) -> str:
    """A claim's words as they stand after "that": without a full stop, and the first word in lower case.

    Names keep their capitals, and so does every first word that may be one.
    """
    words = text.rstrip(".")
    first, space, rest = words.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in _LOWERED else words


def together(names: Iterable[str]) -> str:
    """Names as one enumerates them: "Ann, Ben and Cora"."""
    several = list(names)
    return " and ".join([", ".join(several[:-1]), *several[-1:]] if len(several) > 1 else several)
