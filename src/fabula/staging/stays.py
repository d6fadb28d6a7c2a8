"""What the following of a story leaves behind: who was where from when to when, and where the story was."""

from __future__ import annotations

from dataclasses import dataclass, field

from fabula.layers.world import Perceives


@dataclass(slots=True)
class Stay:
    """Someone's time in one locale; ``stop`` is None while it lasts.

    ``certain`` is how surely the text tells that they are there, ``seen`` the offsets where it shows them.
    """

    locale: int
    start: int
    stop: int | None
    certain: float
    seen: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Condition:
    """How somebody perceives from an offset on."""

    offset: int
    perceives: Perceives
    hidden: bool


@dataclass(slots=True)
class Log:
    """The record of a stretch of time.

    A *locale* is a place of this stretch, named or not; ``named`` gives its place once the text has told it,
    and ``same`` the locale that it has turned out to be.
    """

    start: int
    stays: dict[str, list[Stay]] = field(default_factory=dict)
    conditions: dict[str, list[Condition]] = field(default_factory=dict)
    views: list[tuple[int, int]] = field(default_factory=list)
    named: dict[int, int] = field(default_factory=dict)
    _same: list[int] = field(default_factory=list)

    def new_locale(self) -> int:
        """A locale of which nothing is known."""
        self._same.append(len(self._same))
        return len(self._same) - 1

    def find(self, locale: int) -> int:
        """The locale by which all those go that have turned out to be the same."""
        while self._same[locale] != locale:
            self._same[locale] = self._same[self._same[locale]]
            locale = self._same[locale]
        return locale

    def merge(self, one: int, other: int) -> None:
        """Two locales turn out to be the same; the second's name counts."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self._same[one] = other
            if one in self.named and other not in self.named:
                self.named[other] = self.named[one]

    def place(self, locale: int) -> int | None:
        """The place of a locale, None where it is not known."""
        return self.named.get(self.find(locale))

    def current(self, person: str) -> Stay | None:
        """Where somebody is now."""
        stays = self.stays.get(person)
        return stays[-1] if stays and stays[-1].stop is None else None

    def view(self, offset: int, locale: int) -> None:
        """From an offset on the story is in a locale."""
        if self.views and self.views[-1][0] >= offset:
            offset = self.views.pop()[0] if self.views[-1][0] == offset else self.views[-1][0]
        self.views.append((offset, locale))
