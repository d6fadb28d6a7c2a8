"""Checking again after an edit: only the chapters that have changed are read, with one around each.

Who is who is taken from the last full check, and so is what was found in all other chapters. So a quick check
sees what a full one sees, but for what an edit changes in chapters far away.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from fabula.book import Book
from fabula.findings import findings_of, numbered
from fabula.findings.finding import Finding
from fabula.findings.impossible_knowledge import FAINTEST
from fabula.layers import CHAPTERS, GIVEN_CAST, PARAGRAPHS, RESERVED_IDS, Chapter, GivenCharacter
from fabula.reading import open_book, run_steps
from fabula.source import Manuscript
from fabula.steps import structure
from fabula.story import Story

MOST_CHANGED = 0.25
"""The share of the chapters that may have changed; where more have, all is read."""
OFTEN = 3
"""Mentions that a person must have to be taken for known."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Record:
    """What a check leaves for the next one.

    Attributes:
        given: the people that the user gave.
        cast: the people that were found.
        chapters: each with where it began and the digest of its text.
        findings: all of them, faint ones too, with places in that text.
    """

    given: tuple[GivenCharacter, ...]
    cast: tuple[GivenCharacter, ...]
    chapters: tuple[tuple[int, str], ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check: the chapters that lines are counted by, what was found, how much was read."""

    chapters: tuple[Chapter, ...]
    findings: tuple[Finding, ...]
    read: int
    record: Record


def check_quickly(
    manuscript: Manuscript,
    given: tuple[GivenCharacter, ...],
    last: Record | None,
    progress: Progress = lambda step: None,
) -> Checked:
    """Check a manuscript, of which an earlier version may have been checked before."""
    book = structure.STEP.apply(open_book(manuscript, given))
    chapters = book[CHAPTERS]
    marks = tuple((row.start, _digest(book, row)) for row in chapters)
    changed = _changed(marks, last, given)
    if last is None or changed is None:
        story = Story(run_steps(book, progress))
        found = findings_of(story, FAINTEST)
        return Checked(chapters, found, len(chapters), Record(given, _known(story), marks, found))
    around = {index + by for index in changed for by in (-1, 0, 1)} & set(range(len(chapters)))
    fresh = (
        findings_of(Story(run_steps(_only(book, around, last.cast), progress)), FAINTEST) if around else ()
    )
    kept = _moved(last, marks, changed)
    found = numbered([*kept, *(row for row in fresh if _touches(row, marks, changed))])
    return Checked(chapters, found, len(around), Record(given, last.cast, marks, found))


def _digest(book: Book, chapter: Chapter) -> str:
    return sha256(book.text.cut((chapter.start, chapter.stop)).encode("utf-8", "surrogatepass")).hexdigest()


def _changed(
    marks: Sequence[tuple[int, str]], last: Record | None, given: tuple[GivenCharacter, ...]
) -> frozenset[int] | None:
    """Indices of the chapters that have changed; None where everything has to be read."""
    if last is None or last.given != given or len(last.chapters) != len(marks) or len(marks) < 2:
        return None
    pairs = enumerate(zip(marks, last.chapters, strict=True))
    changed = frozenset(index for index, ((_, now), (_, then)) in pairs if now != then)
    return changed if len(changed) <= max(1, MOST_CHANGED * len(marks)) else None


def _known(story: Story) -> tuple[GivenCharacter, ...]:
    """The people of a story as a user would give them."""
    return tuple(
        GivenCharacter(
            row.id, row.name, tuple(a.text for a in row.aliases if a.text != row.name), row.pronouns
        )
        for row in story.characters
        if row.count >= OFTEN and row.name[:1].isupper() and row.id not in RESERVED_IDS
    )


def _only(book: Book, around: set[int], cast: tuple[GivenCharacter, ...]) -> Book:
    """The book with some of its chapters, and with people known."""
    chapters = tuple(row for index, row in enumerate(book[CHAPTERS]) if index in around)
    names = {row.id for row in chapters}
    paragraphs = tuple(row for row in book[PARAGRAPHS] if row.chapter in names)
    layers = {**book.layers, CHAPTERS: chapters, PARAGRAPHS: paragraphs, GIVEN_CAST: cast}
    return Book(book.text, layers)


def _chapter(marks: Sequence[tuple[int, str]], offset: int) -> int:
    return max(bisect_right([start for start, _ in marks], offset) - 1, 0)


def _touches(finding: Finding, marks: Sequence[tuple[int, str]], changed: frozenset[int]) -> bool:
    """Whether a finding stands in a changed chapter, or against a passage of one."""
    places = [finding.start] if finding.against is None else [finding.start, finding.against[0]]
    return any(_chapter(marks, place) in changed for place in places)


def _moved(last: Record, marks: Sequence[tuple[int, str]], changed: frozenset[int]) -> Iterator[Finding]:
    """The findings of unchanged chapters, at their present places."""

    def now(offset: int) -> int:
        index = _chapter(last.chapters, offset)
        return offset - last.chapters[index][0] + marks[index][0]

    for row in last.findings:
        if not _touches(row, last.chapters, changed):
            yield replace(
                row,
                start=now(row.start),
                stop=now(row.start) + row.stop - row.start,
                against=None if row.against is None else (now(row.against[0]), now(row.against[1])),
                meeting=None if row.meeting is None else now(row.meeting),
            )
