"""Cues: the narration beside a quoted span that tells who is behind it.

Four kinds, from the strongest: a speech tag after the span ("…," said Ann), a lead before it (Ann said,
"…"), and a beat of action after or before it in the same paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fabula.book import Book, Made, Step
from fabula.cueing.beats import beat_after, lead_before
from fabula.cueing.page import Found, Page, page_of, sentence_end
from fabula.cueing.tags import tag_after
from fabula.layers import CUES, MENTIONS, PARAGRAPHS, QUOTED_SPANS, TOKENS, WORDS, Cue, Paragraph, QuotedSpan

LEADING_OVER = frozenset({":", ",", "--", "—", "–"})
"""Marks with which a paragraph of narration ends that leads over to what is said in the next.

One that ends with no mark at all ("… and said") does so where it tells that somebody speaks.
"""

DASHES = frozenset({"--", "—", "–", "―"})


def run(book: Book) -> Made:
    """Find the cues of every outermost quoted span."""
    page = page_of(book)
    spans = book[QUOTED_SPANS]
    outer = [i for i, span in enumerate(spans) if span.parent is None]
    rows: list[Cue] = []
    for before, after in _gaps(book[PARAGRAPHS], [spans[i] for i in outer]):
        for index, found in _cues_around(page, spans, outer, before, after):
            rows.append(Cue(found.start, found.stop, index, found.kind, found.mention, found.hearers))
    rows.sort(key=lambda cue: (cue.quoted, cue.start))
    return {CUES: tuple(rows)}


STEP = Step(
    "cues",
    needs=(PARAGRAPHS, TOKENS, WORDS, QUOTED_SPANS, MENTIONS),
    makes=(CUES,),
    run=run,
)


@dataclass(frozen=True, slots=True)
class _Gap:
    """Narration between quoted spans of a paragraph, with the position of the spans beside it."""

    start: int
    stop: int
    left: int | None
    right: int | None


def _gaps(paragraphs: Sequence[Paragraph], outer: Sequence[QuotedSpan]) -> Iterator[tuple[_Gap | None, _Gap]]:
    """Every gap with the narration-only paragraph before it, where it may lead over to this one."""
    k = 0
    previous: _Gap | None = None
    for paragraph in paragraphs:
        position, left = paragraph.start, None
        first = k
        while k < len(outer) and outer[k].start < paragraph.stop:
            gap = _Gap(position, outer[k].start, left, k)
            yield (previous if left is None and k == first else None), gap
            position, left = outer[k].stop, k
            k += 1
        if left is not None:
            yield None, _Gap(position, paragraph.stop, left, None)
        previous = _Gap(position, paragraph.stop, left, k)


def _cues_around(
    page: Page, spans: Sequence[QuotedSpan], outer: Sequence[int], lead_in: _Gap | None, gap: _Gap
) -> Iterator[tuple[int, Found]]:
    """The cues that one gap gives to the spans on its left and right."""
    first, last = page.first_at(gap.start), page.first_at(gap.stop)
    tag_end = first
    if gap.left is not None and first < last:
        index = outer[gap.left]
        dashed = page.forms[page.first_at(spans[index].start)] in DASHES
        tag = tag_after(page, first, last, _last_form(page, spans[index]), dashed)
        if tag is not None:
            tag_end = sentence_end(page, page.first_at(tag.stop), last)
            yield index, tag
        else:
            beat = beat_after(page, first, last)
            if beat is not None:
                yield index, beat
    if gap.right is not None:
        index = outer[gap.right]
        if first < last:
            if tag_end < last or gap.left is None:
                lead = lead_before(page, max(first, tag_end), last)
                if lead is not None:
                    yield index, lead
        elif lead_in is not None:
            lead_first, lead_last = page.first_at(lead_in.start), page.first_at(lead_in.stop)
            ending = page.forms[lead_last - 1] if lead_first < lead_last else "."
            if ending in LEADING_OVER or ending[0].isalnum():
                lead = lead_before(page, lead_first, lead_last)
                if lead is not None and (ending in LEADING_OVER or lead.kind == "lead"):
                    yield index, lead


def _last_form(page: Page, span: QuotedSpan) -> str:
    """The last token inside a span's marks."""
    last = page.first_at(span.inner.stop) - 1
    return page.forms[last] if last >= 0 else ""
