"""A world laid out to be asked: its claims by the people and words in them, its rows by claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from fabula.asking.names import Cast
from fabula.asking.nearest import Nearest
from fabula.asking.patterns import stems_of
from fabula.asking.query import BEGINNING
from fabula.asking.telling import Telling
from fabula.errors import UnknownName
from fabula.layers import Chapter, SentenceVector
from fabula.layers.world import Act, Ascription, Beat, Claim, Occurrence, Perception
from fabula.text import Span
from fabula.world.engine import Engine
from fabula.world.moments import Key, Moment
from fabula.world.stage import Percept
from fabula.world.world import World

Row: TypeAlias = Claim | Occurrence | Act | Perception | Ascription

ROLES = ("agent", "patient", "recipient")
BREATH = 3
"""Acts before and after one that may belong to the same breath."""


class Index:
    """A world with its engine and indices, made once and asked often.

    Args:
        chapters: of the text that the world was read from, if any.
        vectors: of the sentences of that text.
        telling: those sentences.
    """

    def __init__(
        self,
        world: World,
        engine: Engine | None = None,
        chapters: Sequence[Chapter] = (),
        vectors: Sequence[SentenceVector] = (),
        telling: Telling | None = None,
    ) -> None:
        self.world = world
        self.telling = telling
        self.engine = engine if engine is not None else Engine(world)
        self.cast = Cast(world.people)
        self.claims: Mapping[str, Claim] = {claim.id: claim for claim in world.claims}
        self.places = {place.id: place for place in world.places}
        self.beats = {beat.id: beat for beat in world.beats}
        self.nearest = Nearest(self.claims, vectors) if vectors else None
        self._chapters = {chapter.id: chapter for chapter in chapters}

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """Every row of the world that something may rest on, by id."""
        world = self.world
        tables: tuple[Iterable[Row], ...] = (
            world.claims,
            world.occurrences,
            world.acts,
            world.perceptions,
            world.ascriptions,
        )
        return {row.id: row for table in tables for row in table}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """For each claim its place among them all."""
        return {id: place for place, id in enumerate(self.claims)}

    @cached_property
    def in_quote(self) -> Mapping[str, tuple[str, ...]]:
        """For each quotation the ids of the acts in it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for act in self.world.acts:
            if act.quote is not None:
                found[act.quote].append(act.id)
        return {quote: tuple(acts) for quote, acts in found.items()}

    @cached_property
    def about(self) -> Mapping[str, tuple[Occurrence | Act | Ascription, ...]]:
        """For each claim what happens, is said and is ascribed of it."""
        found: defaultdict[str, list[Occurrence | Act | Ascription]] = defaultdict(list)
        tables: tuple[Iterable[Occurrence | Act | Ascription], ...] = (
            self.world.occurrences,
            self.world.acts,
            self.world.ascriptions,
        )
        for table in tables:
            for row in table:
                if row.claim is not None:
                    found[row.claim].append(row)
        return {claim: tuple(rows) for claim, rows in found.items()}

    @cached_property
    def moments(self) -> tuple[tuple[Moment, Mapping[str, Percept]], ...]:
        """Every moment of the story, in story order, with how everybody perceives it."""
        found = [
            (moment, percepts)
            for part in self.engine.components
            for moment, percepts in zip(part.moments, part.percepts, strict=True)
        ]
        return tuple(sorted(found, key=lambda pair: pair[0].key))

    @cached_property
    def keys(self) -> Mapping[str, Key]:
        """When each act, event and attitude came about, in story time."""
        return {moment.row.id: moment.key for moment, _ in self.moments}

    @cached_property
    def by_person(self) -> Mapping[str, frozenset[str]]:
        """For each person the claims in which they have a role, claims inside others included."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for claim in self.world.claims:
            for person in self.people_of(claim) | self.vague.get(claim.id, frozenset()):
                found[person].add(claim.id)
        return {person: frozenset(claims) for person, claims in found.items()}

    @cached_property
    def vague(self) -> Mapping[str, frozenset[str]]:
        """For what was kept back and names nobody ("leaving out the theft") those whom it may be about.

        They are the one who keeps it back and all who have a role in what is said in the same breath.
        """
        found: dict[str, frozenset[str]] = {}
        acts = self.world.acts
        for place, act in enumerate(acts):
            claim = self.claims.get(act.claim)
            if act.act != "withhold" or claim is None or self.people_of(claim):
                continue
            people = set() if act.by is None else {act.by}
            for one in acts[max(0, place - BREATH) : place + BREATH + 1]:
                if _same_breath(act, one) and one.claim in self.claims:
                    people |= self.people_of(self.claims[one.claim])
            found[claim.id] = frozenset(people)
        return found

    @cached_property
    def by_stem(self) -> Mapping[str, frozenset[str]]:
        """For each stem of a word the claims that have it."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for claim in self.world.claims:
            for one in self.stems(claim.id):
                found[one].add(claim.id)
        return {one: frozenset(claims) for one, claims in found.items()}

    @cached_property
    def _stems(self) -> dict[str, frozenset[str]]:
        return {}

    def stems(self, claim_id: str) -> frozenset[str]:
        """The stems of all words of a claim, names of places included."""
        known = self._stems.get(claim_id)
        if known is None:
            claim = self.claims[claim_id]
            fillers = [one for role in ROLES for one in getattr(claim, role) if not self.cast.is_person(one)]
            place = [] if claim.place is None else [claim.place, self.place_name(claim.place)]
            known = stems_of(" ".join([claim.text, claim.predicate, *fillers, *place]))
            self._stems[claim_id] = known
        return known

    def with_words(self, words: str) -> frozenset[str]:
        """The claims that have all words of a phrase, those of the grammar apart."""
        stems = stems_of(words)
        if not stems:
            return frozenset()
        return frozenset.intersection(*(self.by_stem.get(one, frozenset()) for one in stems))

    def people_of(self, claim: Claim) -> frozenset[str]:
        """Everybody who has a role in a claim, or in the one inside it."""
        found = {one for role in ROLES for one in getattr(claim, role) if self.cast.is_person(one)}
        seen = {claim.id}
        while claim.content is not None and claim.content in self.claims and claim.content not in seen:
            seen.add(claim.content)
            claim = self.claims[claim.content]
            found |= {one for role in ROLES for one in getattr(claim, role) if self.cast.is_person(one)}
        return frozenset(found)

    def place_name(self, place: str) -> str:
        """The name of a place; one that has no row is its own name."""
        known = self.places.get(place)
        return place if known is None else known.name

    def related(self, claim: str) -> tuple[str, ...]:
        """A claim with those that imply it or are implied by it."""
        logic = self.engine.logic
        following = [id for id, affirmed in logic.consequences((claim, True)) if affirmed]
        before = [id for id, affirmed in logic.consequences((claim, False)) if not affirmed]
        return tuple(dict.fromkeys((claim, *following, *before)))

    def within(self, at: str) -> tuple[Beat, ...]:
        """The beats of a scene or chapter, or the one beat, in story order.

        Raises:
            UnknownName: the world has nothing with this id.
        """
        chapter = self._chapters.get(at)
        if at == BEGINNING:
            return tuple(sorted(self.world.beats, key=lambda beat: beat.story_order)[:1])
        if chapter is not None:
            span = Span(chapter.start, chapter.stop)
            found = [
                beat for beat in self.world.beats if beat.start is not None and span.contains(beat.start)
            ]
        else:
            found = [beat for beat in self.world.beats if at in (beat.id, scene_of(beat))]
        if not found and chapter is None:
            raise UnknownName(
                at, "there is no such beat, scene or chapter", "`fabula show STORY scenes` lists them"
            )
        return tuple(sorted(found, key=lambda beat: beat.story_order))

    def end_of(self, at: str | None) -> str | None:
        """The beat at whose end something is asked: the last of a scene or chapter, in story order."""
        if at is None:
            return None
        beats = self.within(at)
        if not beats and at == BEGINNING:
            return None
        if not beats:  # a chapter in which no beat begins: the end of what comes before it in the text
            stop = self._chapters[at].stop
            before = [beat for beat in self.world.beats if beat.start is not None and beat.start < stop]
            return max(before, key=lambda beat: beat.told_order).id if before else None
        return beats[-1].id

    @property
    def times(self) -> frozenset[str]:
        """Every id that can tell a time."""
        scenes = {scene_of(beat) for beat in self.world.beats}
        return frozenset(self.beats) | scenes | frozenset(self._chapters)


def _same_breath(one: Act, other: Act) -> bool:
    return (one.beat, one.by, one.to) == (other.beat, other.by, other.to)


def scene_of(beat: Beat) -> str:
    """The id of the scene that a beat is part of."""
    return beat.id.rpartition(".")[0] or beat.id
