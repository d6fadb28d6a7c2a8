"""Where things are, by clauses that put them somewhere or that say what holds them."""

from __future__ import annotations

import pytest

from tests.reading import read_passage


@pytest.mark.parametrize(
    ("passage", "thing", "place"),
    [
        ("Inside the tin is a ring.", "ring", "tin"),
        ("The yard is where the tin is.", "tin", "yard"),
        ("The tin has a ring in it.", "ring", "tin"),
        ("The tin has the ring inside of it.", "ring", "tin"),
        ("The tin is keeping the ring.", "ring", "tin"),
        ("The box has the ring.", "ring", "box"),
        ("The ring is set to rest in the tin.", "ring", "tin"),
        ("Tom put the ring in the tin.", "ring", "tin"),
        ("Tom set the ring in the tin.", "ring", "tin"),
        ("Tom transported the ring to the tin.", "ring", "tin"),
        ("The ring is situated in the tin.", "ring", "tin"),
    ],
)
def test_where_a_thing_is(passage: str, thing: str, place: str) -> None:
    claims = read_passage(passage).world.claims
    assert [(one.agent, one.place) for one in claims if one.predicate == "be" and one.place] == [
        ((thing,), place)
    ]


def test_who_keeps_a_thing_is_no_place() -> None:
    claims = read_passage("Tom said nothing. Tom is keeping the ring.").world.claims
    assert not [one for one in claims if one.predicate == "be"]
