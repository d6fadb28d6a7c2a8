"""``csv``: the conversation as a table, a row a quotation, nested ones included.

A cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a tab or
a line break) gets an apostrophe in front; so does one in which apostrophes stand before such a
character. To have the exact text back, take one apostrophe from cells of the form ``'`` … ``=`` (see
:func:`undefused`). Lone surrogates, which UTF-8 does not allow, become U+FFFD.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right

from fabula.formats.format import Format, Options, sure
from fabula.story import Quote, Story

COLUMNS = (
    "id",
    "kind",
    "start",
    "end",
    "text",
    "speaker",
    "speaker_id",
    "addressees",
    "addressee_ids",
    "form",
    "certainty",
    "audience_certainty",
    "chapter",
    "cue",
)

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_DEFUSED = re.compile(r"'+[=+\-@\t\r\n]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(story: Story, options: Options) -> str:
    """The table in the usual CSV dialect: commas, double quotation marks, CR LF."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    chapter_starts = [chapter.start for chapter in story.chapters]
    for quote in story.quotes:
        at = max(bisect_right(chapter_starts, quote.start) - 1, 0)
        cells = _cells(sure(quote, options), story, story.chapters[at].id if story.chapters else "")
        writer.writerow([defused(cell) if isinstance(cell, str) else cell for cell in cells])
    return without_surrogates(buffer.getvalue())


FORMAT = Format("csv", "a table for spreadsheets: a row a quotation", ".csv", render)


def without_surrogates(content: str) -> str:
    """The content with U+FFFD for lone surrogates, which no UTF-8 file can hold."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", content)


def defused(cell: str) -> str:
    """The cell as text that no spreadsheet runs as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def undefused(cell: str) -> str:
    """The exact text of a cell that :func:`defused` gave."""
    return cell[1:] if _DEFUSED.match(cell) else cell


def _cells(quote: Quote, story: Story, chapter: str) -> tuple[str | int | float, ...]:
    return (
        quote.id,
        quote.kind,
        quote.start,
        quote.stop,
        " ".join(story.text.cut(span) for span in quote.spans),
        story.name_of(quote.speaker) if quote.speaker is not None else "",
        quote.speaker or "",
        "; ".join(story.name_of(id) for id in quote.addressees),
        "; ".join(quote.addressees),
        quote.form,
        quote.certainty,
        quote.audience_certainty,
        chapter,
        story.text.cut(quote.cue) if quote.cue is not None else "",
    )
