"""One paragraph read: its quoted stretches weighed, and what it leaves open for the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fabula.layers import Paragraph, QuoteKind
from fabula.quoting.dashes import find_dashed
from fabula.quoting.evidence import Setting, features, is_verse, probability
from fabula.quoting.extents import Extent, find_extents, merge_dashed
from fabula.quoting.kinds import kind_of
from fabula.quoting.marks import Mark
from fabula.quoting.pairing import pair_marks
from fabula.quoting.styles import Style
from fabula.text import Span

SPOKEN = 0.5
"""The probability from which a quoted stretch counts as said, thought or written."""

_OVER_PARAGRAPHS = 0.97
_MENDED = 0.75
# Verse is recited, sung or read out: somebody else's words, hardly ever part of a conversation.
_RECITED = 0.25


class Draft(NamedTuple):
    """A row before its place in the layer is known; ``parent`` counts within the paragraph."""

    start: int
    stop: int
    inner: Span
    kind: QuoteKind
    continues: bool
    parent: int | None
    certainty: float
    maker: str


class Pending(NamedTuple):
    """A quotation that a paragraph leaves open: the family of its marks and its kind."""

    family: str
    kind: QuoteKind


def read_paragraph(
    characters: str,
    paragraph: Paragraph,
    style: Style,
    marks: Sequence[Mark],
    pending: Pending | None,
    reopening: str | None,
) -> tuple[list[Draft], Pending | None]:
    """The quoted stretches of one paragraph, and what it leaves open.

    Args:
        characters: the whole text.
        paragraph: where to look.
        style: the passage's manner of quoting.
        marks: the paragraph's candidate marks.
        pending: what the paragraph before left open.
        reopening: the family of the mark that the next paragraph begins with.
    """
    around = Span(paragraph.start, paragraph.stop)
    open_before = pending.family if pending else None
    stretches = pair_marks(marks, style.singles, open_before, reopening) if marks else []
    extents = find_extents(characters, around, stretches, open_before, reopening)
    if style.dashes:
        extents = merge_dashed(
            characters, find_dashed(characters, *around, style.ended, style.spaced), extents
        )
    drafts: list[Draft] = []
    enclosing: list[int | None] = []
    left: Pending | None = None
    for extent, (floor, ceiling) in zip(extents, _gaps(extents, around), strict=True):
        del enclosing[extent.depth :]
        if None in enclosing:
            continue
        parent = enclosing[-1] if enclosing else None
        within = around if parent is None else drafts[parent].inner
        setting = Setting(extent.start, extent.stop, *extent.inner, floor, ceiling, *within)
        certainty = _certainty(characters, extent, setting)
        enclosing.append(len(drafts) if certainty >= SPOKEN else None)
        if certainty < SPOKEN:
            continue
        inherited = pending.kind if extent.continues and pending else None
        kind = inherited or kind_of(characters, setting, paragraph.inset)
        drafts.append(
            Draft(
                extent.start,
                extent.stop,
                extent.inner,
                kind,
                extent.continues,
                parent,
                round(certainty, 3),
                f"quoted spans: {extent.family}",
            )
        )
        if extent.carried:
            left = Pending(extent.family, kind)
    return drafts, left


def _gaps(extents: Sequence[Extent], around: Span) -> list[tuple[int, int]]:
    """For each extent the bounds of the narration before and after it, up to its siblings."""
    gaps: list[tuple[int, int]] = []
    last: list[int] = []
    for number, extent in enumerate(extents):
        within = extents[last[extent.depth - 1]].inner if extent.depth else around
        floor = within.start
        if len(last) > extent.depth:
            before = last[extent.depth]
            floor = extents[before].stop
            gaps[before] = (gaps[before][0], extent.start)
        last[extent.depth :] = [number]
        gaps.append((floor, within.stop))
    return gaps


def _certainty(characters: str, extent: Extent, setting: Setting) -> float:
    if extent.certainty is not None:
        return extent.certainty
    if is_verse(characters, setting.paragraph_start, setting.paragraph_stop):
        return _RECITED
    if extent.continues or extent.carried:
        return _OVER_PARAGRAPHS
    certainty = probability(features(characters, setting))
    return certainty * _MENDED if extent.mended else certainty
