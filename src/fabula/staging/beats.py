"""From the record of a stretch of time to beats: parts with the same people present."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fabula.layers import Presence
from fabula.layers.world import Perceives, TellingLevel
from fabula.staging.stays import Condition, Log, Stay
from fabula.text import Span

SHOWN, BETWEEN, AFTER = 1.0, 0.9, 0.75
"""How surely somebody is there in a beat that shows them, lies between two signs of them, or after all."""
LEAST = 0.2


@dataclass(frozen=True, slots=True)
class Part:
    """A beat before it has an id.

    ``locale`` tells it from places that are not named, ``place`` is an index into the atlas, and ``new``
    tells that time has passed.
    """

    start: int
    stop: int
    locale: int
    place: int | None
    present: tuple[Presence, ...]
    level: TellingLevel
    new: bool
    time: Span | None


def parts_of(log: Log, start: int, stop: int, level: TellingLevel, time: Span | None) -> list[Part]:
    """The beats of a stretch, in order; they cover it without a gap."""
    parts: list[Part] = []
    for begin, end, locale in _views(log, start, stop):
        for first, last in _cells(log, begin, end, locale):
            present = tuple(_present(log, first, last, locale))
            new = not parts
            parts.append(
                Part(first, last, locale, log.place(locale), present, level, new, time if new else None)
            )
    return _joined(parts)


def _views(log: Log, start: int, stop: int) -> list[tuple[int, int, int]]:
    """Where the story is from when to when."""
    found: list[tuple[int, int, int]] = []
    offsets = [max(start, offset) for offset, _ in log.views] + [stop]
    for (_, locale), begin, end in zip(log.views, offsets, offsets[1:], strict=False):
        locale = log.find(locale)
        if begin >= end:
            continue
        if found and found[-1][2] == locale:
            found[-1] = found[-1][0], end, locale
        else:
            found.append((begin, end, locale))
    return found or [(start, stop, log.find(0))]


def _here(log: Log, begin: int, end: int, locale: int) -> Iterator[tuple[str, Stay]]:
    for person, stays in log.stays.items():
        for stay in stays:
            if (
                log.find(stay.locale) == locale
                and stay.start < end
                and (stay.stop is None or stay.stop > begin)
            ):
                yield person, stay


def _cells(log: Log, begin: int, end: int, locale: int) -> Iterator[tuple[int, int]]:
    """The stretches between entrances, exits and changes of perception."""
    edges = {begin, end}
    for person, stay in _here(log, begin, end, locale):
        edges.add(stay.start)
        if stay.stop is not None:
            edges.add(stay.stop)
        edges.update(row.offset for row in log.conditions.get(person, ()))
    inside = sorted(edge for edge in edges if begin <= edge <= end)
    yield from itertools.pairwise(inside)


def _present(log: Log, begin: int, end: int, locale: int) -> Iterator[Presence]:
    found: dict[str, Presence] = {}
    for person, stay in _here(log, begin, end, locale):
        certain = round(stay.certain * _shown(stay, begin, end), 4)
        condition = _condition(log.conditions.get(person, ()), begin)
        if certain >= LEAST and (person not in found or found[person].certainty < certain):
            perceives: Perceives = condition.perceives if condition is not None else "all"
            hidden = condition is not None and condition.hidden
            found[person] = Presence(person, perceives, hidden, certain)
    yield from found.values()


def _shown(stay: Stay, begin: int, end: int) -> float:
    at = bisect_left(stay.seen, begin)
    if at < len(stay.seen) and stay.seen[at] < end:
        return SHOWN
    return BETWEEN if 0 < at < len(stay.seen) else AFTER


def _condition(conditions: Sequence[Condition], offset: int) -> Condition | None:
    found = None
    for row in conditions:
        if row.offset <= offset:
            found = row
    return found


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Neighbours with the same place and the same people are one beat."""
    found: list[Part] = []
    for part in parts:
        if found and not part.new and _key(found[-1]) == _key(part):
            before = found.pop()
            part = replace(before, stop=part.stop, present=_surest(before.present, part.present))
        found.append(part)
    return found


def _surest(one: Sequence[Presence], other: Sequence[Presence]) -> tuple[Presence, ...]:
    """The same people, each as surely as in the surer of two beats."""
    sure = {presence.person: presence.certainty for presence in other}
    return tuple(replace(row, certainty=max(row.certainty, sure[row.person])) for row in one)


def _key(part: Part) -> tuple[int, frozenset[tuple[str, str, bool]]]:
    return part.locale, frozenset((one.person, one.perceives, one.hidden) for one in part.present)
