"""``doubts``: the lines whose speaker is in doubt, most doubtful first, as a table to check by ear.

Only lines below ``min_certainty`` are listed, by default 0.8. Cells are parted by tabs, as spreadsheets
take them; every cell is one line, without control characters, and no formula.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fabula.formats.format import Format, Options
from fabula.formats.table import defused
from fabula.layers import CUES, MENTIONS, RESOLUTIONS, CueKind
from fabula.story import Quote, Story
from fabula.terminal import printable

COLUMNS = (
    "quote",
    "chapter",
    "paragraph",
    "offset",
    "line",
    "words",
    "speaker",
    "certainty",
    "runner_up",
    "runner_up_probability",
    "why",
)
BELOW = 0.8
CLOSE = 0.25
"""A runner-up whose probability is at most this much less is worth a word."""

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Hint:
    """What the text says beside a line: the kind of cue, the word for the person, and whom that means."""

    kind: CueKind
    words: str
    pronoun: bool
    person: str | None


def render(story: Story, options: Options) -> str:
    """The table with a header, in the dialect that ``csv`` calls excel-tab."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, "excel-tab")
    writer.writerow(COLUMNS)
    doubtful = [q for q in story.quotes if q.parent is None and q.certainty < options.min_certainty]
    places, hints = _places(story), _hints(story)
    for quote in sorted(doubtful, key=lambda q: (q.certainty, q.start)):
        hint = hints.get((quote.cue.start, quote.cue.stop)) if quote.cue else None
        writer.writerow([_cell(cell) for cell in _cells(story, quote, places, hint)])
    return buffer.getvalue()


FORMAT = Format(
    "doubts", "the lines whose speaker is in doubt, to check by ear", ".tsv", render, min_certainty=BELOW
)


def _cell(cell: str | int | float) -> str | int | float:
    return defused(printable(cell)) if isinstance(cell, str) else cell


def _cells(story: Story, quote: Quote, places: _Places, hint: _Hint | None) -> tuple[str | int | float, ...]:
    other = next((candidate for candidate in quote.candidates if candidate[0] != quote.speaker), None)
    chapter, paragraph = places.paragraph(quote.start)
    return (
        quote.id,
        chapter,
        paragraph,
        quote.start,
        places.line(quote.start),
        quote.words,
        story.name_of(quote.speaker) if quote.speaker is not None else "",
        quote.certainty,
        story.name_of(other[0]) if other else "",
        other[1] if other else "",
        _why(story, quote, other, hint),
    )


def _why(story: Story, quote: Quote, other: tuple[str, float] | None, hint: _Hint | None) -> str:
    """Why a line is in doubt, in plain words."""
    reasons = [_reason(story, quote, other, hint)]
    if quote.speaker is None:
        reasons.append("nobody near by is likely enough" if quote.candidates else "nobody near by fits")
    elif other is not None and quote.certainty - other[1] <= CLOSE and not (hint and hint.pronoun):
        reasons.append(f"{story.name_of(other[0])} is nearly as likely")
    elif 1 - sum(probability for _, probability in quote.candidates) > CLOSE:
        reasons.append("it may well be somebody else altogether")
    return "; ".join(reasons)


def _reason(story: Story, quote: Quote, other: tuple[str, float] | None, hint: _Hint | None) -> str:
    if hint is None:
        return (
            "no tag says who speaks"
            if quote.cue is None
            else f"several are named: {story.text.cut(quote.cue)}"
        )
    if hint.kind not in ("tag", "lead"):
        return f"no tag says who speaks, there is only what “{hint.words}” does beside it"
    if hint.pronoun:
        fits = [story.name_of(id) for id in (quote.speaker, other[0] if other else None) if id is not None]
        return f"the tag says only “{hint.words}”" + (f", which may be {' or '.join(fits)}" if fits else "")
    if hint.person is None:
        return f"the tag says “{hint.words}”, and who that is is not known"
    if hint.person != quote.speaker:
        return f"the tag names {story.name_of(hint.person)}, but the talk around it points elsewhere"
    return f"the tag seems to name “{hint.words}”, but the talk around it does not bear that out"


def _hints(story: Story) -> dict[tuple[int, int], _Hint]:
    persons = {row.mention: row.character for row in story.book[RESOLUTIONS]}
    mentions = story.book[MENTIONS]
    hints = {}
    for cue in story.book[CUES]:
        mention = mentions[cue.mention]
        words = story.text.cut((mention.start, mention.stop))
        hints[cue.start, cue.stop] = _Hint(cue.kind, words, mention.kind == "PRON", persons.get(cue.mention))
    return hints


@dataclass(frozen=True, slots=True)
class _Places:
    """Where lines and paragraphs begin, so that a place is found without counting from the start."""

    story: Story
    line_ends: Sequence[int]
    paragraphs: Sequence[int]
    numbers: Sequence[int]

    def line(self, offset: int) -> str:
        """``part:line``, as the text itself locates it."""
        origins = self.story.text.origins
        origin = origins[bisect_right(origins, offset, key=lambda row: row.start) - 1]
        first = self.story.text.locate(origin.start)
        passed = bisect_right(self.line_ends, offset) - bisect_right(self.line_ends, origin.start)
        return f"{first.part}:{first.line + passed}"

    def paragraph(self, offset: int) -> tuple[str, int]:
        """The chapter's id and the paragraph's number in it, from 1 (0 outside all paragraphs)."""
        chapters = self.story.chapters
        at = max(bisect_right(chapters, offset, key=lambda chapter: chapter.start) - 1, 0)
        place = bisect_right(self.paragraphs, offset) - 1
        return chapters[at].id if chapters else "", self.numbers[place] if place >= 0 else 0


def _places(story: Story) -> _Places:
    counts: Counter[str] = Counter()
    numbers = []
    for paragraph in story.paragraphs:
        counts[paragraph.chapter] += 1
        numbers.append(counts[paragraph.chapter])
    line_ends = [match.end() for match in _LINE_END.finditer(story.text.characters)]
    return _Places(story, line_ends, [paragraph.start for paragraph in story.paragraphs], numbers)
