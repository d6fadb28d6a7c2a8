"""Small passages read through the real steps, for tests of what reading makes of them."""

from __future__ import annotations

from fabula.layers import GivenCharacter
from fabula.reading import read_manuscript
from fabula.source.plain import plain_manuscript
from fabula.story import Quote, Story
from fabula.text import Text


def read_passage(characters: str, cast: tuple[GivenCharacter, ...] = ()) -> Story:
    """A passage of plain text, read to the end."""
    return read_manuscript(plain_manuscript(Text.of(characters, "passage")), cast)


def spoken(story: Story) -> list[tuple[str, str | None]]:
    """The first words of each outermost quotation with its speaker's id."""
    return [(_start(quote), quote.speaker) for quote in story.quotes if quote.parent is None]


def heard(story: Story) -> list[tuple[str, tuple[str, ...]]]:
    """The first words of each outermost quotation with its addressees' ids."""
    return [(_start(quote), quote.addressees) for quote in story.quotes if quote.parent is None]


def _start(quote: Quote) -> str:
    return " ".join(quote.words.split()[:2]).strip(",.!?")
