"""A novel in straight double quotes, set again in another manner of quoting, its gold spans kept.

Only marks, dashes, apostrophes and paragraph breaks change; the words stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import NamedTuple

Spans = Sequence[tuple[int, int]]

_PARAGRAPH = re.compile(r"\S(?:(?!\n[ \t]*\n)[\s\S])*")
_SENTENCE_BREAK = re.compile(r"(?<=[a-z][.!?])[ \n]+(?=[A-Z])")
_BEHEADED = re.compile(r"'(?:tis|twas|twere|twill|em|im|er|ere|e|n|cause|bout|\d\d)\b", re.I)
_INNER_OPENING = re.compile(r"(?<![^\W_])'(?=[^\W_])")
_INNER_CLOSING = re.compile(r"(?<=[.,!?;-])'(?![^\W_])|(?<=[^\W_])'(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Rendering:
    """A text and where its gold spans stand in it, marks left out.

    ``ends`` are the offsets in the source at which what was replaced ends, and ``shifts`` how far what stands
    between them has moved.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    ends: tuple[int, ...] = ()
    shifts: tuple[int, ...] = (0,)

    def moved(self, start: int, stop: int) -> tuple[int, int]:
        """Where a stretch of the source stands, that begins and ends with no mark."""
        first, last = (offset + self.shifts[bisect_right(self.ends, offset)] for offset in (start, stop - 1))
        return first, last + 1


class Mark(NamedTuple):
    """A double quotation mark of the source.

    ``gold`` says whether its stretch is annotated, ``leads`` whether the stretch opens its paragraph,
    ``ends`` whether it closes it.
    """

    at: int
    opens: bool
    gold: bool
    leads: bool
    ends: bool


class Edit(NamedTuple):
    """Characters replaced."""

    start: int
    stop: int
    new: str


def render(text: str, spans: Spans, style: str) -> Rendering:
    """The text in one of ``STYLES``."""
    spans = [stripped(text, start, stop) for start, stop in spans]
    return STYLES[style](text, spans)


def stripped(text: str, start: int, stop: int) -> tuple[int, int]:
    """A stretch without its outer white space."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop


def find_marks(text: str, spans: Spans) -> list[Mark]:
    """The double marks that the annotation or their order pairs; stray ones are left out."""
    starts, stops = {start for start, _ in spans}, {stop for _, stop in spans}
    marks: list[Mark] = []
    for paragraph in _PARAGRAPH.finditer(text):
        places = [at for at in range(*paragraph.span()) if text[at] == '"'] if '"' in paragraph[0] else []
        opened: int | None = None
        for at in places:
            opens = stripped(text, at + 1, paragraph.end())[0] in starts
            closes = stripped(text, paragraph.start(), at)[1] in stops
            if opened is None or (opens and not closes):
                opened = at
                if at == places[-1] and not opens:
                    continue
                leads = not text[paragraph.start() : at].strip("_* ")
                marks.append(Mark(at, True, opens, leads, False))
            else:
                gold = closes or (marks[-1].opens and marks[-1].gold)
                ends = not text[at + 1 : paragraph.end()].strip("_* \n")
                marks.append(Mark(at, False, gold, False, ends))
                opened = None
    return marks


def _apply(text: str, spans: Spans, edits: Iterable[Edit]) -> Rendering:
    """Make the edits, which may not overlap, and carry the spans along."""
    ordered = sorted(edits)
    pieces: list[str] = []
    at = 0
    for edit in ordered:
        pieces += (text[at : edit.start], edit.new)
        at = edit.stop
    pieces.append(text[at:])
    ends = tuple(edit.stop for edit in ordered)
    shifts = tuple(accumulate((len(edit.new) - (edit.stop - edit.start) for edit in ordered), initial=0))
    rendering = Rendering("".join(pieces), (), ends, shifts)
    return replace(rendering, spans=tuple(rendering.moved(start, stop) for start, stop in spans))


def _inner_singles(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """The pairs of single marks that quote inside double ones."""
    for opening, closing in pairwise(marks):
        if not opening.opens or closing.opens:
            continue
        at = opening.at + 1
        while start := _INNER_OPENING.search(text, at, closing.at):
            if _BEHEADED.match(text, start.start()):
                at = start.end()
                continue
            ends = [match.start() for match in _INNER_CLOSING.finditer(text, start.end(), closing.at)]
            if not ends:
                break
            pointed = [end for end in ends if not text[end - 1].isalnum()]
            end = pointed[0] if pointed else ends[0]
            yield start.start(), end
            at = end + 1


def _replaced(
    text: str, spans: Spans, double: tuple[str, str], single: tuple[str, str], apostrophe: str
) -> Rendering:
    """Every mark replaced by another: outer pairs, pairs inside them, apostrophes."""
    marks = find_marks(text, spans)
    edits = [Edit(mark.at, mark.at + 1, double[0] if mark.opens else double[1]) for mark in marks]
    inner = {
        at: glyph for pair in _inner_singles(text, marks) for at, glyph in zip(pair, single, strict=True)
    }
    edits += (
        Edit(match.start(), match.end(), inner.get(match.start(), apostrophe))
        for match in re.finditer("'", text)
    )
    return _apply(text, spans, edits)


def curly(text: str, spans: Spans) -> Rendering:
    """Curly doubles, curly singles inside, curly apostrophes."""
    return _replaced(text, spans, ("“", "”"), ("‘", "’"), "’")


def british(text: str, spans: Spans) -> Rendering:
    """Straight singles outside, straight doubles inside, straight apostrophes."""
    return _replaced(text, spans, ("'", "'"), ('"', '"'), "'")


def british_curly(text: str, spans: Spans) -> Rendering:
    """Curly singles outside, curly doubles inside, curly apostrophes."""
    return _replaced(text, spans, ("‘", "’"), ("“", "”"), "’")


def guillemets(text: str, spans: Spans) -> Rendering:
    """Guillemets outside, curly doubles inside."""
    return _replaced(text, spans, ("«", "»"), ("“", "”"), "’")


def dashes(text: str, spans: Spans) -> Rendering:
    """A dash wherever speech begins, and where narration takes over; other quoted matter in curly doubles."""
    edits: list[Edit] = []
    marks = find_marks(text, spans)
    for number, mark in enumerate(marks):
        following = marks[number + 1] if number + 1 < len(marks) else None
        edits.append(Edit(mark.at, mark.at + 1, _dash(text, mark, following)))
    return _apply(text, spans, edits)


def _dash(text: str, mark: Mark, following: Mark | None) -> str:
    if not mark.gold:
        return "“" if mark.opens else "”"
    if mark.opens:
        return "— " if mark.leads or text[mark.at - 1].isspace() else " — "
    if mark.ends or (
        following and following.opens and following.gold and not text[mark.at + 1 : following.at].strip()
    ):
        return ""
    return " —" if text[mark.at + 1].isspace() else " — "


def bare_dashes(text: str, spans: Spans) -> Rendering:
    """One dash where speech begins, in a paragraph of its own, and nothing where it ends."""
    edits: list[Edit] = []
    speaking = False
    paragraph_end = -1
    for mark in find_marks(text, spans):
        if mark.at >= paragraph_end:
            speaking = False
            found = re.compile(r"\n[ \t]*\n").search(text, mark.at)
            paragraph_end = found.start() if found else len(text)
        if not mark.gold:
            new = "“" if mark.opens else "”"
        elif not mark.opens or speaking:
            new = ""
        else:
            new = "—" if mark.leads else "\n\n—"
            speaking = True
        edits.append(Edit(mark.at, mark.at + 1, new))
    return _apply(text, spans, edits)


def paragraphs(text: str, spans: Spans) -> Rendering:
    """Speeches of four sentences or more broken into paragraphs, each reopened and only the last closed."""
    edits: list[Edit] = []
    pieces: list[tuple[int, int]] = []
    for start, stop in spans:
        breaks = list(_SENTENCE_BREAK.finditer(text, start, stop))
        chosen = breaks[1::2] if len(breaks) >= 3 and text[start - 1 : start] == '"' else []
        at = start
        for match in chosen:
            edits.append(Edit(match.start(), match.end(), '\n\n"'))
            pieces.append((at, match.start()))
            at = match.end()
        pieces.append((at, stop))
    return _apply(text, pieces, edits)


STYLES: dict[str, Callable[[str, Spans], Rendering]] = {
    "curly doubles": curly,
    "British singles": british,
    "British curly singles": british_curly,
    "dashes": dashes,
    "guillemets": guillemets,
    "several paragraphs": paragraphs,
    "bare dashes": bare_dashes,
}
