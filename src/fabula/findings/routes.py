"""The nearest way by which somebody could have come to know something."""

from __future__ import annotations

from dataclasses import dataclass

from fabula.findings.echoes import Echo
from fabula.findings.page import Page
from fabula.findings.read_before_opened import LETTERS
from fabula.layers import FRAMES, Beat

_TELLING = frozenset("tell write explain confess report show inform warn".split())

_GETTING = frozenset("get receive open read have find".split())


@dataclass(frozen=True, slots=True)
class Route:
    """A way, or that there is none.

    Attributes:
        open: whether it could have been gone: one who knows and one who shows it were together in between.
        people: ids of those who know.
        told: the nearest way, None where there is nothing to tell.
        meeting: an offset that belongs behind it.
    """

    open: bool
    people: tuple[str, ...]
    told: str | None
    meeting: int | None = None


def nearest_route(page: Page, echo: Echo) -> Route:
    """How the one who shows something could have had it from those who were there, or were told."""
    person, source = echo.shown.person, echo.source
    if person is None or echo.access == "told later":
        return Route(False, (), None)
    if echo.access == "private":
        return Route(False, (), _private(page, echo))
    knowing = {source.person, *source.hearers} if source.quote is not None else set()
    knowing |= page.there(source.start)
    knowers = tuple(sorted(other for other in knowing if other is not None and other != person))
    if not knowers:
        return Route(False, (), "nobody is there who could tell of it")
    if _is_told(page, person, frozenset(knowers), source.stop, echo.shown.start):
        return Route(True, knowers, f"{page.name(knowers[0])} tells of something in between")
    meeting = _meeting(page, person, frozenset(knowers), source.start)
    first = page.name(knowers[0])
    if meeting is None:
        return Route(False, knowers, f"{first} could tell of it, but they do not meet")
    if (meeting.stop or 0) <= echo.shown.start:
        return Route(True, knowers, f"{first} could have told of it", meeting.start)
    if (meeting.start or 0) <= echo.shown.start:
        return Route(False, knowers, f"{first} is there, and has not told of it")
    return Route(False, knowers, f"{first} could tell of it, but they do not meet before", meeting.start)


def _private(page: Page, echo: Echo) -> str | None:
    if echo.source.person is None:
        return None
    return f"{page.name(echo.source.person)} would have to say it"


def _meeting(page: Page, person: str, knowers: frozenset[str], after: int) -> Beat | None:
    """The first beat after a moment in which somebody is with one who knows."""
    for beat in page.beats:
        there = page.there(beat.start or 0)
        if (beat.start or 0) > after and person in there and knowers & there:
            return beat
    return None


def _is_told(page: Page, person: str, knowers: frozenset[str], start: int, stop: int) -> bool:
    """Whether narration between two moments says that one who knows told something, or a letter came."""
    for frame in page.story.book[FRAMES]:
        if start <= frame.start < stop and frame.quoted is None and frame.factuality == "CT+":
            agents = {person for filler in frame.agent for person in filler.people}
            verb = frame.lemma.split(" ")[0]
            if verb in _TELLING and agents & knowers and frame.recipient:
                return True
            things = {page.trees.words[row.token].lemma.lower() for row in frame.patient}
            if verb in _GETTING and person in agents and things & LETTERS:
                return True
    return False
