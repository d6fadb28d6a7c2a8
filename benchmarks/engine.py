"""How the engine's cost grows: a made-up world of many people and events, and a run again after one edit."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path

from fabula.layers.world import Act, Beat, Claim, Occurrence, Person, Place, Presence
from fabula.world.attitudes import attitudes_of
from fabula.world.engine import Engine
from fabula.world.world import World

SEED = 20261123
SIZES = ((25, 2_500), (50, 5_000), (100, 10_000))
"""People and events."""
IN_A_BEAT = 6
CLAIMS_A_TOPIC = 5


def measure(data: Path, split: str) -> dict[str, object]:
    """Set up, answer for every pair of people about 200 claims, write the ledger, edit one event and repeat.

    The world is drawn from a fixed seed; ``data`` and ``split`` do not matter.
    """
    figures: dict[str, object] = {}
    for people, events in SIZES:
        figures[f"{people} people, {events} events"] = _run(made_up(people, events))
    return {"worlds": figures}


def made_up(people: int, events: int, seed: int = SEED) -> World:
    """A world in which six people meet in each beat, and each beat has two events and two tellings."""
    draw = random.Random(seed)
    names = [f"p{number}" for number in range(people)]
    places = [f"place{number}" for number in range(20)]
    count = events // 4
    claims = tuple(_claim(number, draw, names, places) for number in range(count))
    beats, occurrences, acts = [], [], []
    for number in range(events // 4):
        there = draw.sample(names, IN_A_BEAT)
        id = f"s{number // 8 + 1}.{number % 8 + 1}"
        present = tuple(Presence(person, hidden=draw.random() < 0.05) for person in there)
        beats.append(Beat(id, draw.choice(places), number, number, present))
        for turn in range(2):
            happens = draw.choice(claims).id
            occurrences.append(Occurrence(f"e{2 * number + turn + 1}", id, happens))
            kind = draw.choice(("assert", "assert", "deny"))
            said = draw.choice(claims).id
            acts.append(Act(f"a{2 * number + turn + 1}", there[turn], (there[2],), kind, said, id))
    persons = tuple(Person(name, name) for name in names)
    where = tuple(Place(place, place) for place in places)
    return World(persons, where, claims, tuple(beats), tuple(occurrences), tuple(acts))


def _claim(number: int, draw: random.Random, names: list[str], places: list[str]) -> Claim:
    id, topic = f"c{number + 1}", number // CLAIMS_A_TOPIC * CLAIMS_A_TOPIC
    if number % CLAIMS_A_TOPIC == 0:
        thing = f"thing{topic}"
        return Claim(id, f"the {thing} is somewhere", "be", (thing,), place=draw.choice(places))
    one, other = draw.sample(names, 2)
    opposes = (f"c{topic + 2}",) if number % CLAIMS_A_TOPIC == 2 else ()
    implies = (f"c{topic + 1}",) if number % CLAIMS_A_TOPIC == 3 else ()
    return Claim(id, f"{one} met {other}", "meet", (one,), (other,), opposes=opposes, implies=implies)


def _run(world: World) -> dict[str, object]:
    timings: dict[str, object] = {}

    def timed(name: str, begin: float) -> None:
        timings[name] = round(time.perf_counter() - begin, 4)

    begin = time.perf_counter()
    engine = Engine(world)
    timed("set up", begin)
    begin = time.perf_counter()
    _ask_all(engine)
    timed("answers of every pair about 200 claims", begin)
    begin = time.perf_counter()
    rows = len(attitudes_of(engine))
    timed("ledger", begin)
    cut = replace(world, occurrences=world.occurrences[:1000] + world.occurrences[1001:])
    begin = time.perf_counter()
    again = Engine(cut, engine)
    timed("set up after one edit", begin)
    begin = time.perf_counter()
    _ask_all(again)
    timed("the same answers after one edit", begin)
    begin = time.perf_counter()
    for claim in world.claims[:50]:
        for person in world.people:
            engine.value((person.id,), claim.id, "s40.1")
    timings["who holds a claim at a beat, one claim"] = round((time.perf_counter() - begin) / 50, 5)
    return {**timings, "rows of the ledger": rows}


def _ask_all(engine: Engine) -> None:
    people = [person.id for person in engine.world.people]
    for claim in engine.world.claims[:200]:
        for one in people:
            engine.value((one,), claim.id)
            for other in people:
                engine.value((one, other), claim.id)
