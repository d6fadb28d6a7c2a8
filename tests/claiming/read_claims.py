"""Small passages read to their claims, with what a test asks of them in words."""

from __future__ import annotations

from dataclasses import dataclass

from fabula.book import Book
from fabula.layers import ACTS, ASCRIPTIONS, CLAIMS, OCCURRENCES, PERCEPTIONS, Act, Claim
from fabula.reading import open_book, run_steps
from fabula.source.plain import plain_manuscript
from fabula.text import Text


@dataclass(frozen=True)
class Reading:
    """The claims of a passage."""

    book: Book

    @property
    def claims(self) -> dict[str, Claim]:
        return {row.id: row for row in self.book[CLAIMS]}

    def text(self, claim: str | None) -> str:
        return "" if claim is None else self.claims[claim].text

    @property
    def acts(self) -> tuple[Act, ...]:
        return self.book[ACTS]

    @property
    def said(self) -> list[tuple[str | None, str, str]]:
        """Who does what in speaking, about what."""
        return [(row.by, row.act, self.text(row.claim)) for row in self.acts]

    @property
    def happens(self) -> list[str]:
        return [self.text(row.claim) for row in self.book[OCCURRENCES]]

    @property
    def held(self) -> list[tuple[tuple[str, ...], str, str]]:
        return [(row.holder, row.stance, self.text(row.claim)) for row in self.book[ASCRIPTIONS]]

    @property
    def seen(self) -> list[tuple[str, str]]:
        """Who perceives what, as the claim that it is taken for."""
        return [(row.by, self.text(row.taken_as)) for row in self.book[PERCEPTIONS]]

    def claim(self, text: str) -> Claim:
        """The one claim with these words."""
        (found,) = [row for row in self.book[CLAIMS] if row.text == text]
        return found

    def follows(self, text: str) -> list[str]:
        """What a claim implies."""
        return [self.text(other) for other in self.claim(text).implies]


def read_claims(passage: str) -> Reading:
    """A passage of plain text, read to its claims."""
    return Reading(run_steps(open_book(plain_manuscript(Text.of(passage, "passage")))))
