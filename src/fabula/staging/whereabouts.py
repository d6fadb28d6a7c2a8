"""Who is where at a moment of a stretch of time, and where the story is: what following it changes."""

from __future__ import annotations

from bisect import bisect_right

from fabula.staging.directions import Direction
from fabula.staging.page import Page
from fabula.staging.places import Atlas, Named
from fabula.staging.stays import Condition, Log, Stay

PARAGRAPHS_BACK = 15
"""How far before the first sign of somebody they are taken to have been there."""
SILENCE = 5000
"""Characters told where somebody is, without a sign of them, after which they are taken to be gone."""
SHOWN, IMPLIED = 0.95, 0.7
"""Certainties that somebody is there who acts, and who is only acted upon or spoken to."""


class Whereabouts:
    """The state of a stretch of time as it is followed; ``log`` is what it leaves.

    Attributes:
        here: the locale where the story is.
        phone: whether somebody here speaks by telephone.
        sentence: index of the sentence that is being followed.
        last: who acted last.
        acted: all who have acted.
    """

    def __init__(self, page: Page, atlas: Atlas, start: int) -> None:
        self.page, self.atlas = page, atlas
        self.log = Log(start)
        self.here = self.log.new_locale()
        self.log.view(start, self.here)
        self.phone = False
        self.sentence = 0
        self.last: str | None = None
        self.acted: set[str] = set()
        self._opening = page.opening_after(start)
        self._at_place: dict[int, int] = {}
        self._closed: dict[int, int] = {}

    def begins(self, direction: Direction) -> int:
        """Where the sentence of a direction begins; the first of a stretch, where the stretch does."""
        offset = self.page.sentence_start(direction.sentence)
        return self.log.start if offset <= self._opening else offset

    def ends(self, direction: Direction) -> int:
        """Where the sentence after that of a direction begins."""
        return self.page.sentence_end(direction.sentence)

    def same(self, one: int, other: int) -> bool:
        """Whether two locales are one."""
        return self.log.find(one) == self.log.find(other)

    def is_named(self, locale: int) -> bool:
        """Whether the place of a locale is known."""
        return self.log.place(locale) is not None

    def locale(self, named: Named) -> int:
        """The locale of a place that words name."""
        place = self.atlas.find(named, self.log.place(self.here))
        if self.log.place(self.here) == place:
            return self.here
        if place not in self._at_place:
            locale = self.log.new_locale()
            self.log.named[locale] = place
            self._at_place[place] = locale
        return self._at_place[place]

    def is_here(self, person: str) -> bool:
        """Whether somebody is where the story is."""
        stay = self.log.current(person)
        return stay is not None and self.same(stay.locale, self.here)

    def present(self) -> list[str]:
        """Those who are where the story is."""
        return [person for person in self.log.stays if self.is_here(person)]

    def was_peopled(self, locale: int) -> bool:
        """Whether anybody has been in a locale."""
        return any(self.same(stay.locale, locale) for stays in self.log.stays.values() for stay in stays)

    def look(self, offset: int, locale: int) -> None:
        """The story goes to a locale; from one of which nothing is known, it has been there all along."""
        if self.same(self.here, locale):
            return
        if self.is_named(self.here) or self.was_peopled(self.here):
            self.log.view(offset, locale)
            self.here = locale
        else:
            self.log.merge(self.here, locale)

    def find(self, person: str, locale: int, offset: int, certain: float, seen: int) -> None:
        """Somebody shows in a locale for the first time: they have been there before, too."""
        start = self._since(person, locale, offset)
        self.log.stays.setdefault(person, []).append(Stay(locale, start, None, certain, [seen]))

    def _since(self, person: str, locale: int, offset: int) -> int:
        paragraphs = self.page.paragraph_starts
        back = max(0, bisect_right(paragraphs, offset) - 1 - PARAGRAPHS_BACK)
        earliest = paragraphs[back] if back and paragraphs else self.log.start
        before = self.log.stays.get(person, ())
        left = before[-1].stop if before and before[-1].stop is not None else self.log.start
        return min(offset, max(self.log.start, earliest, left, self._closed.get(self.log.find(locale), 0)))

    def move(self, person: str, left: int, arrived: int, locale: int, certain: float) -> None:
        """Somebody leaves where they are, and is in another locale."""
        stay = self.log.current(person)
        if stay is not None:
            stay.stop = max(left, stay.start)
        self.log.stays.setdefault(person, []).append(Stay(locale, arrived, None, certain, [arrived]))

    def clear(self, locale: int, but: list[str], offset: int) -> None:
        """All but some leave a locale, and nobody else has been there up to now."""
        for person in list(self.log.stays):
            stay = self.log.current(person)
            if stay is not None and person not in but and self.same(stay.locale, locale):
                self.move(person, offset, offset, self.log.new_locale(), SHOWN)
        self._closed[self.log.find(locale)] = offset

    def seen(self, person: str, offset: int) -> None:
        """Somebody shows where they are; after a long silence they are there anew."""
        stay = self.log.current(person)
        if stay is None:
            return
        last = stay.seen[-1] if stay.seen else stay.start
        if self._told(stay.locale, last, offset) > SILENCE:
            stay.stop = self.page.sentence_end(self.page.sentence_at(last))
            self.find(person, stay.locale, offset, stay.certain, offset)
        else:
            stay.seen.append(offset)

    def _told(self, locale: int, start: int, stop: int) -> int:
        """How many characters between two offsets are told of a locale."""
        if stop - start <= SILENCE:
            return 0
        told, views = 0, self.log.views
        for n in range(len(views) - 1, -1, -1):
            begin, seen = views[n]
            end = views[n + 1][0] if n + 1 < len(views) else stop
            if self.same(seen, locale):
                told += max(0, min(end, stop) - max(begin, start))
            if begin <= start:
                break
        return told

    def condition(self, person: str) -> Condition:
        """How somebody perceives."""
        found = self.log.conditions.get(person)
        return found[-1] if found else Condition(self.log.start, "all", False)

    def change(self, person: str, condition: Condition) -> None:
        """Somebody perceives otherwise from now on."""
        self.log.conditions.setdefault(person, []).append(condition)

    def reveal(self, person: str, offset: int) -> None:
        """Somebody is heard and seen, and hears and sees, again: they speak, come, or are noticed."""
        now = self.condition(person)
        if now.hidden or now.perceives != "all":
            self.change(person, Condition(max(offset, now.offset), "all", False))
