"""The slow reference itself, on worlds where docs/beliefs.md leaves no doubt who holds what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fabula.layers.world import (
    Act,
    ActKind,
    Ascription,
    Beat,
    Claim,
    Occurrence,
    Perception,
    Person,
    Place,
    Presence,
)
from fabula.world.world import World
from tests.world.possible_worlds import value

PEOPLE = (Person("ann", "Ann"), Person("ben", "Ben"), Person("cat", "Cat"))
PLACES = (Place("attic", "the attic"), Place("barn", "the barn"))
FALL = Claim("fall", "Cat fell on Ben", "fall", agent=("cat",))
KISS = Claim("kiss", "Ben kissed Cat", "kiss", agent=("ben",), opposes=("fall",))
RAIN = Claim("rain", "It rained", "rain")
BALL_IN_ATTIC = Claim("up", "The ball is in the attic", "be", agent=("ball",), place="attic")
BALL_IN_BARN = Claim("down", "The ball is in the barn", "be", agent=("ball",), place="barn")
CLAIMS = (FALL, KISS, RAIN, BALL_IN_ATTIC, BALL_IN_BARN)


def world(
    *beats: Sequence[Any],
    people: tuple[Person, ...] = PEOPLE,
    perceptions: tuple[Perception, ...] = (),
    claims: tuple[Claim, ...] = CLAIMS,
) -> World:
    """A world of beats: their place, those present (ids or presences), what happens, is said or ascribed."""
    rows: list[Any] = []
    made = []
    for number, (place, present, *happening) in enumerate(beats, 1):
        there = tuple(one if isinstance(one, Presence) else Presence(one) for one in present)
        made.append(Beat(f"s1.{number}", place, float(number), float(number), there))
        rows += [row(f"r{len(rows) + index}", f"s1.{number}") for index, row in enumerate(happening)]
    return World(
        people=people,
        places=PLACES,
        claims=claims,
        beats=tuple(made),
        occurrences=tuple(row for row in rows if isinstance(row, Occurrence)),
        acts=tuple(row for row in rows if isinstance(row, Act)),
        perceptions=perceptions,
        ascriptions=tuple(row for row in rows if isinstance(row, Ascription)),
    )


def happens(claim: Claim) -> Any:
    return lambda name, beat: Occurrence(name, beat, claim.id)


def says(speaker: str, hearers: tuple[str, ...], act: ActKind, claim: Claim, **more: Any) -> Any:
    return lambda name, beat: Act(name, speaker, hearers, act, claim.id, beat, **more)


def ascribed(holder: tuple[str, ...], stance: Any, claim: Claim) -> Any:
    return lambda name, beat: Ascription(name, holder, stance, claim.id, beat)


def test_what_several_see_together_is_common_knowledge() -> None:
    seen = world(("attic", ["ann", "ben"], happens(RAIN)))
    chains = [
        ("ann",),
        ("ben",),
        ("ann", "ben"),
        ("ben", "ann"),
        ("ann", "ben", "ann"),
        ("ben", "ann", "ben"),
    ]
    assert {value(seen, chain, "rain") for chain in chains} == {"holds"}
    assert {value(seen, chain, "rain") for chain in [("cat",), ("ann", "cat"), ("cat", "ann")]} == {"open"}


def test_a_lie_changes_its_hearers_and_not_the_liar() -> None:
    lie = says("ben", ("ann",), "deny", KISS, sincere=False)
    lied = world(("attic", ["ben", "cat"], happens(KISS)), ("barn", ["ann", "ben"], lie))
    assert value(lied, ("ann",), "kiss") == "holds not"
    assert value(lied, ("ben",), "kiss") == "holds"
    assert value(lied, ("ann", "ben"), "kiss") == "holds not"
    assert value(lied, ("ben", "ann"), "kiss") == "holds not"
    assert value(lied, ("cat", "ben"), "kiss") == "holds"


def test_a_liar_who_never_knew_holds_nothing() -> None:
    lie = says("ben", ("ann",), "assert", RAIN, sincere=False)
    lied = world(("barn", ["ann", "ben"], lie))
    assert value(lied, ("ben",), "rain") == "open"
    assert value(lied, ("ann", "ben"), "rain") == "holds"


def test_an_overheard_line_is_held_by_the_one_who_listens_at_the_door() -> None:
    aside = says("ann", ("ben",), "assert", RAIN, manner="aside", heard_by=("cat",))
    heard = world(("attic", ["ann", "ben", Presence("cat", hidden=True)], aside))
    assert value(heard, ("cat",), "rain") == "holds"
    assert value(heard, ("cat", "ben"), "rain") == "holds"
    assert value(heard, ("ben", "cat"), "rain") == "open"


def test_an_aside_that_is_not_overheard_is_the_addressees_alone() -> None:
    aside = says("ann", ("ben",), "assert", RAIN, manner="aside")
    heard = world(("attic", ["ann", "ben", "cat"], aside))
    assert [value(heard, chain, "rain") for chain in [("ben",), ("cat",), ("cat", "ben")]] == [
        "holds",
        "open",
        "open",
    ]


def test_a_hidden_watcher_sees_and_is_not_seen() -> None:
    watched = world(("attic", ["ann", Presence("cat", hidden=True)], happens(RAIN)))
    assert value(watched, ("cat",), "rain") == "holds"
    assert value(watched, ("cat", "ann"), "rain") == "holds"
    assert value(watched, ("ann", "cat"), "rain") == "open"
    assert value(watched, ("cat", "ann", "cat"), "rain") == "open"


def test_a_misperception_spreads_and_yields_to_its_explanation() -> None:
    mistake = (Perception("v1", "ann", "r0", "kiss"),)
    claims = (FALL, Claim("kiss", "Ben kissed Cat", "kiss", agent=("ben",)))
    story = world(
        ("attic", ["ann", "ben", "cat"], happens(FALL)),
        ("barn", ["ann", "ben"], says("ben", ("ann",), "deny", KISS)),
        ("barn", ["ann", "ben"], says("ben", ("ann",), "assert", FALL)),
        perceptions=mistake,
        claims=claims,
    )
    assert value(story, ("ann",), "kiss", "s1.1") == "holds"
    assert value(story, ("ann", "ben"), "kiss", "s1.1") == "holds"
    assert value(story, ("ben",), "kiss", "s1.1") == "open"
    assert value(story, ("ann",), "kiss", "s1.2") == "holds"
    assert value(story, ("ann",), "kiss", "s1.3") == "holds not"  # the denial counts now
    assert value(story, ("ann",), "fall", "s1.3") == "holds"


def test_a_bare_denial_does_not_undo_what_one_saw() -> None:
    denied = world(
        ("attic", ["ann", "ben"], happens(KISS)),
        ("attic", ["ann", "ben"], says("ben", ("ann",), "deny", KISS)),
    )
    assert value(denied, ("ann",), "kiss") == "holds"
    assert value(denied, ("ann",), "fall") == "holds not"
    assert value(denied, ("ann", "ben"), "kiss") == "holds"


def test_who_is_told_in_private_knows_and_others_do_not_know_that_he_does() -> None:
    told = world(
        ("attic", ["ann", "cat"], happens(RAIN)),
        ("barn", ["ann", "ben"], says("ann", ("ben",), "assert", RAIN)),
    )
    assert value(told, ("ben",), "rain", "s1.1") == "open"
    assert value(told, ("ben",), "rain") == "holds"
    assert value(told, ("ann", "ben"), "rain") == "holds"
    assert value(told, ("cat", "ben"), "rain") == "open"


def test_a_letter_tells_when_it_is_read() -> None:
    letter = says("ann", ("ben",), "assert", RAIN, manner="letter", received="s1.3")
    sent = world(("attic", ["ann", "ben", "cat"], letter), ("barn", ["ben"]), ("barn", ["ben", "cat"]))
    assert [value(sent, ("ben",), "rain", beat) for beat in ("s1.1", "s1.2", "s1.3")] == [
        "open",
        "open",
        "holds",
    ]
    assert value(sent, ("ben", "ann"), "rain") == "holds"
    assert value(sent, ("ann", "ben"), "rain") == "open"
    assert value(sent, ("cat",), "rain") == "open"


def test_one_who_did_not_see_a_thing_moved_looks_where_it_was() -> None:
    moved = world(
        ("attic", ["ann", "ben"], happens(BALL_IN_ATTIC)),
        ("attic", ["ben"], happens(BALL_IN_BARN)),
        ("barn", ["ann", "ben"]),
    )
    places = {
        chain: value(moved, chain, "up") for chain in [("ann",), ("ben",), ("ben", "ann"), ("ann", "ben")]
    }
    assert places == {
        ("ann",): "holds",
        ("ben",): "holds not",
        ("ben", "ann"): "holds",
        ("ann", "ben"): "holds",
    }
    assert value(moved, ("ben",), "down") == "holds"
    assert value(moved, ("ann",), "down") == "holds not"


def test_news_of_a_thing_is_believed_unless_its_hearer_is_still_with_it() -> None:
    news = says("ben", ("ann",), "assert", BALL_IN_BARN)
    away = world(("attic", ["ann"], happens(BALL_IN_ATTIC)), ("barn", ["ann", "ben"], news))
    there = world(("attic", ["ann"], happens(BALL_IN_ATTIC)), ("attic", ["ann", "ben"], news))
    assert value(away, ("ann",), "down") == "holds"
    assert value(there, ("ann",), "down") == "holds not"


def test_an_ascribed_doubt_resets_and_later_evidence_counts_again() -> None:
    doubted = world(
        ("attic", ["ann"], happens(RAIN), ascribed(("ann",), "doubts", RAIN)),
        ("attic", ["ann", "ben"], says("ben", ("ann",), "assert", RAIN)),
        ("attic", [], ascribed(("cat", "ann"), "disbelieves", RAIN)),
    )
    assert [value(doubted, ("ann",), "rain", beat) for beat in ("s1.1", "s1.2")] == ["open", "holds"]
    assert value(doubted, ("cat", "ann"), "rain") == "holds not"
    assert value(doubted, ("cat",), "rain") == "open"


def test_a_witness_is_trusted_about_where_he_stayed_longer() -> None:
    wary = (Person("ann", "Ann", trust=(("*", "witness"),)), *PEOPLE[1:])
    news = says("ben", ("ann",), "assert", BALL_IN_BARN)
    start = ("attic", ["ann", "ben"], happens(BALL_IN_ATTIC))
    stayed = world(start, ("attic", ["ben"]), ("barn", ["ann", "ben"], news), people=wary)
    left = world(start, ("attic", ["cat"]), ("barn", ["ann", "ben"], news), people=wary)
    assert value(stayed, ("ann",), "down") == "holds"
    assert value(left, ("ann",), "down") == "holds not"
    assert value(left, ("ben", "ann"), "down") == "holds"  # who speaks takes his hearer to believe him


def test_what_is_said_of_another_mind_is_held_of_that_mind_alone() -> None:
    thinks = Claim("thinks", "Cat thinks that it rained", "think", agent=("cat",), content="rain")
    told = world(("attic", ["ann", "ben"], says("ann", ("ben",), "assert", thinks)), claims=(RAIN, thinks))
    assert value(told, ("ben", "cat"), "rain") == "holds"
    assert value(told, ("ben",), "rain") == "open"
    assert value(told, ("cat",), "rain") == "open"


def test_a_question_and_a_conditional_promise_tell_nothing() -> None:
    asked = world(
        ("attic", ["ann", "ben"], says("ann", ("ben",), "ask", RAIN)),
        ("attic", ["ann", "ben"], says("ann", ("ben",), "promise", KISS, condition="rain")),
    )
    assert {value(asked, chain, claim) for chain in [("ann",), ("ben",)] for claim in ("rain", "kiss")} == {
        "open"
    }
