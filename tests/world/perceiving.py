"""The moments of a world and how everybody perceives them, as the table of docs/beliefs.md has it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fabula.layers.world import EVERYBODY, Act, Ascription, Claim, Occurrence, Presence
from fabula.world.world import World
from tests.world.valuations import carried

THAT, PART, FULL = 1, 2, 3  # levels; 0 is for what somebody does not perceive
NARRATOR = "narrator"
HEARD = {"that": THAT, "part": PART, "all": FULL}

Time = tuple[float, ...]
"""Story order, place of the beat in the world, kind of row, as listed, written or read."""
BEGINNING: Time = (-math.inf, -1)


@dataclass(frozen=True)
class Moment:
    """An occurrence, act or ascription at its time, with how everybody perceives it."""

    time: Time
    row: Occurrence | Act | Ascription
    beat: int  # place of its beat in the world, -1 for none
    claim: str | None
    level: Mapping[str, int]
    noticed: frozenset[str]
    taken: Mapping[str, tuple[str, str]]  # person: the perception, and the claim that it is taken for
    mistaken: str | None = None  # the perception by which the first of the chain takes it for another claim


def moments(world: World, at: str | None) -> list[Moment]:
    """Return the moments up to the end of a beat, in order."""
    found = []
    place_of = {beat.id: place for place, beat in enumerate(world.beats)}
    for kind, rows in enumerate((world.occurrences, world.acts, world.ascriptions)):
        row: Occurrence | Act | Ascription
        for listed, row in enumerate(rows):  # type: ignore[assignment]
            beat = -1 if row.beat is None else place_of[row.beat]
            order = world.beats[beat].story_order if row.beat is not None else -math.inf
            order = order if row.story_order is None else row.story_order
            found.append(_moment(world, (order, beat, kind, listed, 0), row, read=False))
            if isinstance(row, Act) and row.manner == "letter" and row.received is not None:
                beat = place_of[row.received]
                time = (world.beats[beat].story_order, beat, kind, listed, 1)
                found.append(_moment(world, time, row, read=True))
    end = math.inf if at is None else world.beats[place_of[at]].story_order
    return sorted((moment for moment in found if moment.time[0] <= end), key=lambda moment: moment.time)


def _moment(world: World, time: Time, row: Occurrence | Act | Ascription, *, read: bool) -> Moment:
    beat = int(time[1])
    if isinstance(row, Ascription):  # nobody perceives it
        return Moment(time, row, beat, row.claim, {}, frozenset(), {})
    present = {one.person: one for one in world.beats[beat].present} if beat >= 0 else {}
    rows = {one.by: one for one in world.perceptions if one.of == row.id}
    level, noticed = {}, set()
    for person in (one.id for one in world.people):
        known = person in rows
        as_claim = rows[person].taken_as if known else None
        perceived = FULL if as_claim is not None else THAT
        alone = isinstance(row, Act) and (row.act == "withhold" or (row.manner == "letter" and not read))
        if alone and person != row.by:  # type: ignore[union-attr]
            level[person] = 0
        elif known:
            level[person] = perceived
        else:
            level[person] = _level(world, row, person, present.get(person), read=read)
        # Unnoticed: hidden, or absent while neither speaking, nor acting, nor spoken to.
        takes_part = person in _taking_part(world, row)
        if takes_part if person not in present else not present[person].hidden:
            noticed.add(person)
    level[NARRATOR] = FULL if isinstance(row, Occurrence) else 0
    taken = {by: (one.id, one.taken_as) for by, one in rows.items() if one.taken_as is not None}
    return Moment(time, row, beat, row.claim, level, frozenset(noticed), taken)


def _taking_part(world: World, row: Occurrence | Act) -> set[str | None]:
    return set(claims_of(world)[row.claim].agent) if isinstance(row, Occurrence) else {row.by, *row.to}


def _level(world: World, row: Occurrence | Act, person: str, there: Presence | None, *, read: bool) -> int:
    """The table of the page, from its second row on; the first that applies."""
    senses = there.perceives if there else None
    if isinstance(row, Occurrence):
        if person in claims_of(world)[row.claim].agent:
            return 0 if senses == "nothing" else FULL
        return {"all": FULL, "sees": FULL, "hears": THAT, "part": THAT, "that": THAT}.get(senses or "", 0)
    if person == row.by:
        return 0 if read else FULL  # a letter is read by its readers alone
    if person in row.to:
        if row.manner == "letter":
            return FULL  # it is being read; the beat in which it is written is the writer's alone
        return {"nothing": 0, "sees": THAT, "that": THAT, "part": PART}.get(senses or "", FULL)
    if row.heard_by is not None and person in row.heard_by:
        return 0 if senses == "nothing" else HEARD[row.heard]
    if senses in (None, "nothing") or row.manner == "letter":
        return 0
    if row.manner in ("aloud", "phone") and row.heard_by is None:
        return {"all": FULL, "hears": FULL, "part": PART}.get(senses, THAT)
    return THAT


def as_perceived(moment: Moment, person: str) -> Moment:
    """The moment as the first of a chain perceives it: with what it is taken for."""
    perception, claim = moment.taken.get(person, (moment.mistaken, moment.claim))
    mistaken = perception if claim != moment.row.claim else None
    return replace(moment, claim=claim, mistaken=mistaken, taken={})


# Who was where


def trusts(
    world: World, seen: Sequence[Moment], chain: tuple[str, ...], moment: Moment, speaker: str | None
) -> bool:
    """Whether for a chain its last trusts the speaker of an act; ``seen`` is what the others see."""
    hearer = chain[-1]
    policies = dict(next(one.trust for one in world.people if one.id == hearer))
    policy = policies.get(speaker or EVERYBODY, policies.get(EVERYBODY, "all"))
    if policy != "witness" or chain == (speaker, hearer):  # who speaks takes his hearer to believe him
        return policy == "all" or chain == (speaker, hearer)
    # In the place of the last beat in which the chain perceived an occurrence that carries a state of it ...
    bearing = _perceived(world, seen, hearer, things_of(world, moment.claim), moment.time)
    if not bearing or moment.beat < 0:  # words without a beat: nobody knows who had been where by then
        return False
    where = place_of(world, bearing[-1].beat)
    beats = [time for time, place in beats_between(world, BEGINNING, moment.time) if place == where]
    last = max((time for time in beats if hearer in present_at(world, time)), default=BEGINNING)
    # ... the speaker was present in a later beat; and those before the hearer saw it.
    watched = {speaker, *chain[:-1]}
    return any(time > last and watched <= present_at(world, time) for time in beats)


def still_with_it(world: World, seen: Sequence[Moment], hearer: str, thing: str, then: Time) -> bool:
    """Whether the hearer has been with the thing ever since an occurrence told them of a state of it."""
    bearing = _perceived(world, seen, hearer, {thing}, then)
    # Of words without a beat, or in a beat before that of what was seen, nothing is known.
    if not bearing or then[1] < 0 or beat_time(world, then) < beat_time(world, bearing[-1].time):
        return False
    where = place_of(world, bearing[-1].beat)
    since = beats_between(world, bearing[-1].time, then)
    return all((hearer in present_at(world, time)) is (place == where) for time, place in since)


def _perceived(
    world: World, seen: Sequence[Moment], person: str, things: set[str], before: Time
) -> list[Moment]:
    """The occurrences that a person perceived at full before a time and that carry a state of the things."""
    found = []
    for moment in (as_perceived(moment, person) for moment in seen):
        perceived = isinstance(moment.row, Occurrence) and moment.level.get(person, 0) == FULL
        if perceived and moment.time < before and things & things_of(world, moment.claim):
            found.append(moment)
    return found


def things_of(world: World, claim: str | None) -> set[str]:
    """The things of which a claim carries states."""
    states = carried(world.claims, claim or "", holds=True)
    return {thing for state in states for thing in claims_of(world)[state].agent}


# The world's rows


def claims_of(world: World) -> dict[str, Claim]:
    return {claim.id: claim for claim in world.claims}


def place_of(world: World, beat: int) -> str:
    """The place of a beat; an unknown one is no other beat's."""
    return (world.beats[beat].place if beat >= 0 else None) or f"unknown {beat}"


def present_at(world: World, time: Time) -> set[str]:
    return {one.person for one in world.beats[int(time[1])].present}


def beats_between(world: World, after: Time, until: Time) -> list[tuple[Time, str]]:
    """The beats after one moment's beat up to another's, as pairs of their time and place, in order."""
    times = [(beat.story_order, place) for place, beat in enumerate(world.beats)]
    first, last = beat_time(world, after), beat_time(world, until)
    return sorted((time, place_of(world, time[1])) for time in times if first < time <= last)


def beat_time(world: World, time: Time) -> Time:
    """The time of a moment's beat; the moment's own where it has none."""
    beat = int(time[1])
    return (world.beats[beat].story_order, beat) if beat >= 0 else time[:2]
