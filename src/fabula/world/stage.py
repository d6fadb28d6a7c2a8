"""Who is where, beat by beat, and how well everyone perceives a moment (``docs/beliefs.md``)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from fabula.layers.world import Act, Beat, Evidence, Heard, Occurrence, Perceives, Perception, Presence
from fabula.world.moments import Moment
from fabula.world.world import World

BeatKey = tuple[float, int]
"""A beat's place in story time: its story order, then its place in the world."""


class Level(IntEnum):
    """How well a moment is perceived: that something happens, what it is about, all of it."""

    THAT = 1
    PART = 2
    FULL = 3


@dataclass(frozen=True, slots=True)
class Percept:
    """How one person perceives a moment.

    Attributes:
        claim: id of what it is perceived as; None where it is not perceived in full.
        noticed: whether the others there notice this person.
        mistaken: whether it is taken for what it is not.
        how: the kind of evidence that it gives.
    """

    level: Level
    claim: str | None
    noticed: bool
    mistaken: bool
    how: Evidence


_SEEN: dict[Perceives, Level] = {
    "all": Level.FULL,
    "sees": Level.FULL,
    "hears": Level.THAT,
    "part": Level.THAT,
    "that": Level.THAT,
}
_OVERHEARD: dict[Perceives, Level] = {
    "all": Level.FULL,
    "hears": Level.FULL,
    "part": Level.PART,
    "sees": Level.THAT,
    "that": Level.THAT,
}
_ADDRESSED: dict[Perceives, Level] = {**_OVERHEARD, "sees": Level.THAT}
_HEARD: dict[Heard, Level] = {"all": Level.FULL, "part": Level.PART, "that": Level.THAT}


class Stage:
    """A world as far as presence and perception go; made once a world, in time linear in it."""

    def __init__(self, world: World) -> None:
        self.people = {person.id: person for person in world.people}
        self.claims = {claim.id: claim for claim in world.claims}
        self.beats = world.beats
        self._keys = {beat.id: (beat.story_order, place) for place, beat in enumerate(world.beats)}
        self._presence = {beat.id: {row.person: row for row in beat.present} for beat in world.beats}
        self._perceptions: dict[str, dict[str, Perception]] = {}
        for row in world.perceptions:
            self._perceptions.setdefault(row.of, {})[row.by] = row
        self._at: dict[str, list[BeatKey]] = {}
        self._of: dict[str, list[tuple[BeatKey, str | None]]] = {}
        for beat in world.beats:
            key = self._keys[beat.id]
            if beat.place is not None:
                self._at.setdefault(beat.place, []).append(key)
            for present in beat.present:
                self._of.setdefault(present.person, []).append((key, beat.place))
        for keys in self._at.values():
            keys.sort()
        for stays in self._of.values():
            stays.sort(key=lambda stay: stay[0])

    def key(self, beat: Beat) -> BeatKey:
        """A beat's place in story time."""
        return self._keys[beat.id]

    def perceptions(self, row: str) -> dict[str, Perception]:
        """The perceptions of an occurrence or act that the world states, by person."""
        return self._perceptions.get(row, {})

    def stays(self, person: str, place: str | None, since: Beat, until: Beat) -> bool:
        """Whether someone is in each beat of a place after one beat up to another, and in none elsewhere."""
        first, last = self.key(since), self.key(until)
        there = self._between(self._at.get(place or "", []), first, last)
        stays = self._of.get(person, [])
        begin, end = (bisect_right(stays, key, key=lambda stay: stay[0]) for key in (first, last))
        mine = stays[begin:end]
        return all(at == place for _, at in mine) and len(mine) == there

    @staticmethod
    def _between(keys: list[BeatKey], first: BeatKey, last: BeatKey) -> int:
        return bisect_right(keys, last) - bisect_right(keys, first)

    def last_there(self, people: Sequence[str], place: str, until: Beat) -> BeatKey | None:
        """The last beat of a place, up to one beat, in which all these people are present; None for none."""
        stays, limit = self._of.get(people[0], []), self.key(until)
        for key, at in reversed(stays[: bisect_left(stays, (limit[0], limit[1] + 1), key=lambda s: s[0])]):
            if at == place and all(person in self._presence[self.beats[key[1]].id] for person in people[1:]):
                return key
        return None

    def percepts(self, moment: Moment) -> dict[str, Percept]:
        """How each person who perceives a moment at all perceives it."""
        row = moment.row
        if isinstance(row, Occurrence):
            found = self._of_occurrence(moment, row)
        elif isinstance(row, Act):
            found = self._of_act(moment, row)
        else:
            return {}
        return found

    def _present(self, moment: Moment) -> dict[str, Presence]:
        return self._presence[moment.beat.id] if moment.beat is not None else {}

    def _stated(
        self, row: str, given: str, involved: frozenset[str], there: dict[str, Presence]
    ) -> dict[str, Percept]:
        """The percepts that the world states itself."""
        found = {}
        for person, perception in self.perceptions(row).items():
            taken = perception.taken_as
            level = Level.FULL if taken is not None else Level.THAT
            noticed = _noticed(person, there, involved)
            found[person] = Percept(level, taken, noticed, taken not in (None, given), "saw")
        return found

    def _of_occurrence(self, moment: Moment, row: Occurrence) -> dict[str, Percept]:
        there, claim = self._present(moment), self.claims.get(row.claim)
        agents = [id for id in (claim.agent if claim is not None else ()) if id in self.people]
        involved = frozenset(agents)
        found = self._stated(row.id, row.claim, involved, there)
        for person in agents:
            presence = there.get(person)
            if person not in found and (presence is None or presence.perceives != "nothing"):
                noticed = _noticed(person, there, involved)
                found[person] = Percept(Level.FULL, row.claim, noticed, False, "did")
        for person, presence in there.items():
            level = _SEEN.get(presence.perceives)
            if person not in found and person not in involved and level is not None:
                what = row.claim if level is Level.FULL else None
                found[person] = Percept(level, what, not presence.hidden, False, "saw")
        return found

    def _of_act(self, moment: Moment, row: Act) -> dict[str, Percept]:
        there = self._present(moment)
        speaker = frozenset((row.by,) if row.by is not None else ())
        involved = speaker | frozenset(row.to if row.act != "withhold" else ())
        found: dict[str, Percept] = {}
        if not moment.reading:
            found.update(
                {person: self._act(row, Level.FULL, person, there, involved, "thought") for person in speaker}
            )
        if row.act != "withhold":
            found = {**self._heard(moment, row, there, speaker, involved), **found}
        if row.act == "withhold" or (row.manner == "letter" and not moment.reading):
            return {person: found[person] for person in speaker if person in found}
        return {**found, **self._stated(row.id, row.claim, involved, there)}

    def _heard(
        self,
        moment: Moment,
        row: Act,
        there: dict[str, Presence],
        speaker: frozenset[str],
        involved: frozenset[str],
    ) -> dict[str, Percept]:
        found: dict[str, Percept] = {}

        def put(person: str, level: Level | None, how: Evidence) -> None:
            if level is not None and person not in found and person not in speaker:
                found[person] = self._act(row, level, person, there, involved, how)

        for person in row.to:
            presence = there.get(person)
            if moment.reading:
                put(person, Level.FULL, "read")
            elif presence is None:
                put(person, Level.FULL, "told")
            elif presence.perceives != "nothing":
                put(person, _ADDRESSED[presence.perceives], "told")
        asleep = {person for person, presence in there.items() if presence.perceives == "nothing"}
        for person in row.heard_by or ():
            if person not in asleep and person not in row.to:
                put(person, _HEARD[row.heard], "overheard")
        for person, presence in there.items():
            if person in row.to or person in asleep or row.manner == "letter":
                continue
            if row.heard_by is None and row.manner in ("aloud", "phone"):
                put(person, _OVERHEARD[presence.perceives], "overheard" if presence.hidden else "heard")
            else:
                put(person, Level.THAT, "overheard")
        return found

    def _act(
        self,
        row: Act,
        level: Level,
        person: str,
        there: dict[str, Presence],
        involved: frozenset[str],
        how: Evidence,
    ) -> Percept:
        claim = row.claim if level is Level.FULL else None
        return Percept(level, claim, _noticed(person, there, involved), False, how)


def _noticed(person: str, there: dict[str, Presence], involved: frozenset[str]) -> bool:
    presence = there.get(person)
    return not presence.hidden if presence is not None else person in involved
