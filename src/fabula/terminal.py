"""What Fabula says to a person at a terminal: all of it to standard error, and none of it dangerous."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from fabula.layers import RESERVED_IDS, Character
from fabula.story import Story

CAST_LINES = 5
PAIR_LINES = 3

_SPACE = re.compile(r"\s+")
# Controls (escape sequences begin with one), lone surrogates, marks that turn the writing direction,
# and separators that a terminal may take for a line end.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def printable(text: str) -> str:
    """The text on one line, without anything that a terminal would obey.

    White space becomes single spaces; control characters, lone surrogates and marks of writing
    direction become visible escapes such as ``\\x1b``.
    """
    return _UNSAFE.sub(_escape, _SPACE.sub(" ", text))


def say(sentence: str) -> None:
    """Print one line to standard error."""
    if sys.stderr is not None:
        print(printable(sentence), file=sys.stderr)


@contextmanager
def progress(file: str) -> Iterator[Callable[[str], None]]:
    """A function that shows which step of reading runs; it is silent where no terminal listens."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True)
    with console.status(Text(f"Reading {printable(file)}")) as status:
        yield lambda step: status.update(Text(f"Reading {printable(file)}: {step}"))


def summarise(story: Story, paths: Sequence[Path]) -> None:
    """Tell what a reading has found, in about a dozen lines, and where it was written."""
    from rich.console import Console

    console = Console(stderr=True, markup=False, emoji=False, highlight=False, soft_wrap=True)
    for line in summary(story):
        console.print(line, style="bold" if not line.startswith(" ") else None)
    for path in paths:
        say(f"Written: {path}")


def summary(story: Story) -> list[str]:
    """The lines of the summary, printable; those that begin with a space hang below the one before."""
    spoken = [quote for quote in story.quotes if quote.parent is None]
    said_by = Counter(quote.speaker for quote in spoken if quote.speaker is not None)
    unknown = sum(quote.speaker is None for quote in spoken)
    chapters = _count(len(story.chapters), "chapter")
    quotations = _count(len(spoken), "quotation")
    lines = [f"{printable(story.text.name)}: {chapters}, {quotations}, {unknown:,} without a speaker"]
    lines += [f"  Note: {printable(notice)}" for notice in story.text.notices]
    main = story.characters[:CAST_LINES]
    if main:
        lines.append(f"Cast of {len(story.characters):,}, most mentioned first")
        lines += [_cast_line(character, said_by[character.id], main) for character in main]
    pairs = Counter(
        (quote.speaker, hearer)
        for quote in spoken
        for hearer in quote.addressees
        if quote.speaker is not None and hearer not in RESERVED_IDS
    )
    if pairs:
        lines.append("Who speaks to whom most")
    for (speaker, hearer), count in sorted(pairs.items(), key=lambda item: (-item[1], item[0]))[:PAIR_LINES]:
        people = f"{story.name_of(speaker)} → {story.name_of(hearer)}"
        lines.append(f"  {printable(people)}: {count:,}")
    return lines


def _cast_line(character: Character, spoken: int, main: Sequence[Character]) -> str:
    width = max(len(printable(other.name)) for other in main)
    name = printable(character.name).ljust(width)
    return f"  {name}  {_count(character.count, 'mention')}, {_count(spoken, 'quotation')}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
