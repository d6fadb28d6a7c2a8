"""What a writer has said is meant: by a note in the document, or in the story file.

A note in the document holds for the paragraph behind it. In the story file a meant finding is kept by its
kind, its person and its words, and known again when the passage has been changed a little or moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from fabula.errors import StoryFileError
from fabula.findings.finding import Finding
from fabula.layers import MEANT, Meant
from fabula.source.notes import is_note
from fabula.store import is_story_file, load_layer
from fabula.story import Story
from fabula.text import Span, Text

ALIKE = 0.7
"""How alike the words must be, from 0 to 1."""


def without_meant(story: Story, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of which the writer has not said that they are meant."""
    if not findings:
        return ()
    paragraphs = list(_noted(story))
    rows = [
        row
        for row in findings
        if not any(paragraph.overlaps(Span(row.start, row.stop)) for paragraph in paragraphs)
    ]
    return without_kept(story.text, rows, story.book.layers.get(MEANT, ()))


def without_kept(text: Text, findings: Iterable[Finding], kept: Sequence[Meant]) -> tuple[Finding, ...]:
    """The findings that are not among those kept as meant."""
    return tuple(row for row in findings if not any(is_same(text, row, meant) for meant in kept))


def _noted(story: Story) -> Iterable[Span]:
    """The paragraphs behind notes."""
    starts = [row.start for row in story.paragraphs]
    for row in story.paratext:
        if is_note(story.text.cut((row.start, row.stop))):
            place = bisect_left(starts, row.stop)
            if place < len(starts):
                yield Span(starts[place], story.paragraphs[place].stop)


def as_meant(text: Text, finding: Finding) -> Meant:
    """What the story file keeps of a finding that is meant."""
    return Meant(finding.kind, finding.people[:1], _words(text, finding))


def is_same(text: Text, finding: Finding, meant: Meant) -> bool:
    """Whether a finding is one that is kept as meant."""
    if (finding.kind, finding.people[:1]) != (meant.kind, meant.people):
        return False
    one, other = _words(text, finding).split(), meant.words.split()
    if not one:
        return False
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _words(text: Text, finding: Finding) -> str:
    return " ".join(text.cut((finding.start, finding.stop)).lower().split())


def with_meant(story: Story, rows: Iterable[Meant]) -> Story:
    """The story with rows added to what is meant in it, each once."""
    layers = dict(story.book.layers)
    layers[MEANT] = tuple(dict.fromkeys((*layers.get(MEANT, ()), *rows)))
    return Story(type(story.book)(story.book.text, layers))


def meant_in(path: Path) -> tuple[Meant, ...]:
    """What a story file keeps as meant; () where there is none that can be used."""
    try:
        return load_layer(path, MEANT) if is_story_file(path) else ()
    except StoryFileError:
        return ()
