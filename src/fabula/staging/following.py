"""Following a stretch of time, stage direction by stage direction: who is where, and where the story is.

The story is where those are who act. Whoever acts and is nowhere yet is there; whoever acts elsewhere takes
the story along, unless they have to do with those who are here: then they have come back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from fabula.staging.directions import Direction
from fabula.staging.page import Page, Who
from fabula.staging.places import Atlas, Named
from fabula.staging.stays import Condition, Log, Stay

PARAGRAPHS_BACK = 15
"""How far before the first sign of somebody they are taken to have been there."""
SILENCE, LONG = 40, 8000
"""Paragraphs, and characters, without a sign of somebody after which they are taken to be gone."""
SHOWN, IMPLIED = 0.95, 0.7
"""Certainties that somebody is there who acts, and who is only acted upon or spoken to."""
ELSEWHERE, JUST_GONE = 0.4, 0.95
"""How much less likely a pronoun means somebody who is not there, or has only just gone to another place."""
CONTINUITY = 3
"""Paragraphs for which somebody in company stays where they were, whatever place a clause names."""
TURN, AMONG = 2, 5
"""Paragraphs within which a line answers another; directions among which those who are here act again."""
PLURAL = frozenset("they them we us both".split())
_LIKELY, _SURE = 0.5, 0.8


class Following:
    """Follows one stretch of time; ``log`` is what it leaves."""

    def __init__(self, page: Page, atlas: Atlas, start: int, directions: Sequence[Direction]) -> None:
        self.page, self.atlas, self.directions = page, atlas, directions
        self.log = Log(start)
        self.here = self.log.new_locale()
        self.log.view(start, self.here)
        self.phone = False
        self._sentence = 0
        self._acted: set[str] = set()
        self._line: tuple[str, int] | None = None
        self._index = 0
        self._at_place: dict[int, int] = {}
        self._closed: dict[int, int] = {}
        self._last: str | None = None
        self._paths = _paths(directions)
        self._holders = _holders(directions)

    def follow(self) -> Log:
        """Take all directions in their order."""
        for self._index, direction in enumerate(self.directions):
            self._take(direction)
        return self.log

    def _take(self, direction: Direction) -> None:
        kind = direction.kind
        self._sentence = direction.sentence
        if kind == "go":
            self._go(direction)
        elif kind == "setting":
            self._set(direction)
        elif kind == "be":
            self._be(direction)
        elif kind in ("act", "speak", "mind", "stay"):
            self._act(direction)
        elif kind == "alone":
            self._alone(direction)
        elif kind == "thing":
            self._thing(direction)
        elif kind in ("phone", "hang up"):
            self.phone = kind == "phone"
        else:
            self._perceive(direction)

    # Who and where.

    def people(self, whos: Sequence[Who], apart: Sequence[str] = ()) -> list[str]:
        """The people whom words mean, given who is there and whom the words cannot mean."""
        found: list[str] = []
        group: list[Who] = []
        for who in whos:
            if who.candidates and who.word in PLURAL:
                group.append(who)
            elif who.candidates:
                found.extend(self._likeliest(who, apart))
            elif who.word in ("others", "rest"):
                found.extend(person for person in self.present() if person != self._last)
            else:
                found.extend(self.present())
        if group:
            found.extend(self._group(group))
        return [person for person in dict.fromkeys(found) if person not in apart]

    def _group(self, whos: Sequence[Who]) -> list[str]:
        """Whom "they" means: those named, if they are there; else all who are."""
        named = [who.candidates[0][0] for who in whos]
        present = self.present()
        sure = all(who.candidates[0][1] >= _SURE for who in whos)
        return named if sure or len(present) < 2 or set(named) <= set(present) else present

    def _likeliest(self, who: Who, apart: Sequence[str]) -> list[str]:
        """The likeliest of several, who is named surely or is at hand."""
        candidates = [one for one in who.candidates if one[0] not in apart]
        if not candidates:
            return []
        best = max(candidates, key=lambda one: one[1] * self._at_hand(one[0]))
        likely = best[1] >= _LIKELY or self._is_here(best[0]) or not self.present()
        return [best[0]] if likely else []

    def _at_hand(self, person: str) -> float:
        """How much likelier a pronoun means somebody because of where they are."""
        if self._is_here(person):
            return 1.0
        stay = self.log.current(person)
        if stay is None or not self._is_named(stay.locale):
            return ELSEWHERE
        return JUST_GONE if self._sentence - self.page.sentence_at(stay.start) <= 2 else ELSEWHERE

    def _is_here(self, person: str) -> bool:
        stay = self.log.current(person)
        return stay is not None and self._same(stay.locale, self.here)

    def present(self) -> list[str]:
        """Those who are where the story is."""
        return [person for person in self.log.stays if self._is_here(person)]

    def _same(self, one: int, other: int) -> bool:
        return self.log.find(one) == self.log.find(other)

    def _locale(self, named: Named) -> int:
        """The locale of a place that words name."""
        place = self.atlas.find(named, self.log.place(self.here))
        if self.log.place(self.here) == place:
            return self.here
        if place not in self._at_place:
            locale = self.log.new_locale()
            self.log.named[locale] = place
            self._at_place[place] = locale
        return self._at_place[place]

    def _is_named(self, locale: int) -> bool:
        return self.log.place(locale) is not None

    def _merge(self, unnamed: int, named: int) -> None:
        self.log.merge(unnamed, named)

    # Stays.

    def _retro(self, person: str, locale: int, offset: int) -> int:
        """Since when somebody has been in a locale who shows there first at an offset."""
        paragraphs = self.page.paragraph_starts
        back = max(0, bisect_right(paragraphs, offset) - 1 - PARAGRAPHS_BACK)
        earliest = paragraphs[back] if back and paragraphs else self.log.start
        before = self.log.stays.get(person, ())
        left = before[-1].stop if before and before[-1].stop is not None else self.log.start
        return min(offset, max(self.log.start, earliest, left, self._closed.get(self.log.find(locale), 0)))

    def _open(self, person: str, locale: int, start: int, certain: float, seen: int | None) -> None:
        stays = self.log.stays.setdefault(person, [])
        stays.append(Stay(locale, start, None, certain, [] if seen is None else [seen]))

    def _move(self, person: str, left: int, arrived: int, locale: int, certain: float) -> None:
        stay = self.log.current(person)
        if stay is not None:
            stay.stop = max(left, stay.start)
        self._open(person, locale, arrived, certain, arrived)

    def _seen(self, person: str, offset: int) -> None:
        """Somebody shows where they are; after a long silence they are there anew."""
        stay = self.log.current(person)
        if stay is None:
            return
        last = stay.seen[-1] if stay.seen else stay.start
        silent = self.page.paragraph_at(offset) - self.page.paragraph_at(last) > SILENCE
        if silent or offset - last > LONG:
            stay.stop = self.page.sentence_end(self.page.sentence_at(last))
            self._open(person, stay.locale, self._retro(person, stay.locale, offset), stay.certain, offset)
        else:
            stay.seen.append(offset)

    def _look(self, offset: int, locale: int) -> None:
        """The story goes to a locale."""
        if self._same(self.here, locale):
            return
        if self._is_named(self.here) or self._was_peopled(self.here):
            self.log.view(offset, locale)
            self.here = locale
        else:
            self._merge(self.here, locale)

    def _was_peopled(self, locale: int) -> bool:
        return any(self._same(stay.locale, locale) for stays in self.log.stays.values() for stay in stays)

    def _begins(self, direction: Direction) -> int:
        return self.page.sentence_start(direction.sentence)

    def _ends(self, direction: Direction) -> int:
        return self.page.sentence_end(direction.sentence)

    # Going.

    def _go(self, direction: Direction) -> None:
        movers = self.people(direction.who)
        if not movers:
            return
        begins, ends = self._begins(direction), self._ends(direction)
        beside = self.people(direction.beside, movers)
        source = self._locale(direction.source) if direction.source is not None else None
        aim = self._aim(direction, movers, beside, source)
        if aim is None:
            for person in movers:
                self._show(person, direction, False)
            return
        were_here = [person for person in movers if self._is_here(person)]
        self._name_here(direction, movers, aim)
        left = begins if direction.arrives and not direction.source else ends
        for person in movers:
            self._depart(person, source, aim, direction)
            stay = self.log.current(person)
            if stay is None or not self._same(stay.locale, aim):
                self._move(person, left, begins, aim, SHOWN if direction.who[0].candidates else IMPLIED)
            else:
                self._seen(person, direction.offset)
            self._reveal(person, begins)
        for person in beside:
            if self.log.current(person) is None:
                self._open(person, aim, self._retro(person, aim, begins), IMPLIED, direction.offset)
        self._follow_camera(direction, were_here, aim, source)
        self._last = movers[-1]

    def _aim(
        self, direction: Direction, movers: list[str], beside: list[str], source: int | None
    ) -> int | None:
        """The locale where the movers come to; None where they do not move."""
        if direction.to is not None:
            return self._locale(direction.to)
        if beside:
            stays = [self.log.current(person) for person in beside]
            if direction.toward == "away":
                return self.log.new_locale()
            return next((stay.locale for stay in stays if stay is not None), self.here)
        if direction.toward == "here":
            if source is not None and self._same(source, self.here):
                return self.log.new_locale()
            return None if all(self._is_here(person) for person in movers) else self.here
        if direction.toward == "along":
            return None
        return self.log.new_locale()

    def _depart(self, person: str, source: int | None, aim: int, direction: Direction) -> None:
        """Where somebody has been before a move, where that is not known yet."""
        begins = self._begins(direction)
        stay = self.log.current(person)
        if stay is None:
            if source is not None:
                self._open(person, source, self._retro(person, source, begins), SHOWN, direction.offset)
            elif direction.toward == "away" and not direction.arrives:
                self._open(person, self.here, self._retro(person, self.here, begins), SHOWN, direction.offset)
        elif source is not None and not self._same(stay.locale, source) and not self._is_named(stay.locale):
            self._merge(stay.locale, source)

    def _name_here(self, direction: Direction, movers: list[str], aim: int) -> None:
        """The story's place gets its name from somebody who comes to it."""
        if direction.to is None or direction.to.is_direction or self._is_named(self.here):
            return
        others = [person for person in self.present() if person not in movers]
        if not others or any(self._is_here(person) for person in movers):
            return
        seen = set(self.people(direction.witnesses)) & set(others)
        heads = (self._next_place(person, direction.offset) for person in others)
        acted = bool(self._acted & set(others))
        if seen or (acted and direction.main and direction.to.head not in heads):
            self._merge(self.here, aim)

    def _next_place(self, person: str, offset: int) -> str | None:
        ahead = self._ahead(person, offset)
        return ahead.to.head if ahead is not None and ahead.to is not None else None

    def _ahead(self, person: str, offset: int) -> Direction | None:
        """Somebody's next move."""
        path = self._paths.get(person, ())
        at = bisect_right(path, offset, key=lambda row: row.offset)
        return path[at] if at < len(path) else None

    def _follow_camera(
        self, direction: Direction, were_here: list[str], aim: int, source: int | None
    ) -> None:
        """Whether the story goes where somebody goes."""
        if self._same(aim, self.here):
            return
        begins = self._begins(direction)
        if were_here:
            if not self.present() and self._is_named(aim):
                self._look(begins if direction.arrives else self._ends(direction), aim)
        elif source is not None and self._same(source, self.here):
            return
        elif direction.main or not self.present():
            if source is not None and not self._is_named(aim):
                self._look(begins, source)
            elif self._is_named(aim):
                self._look(self._ends(direction) if self._just_left(direction) else begins, aim)

    def _just_left(self, direction: Direction) -> bool:
        """Whether somebody leaves where the story is in this very sentence, and goes on."""
        ends = self._ends(direction)
        return any(
            stay.stop == ends and self._same(stay.locale, self.here)
            for person in self.people(direction.who)
            for stay in self.log.stays.get(person, ())
        )

    # Being there.

    def _set(self, direction: Direction) -> None:
        """A place opens a sentence."""
        if direction.to is None:
            return
        locale = self._locale(direction.to)
        begins = self._begins(direction)
        self._look(begins, locale)
        for person in self.people(direction.who):
            stay = self.log.current(person)
            if stay is None:
                self._open(person, locale, self._retro(person, locale, begins), SHOWN, direction.offset)
            elif not self._same(stay.locale, locale):
                self._move(person, begins, begins, locale, SHOWN)

    def _be(self, direction: Direction) -> None:
        if direction.to is None:
            return
        aim, begins = self._locale(direction.to), self._begins(direction)
        for person in self.people(direction.who):
            stay = self.log.current(person)
            if stay is not None and self._keeps(person, stay, aim, direction):
                continue
            if stay is None:
                self._open(person, aim, self._retro(person, aim, begins), SHOWN, direction.offset)
            elif not self._is_named(stay.locale):
                self._merge(stay.locale, aim)
                self._seen(person, direction.offset)
            elif not self._same(stay.locale, aim):
                self._move(person, begins, begins, aim, SHOWN)
            if not self.present() and direction.main:
                self._look(begins, aim)

    def _keeps(self, person: str, stay: Stay, aim: int, direction: Direction) -> bool:
        """Whether somebody stays where they are, though a clause names a place: a near one, or in company."""
        place, other = self.log.place(stay.locale), self.log.place(aim)
        if place is None or other is None or place == other:
            return False
        if self.atlas.is_near(place, other):
            return True
        last = stay.seen[-1] if stay.seen else stay.start
        near = self.page.paragraph_at(direction.offset) - self.page.paragraph_at(last) <= CONTINUITY
        return near and self._is_here(person) and len(self.present()) > 1

    def _act(self, direction: Direction) -> None:
        """Somebody acts, speaks, or is told of."""
        people = self.people(direction.who)
        beside = self.people(direction.beside, people)
        for person in people:
            self._show(person, direction, any(self._is_here(other) for other in beside))
        if people and direction.kind != "mind":
            self._last = people[-1]
            self._acted.update(people)
            if any(self._is_here(person) for person in people):
                for person in beside:
                    self._involve(person, direction)

    def _show(self, person: str, direction: Direction, together: bool) -> None:
        """Somebody acts: they are here, or the story goes to where they are."""
        begins, stay = self._begins(direction), self.log.current(person)
        if direction.kind == "mind" and (stay is None or not self._is_here(person)):
            if self.present() or not direction.main:
                return
        if direction.kind == "speak":
            if self.phone and not self._is_here(person):
                return
            self._reveal(person, begins)
        if stay is None:
            self._place(person, direction)
        elif self._is_here(person):
            self._seen(person, direction.offset)
        elif together or self._answers(person, direction) or self._has_returned(stay, direction):
            self._move(person, begins, begins, self.here, IMPLIED)
        elif direction.main and direction.kind != "mind":
            self._look(begins, stay.locale)
            self._seen(person, direction.offset)
        if direction.kind == "speak" and self._is_here(person):
            self._line = person, direction.offset

    def _answers(self, person: str, direction: Direction) -> bool:
        """Whether somebody speaks just after another who is here."""
        if direction.kind != "speak" or self._line is None:
            return False
        other, offset = self._line
        near = self.page.paragraph_at(direction.offset) - self.page.paragraph_at(offset) <= TURN
        return near and other != person and self._is_here(other)

    def _has_returned(self, stay: Stay, direction: Direction) -> bool:
        """Whether somebody who went nobody knows where acts among those who are here."""
        if self._is_named(stay.locale) or direction.kind == "mind":
            return False
        present = set(self.present())
        ahead = self.directions[self._index + 1 : self._index + 1 + AMONG]
        return any(
            row.kind in ("act", "speak") and row.main and bool(row.who[:1]) and _first(row.who[0]) in present
            for row in ahead
        )

    def _place(self, person: str, direction: Direction) -> None:
        """Somebody shows for the first time: here, unless they come here only later."""
        ahead, locale = self._ahead(person, direction.offset), self.here
        begins = self._begins(direction)
        if ahead is not None and ahead.source is not None:
            locale = self._locale(ahead.source)
        elif ahead is not None and ahead.to is not None and self._is_named(self.here):
            comes = not ahead.to.is_direction and self.atlas.find(ahead.to, None) == self.log.place(self.here)
            locale = self.log.new_locale() if comes else locale
        self._open(person, locale, self._retro(person, locale, begins), SHOWN, direction.offset)
        if not self._same(locale, self.here) and direction.main:
            self._look(begins, locale)

    def _involve(self, person: str, direction: Direction) -> None:
        """Somebody who is here has to do with another."""
        stay, begins = self.log.current(person), self._begins(direction)
        if stay is None:
            if not self.phone:
                self._open(
                    person, self.here, self._retro(person, self.here, begins), IMPLIED, direction.offset
                )
        elif self._is_here(person):
            if direction.close:
                self._seen(person, direction.offset)
                if self._condition(person).hidden:
                    self._reveal(person, begins)
        elif direction.close or not self._is_named(stay.locale):
            if not self.phone:
                self._move(person, begins, begins, self.here, IMPLIED)

    def _alone(self, direction: Direction) -> None:
        """All but some go."""
        people = self.people(direction.who)
        if not people:
            return
        self._show(people[0], direction, False)
        stay = self.log.current(people[0])
        if stay is None:
            return
        if direction.to is not None and not self._is_named(stay.locale):
            self._merge(stay.locale, self._locale(direction.to))
        at = self._ends(direction) if self._changes(direction, people) else self._begins(direction)
        for person in list(self.log.stays):
            other = self.log.current(person)
            if other is not None and person not in people and self._same(other.locale, stay.locale):
                self._move(person, at, at, self.log.new_locale(), SHOWN)
        self._closed[self.log.find(stay.locale)] = at

    def _changes(self, direction: Direction, people: list[str]) -> bool:
        """Whether others have just been there, whom this sentence still shows."""
        begins = self._begins(direction)
        return any(
            other is not None and other.seen and other.seen[-1] >= begins
            for person in self.log.stays
            if person not in people
            for other in (self.log.current(person),)
        ) or bool(direction.beside)

    def _thing(self, direction: Direction) -> None:
        """A thing is somewhere: the story is there, if anybody is."""
        thing, _, holder = direction.thing.partition("/")
        place = direction.to or self._holders.get(holder)
        if place is not None and place.head == thing:
            return
        if place is None or place.is_direction:
            return
        locale = self._locale(place)
        current = (self.log.current(person) for person in self.log.stays)
        if any(stay is not None and self._same(stay.locale, locale) for stay in current):
            self._look(self._begins(direction), locale)

    # Perceiving.

    def _perceive(self, direction: Direction) -> None:
        begins, ends = self._begins(direction), self._ends(direction)
        beside = self.people(direction.beside)
        for person in self.people(direction.who):
            kind = direction.kind
            if kind == "noticed":
                if self._is_here(person):
                    self._reveal(person, ends)
                continue
            if kind != "awake" or self.log.current(person) is not None or direction.main:
                self._show(person, direction, any(self._is_here(other) for other in beside))
            if kind == "asleep":
                self._change(person, Condition(ends, "nothing", False))
            elif kind == "drowsy":
                self._change(person, Condition(begins, "part", False))
            elif kind == "awake":
                if self._condition(person).perceives in ("nothing", "part"):
                    self._change(person, Condition(begins, "all", False))
            elif kind == "watching":
                self._change(person, Condition(begins, "sees", True))
            else:
                self._change(person, Condition(begins, "hears", True))

    def _condition(self, person: str) -> Condition:
        found = self.log.conditions.get(person)
        return found[-1] if found else Condition(self.log.start, "all", False)

    def _change(self, person: str, condition: Condition) -> None:
        self.log.conditions.setdefault(person, []).append(condition)

    def _reveal(self, person: str, offset: int) -> None:
        """Somebody is heard and seen again: they speak, come, or are noticed."""
        now = self._condition(person)
        if now.hidden or now.perceives != "all":
            self._change(person, Condition(max(offset, now.offset), "all", False))


def _first(who: Who) -> str:
    return who.candidates[0][0] if who.candidates else ""


def _paths(directions: Sequence[Direction]) -> Mapping[str, Sequence[Direction]]:
    """The moves of each person, by whom the words most likely mean."""
    found: dict[str, list[Direction]] = {}
    for direction in directions:
        if direction.kind == "go":
            for who in direction.who:
                if who.candidates:
                    found.setdefault(who.candidates[0][0], []).append(direction)
    return found


def _holders(directions: Sequence[Direction]) -> Mapping[str, Named]:
    """The place of each thing, as far as the stretch tells one."""
    return {
        direction.thing: direction.to
        for direction in directions
        if direction.kind == "thing" and direction.to is not None
    }
