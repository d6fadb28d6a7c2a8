"""Where the quoted stretches of one paragraph begin and end, a missing mark mended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fabula.quoting.dashes import DashedSpan, strip
from fabula.quoting.marks import Mark
from fabula.quoting.pairing import DEEPEST, Stretch
from fabula.quoting.tags import find_tag
from fabula.text import Span

DASH = "dash"

_SENTENCE_START = re.compile(r"(?<=[.?!…])\s+(?=\S)")


class Extent(NamedTuple):
    """A stretch as offsets; ``depth`` counts from 0.

    ``mended`` is true where a mark is missing, ``continues`` where it takes up what the paragraph before
    left open, ``carried`` where the next paragraph takes it up; ``certainty`` is None where the stretch
    has still to be weighed.
    """

    start: int
    stop: int
    inner: Span
    family: str
    depth: int
    mended: bool = False
    continues: bool = False
    carried: bool = False
    certainty: float | None = None


def find_extents(
    characters: str, around: Span, stretches: Sequence[Stretch], pending: str | None, reopening: str | None
) -> list[Extent]:
    """The extents of a paragraph's paired stretches, each parent before its children.

    Args:
        characters: the whole text.
        around: the paragraph.
        stretches: its paired stretches.
        pending: the family of a quotation that the paragraph before left open.
        reopening: the family of the mark that the next paragraph begins with.
    """
    extents: list[Extent] = []
    limits = [around.stop] * (DEEPEST + 1)
    floor = around.start
    for stretch, next_start in zip(stretches, _next_starts(stretches, around.stop), strict=True):
        depth, limit = stretch.depth, min(limits[stretch.depth], next_start)
        carried = stretch.closed is None and limit == around.stop and stretch.family == reopening
        if stretch.opened is not None:
            start, inside = stretch.opened.start, stretch.opened.stop
        else:
            start = inside = _lost_beginning(characters, around.start, floor, stretch.closed)
        if stretch.closed is not None:
            stop, inside_stop = stretch.closed.stop, stretch.closed.start
        else:
            tag = None if carried else find_tag(characters, inside, limit)
            stop = inside_stop = strip(characters, inside, limit if tag is None else tag).stop
        inner = strip(characters, inside, inside_stop)
        leads = not characters[around.start : start].strip("_* \t")
        extents.append(
            Extent(
                min(start, inner.start) if stretch.opened is None else start,
                stop,
                inner,
                stretch.family,
                depth,
                mended=not carried and (stretch.opened is None or stretch.closed is None),
                continues=depth == 0 and leads and stretch.family == pending,
                carried=carried and depth == 0,
            )
        )
        limits[depth + 1] = inner.stop
        if depth == 0:
            floor = stop
    return sound(characters, extents)


def _next_starts(stretches: Sequence[Stretch], last: int) -> list[int]:
    """For each stretch, where the next one opens that does not lie inside it."""
    starts: list[int] = []
    following = [last] * DEEPEST
    for stretch in reversed(stretches):
        starts.append(following[stretch.depth])
        opening = stretch.opened or stretch.closed
        if opening is not None:
            following[stretch.depth :] = [opening.start] * (DEEPEST - stretch.depth)
    return starts[::-1]


def _lost_beginning(characters: str, start: int, floor: int, closed: Mark | None) -> int:
    """Where a stretch begins whose opening mark is missing: its paragraph or the sentence after a tag."""
    if closed is None or floor == start:
        return floor
    match = _SENTENCE_START.search(characters, floor, closed.start)
    return match.end() if match else floor


def sound(characters: str, extents: Iterable[Extent]) -> list[Extent]:
    """Only what has words in it, lies inside its parent and after its sibling; parents come first."""
    kept: list[Extent] = []
    parents: list[Extent | None] = []
    floors = [0] * (DEEPEST + 1)
    for extent in extents:
        del parents[extent.depth :]
        good = (
            len(parents) == extent.depth
            and None not in parents
            and extent.start >= floors[extent.depth]
            and any(map(str.isalnum, characters[extent.inner.start : extent.inner.stop]))
            and (not parents or _lies_inside(extent, parents[-1]))
        )
        parents.append(extent if good else None)
        if good:
            kept.append(extent)
            floors[extent.depth] = extent.stop
    return kept


def _lies_inside(extent: Extent, parent: Extent | None) -> bool:
    if parent is None or (extent.start, extent.stop) == (parent.start, parent.stop):
        return False
    return parent.inner.start <= extent.start and extent.stop <= parent.inner.stop


def merge_dashed(characters: str, dashed: Sequence[DashedSpan], extents: Sequence[Extent]) -> list[Extent]:
    """Marked stretches put inside the speech that dashes bring; what straddles a dash is dropped."""
    if not dashed:
        return list(extents)
    merged = [Extent(d.start, d.stop, d.inner, DASH, 0, certainty=d.certainty) for d in dashed]
    number = 0
    for extent in extents:
        while number < len(dashed) and dashed[number].stop <= extent.start:
            number += 1
        if number == len(dashed) or extent.stop <= dashed[number].start:
            merged.append(extent)
        elif extent.depth + 1 < DEEPEST:
            merged.append(extent._replace(depth=extent.depth + 1))
    return sound(characters, sorted(merged, key=lambda extent: (extent.start, -extent.stop)))
