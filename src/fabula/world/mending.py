"""Mending a false belief: the earliest, smallest tellings after which nobody holds it.

A search over the engine. A telling is made by someone who knows better at that moment, to somebody who is
there and can hear it; what is told is what really happened, or that the claim is not so. Where no single
telling is enough, the one told first passes it on. Each candidate is tried by running the world again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice
from math import inf

from fabula.layers.world import Act, Beat
from fabula.world.editing import grounded, settle, telling, with_acts
from fabula.world.engine import Engine
from fabula.world.wording import clause, together
from fabula.world.world import World

MOST_STEPS = 2
MOST_FOUND = 12
"""Tellings are tried from the earliest on until so many have been found."""
MOST_TRIED = 2000


@dataclass(frozen=True, slots=True)
class Step:
    """One telling: who says to whom, in which beat, that a claim is so, or is not."""

    speaker: str
    hearers: tuple[str, ...]
    claim: str
    affirmed: bool
    beat: str


@dataclass(frozen=True, slots=True)
class Mending:
    """Tellings that dissolve a belief, in story order, and those who then do not come to hold it."""

    steps: tuple[Step, ...]
    freed: tuple[str, ...]


def mend(
    engine: Engine, claim: str, holder: str | None = None, most_tried: int = MOST_TRIED
) -> tuple[Mending, ...]:
    """The tellings after which nobody holds a claim at the end of the story, best first.

    Best is what takes the fewest tellings, then what comes earliest, then what is told to the fewest. Where
    nothing frees everybody, the tellings are given that free one holder at least: ``holder``, if given.

    Args:
        most_tried: how many single tellings, and how many pairs, are tried at most.
    """
    small = _about(engine, claim)
    holders = tuple(person.id for person in small.world.people if _end(small, person.id, claim) > -inf)
    before = frozenset(grounded(small))
    concerned = frozenset(holders) | {row.by for row in small.world.acts if row.by is not None}
    partial: list[Mending] = []
    for steps in range(1, MOST_STEPS + 1):
        whole: list[Mending] = []
        for chosen in islice(_choices(small, claim, steps, (), concerned), most_tried):
            left = _after(small, chosen, before)
            freed = _freed(small, left, claim, holders)
            if any(_smaller(other, chosen) for other in whole):
                continue
            if len(freed) == len(holders):
                whole.append(Mending(chosen, freed))
                if len(whole) == MOST_FOUND:
                    break
            elif freed and (holder is None or holder in freed):
                partial.append(Mending(chosen, freed))
        if whole:
            return tuple(whole)
    partial.sort(key=lambda found: (-len(found.freed), len(found.steps)))
    return tuple(partial[:MOST_FOUND])


def _smaller(found: Mending, chosen: tuple[Step, ...]) -> bool:
    """Whether some tellings that suffice are these but for people told besides."""
    if len(found.steps) != len(chosen):
        return False
    return all(
        replace(one, hearers=other.hearers) == other and set(one.hearers) <= set(other.hearers)
        for one, other in zip(found.steps, chosen, strict=True)
    )


def _freed(before: Engine, after: Engine, claim: str, holders: Sequence[str]) -> tuple[str, ...]:
    """Those who no longer come to hold a claim, or hold it for a shorter time."""
    return tuple(person for person in holders if _end(after, person, claim) < _end(before, person, claim))


def _end(engine: Engine, person: str, claim: str) -> float:
    """The story order of the last beat at whose end someone holds a claim."""
    if engine.value((person,), claim) == "holds":
        return inf
    orders = [
        beat.story_order
        for beat in {
            moment.beat.id: moment.beat for moment in engine.component(claim).moments if moment.beat
        }.values()
        if engine.value((person,), claim, beat.id) == "holds"
    ]
    return max(orders, default=-inf)


def _about(engine: Engine, claim: str) -> Engine:
    """An engine for the part of the world that bears on a claim."""
    part = engine.component(claim)
    names = {row.id for row in part.claims}
    world = engine.world
    rows = {moment.row.id for moment in part.moments}
    return Engine(
        World(
            world.people,
            world.places,
            tuple(row for row in world.claims if row.id in names),
            world.beats,
            tuple(row for row in world.occurrences if row.claim in names),
            tuple(row for row in world.acts if row.claim in names),
            tuple(row for row in world.perceptions if row.of in rows),
            tuple(row for row in world.ascriptions if row.claim in names),
        )
    )


def _after(engine: Engine, steps: Sequence[Step], before: frozenset[str]) -> Engine:
    acts: list[Act] = []
    for step in steps:
        world = with_acts(engine.world, acts)
        acts.append(telling(world, step.speaker, step.hearers, step.claim, step.affirmed, step.beat))
    settled, _ = settle(Engine(with_acts(engine.world, acts), engine), before)
    return settled


def _choices(
    engine: Engine, claim: str, steps: int, made: tuple[Step, ...], concerned: Set[str]
) -> Iterator[tuple[Step, ...]]:
    """Sequences of tellings, each by someone who can know, earliest first.

    The last is told to someone ``concerned``: who holds the claim, or says something that hangs together with
    it; whatever others hear changes nobody's mind.
    """
    now = engine
    if made:
        last = made[-1]
        act = telling(engine.world, last.speaker, last.hearers, last.claim, last.affirmed, last.beat)
        now = Engine(with_acts(engine.world, [act]), engine)
    for beat in sorted(engine.world.beats, key=lambda beat: beat.story_order):
        if made and not _later(engine, made[-1].beat, beat):
            continue
        for step in _tellings(now, claim, beat):
            if made and step.speaker not in made[-1].hearers:
                continue  # it is those told who pass it on
            if len(made) + 1 < steps:
                yield from _choices(now, claim, steps, (*made, step), concerned)
            elif not concerned.isdisjoint(step.hearers):
                yield (*made, step)


def _later(engine: Engine, earlier: str, beat: Beat) -> bool:
    before = next(row for row in engine.world.beats if row.id == earlier)
    return engine.stage.key(beat) > engine.stage.key(before)


def _tellings(engine: Engine, claim: str, beat: Beat) -> Iterator[Step]:
    """What someone who is there could tell somebody who is there, to one first, then to all."""
    awake = [row for row in beat.present if row.perceives in ("all", "hears")]
    truths = _truths(engine, claim)
    for speaker in awake:
        if speaker.person not in engine.stage.people or speaker.hidden:
            continue
        hearers = [row.person for row in awake if row is not speaker and not row.hidden]
        hearers = [person for person in hearers if person in engine.stage.people]
        choices: list[tuple[str, ...]] = [(person,) for person in hearers]
        if len(hearers) > 1:
            choices.append(tuple(hearers))
        for truth, affirmed in truths:
            wanted = "holds" if affirmed else "holds not"
            if engine.value((speaker.person,), truth, beat.id) != wanted:
                continue
            for chosen in choices:
                if any(engine.value((person,), truth, beat.id) != wanted for person in chosen):
                    yield Step(speaker.person, chosen, truth, affirmed, beat.id)


def _truths(engine: Engine, claim: str) -> list[tuple[str, bool]]:
    """What there is to tell: what was taken for the claim, what excludes it, that it is not so."""
    explained = [true for _, true, taken in engine.component(claim).explained if taken == claim]
    others = [
        row.id
        for row in engine.component(claim).claims
        if (claim, False) in engine.logic.consequences((row.id, True)) or engine.logic.excludes(claim, row.id)
        if engine.value((), row.id) == "holds"
    ]
    return [(id, True) for id in dict.fromkeys((*explained, *others))] + [(claim, False)]


def in_words(mending: Mending, engine: Engine) -> str:
    """A mending in words: "Spike tells Buffy in s4.1: Faith fell on Spike"."""
    return "; then ".join(step_in_words(step, engine, f" in {step.beat}") for step in mending.steps)


def step_in_words(step: Step, engine: Engine, when: str = "") -> str:
    """A telling in words; ``when`` stands before the colon."""
    names = {person.id: person.name for person in engine.world.people}
    hearers = together(names[hearer] for hearer in step.hearers)
    words = engine.logic.claims[step.claim].text.rstrip(".")
    said = words if step.affirmed else f"it is not so that {clause(words)}"
    return f"{names[step.speaker]} tells {hearers}{when}: {said}"
