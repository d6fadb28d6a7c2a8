"""``.quotes``: a row a stretch of speech, thought or writing, with a mention of who is behind it.

A speech that narration interrupts is a row a stretch, as in BookNLP; what is quoted inside a quotation is
part of it and has no row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from fabula.formats.booknlp.cells import NOTHING, phrase, table
from fabula.formats.format import Options, sure
from fabula.formats.grammar import tokens_within
from fabula.formats.references import Reference, numbers_of_people
from fabula.layers import CUES, QUOTATIONS, QUOTED_SPANS, RESOLUTIONS, TOKENS
from fabula.story import Quote, Story

COLUMNS = (
    "quote_start",
    "quote_end",
    "mention_start",
    "mention_end",
    "mention_phrase",
    "char_id",
    "quote",
)
_STRENGTH = ("tag", "lead", "beat before", "beat after")


def render_quotes(story: Story, options: Options, rows: Sequence[Reference], cells: Sequence[str]) -> str:
    """The table; ``None`` where a speaker is unknown or below the asked certainty."""
    return table(COLUMNS, _rows(story, options, rows, cells))


def _rows(
    story: Story, options: Options, rows: Sequence[Reference], cells: Sequence[str]
) -> Iterator[tuple[object, ...]]:
    numbers = numbers_of_people(story)
    tokens = story.book[TOKENS]
    cued = _cued(story, {row.mention: row for row in rows if row.mention is not None})
    narrated = _outside_quotations(story, rows)
    stretches = [
        (*tokens_within(tokens, span.start, span.stop), sure(quote, options))
        for quote in story.quotes
        if quote.parent is None
        for span in quote.spans
    ]
    for first, last, quote in sorted(stretches, key=lambda stretch: stretch[:2]):
        if first < last:
            said = _speaker(quote, first, numbers, cued, narrated, cells)
            yield (first, last - 1, *said, phrase(cells, first, last))


def _speaker(
    quote: Quote,
    first: int,
    numbers: Mapping[str, int],
    cued: Mapping[tuple[str, str], Reference],
    narrated: Mapping[str, Sequence[Reference]],
    cells: Sequence[str],
) -> tuple[object, object, object, object]:
    """The four cells that tell who speaks."""
    if quote.speaker is None:
        return NOTHING, NOTHING, NOTHING, NOTHING
    row = cued.get((quote.id, quote.speaker)) or _nearest(narrated.get(quote.speaker, ()), first)
    if row is None:
        return NOTHING, NOTHING, NOTHING, numbers[quote.speaker]
    return row.first, row.last - 1, phrase(cells, row.first, row.last), numbers[quote.speaker]


def _cued(story: Story, rows: Mapping[int, Reference]) -> dict[tuple[str, str], Reference]:
    """The mention in the words that tell of a quotation, by quotation and person; the strongest cue's."""
    persons = {row.mention: row.character for row in story.book[RESOLUTIONS]}
    quotation_of = {i: row.id for row in story.book[QUOTATIONS] for i in row.quoted}
    found: dict[tuple[str, str], Reference] = {}
    for cue in sorted(story.book[CUES], key=lambda cue: (_STRENGTH.index(cue.kind), cue.start)):
        person, quotation = persons.get(cue.mention), quotation_of.get(cue.quoted)
        if person is not None and quotation is not None and cue.mention in rows:
            found.setdefault((quotation, person), rows[cue.mention])
    return found


def _outside_quotations(story: Story, rows: Sequence[Reference]) -> dict[str, list[Reference]]:
    """Each person's mentions in the narration, in order; for whom it has none, those in quotations."""
    quoted = {
        i
        for span in story.book[QUOTED_SPANS]
        if span.parent is None
        for i in range(*tokens_within(story.book[TOKENS], span.start, span.stop))
    }
    narrated: dict[str, list[Reference]] = {}
    spoken: dict[str, list[Reference]] = {}
    for row in rows:
        if row.character is not None:
            (spoken if row.head in quoted else narrated).setdefault(row.character, []).append(row)
    return {**spoken, **narrated}


def _nearest(rows: Sequence[Reference], token: int) -> Reference | None:
    """The mention nearest to a token, the one before it if two are equally near."""
    at = bisect_left(rows, token, key=lambda row: row.first)
    beside = rows[max(at - 1, 0) : at + 1]
    return min(beside, key=lambda row: abs(row.first - token), default=None)
