"""A world run: its engine, what people hold, and where they disagree; each worked out on first use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from fabula.errors import UnknownName
from fabula.layers.world import Act, Claim, Truth
from fabula.world.attitudes import Attitude, attitudes_of
from fabula.world.conflicts import Conflict, conflicts_of
from fabula.world.engine import Engine
from fabula.world.stage import Percept
from fabula.world.world import World


class Knowledge:
    """The ledger of a world: claims with their truth, acts with all who hear them, attitudes, conflicts."""

    def __init__(self, world: World, engine: Engine | None = None) -> None:
        self.world = world
        self.engine = engine if engine is not None else Engine(world)

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
            replace(claim, truth=self._truth(claim), opposes=self._opposes[claim.id])
            for claim in self.world.claims
        )

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts, with everybody who hears anything of them."""
        return tuple(replace(act, heard_by=self._hearers(act)) for act in self.world.acts)

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
        """The attitudes of one person, or of all, that stand at the end of a beat, scene or of the story.

        Raises:
            UnknownName: there is no such person, beat or scene.
        """
        person = self.person(holder) if holder is not None else None
        now = self._order(at)
        starts = {beat.id: beat.story_order for beat in self.world.beats}
        for row in self.attitudes:
            ended = starts.get(row.until, now) if row.until is not None else None
            if person is not None and row.holder[0] != person:
                continue
            if row.story_order <= now and (ended is None or ended > now):
                yield row

    def _order(self, at: str | None) -> float:
        orders = [
            beat.story_order
            for beat in self.world.beats
            if at is None or at in (beat.id, beat.id.rpartition(".")[0])
        ]
        if at is not None and not orders:
            raise UnknownName(at, "there is no such beat or scene", "`fabula show STORY scenes` lists them")
        return max(orders, default=0.0)

    def _truth(self, claim: Claim) -> Truth:
        truths: dict[str, Truth] = {"holds": "true", "holds not": "false", "open": "open"}
        return truths[self.engine.value((), claim.id)]

    @cached_property
    def _opposes(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {claim.id: [] for claim in self.world.claims}
        for claim in self.world.claims:
            for other in claim.opposes:
                found[claim.id].append(other)
                found.setdefault(other, []).append(claim.id)
        return {id: tuple(dict.fromkeys(others)) for id, others in found.items()}

    def _hearers(self, act: Act) -> tuple[str, ...]:
        heard = self._percepts.get(act.id, {})
        return tuple(person for person in heard if person != act.by and person not in act.to)

    @cached_property
    def _percepts(self) -> Mapping[str, Mapping[str, Percept]]:
        found: dict[str, dict[str, Percept]] = {}
        for part in self.engine.components:
            for moment, percepts in zip(part.moments, part.percepts, strict=True):
                found.setdefault(moment.row.id, {}).update(percepts)
        return found
