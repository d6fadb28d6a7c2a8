"""Any world that can be: a strategy for Hypothesis."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from fabula.layers.world import (
    Act,
    ActKind,
    Ascription,
    Beat,
    Claim,
    Evidence,
    Heard,
    Manner,
    Occurrence,
    Perceives,
    Perception,
    Person,
    Place,
    Presence,
    Stance,
    TellingLevel,
    Truth,
)
from fabula.text import Span
from fabula.world.world import World

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
NAME = TEXT.filter(lambda text: text.strip() != "") | st.sampled_from(
    ["Ann", "Ben", "p1", "Hall", "h1", "e1"]
)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
CERTAINTY = st.floats(0, 1) | st.just(1.0)
SPAN = st.tuples(st.integers(0, 99), st.integers(0, 9)).map(lambda ends: Span(ends[0], sum(ends)))


def _some(ids: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), max_size=most).map(tuple) if ids else st.just(())


def _one(ids: list[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(ids) if ids else st.none()


def _choice(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A world without mistakes; whatever may be odd in one is."""
    ids = [f"p{number}" for number in range(1, draw(st.integers(0, 3)) + 1)]
    places = [f"h{number}" for number in range(1, draw(st.integers(0, 2)) + 1)]
    claims = draw(st.lists(st.sampled_from(["c1", "c2", "c3", "kiss", "x.9"]), unique=True))
    beats = draw(st.lists(st.sampled_from(["s1.1", "s2.1", "s9.3", "hall"]), unique=True))
    anyone = [*ids, "narrator", "everyone"]

    def traced() -> dict[str, Any]:
        ends = draw(st.none() | SPAN)
        start, stop = ends if ends is not None else (None, None)
        return {"start": start, "stop": stop, "certainty": draw(CERTAINTY), "maker": draw(TEXT)}

    def numbered(stem: str) -> list[str]:
        return draw(st.lists(st.sampled_from([f"{stem}1", f"{stem}2", f"{stem}7"]), unique=True))

    def person(id: str) -> Person:
        pairs = st.tuples(st.sampled_from(anyone), TEXT)
        policies = st.tuples(st.sampled_from([*ids, "*"]), st.sampled_from(["all", "none", "witness"]))
        return Person(
            id,
            draw(NAME),
            tuple(draw(st.lists(TEXT, max_size=2))),
            draw(st.none() | TEXT),
            tuple(draw(st.lists(pairs, max_size=2))),
            tuple(draw(st.lists(policies, max_size=2, unique_by=lambda pair: pair[0]))),
        )

    def claim(number: int, id: str) -> Claim:
        later = claims[number + 1 :]
        filler = st.lists(NAME | st.sampled_from([*ids, *places, ""]), max_size=2).map(tuple)
        implies = draw(_some(later))
        return Claim(
            id,
            draw(NAME),
            draw(TEXT),
            *(draw(filler) for _ in range(3)),
            place=draw(st.none() | NAME | st.sampled_from([*places, ""])),
            time=draw(st.none() | TEXT),
            asked=draw(st.none() | TEXT),
            content=draw(_one(later)),
            polarity=draw(st.sampled_from("+-")),
            truth=draw(_choice(Truth)),
            opposes=draw(_some([other for other in claims if other != id and other not in implies])),
            implies=implies,
            spans=tuple(draw(st.lists(SPAN, max_size=2))),
            certainty=draw(CERTAINTY),
            maker=draw(TEXT),
        )

    def beat(id: str) -> Beat:
        there = st.builds(
            Presence, st.sampled_from([*ids, "narrator"]), _choice(Perceives), st.booleans(), CERTAINTY
        )
        return Beat(
            id,
            draw(_one(places)),
            draw(NUMBER | st.sampled_from([1.0, 2.0])),
            draw(NUMBER | st.sampled_from([1.0, 2.0])),
            tuple(draw(st.lists(there, max_size=3, unique_by=lambda row: row.person))),
            draw(_choice(TellingLevel)),
            **traced(),
        )

    def act(id: str) -> Act:
        in_beat = draw(_one(beats))
        manner = draw(_choice(Manner))
        return Act(
            id,
            draw(_one(anyone)),
            draw(_some(anyone)),
            draw(_choice(ActKind)),
            draw(st.sampled_from(claims)),
            in_beat,
            heard_by=draw(st.none() | _some(anyone)),
            heard=draw(_choice(Heard)),
            condition=draw(_one(claims)),
            sincere=draw(st.none() | st.booleans()),
            reported_by=draw(_some(anyone)) if in_beat is not None else ("narrator",),
            manner=manner,
            received=draw(_one(beats)) if manner == "letter" else None,
            quote=draw(st.none() | TEXT),
            story_order=draw(st.none() | NUMBER),
            **traced(),
        )

    def attitude(id: str) -> Ascription:
        holder = [draw(st.sampled_from(anyone))]
        return Ascription(
            id,
            (*holder, draw(st.sampled_from([other for other in anyone if other not in holder]))),
            draw(_choice(Stance)),
            draw(st.sampled_from(claims)),
            draw(st.sampled_from(beats)),
            draw(_some(anyone)),
            draw(_one(claims)),
            draw(st.none() | _choice(Evidence)),
            draw(_some(anyone)),
            draw(st.none() | NUMBER),
            **traced(),
        )

    def perception(id: str, moments: list[str]) -> Perception:
        by, of = draw(st.sampled_from(anyone)), draw(st.sampled_from(moments))
        return Perception(id, by, of, draw(_one(claims)), draw(TEXT), **traced())

    def occurrence(id: str) -> Occurrence:
        in_beat, claim = draw(st.sampled_from(beats)), draw(st.sampled_from(claims))
        return Occurrence(id, in_beat, claim, draw(st.none() | NUMBER), **traced())

    def place(number: int, id: str) -> Place:
        return Place(id, draw(NAME), draw(_one(places[number + 1 :])))

    occurrences = tuple(occurrence(id) for id in (numbered("e") if beats and claims else []))
    acts = tuple(act(id) for id in (numbered("a") if claims else []))
    moments = [row.id for row in (*occurrences, *acts)]
    return World(
        people=tuple(person(id) for id in ids),
        places=tuple(place(number, id) for number, id in enumerate(places)),
        claims=tuple(claim(number, id) for number, id in enumerate(claims)),
        beats=tuple(beat(id) for id in beats),
        occurrences=occurrences,
        acts=acts,
        perceptions=tuple(perception(id, moments) for id in (numbered("p") if moments else [])),
        ascriptions=tuple(attitude(id) for id in (numbered("t") if beats and claims else [])),
    )
