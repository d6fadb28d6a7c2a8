"""When two passages of a text are about one matter, and what becomes of them when they are not."""

from __future__ import annotations

import pytest
from tiny_worlds import ledger_of

from fabula.layers.world import Claim
from fabula.text import Span
from fabula.world.samematter import NEAR, NEXT, is_definite, is_movable, of_one_time


def read(predicate: str, *agent: str, patient: tuple[str, ...] = ()) -> Claim:
    return Claim("c1", "", predicate, agent, patient, spans=(Span(0, 5),))


def test_what_is_said_of_a_claim_in_two_chapters_is_of_two_times() -> None:
    owning = read("have", "ann", patient=("key",))
    assert of_one_time(owning, 10, 10 + NEAR)
    assert not of_one_time(owning, 10, 11 + NEAR)
    assert of_one_time(owning, None, 11 + NEAR)


def test_what_comes_and_goes_is_of_one_time_for_a_page_and_what_happens_once_for_ever() -> None:
    assert not of_one_time(read("see", "ann", patient=("ben",)), 0, NEXT + 1)
    assert of_one_time(read("die", "ann"), 0, 100 * NEAR)


@pytest.mark.parametrize(
    ("claim", "definite"),
    [
        (read("see", "ann", patient=("something alive",)), False),
        (read("can", "ann"), False),
        (read("do", "ann", patient=("work",)), True),
        (read("break", "ann", patient=("lamp",)), True),
        (Claim("c1", "", "see", ("ann",), ("something",)), True),
    ],
)
def test_a_claim_of_a_text_has_to_name_whom_and_what(claim: Claim, definite: bool) -> None:
    assert is_definite(claim) is definite


@pytest.mark.parametrize(
    ("thing", "movable"),
    [
        ("brass key", True),
        ("her eyes", False),
        ("both feet", False),
        ("the boy", False),
        ("one", False),
        ("map of the hand", True),
    ],
)
def test_hands_and_people_are_nothing_that_is_left_somewhere(thing: str, movable: bool) -> None:
    assert is_movable(thing) is movable


def quarrel(apart: int, predicate: str) -> list[tuple[str, tuple[str, ...]]]:
    """The conflicts where Ann says that Ben does something, and he denies it so many characters later."""
    ledger = ledger_of(
        f"""
        beat = [{{id = "s1.1", present = ["ann", "ben"]}}, {{id = "s2.1", present = ["ann", "ben"]}}]
        [[act]]
        id = "a1"
        beat = "s1.1"
        by = "ann"
        to = "ben"
        act = "assert"
        claim = "deed"
        start = 0
        end = 9
        [[act]]
        id = "a2"
        beat = "s2.1"
        by = "ben"
        to = "ann"
        act = "deny"
        claim = "deed"
        start = {apart}
        end = {apart + 9}
        [[claim]]
        id = "deed"
        text = "Ben does it to the horse"
        predicate = "{predicate}"
        agent = "ben"
        patient = {{text = "horse"}}
        spans = [[0, 9]]
        """
    )
    return [(row.kind, row.people) for row in ledger.conflicts]


def test_a_denial_close_by_contradicts_and_one_far_away_does_not() -> None:
    assert quarrel(200, "feed") == [("contradiction", ("ann", "ben"))]
    assert quarrel(NEAR + 1, "feed") == []


def test_what_happens_once_is_contradicted_at_any_distance() -> None:
    assert quarrel(50 * NEAR, "steal") == [("contradiction", ("ann", "ben"))]
