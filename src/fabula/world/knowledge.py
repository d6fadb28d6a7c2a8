"""A world run: its engine, what people hold, and where they disagree; each worked out on first use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from math import inf

from fabula.errors import UnknownName
from fabula.layers.world import Act, Beat, Claim, Heard, Truth
from fabula.text import Span
from fabula.world.attitudes import Attitude, attitudes_of
from fabula.world.conflicts import Conflict, conflicts_of
from fabula.world.engine import Engine
from fabula.world.stage import Level, Percept
from fabula.world.world import World

_HEARD: Mapping[Level, Heard] = {Level.FULL: "all", Level.PART: "part", Level.THAT: "that"}


class Knowledge:
    """The ledger of a world: claims with their truth, acts with all who hear them, attitudes, conflicts.

    Args:
        stretches: the chapters and quotations of the text that the world was read from, by id: each names
            the time at its end.
    """

    def __init__(
        self, world: World, engine: Engine | None = None, stretches: Mapping[str, Span] | None = None
    ) -> None:
        self.world = world
        self.engine = engine if engine is not None else Engine(world)
        self._stretches = stretches if stretches is not None else {}

    @cached_property
    def attitudes(self) -> tuple[Attitude, ...]:
        """Who holds what, in the order in which it is told."""
        return attitudes_of(self.engine)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts of the plot, in the order in which they are told."""
        return conflicts_of(self.engine, self.attitudes)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, with the narrator's word on each in the end, and with all that they oppose."""
        return tuple(
            replace(claim, truth=self.truth(claim.id), opposes=self._opposes[claim.id])
            for claim in self.world.claims
        )

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts in the order in which they are told, with those who hear them besides.

        Where the world does not say who does, those who hear most of it; ``heard`` is how much that is.
        """
        told = sorted(zip(_told(self.world), self.world.acts, strict=True), key=lambda pair: pair[0])
        return tuple(self._heard(act) for _, act in told)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Display names of people, by id."""
        return {person.id: person.name for person in self.world.people}

    def claim(self, id: str) -> Claim:
        """The claim with an id.

        Raises:
            UnknownName: there is none.
        """
        found = self.engine.logic.claims.get(id)
        if found is None:
            raise UnknownName(id, "there is no such claim", "`fabula show STORY knowledge` lists them")
        return found

    def person(self, name: str) -> str:
        """The id of someone, by id, name or alias; capitals do not matter.

        Raises:
            UnknownName: nobody is called so.
        """
        wanted = name.strip().casefold()
        for person in self.world.people:
            if wanted in (person.id, *(form.casefold() for form in (person.name, *person.aliases))):
                return person.id
        mend = "`fabula show STORY cast` lists the people"
        raise UnknownName(name.strip(), "nobody in the story is called so", mend)

    def conflict(self, id: str) -> Conflict:
        """The conflict with an id.

        Raises:
            UnknownName: there is none.
        """
        for found in self.conflicts:
            if found.id == id:
                return found
        raise UnknownName(id, "there is no such conflict", "`fabula show STORY conflicts` lists them")

    def held(self, holder: str | None = None, at: str | None = None) -> Iterator[Attitude]:
        """The attitudes of one person, or of all, that stand at some time (see :meth:`end_of`).

        Raises:
            UnknownName: there is no such person or time.
        """
        person = self.person(holder) if holder is not None else None
        now = self.end_of(at)
        starts = {beat.id: beat.story_order for beat in self.world.beats}
        for row in self.attitudes:
            ended = starts.get(row.until, now) if row.until is not None else None
            if person is not None and row.holder[0] != person:
                continue
            if row.story_order <= now and (ended is None or ended > now):
                yield row

    def end_of(self, at: str | None) -> float:
        """The story order of the end of a beat, scene or chapter, a quotation's beat, or the story (None).

        Raises:
            UnknownName: there is no such time.
        """
        beats = self.world.beats if at is None else self._beats_of(at)
        if at is not None and not beats:
            cause = "there is no such beat, scene, chapter or quotation"
            raise UnknownName(at, cause, "`fabula show STORY scenes` lists scenes and beats")
        return max((beat.story_order for beat in beats), default=0.0)

    def _beats_of(self, at: str) -> Sequence[Beat]:
        found = [beat for beat in self.world.beats if at in (beat.id, scene_of(beat.id))]
        if found or at not in self._stretches:
            return found
        stretch = self._stretches[at]
        placed = [beat for beat in self.world.beats if beat.start is not None and beat.start < stretch.stop]
        inside = [beat for beat in placed if beat.stop is None or beat.stop > stretch.start]
        return inside or placed[-1:]  # where no beat lies in it, the last one before it

    def truth(self, claim: str) -> Truth:
        """The narrator's word in the end on the claim with an id."""
        found = self._truths.get(claim)
        if found is None:
            truths: dict[str, Truth] = {"holds": "true", "holds not": "false", "open": "open"}
            found = self._truths[claim] = truths[self.engine.value((), claim)]
        return found

    @cached_property
    def _truths(self) -> dict[str, Truth]:
        return {}

    @cached_property
    def _opposes(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {claim.id: [] for claim in self.world.claims}
        for claim in self.world.claims:
            for other in claim.opposes:
                found[claim.id].append(other)
                found.setdefault(other, []).append(claim.id)
        return {id: tuple(dict.fromkeys(others)) for id, others in found.items()}

    def _heard(self, act: Act) -> Act:
        others = {
            person: percept.level
            for person, percept in self._percepts.get(act.id, {}).items()
            if person != act.by and person not in act.to
        }
        most = max(others.values(), default=Level.FULL)
        if act.heard_by is not None:
            most = next(level for level, heard in _HEARD.items() if heard == act.heard)
        hearers = tuple(person for person, level in others.items() if level == most)
        return replace(act, heard_by=hearers, heard=_HEARD[most])

    @cached_property
    def _percepts(self) -> Mapping[str, Mapping[str, Percept]]:
        found: dict[str, dict[str, Percept]] = {}
        for part in self.engine.components:
            for moment, percepts in zip(part.moments, part.percepts, strict=True):
                found.setdefault(moment.row.id, {}).update(percepts)
        return found


def _told(world: World) -> list[tuple[float, float]]:
    """Where each act is told; one without words or beat where the one listed before it is."""
    beats = {beat.id: beat for beat in world.beats}
    found: list[tuple[float, float]] = []
    for act in world.acts:
        beat = beats.get(act.beat) if act.beat is not None else None
        start = act.start if act.start is not None else beat.start if beat is not None else None
        if start is None and beat is None:
            found.append(found[-1] if found else (-inf, -inf))
        else:
            found.append((-inf if start is None else start, beat.told_order if beat is not None else -inf))
    return found


def scene_of(beat: str) -> str:
    """The id of the scene that a beat, given by its id, is part of."""
    return beat.rpartition(".")[0] or beat
