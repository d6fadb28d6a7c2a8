"""Those who act, speak, or are somewhere: they are there, or the story goes to where they are.

Whoever acts and is nowhere yet is here; whoever acts elsewhere takes the story along, unless they have to do
with those who are here: then they have come back.
"""

from __future__ import annotations

from fabula.staging.ahead import Ahead
from fabula.staging.directions import Direction
from fabula.staging.stays import Stay
from fabula.staging.whereabouts import IMPLIED, SHOWN, Whereabouts
from fabula.staging.whom import PRONOUNS, people

CONTINUITY = 3
"""Paragraphs for which somebody in company stays where they were, whatever place a clause names."""
TURN = 2
"""Paragraphs within which a line answers another."""


def _by_name(direction: Direction) -> bool:
    """Whether those of whom it tells are named, and not taken up by a pronoun."""
    return all(who.word not in PRONOUNS for who in direction.who)


class Showing:
    """Shows people on the stage; it remembers who spoke last."""

    def __init__(self, stage: Whereabouts, ahead: Ahead) -> None:
        self.stage, self.ahead = stage, ahead
        self._line: tuple[str, int] | None = None

    def act(self, direction: Direction) -> None:
        """Somebody acts, speaks, or is told of."""
        stage = self.stage
        agents = people(stage, direction.who)
        beside = people(stage, direction.beside, agents)
        for person in agents:
            self.show(person, direction, any(stage.is_here(other) for other in beside))
        if not agents or direction.kind == "mind":
            return
        stage.last = agents[-1]
        stage.acted.update(agents)
        if any(stage.is_here(person) for person in agents):
            for person in beside:
                self._involve(person, direction)

    def show(self, person: str, direction: Direction, together: bool) -> None:
        """Somebody acts; ``together`` tells that they have to do with those who are here."""
        stage = self.stage
        begins, stay, is_here = stage.begins(direction), stage.log.current(person), stage.is_here(person)
        if direction.kind == "mind" and not is_here and (stage.present() or not direction.main):
            return
        if direction.kind == "speak":
            if stage.phone and not is_here:
                return
            stage.reveal(person, begins)
        if stay is None:
            self._place(person, direction)
        elif is_here:
            stage.seen(person, direction.offset)
        elif self._is_going(person, direction):
            return
        elif together or self._answers(person, direction) or self._has_returned(stay, direction):
            stage.move(person, begins, begins, stage.here, IMPLIED)
        elif direction.main and direction.kind != "mind":
            stage.look(begins, stay.locale)
            stage.seen(person, direction.offset)
        if direction.kind == "speak" and stage.is_here(person):
            self._line = person, direction.offset

    def _is_going(self, person: str, direction: Direction) -> bool:
        """Whether somebody leaves where the story is in this very sentence."""
        return any(
            stay.stop is not None
            and stay.stop > direction.offset
            and self.stage.same(stay.locale, self.stage.here)
            for stay in self.stage.log.stays[person]
        )

    def _answers(self, person: str, direction: Direction) -> bool:
        """Whether somebody speaks just after another who is here."""
        if direction.kind != "speak" or self._line is None:
            return False
        other, offset = self._line
        page = self.stage.page
        near = page.paragraph_at(direction.offset) - page.paragraph_at(offset) <= TURN
        return near and other != person and self.stage.is_here(other)

    def _has_returned(self, stay: Stay, direction: Direction) -> bool:
        """Whether somebody who went nobody knows where acts among those who are here."""
        if self.stage.is_named(stay.locale) or direction.kind == "mind":
            return False
        if direction.kind == "act" and not direction.beside and stay.certain >= SHOWN and _by_name(direction):
            return False
        return self.ahead.acts_soon(self.stage.present(), direction.offset)

    def _place(self, person: str, direction: Direction) -> None:
        """Somebody shows for the first time: here, unless they come here only later."""
        stage = self.stage
        next_move, locale, begins = (
            self.ahead.move(person, direction.offset),
            stage.here,
            stage.begins(direction),
        )
        if next_move is not None and next_move.source is not None:
            locale = stage.locale(next_move.source)
        elif next_move is not None and next_move.to is not None and stage.is_named(stage.here):
            named = not next_move.to.is_direction
            if named and stage.atlas.find(next_move.to, None) == stage.log.place(stage.here):
                locale = stage.log.new_locale()
        stage.find(person, locale, begins, SHOWN, direction.offset)
        if not stage.same(locale, stage.here) and direction.main:
            stage.look(begins, locale)

    def _involve(self, person: str, direction: Direction) -> None:
        """Somebody who is here has to do with another."""
        stage = self.stage
        stay, begins = stage.log.current(person), stage.begins(direction)
        if stage.is_here(person):
            if direction.close:
                stage.seen(person, direction.offset)
                if stage.condition(person).hidden:
                    stage.reveal(person, begins)
        elif stage.phone:
            return
        elif stay is None:
            if direction.close or self.ahead.acts(person):
                stage.find(person, stage.here, begins, IMPLIED, direction.offset)
        elif direction.close or not stage.is_named(stay.locale):
            stage.move(person, begins, begins, stage.here, IMPLIED)

    def be(self, direction: Direction) -> None:
        """Somebody is told to be in a place."""
        stage = self.stage
        if direction.to is None:
            return
        aim, begins = stage.locale(direction.to), stage.begins(direction)
        for person in people(stage, direction.who):
            stay = stage.log.current(person)
            if stay is None:
                stage.find(person, aim, begins, SHOWN, direction.offset)
            elif self._keeps(person, stay, aim, direction):
                continue
            elif not stage.is_named(stay.locale):
                stage.log.merge(stay.locale, aim)
                stage.seen(person, direction.offset)
            elif not stage.same(stay.locale, aim):
                stage.move(person, begins, begins, aim, SHOWN)
            if direction.main:
                stage.look(begins, aim)

    def _keeps(self, person: str, stay: Stay, aim: int, direction: Direction) -> bool:
        """Whether somebody stays where they are, though a clause names a place: a near one, or in company."""
        stage = self.stage
        place, other = stage.log.place(stay.locale), stage.log.place(aim)
        if place is None or other is None or place == other:
            return False
        if stage.atlas.adjoins(place, other):
            return True
        last = stay.seen[-1] if stay.seen else stay.start
        near = stage.page.paragraph_at(direction.offset) - stage.page.paragraph_at(last) <= CONTINUITY
        return near and stage.is_here(person) and len(stage.present()) > 1
