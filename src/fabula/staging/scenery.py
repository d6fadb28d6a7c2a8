"""The scenes and beats of a book, from its stage directions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fabula.layers import Beat, Place, Scene
from fabula.slug import unique_slugs
from fabula.staging.beats import Part, parts_of
from fabula.staging.cuts import Cut
from fabula.staging.directions import Direction
from fabula.staging.following import follow
from fabula.staging.page import Page
from fabula.staging.places import Atlas
from fabula.text import Span

MAKER = "scenes"


@dataclass(frozen=True, slots=True)
class Scenery:
    """What the step makes."""

    places: tuple[Place, ...]
    scenes: tuple[Scene, ...]
    beats: tuple[Beat, ...]


def scenery(
    page: Page, directions: Sequence[Direction], cuts: Sequence[Cut], before: Sequence[Span], stop: int
) -> Scenery:
    """Follow the directions from cut to cut; ``before`` are the flashbacks, ``stop`` ends the story."""
    atlas = Atlas()
    offsets = [row.offset for row in directions]
    parts: list[Part] = []
    ends = [cut.offset for cut in cuts[1:]] + [stop]
    for cut, end in zip(cuts, ends, strict=True):
        rows = directions[bisect_left(offsets, cut.offset) : bisect_left(offsets, end)]
        inside = [span for span in before if span.start < end and span.stop > cut.offset]
        parts.extend(_stretch(page, atlas, rows, cut, end, inside))
    return _numbered(page, parts, atlas)


def _stretch(
    page: Page, atlas: Atlas, rows: Sequence[Direction], cut: Cut, stop: int, inside: Sequence[Span]
) -> list[Part]:
    """The parts of one stretch of time, with the flashbacks in it."""
    spans = [Span(max(cut.offset, span.start), min(stop, span.stop)) for span in inside]
    now = [row for row in rows if not any(span.contains(row.offset) for span in spans)]
    parts = parts_of(follow(page, atlas, cut.offset, now), cut.offset, stop, "present", cut.time)
    for span in spans:
        then = [row for row in rows if span.contains(row.offset)]
        log = follow(page, atlas, span.start, then)
        parts = _with_flashback(parts, parts_of(log, span.start, span.stop, "flashback", None), span)
    return parts


def _with_flashback(parts: Sequence[Part], then: Sequence[Part], span: Span) -> list[Part]:
    """The parts with those of a flashback in the place of what they told there."""
    found: list[Part] = []
    for part in parts:
        if part.start < span.start:
            found.append(replace(part, stop=min(part.stop, span.start)))
    found.extend(then)
    for part in parts:
        if part.stop > span.stop:
            later = part.start < span.stop
            found.append(replace(part, start=max(part.start, span.stop), new=part.new and not later))
    return found


def _numbered(page: Page, parts: Sequence[Part], atlas: Atlas) -> Scenery:
    """The parts as beats, with their scenes."""
    groups: list[list[Part]] = []
    for part in parts:
        if groups and not _cuts(groups[-1][-1], part, atlas):
            groups[-1].append(part)
        else:
            groups.append([part])
    shown = _shown_places(parts, atlas)
    ids = dict(zip(shown, unique_slugs([atlas.places[place].name for place in shown]), strict=True))
    orders = _orders(groups)
    times = [page.text.cut(group[0].time) if group[0].time is not None else None for group in groups]
    scenes, beats = [], []
    told = 0
    for number, group in enumerate(groups, 1):
        place = next((ids[part.place] for part in group if part.place is not None), None)
        first = group[0]
        scenes.append(
            Scene(
                f"s{number}",
                first.start,
                group[-1].stop,
                place,
                times[number - 1],
                first.level,
                _CERTAIN,
                MAKER,
            )
        )
        for count, part in enumerate(group, 1):
            told += 1
            at = ids[part.place] if part.place is not None else None
            beats.append(
                Beat(
                    f"s{number}.{count}",
                    at,
                    orders[told - 1],
                    float(told),
                    part.present,
                    part.level,
                    part.start,
                    part.stop,
                    _certainty(part),
                    MAKER,
                )
            )
    places = tuple(
        Place(ids[place], atlas.places[place].name, ids.get(atlas.within.get(place, -1))) for place in shown
    )
    return Scenery(places, tuple(scenes), tuple(beats))


_CERTAIN = 0.7


def _cuts(before: Part, part: Part, atlas: Atlas) -> bool:
    """Whether a scene ends between two parts."""
    if part.new or part.level != before.level:
        return True
    if part.level == "flashback":
        return False
    if part.locale == before.locale:
        return False
    if part.place is None or before.place is None:
        return True
    return part.place != before.place and not atlas.is_near(part.place, before.place)


def _shown_places(parts: Sequence[Part], atlas: Atlas) -> list[int]:
    """The places of the parts, and those that they lie within, in the order of the text."""
    found: dict[int, None] = {}
    for part in parts:
        place = part.place
        while place is not None and place not in found:
            found[place] = None
            place = atlas.within.get(place)
    return sorted(found)


def _orders(groups: Sequence[Sequence[Part]]) -> list[float]:
    """Story order: as told, flashbacks before the scene that they interrupt."""
    orders: list[float] = []
    counts = 0
    opening = 1.0
    before = 0
    for group in groups:
        if group[0].level == "flashback":
            for _ in group:
                before += 1
                orders.append(round(opening - 1 + before / (before + 1), 6))
            continue
        if group[0].new:
            opening, before = counts + 1.0, 0
        for _ in group:
            counts += 1
            orders.append(float(counts))
    return orders


def _certainty(part: Part) -> float:
    """The probability that place and people are right, as far as each of them is."""
    product = 1.0
    for presence in part.present:
        product *= presence.certainty
    return round(max(product, 0.05), 4)
