"""``audiobook-csv``: the story as rows to be spoken, and the parts that all audiobook formats share.

An audiobook's text is the story's text exactly, without the paratext around it. ``Text`` is therefore
never changed, not even where a spreadsheet would take it for a formula: ``csv`` is the format for
spreadsheets. Names are defused as they are there. Lone surrogates become U+FFFD.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from fabula.formats.format import Format, Options, sure
from fabula.formats.jsonl import Stretch, stretches
from fabula.formats.table import defused, without_surrogates
from fabula.story import Story

COLUMNS = ("Text", "Start Location", "End Location", "Is Quote", "Speaker")
NARRATOR_NAME = "Narrator"


def render(story: Story, options: Options) -> str:
    """The rows in the usual CSV dialect: commas, double quotation marks, CR LF."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for part in parts(story):
        quote = sure(part.quote, options) if part.quote is not None else None
        name = NARRATOR_NAME
        if quote is not None:
            name = defused(story.name_of(quote.speaker)) if quote.speaker is not None else ""
        text = story.text.cut((part.start, part.stop))
        writer.writerow((text, part.start, part.stop, quote is not None, name))
    return without_surrogates(buffer.getvalue())


FORMAT = Format("audiobook-csv", "the story as rows to be spoken, for audiobook tools", ".csv", render)


def parts(story: Story) -> Iterator[Stretch]:
    """The story proper, divided into what is spoken in one go: quotations, headings, narration by paragraph.

    No part is blank, unless paratext stands on both sides of it: white space goes with the part before it,
    or else with the one after.
    """
    starts = [paragraph.start for paragraph in story.paragraphs]
    held: Stretch | None = None
    for stretch in stretches(story):
        if stretch.kind == "paratext":
            continue
        for part in _by_paragraph(stretch, starts):
            if held is None or held.stop < part.start:
                if held is not None:
                    yield held
                held = part
            elif story.text.cut((part.start, part.stop)).isspace():
                held = held._replace(stop=part.stop)
            elif story.text.cut((held.start, held.stop)).isspace():
                held = part._replace(start=held.start)
            else:
                yield held
                held = part
    if held is not None:
        yield held


def _by_paragraph(stretch: Stretch, starts: Sequence[int]) -> Iterator[Stretch]:
    """Narration cut where paragraphs begin; anything else as it is."""
    start = stretch.start
    if stretch.kind == "narration":
        at = bisect_left(starts, start + 1)
        while at < len(starts) and starts[at] < stretch.stop:
            yield stretch._replace(start=start, stop=starts[at])
            start = starts[at]
            at += 1
    yield stretch._replace(start=start)
