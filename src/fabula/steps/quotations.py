"""Quoted spans grouped into quotations: what one person says in one go.

Spans of one paragraph belong together, as do paragraphs of a speech that is reopened without having been
closed, unless the narration between two spans clearly hands over to another person.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from fabula.book import Book, Made, Step
from fabula.layers import (
    CUES,
    MENTIONS,
    PARAGRAPHS,
    QUOTATIONS,
    QUOTED_SPANS,
    RESOLUTIONS,
    Cue,
    Mention,
    Quotation,
    QuotedSpan,
)

MAKER = "quotations"


def run(book: Book) -> Made:
    """Group the outermost spans; a nested span is a quotation of its own, inside its parent's."""
    spans = book[QUOTED_SPANS]
    cues: dict[int, list[Cue]] = {}
    for cue in book[CUES]:
        cues.setdefault(cue.quoted, []).append(cue)
    persons = {row.mention: row.character for row in book[RESOLUTIONS]}
    starts = [paragraph.start for paragraph in book[PARAGRAPHS]]
    groups: list[list[int]] = []
    for i, span in enumerate(spans):
        if span.parent is not None:
            continue
        if groups and _goes_on(spans, groups[-1], i, starts, cues, persons, book[MENTIONS]):
            groups[-1].append(i)
        else:
            groups.append([i])
    return {QUOTATIONS: _rows(spans, groups)}


STEP = Step(
    "quotations",
    needs=(PARAGRAPHS, QUOTED_SPANS, MENTIONS, CUES, RESOLUTIONS),
    makes=(QUOTATIONS,),
    run=run,
)


def _goes_on(
    spans: Sequence[QuotedSpan],
    group: Sequence[int],
    i: int,
    starts: Sequence[int],
    cues: Mapping[int, Sequence[Cue]],
    persons: Mapping[int, str],
    mentions: Sequence[Mention],
) -> bool:
    """Whether span ``i`` goes on with the quotation that ``group`` is so far."""
    before, span = spans[group[-1]], spans[i]
    if span.continues:
        return True
    if before.kind != span.kind or bisect_right(starts, before.start) != bisect_right(starts, span.start):
        return False
    said = {persons.get(cue.mention) for k in group for cue in cues.get(k, ()) if cue.kind in ("tag", "lead")}
    for cue in cues.get(i, ()):
        hands_over = cue.kind in ("tag", "lead") or (
            cue.kind == "beat before" and mentions[cue.mention].kind == "PROP" and cue.start >= before.stop
        )
        person = persons.get(cue.mention)
        if hands_over and said and person is not None and None not in said and person not in said:
            return False
    return True


def _rows(spans: Sequence[QuotedSpan], groups: Sequence[Sequence[int]]) -> tuple[Quotation, ...]:
    group_of = {i: tuple(group) for group in groups for i in group}
    entries = sorted(
        [*((spans[group[0]].start, 0, tuple(group)) for group in groups)]
        + [(span.start, 1, (i,)) for i, span in enumerate(spans) if span.parent is not None]
    )
    ids = {members: f"q{n}" for n, (_, _, members) in enumerate(entries, 1)}
    rows = []
    for _, _, members in entries:
        first = spans[members[0]]
        parent = None
        if first.parent is not None:
            parent = ids[group_of.get(first.parent, (first.parent,))]
        rows.append(
            Quotation(
                ids[members],
                first.start,
                spans[members[-1]].stop,
                members,
                first.kind,
                parent,
                min(spans[i].certainty for i in members),
                MAKER,
            )
        )
    return tuple(rows)
