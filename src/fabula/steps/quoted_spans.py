"""The quoted spans of a text: speech, thought and writing, each stretch with its marks."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.book import Book, Made, Step
from fabula.layers import EMPHASES, PARAGRAPHS, QUOTED_SPANS, Paragraph, QuotedSpan
from fabula.quoting.italics import draft_italics
from fabula.quoting.letters import draft_letters
from fabula.quoting.marks import Mark, find_marks
from fabula.quoting.paragraphs import Draft, Pending, read_paragraph
from fabula.quoting.styles import find_styles


def find_quoted_spans(book: Book) -> Made:
    """Find what is said, thought and written in a book."""
    characters, paragraphs = book.text.characters, book[PARAGRAPHS]
    styles = find_styles(characters, paragraphs)
    marks = [
        tuple(find_marks(characters, paragraph.start, paragraph.stop, style.singles))
        for paragraph, style in zip(paragraphs, styles, strict=True)
    ]
    drafts: list[list[Draft]] = []
    pending: Pending | None = None
    for number, (paragraph, style) in enumerate(zip(paragraphs, styles, strict=True)):
        reopening = None
        if number + 1 < len(paragraphs):
            reopening = _opening_family(characters, paragraphs[number + 1], marks[number + 1])
        found, pending = read_paragraph(characters, paragraph, style, marks[number], pending, reopening)
        drafts.append(found)
    drafts = draft_letters(characters, paragraphs, drafts)
    drafts = draft_italics(characters, paragraphs, book[EMPHASES], drafts)
    return {QUOTED_SPANS: _rows(drafts)}


def _opening_family(characters: str, paragraph: Paragraph, marks: Sequence[Mark]) -> str | None:
    """The family of the mark that a paragraph begins with."""
    if not marks or characters[paragraph.start : marks[0].start].strip("_* \t"):
        return None
    return marks[0].family


def _rows(drafts: Sequence[Sequence[Draft]]) -> tuple[QuotedSpan, ...]:
    rows: list[QuotedSpan] = []
    for found in drafts:
        first = len(rows)
        rows += (draft_row(draft, first) for draft in found)
    return tuple(rows)


def draft_row(draft: Draft, first: int) -> QuotedSpan:
    """The row of a draft whose paragraph's rows begin at an index of the layer."""
    return QuotedSpan(
        draft.start,
        draft.stop,
        draft.inner,
        draft.kind,
        draft.continues,
        None if draft.parent is None else first + draft.parent,
        draft.certainty,
        draft.maker,
    )


STEP = Step("quoted spans", needs=(PARAGRAPHS, EMPHASES), makes=(QUOTED_SPANS,), run=find_quoted_spans)
