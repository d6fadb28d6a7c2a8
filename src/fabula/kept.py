"""What was made last is kept, for the next step of a reading that asks for the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from typing import Any, Generic, TypeVar

from fabula.book import Book
from fabula.layers import Layer

Whole = TypeVar("Whole")
Result = TypeVar("Result")
OfBook = Callable[[Book], Result]


class Same(Generic[Whole]):
    """Something by its parts, equal only to what has the very same: comparing 100,000 rows takes long."""

    __slots__ = ("parts", "whole")

    def __init__(self, whole: Whole, *parts: object) -> None:
        self.whole, self.parts = whole, parts

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.parts)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Same)
            and len(self.parts) == len(other.parts)
            and all(one is two for one, two in zip(self.parts, other.parts, strict=True))
        )


def keeps_last(
    layers: Sequence[Layer[Any]],
) -> Callable[[Callable[[Book], Result]], Callable[[Book], Result]]:
    """A decorator for what is made of some layers of a book: its last result is kept.

    Steps share nothing but layers; what several of them work out of the same ones is worked out once. The
    result is shared, and must not be changed; it stays in memory until another takes its place.
    """

    def keeping(make: Callable[[Book], Result]) -> Callable[[Book], Result]:
        @lru_cache(maxsize=1)
        def made(same: Same[Book]) -> Result:
            return make(same.whole)

        @wraps(make)
        def asked(book: Book) -> Result:
            return made(Same(book.seen_by(layers), book.text, *(book[layer] for layer in layers)))

        return asked

    return keeping
