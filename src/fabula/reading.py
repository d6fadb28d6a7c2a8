"""From a document to a finished story: the one entrance, for the command line and for Python alike."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fabula.book import Book, Made, Step, check_order
from fabula.cast_file import read_cast
from fabula.layers import BLOCKS, CAST_PRIOR, EMPHASES, MEANT, METADATA, GivenCharacter
from fabula.source import Manuscript, read_source
from fabula.source.given import with_cast
from fabula.source.notes import set_notes_aside
from fabula.steps import (
    addressees,
    antecedents,
    claims,
    coreference,
    cues,
    draft_addressees,
    frames,
    free_indirect,
    language,
    mentions,
    people,
    persons,
    predicates,
    quotations,
    quoted_spans,
    relations,
    scenes,
    speakers,
    structure,
    tokens,
)
from fabula.story import Story

STEPS: tuple[Step, ...] = (
    structure.STEP,
    tokens.STEP,
    language.STEP,
    quoted_spans.STEP,
    predicates.STEP,
    antecedents.STEP,
    mentions.STEP,
    cues.STEP,
    people.STEP,
    quotations.STEP,
    speakers.STEP,
    draft_addressees.STEP,
    coreference.STEP,
    relations.STEP,
    persons.STEP,
    frames.STEP,
    free_indirect.STEP,
    scenes.STEP,
    addressees.STEP,
    claims.STEP,
)


def read(
    source: str | Path,
    cast: str | Path | None = None,
    progress: Callable[[str], None] = lambda step: None,
    force: bool = False,
) -> Story:
    """Read a document.

    Args:
        source: a file, or ``-`` for standard input.
        cast: a cast file (``docs/cast.md``) whose people are taken as known.
        progress: called with each step's name before it runs.
        force: read what does not look like English, too.

    Raises:
        SourceError: the document cannot be read.
        CastError: the cast file cannot be used.
    """
    given = read_cast(Path(cast)) if cast is not None else ()
    return read_manuscript(read_source(str(source), force), given, progress)


def read_manuscript(
    manuscript: Manuscript,
    cast: tuple[GivenCharacter, ...] = (),
    progress: Callable[[str], None] = lambda step: None,
) -> Story:
    """Read what a source has given, with people known beforehand."""
    return Story(run_steps(open_book(manuscript, cast), progress))


def open_book(manuscript: Manuscript, cast: tuple[GivenCharacter, ...] = ()) -> Book:
    """A book before its first step: the text and what the source and the user give."""
    nothing: Made = {METADATA: (), CAST_PRIOR: (), MEANT: ()}
    apart = set_notes_aside(manuscript.text.characters, manuscript.blocks)
    blocks: Made = {BLOCKS: apart, EMPHASES: manuscript.emphases}
    return Book(manuscript.text, {**nothing, **with_cast(manuscript.given, cast), **blocks})


def run_steps(book: Book, progress: Callable[[str], None] = lambda step: None) -> Book:
    """Run every step whose layers the book does not have yet, in order."""
    check_order(STEPS, tuple(book.layers))
    with _without_collecting():
        for step in STEPS:
            progress(step.name)
            book = step.apply(book)
    return book


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Leave the garbage collector out: rows make no cycles, and it would walk through millions of them."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()
