"""Small worlds drawn at random, the same for the same seed: all kinds of rows, and many collisions."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from random import Random
from typing import Any, TypeVar

from fabula.layers.world import Act, Ascription, Beat, Claim, Occurrence, Perception, Person, Place, Presence
from fabula.world.world import World
from tests.world.valuations import fitting, following, is_state, possible

SENSES = ("all", "all", "all", "all", "sees", "hears", "part", "that", "nothing")
ACTS = ("assert", "assert", "assert", "deny", "deny", "answer", "confess", "accuse", "apologise", "promise")
RARE_ACTS = ("threaten", "refuse", "ask", "request", "withhold")
MANNERS = ("aloud", "aloud", "aloud", "aside", "phone", "letter")
STANCES = ("knows", "believes", "disbelieves", "doubts", "wonders", "unaware", "fears", "wants")
Row = TypeVar("Row", Occurrence, Act)
THINGS = ("ball", "knife")


def chains(world: World, depth: int) -> Iterator[tuple[str, ...]]:
    """Yield all lists of up to that many people in which no two neighbours are the same."""
    people = [person.id for person in world.people]
    for length in range(1, depth + 1):
        for chain in itertools.product(people, repeat=length):
            if all(one != other for one, other in itertools.pairwise(chain)):
                yield chain


def random_world(seed: int) -> World:
    """Return the world of a seed: 2 to 4 people, 1 to 3 places, 2 to 5 claims, 2 to 6 beats."""
    random = Random(seed)
    people = tuple("ann ben cat dan".split()[: random.randint(2, 4)])
    names = tuple("attic barn cave".split()[: random.randint(1, 3)])
    places = tuple(
        Place(id=place, name=place, within=names[0] if place != names[0] and random.random() < 0.15 else None)
        for place in names
    )
    claims = _claims(random, people, places)
    beats = _beats(random, people, names)
    ids = tuple(claim.id for claim in claims)
    occurrences = tuple(
        Occurrence(
            id=f"e{number}",
            beat=random.choice(beats).id,
            claim=random.choice(ids),
        )
        for number in range(random.randint(1, 4))
    )
    occurrences = tuple(_sooner(random, row, beats) for row in occurrences)
    acts = tuple(_act(random, f"a{number}", people, beats, ids) for number in range(random.randint(1, 5)))
    acts = tuple(_sooner(random, row, beats) for row in acts)
    return World(
        people=tuple(Person(id=one, name=one.title(), trust=_trust(random, one, people)) for one in people),
        places=places,
        claims=claims,
        beats=beats,
        occurrences=occurrences,
        acts=acts,
        perceptions=_perceptions(random, people, ids, (*occurrences, *acts)),
        ascriptions=tuple(
            _ascription(random, f"t{number}", people, beats, ids) for number in range(random.randint(0, 3))
        ),
    )


def _claims(random: Random, people: tuple[str, ...], places: tuple[Place, ...]) -> tuple[Claim, ...]:
    """Claims that do not contradict themselves, and of which none puts a thing in two places."""
    claims: tuple[Claim, ...] = ()
    for number in range(random.randint(2, 5)):
        for _ in range(20):
            claim = _claim(random, f"c{number}", people, places, claims)
            if _sound((*claims, claim), places):
                claims = (*claims, claim)
                break
    return claims


def _claim(
    random: Random, name: str, people: tuple[str, ...], places: tuple[Place, ...], before: tuple[Claim, ...]
) -> Claim:
    kind = random.choice(("deed", "deed", "state", "state", "mind", "telling"))
    others = [claim.id for claim in before]
    agent = tuple(random.sample(people, 2 if random.random() < 0.1 else 1))
    claim = Claim(id=name, text=name, predicate="move", agent=agent)
    if kind == "state":
        thing = random.choice((THINGS[0], THINGS[0], THINGS[1], people[0]))
        claim = replace(claim, predicate="be", agent=(thing,), place=random.choice(places).id)
    elif kind == "mind" and others:
        claim = replace(claim, predicate=random.choice(("believe", "know", "think")))
        claim = replace(claim, content=random.choice(others))
    elif kind == "telling" and others:
        recipient = tuple(random.sample([one for one in people if one not in agent] or people, 1))
        claim = replace(claim, predicate=random.choice(("tell", "say")), recipient=recipient)
        claim = replace(claim, content=random.choice(others))
    return replace(
        claim,
        polarity="-" if random.random() < 0.1 else "+",
        truth=random.choice(("true", "false")) if random.random() < 0.2 else "open",
        implies=tuple(other for other in others if random.random() < 0.2),
        opposes=tuple(other for other in others if random.random() < 0.2),
    )


def _sound(claims: tuple[Claim, ...], places: tuple[Place, ...]) -> bool:
    """Whether no claim contradicts itself, and no two that one moment can bring contradict each other."""
    where = [(claim.agent, claim.place) for claim in claims if is_state(claim)]
    content = {claim.id: claim.content for claim in claims}
    return len(set(where)) == len(where) and all(
        (is_state(claim) or following(claims, claim.id, holds=True))
        and fitting(claims, places, claim.id)
        and any(
            all(world.get(one, True) for one in _contents(content, claim.id)) for world in possible(claims)
        )
        for claim in claims
    )


def _contents(content: dict[str, str | None], claim: str) -> list[str]:
    """What is inside a claim, and inside that, and so on."""
    inside = content[claim]
    return [] if inside is None else [inside, *_contents(content, inside)]


def _beats(random: Random, people: tuple[str, ...], places: tuple[str, ...]) -> tuple[Beat, ...]:
    beats = []
    for number in range(random.randint(2, 6)):
        present = tuple(
            Presence(
                person=person,
                perceives=random.choice(SENSES),  # type: ignore[arg-type]
                hidden=random.random() < 0.1,
            )
            for person in people
            if random.random() < 0.7
        )
        order = float(number) if random.random() < 0.8 else float(random.randint(0, 5))
        place = random.choice(places) if random.random() < 0.95 else None
        beats.append(Beat(f"s1.{number + 1}", place, order, float(number), present))
    return tuple(beats)


def _trust(random: Random, person: str, people: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    speakers = [other for other in (*people, "*") if other != person and random.random() < 0.15]
    return tuple((speaker, random.choice(("all", "none", "witness", "witness"))) for speaker in speakers)


def _act(random: Random, name: str, people: tuple[str, ...], beats: tuple[Beat, ...], claims: Any) -> Act:
    def some(share: float, of: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in of if random.random() < share)

    beat = random.choice(beats)
    present = tuple(one.person for one in beat.present) or people
    speaker = random.choice(present) if random.random() < 0.95 else None
    others = tuple(one for one in people if one != speaker)
    manner = random.choice(MANNERS)
    act = Act(
        id=name,
        by=speaker,
        to=some(0.4, others),
        act=random.choice(ACTS if random.random() < 0.85 else RARE_ACTS),  # type: ignore[arg-type]
        claim=random.choice(claims),
        beat=beat.id,
        heard_by=some(0.4, others) if random.random() < 0.2 else None,
        heard=random.choice(("all", "all", "part", "that")),
        condition=random.choice(claims) if random.random() < 0.05 else None,
        sincere=random.choice((None, None, True, False)),
        manner=manner,  # type: ignore[arg-type]
    )
    if manner == "letter" and random.random() < 0.8:
        return replace(act, received=random.choice(beats).id)
    if random.random() < 0.1:  # reported, and often placed nowhere
        beatless = None if random.random() < 0.7 else beat.id
        return replace(act, reported_by=some(0.5, people) or people[:1], beat=beatless)
    return act


def _sooner(random: Random, row: Row, beats: tuple[Beat, ...]) -> Row:
    """The row, now and then with an order of its own: a little before the others of its beat, or anywhere.

    Not anywhere where a beat's place is unknown: nobody can say who is still with a thing there.
    """
    near = [beat.story_order - 0.3 for beat in beats if beat.id == row.beat]
    anywhere = random.random() < 0.5 and all(beat.place for beat in beats)
    own = near[0] if near and not anywhere else random.uniform(0, 7)
    return replace(row, story_order=own) if random.random() < 0.15 else row


def _perceptions(
    random: Random, people: tuple[str, ...], claims: tuple[str, ...], rows: tuple[Occurrence | Act, ...]
) -> tuple[Perception, ...]:
    pairs = [
        (person, row.id)
        for row in rows
        for person in people
        if random.random() < 0.08
        and not (isinstance(row, Act) and row.manner == "letter" and row.by == person)
    ]
    return tuple(
        Perception(
            id=f"v{number}",
            by=person,
            of=row,
            taken_as=random.choice(claims) if random.random() < 0.8 else None,
        )
        for number, (person, row) in enumerate(pairs)
    )


def _ascription(
    random: Random, name: str, people: tuple[str, ...], beats: tuple[Beat, ...], claims: tuple[str, ...]
) -> Ascription:
    holder = [random.choice(people)]
    while random.random() < 0.3 and len(holder) < 3:
        holder.append(random.choice([one for one in people if one != holder[-1]]))
    return Ascription(
        id=name,
        holder=tuple(holder),
        stance=random.choice(STANCES),  # type: ignore[arg-type]
        claim=random.choice(claims),
        beat=random.choice(beats).id,
        condition=random.choice(claims) if random.random() < 0.05 else None,
    )


def written(world: World) -> str:
    """The world as Python rows, without what is as it is by default."""
    lines = []
    for layer in fields(world):
        rows = ",\n        ".join(_row(row) for row in getattr(world, layer.name))
        lines.append(f"    {layer.name}=(\n        {rows},\n    )," if rows else f"    {layer.name}=(),")
    return "World(\n" + "\n".join(lines) + "\n)"


def _row(row: Any) -> str:
    shown = []
    for field in fields(row):
        given = getattr(row, field.name)
        if field.default is MISSING or given != field.default:
            is_rows = field.name == "present"
            told = f"({', '.join(map(_row, given))}{',' if given else ''})" if is_rows else repr(given)
            shown.append(f"{field.name}={told}")
    return f"{type(row).__name__}({', '.join(shown)})"
