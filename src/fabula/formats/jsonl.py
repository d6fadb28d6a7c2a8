"""``jsonl``, the reading script: every character of the text once, in order, one JSON object a line.

The ``text`` fields together are the whole text. Only outermost quotations get lines of their own. Narration
in which somebody thinks in free indirect style stays one line, and has three keys more: ``thinker`` and
``thinker_id``, who thinks most in it, and ``thoughts``, ``[[start, end, id, certainty], ...]``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fabula.beats import Beats
from fabula.formats.format import Format, Options, sure
from fabula.layers import BEATS, BLOCKS, FreeIndirect
from fabula.story import Quote, Story
from fabula.text import Span

_SURROGATE = re.compile("[\ud800-\udfff]")


class Stretch(NamedTuple):
    """One line of the script before it is written: a span, its kind, and the quotation it belongs to."""

    start: int
    stop: int
    kind: str
    quote: Quote | None


def render(story: Story, options: Options) -> str:
    """The reading script as JSON Lines."""
    thoughts = _Thoughts([row for row in story.thoughts if row.certainty >= options.min_certainty])
    beats = Beats(story.book[BEATS])
    lines = (
        json.dumps(
            _line(number, stretch, story, options, _told_in(beats, stretch)) | thoughts.told(stretch, story),
            ensure_ascii=False,
        )
        for number, stretch in enumerate(stretches(story), 1)
    )
    return "".join(f"{escape_surrogates(line)}\n" for line in lines)


FORMAT = Format("jsonl", "the reading script: the whole text in order, a line a voice", ".jsonl", render)


def stretches(story: Story) -> Iterator[Stretch]:
    """The whole text, divided without a gap or an overlap; none is empty."""
    background = _Background(_headings_and_paratext(story))
    cursor = 0
    for stretch in _quoted(story):
        start = max(stretch.start, cursor)
        if start < stretch.stop:
            yield from background.divide(cursor, start)
            yield stretch._replace(start=start)
            cursor = stretch.stop
    yield from background.divide(cursor, len(story.text))


class _Background:
    """What stands outside quotations, handed out from the start of the text to its end."""

    def __init__(self, marked: Sequence[Stretch]) -> None:
        self._marked = marked
        self._next = 0

    def divide(self, start: int, stop: int) -> Iterator[Stretch]:
        """The stretches of a gap between quotations; gaps must come in order."""
        while start < stop:
            while self._next < len(self._marked) and self._marked[self._next].stop <= start:
                self._next += 1
            marked = self._marked[self._next] if self._next < len(self._marked) else None
            if marked is None or marked.start >= stop:
                yield Stretch(start, stop, "narration", None)
                return
            if start < marked.start:
                yield Stretch(start, marked.start, "narration", None)
            begin, end = max(start, marked.start), min(stop, marked.stop)
            yield Stretch(begin, end, marked.kind, None)
            start = end


def _headings_and_paratext(story: Story) -> list[Stretch]:
    """Headings and paratext in order, without overlap: what begins first goes first."""
    headings = {chapter.heading for chapter in story.chapters if chapter.heading is not None}
    headings |= {Span(block.start, block.stop) for block in story.book[BLOCKS] if block.kind == "heading"}
    marked = [Stretch(row.start, row.stop, "paratext", None) for row in story.paratext]
    marked += [Stretch(start, stop, "heading", None) for start, stop in headings]
    # Of two that begin together, paratext covers a heading and the longer heading a shorter one.
    marked.sort(key=lambda stretch: (stretch.start, stretch.kind != "paratext", -stretch.stop))
    return list(_without_overlap(_without_covered_headings(marked, story), len(story.text)))


def _without_covered_headings(marked: Iterable[Stretch], story: Story) -> Iterator[Stretch]:
    paratext = sorted((row.start, row.stop) for row in story.paratext)
    for stretch in marked:
        at = bisect_right(paratext, (stretch.start, len(story.text))) - 1
        if stretch.kind == "paratext" or at < 0 or paratext[at][1] <= stretch.start:
            yield stretch


def _without_overlap(marked: Iterable[Stretch], stop: int) -> Iterator[Stretch]:
    cursor = 0
    for stretch in marked:
        start, end = max(stretch.start, cursor), min(stretch.stop, stop)
        if start < end:
            yield stretch._replace(start=start, stop=end)
            cursor = end


def _quoted(story: Story) -> list[Stretch]:
    """Every stretch of an outermost quotation, cut where a paragraph ends, in the order of the text."""
    starts = [paragraph.start for paragraph in story.paragraphs]
    found = [
        Stretch(part.start, part.stop, quote.kind, quote)
        for quote in story.quotes
        if quote.parent is None
        for span in quote.spans
        for part in _by_paragraph(span, story, starts)
    ]
    return sorted(found, key=lambda stretch: (stretch.start, stretch.stop))


def _by_paragraph(span: Span, story: Story, starts: Sequence[int]) -> Iterator[Span]:
    """The span without the white space between the paragraphs that it reaches over."""
    start = span.start
    at = max(bisect_right(starts, span.start) - 1, 0)
    while at + 1 < len(starts) and starts[at + 1] < span.stop:
        break_start, break_stop = story.paragraphs[at].stop, starts[at + 1]
        if start < break_start < break_stop and story.text.characters[break_start:break_stop].isspace():
            yield Span(start, break_start)
            start = break_stop
        at += 1
    yield Span(start, span.stop)


class _Thoughts:
    """The thoughts of the narration, handed out from the start of the text to its end."""

    def __init__(self, rows: Sequence[FreeIndirect]) -> None:
        self._rows = rows
        self._stops = [row.stop for row in rows]

    def told(self, stretch: Stretch, story: Story) -> dict[str, object]:
        """The keys that a line of narration has besides, empty where nobody thinks in it."""
        if stretch.kind != "narration":
            return {}
        found, shares = [], Counter[str]()
        for row in self._rows[bisect_right(self._stops, stretch.start) :]:
            if row.start >= stretch.stop:
                break
            start, stop = max(row.start, stretch.start), min(row.stop, stretch.stop)
            found.append([start, stop, row.thinker, row.certainty])
            shares[row.thinker] += stop - start
        if not found:
            return {}
        thinker = shares.most_common(1)[0][0]
        return {"thinker": story.name_of(thinker), "thinker_id": thinker, "thoughts": found}


def _told_in(beats: Beats, stretch: Stretch) -> str | None:
    """The id of the beat of a line: one that reaches over several is said to be of the first."""
    beat = beats.at(stretch.start)
    return beat.id if beat is not None and stretch.start < (beat.stop or 0) else None


def _line(
    number: int, stretch: Stretch, story: Story, options: Options, beat: str | None
) -> dict[str, object]:
    quote = sure(stretch.quote, options) if stretch.quote is not None else None
    speaker = quote.speaker if quote else None
    addressees = quote.addressees if quote else ()
    return {
        "n": number,
        "kind": stretch.kind,
        "start": stretch.start,
        "end": stretch.stop,
        "text": story.text.cut((stretch.start, stretch.stop)),
        "quote": quote.id if quote else None,
        "speaker": story.name_of(speaker) if speaker is not None else None,
        "speaker_id": speaker,
        "addressees": [story.name_of(id) for id in addressees],
        "addressee_ids": list(addressees),
        "certainty": quote.certainty if quote else None,
        "candidates": [list(candidate) for candidate in quote.candidates] if quote else [],
        "beat": beat,
    }


def escape_surrogates(line: str) -> str:
    """Lone surrogates, which no UTF-8 file can hold, as the escapes that JSON has for them."""
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
