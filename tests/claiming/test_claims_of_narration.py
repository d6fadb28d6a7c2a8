from __future__ import annotations

from fabula.layers import OCCURRENCES, PERCEPTIONS
from tests.claiming.read_claims import read_claims


def test_what_is_somewhere_and_where_it_is_put() -> None:
    found = read_claims("Ann entered the attic. The lamp is in the chest. Ann moved the lamp to the shelf.")
    lamp = found.claim("The lamp is in the chest")
    assert (lamp.predicate, lamp.agent, lamp.place) == ("be", ("lamp",), "chest")
    assert found.follows("Ann moved the lamp to the shelf") == ["The lamp is in the shelf"]
    assert found.claim("The lamp is in the shelf").place == "shelf"


def test_it_is_the_thing_that_was_told_of() -> None:
    found = read_claims("Ann took the lamp. She put it into the chest.")
    assert found.follows("Ann put the lamp into the chest") == ["The lamp is in the chest"]


def test_what_is_in_a_vessel_is_the_vessels_state() -> None:
    found = read_claims("Ann filled the jug with cider. Ben swapped the cider in the jug with vinegar.")
    (before,) = found.follows("Ann filled the jug with cider")
    (after,) = found.follows("Ben swapped the cider in the jug with vinegar")
    assert (before, after) == ("The jug contains cider", "The jug contains vinegar")
    assert found.claim(before).agent == found.claim(after).agent == ("jug",)


def test_what_is_closed_is_so_afterwards() -> None:
    assert read_claims("Ann closed the gate.").follows("Ann closed the gate") == ["The gate is closed"]


def test_what_is_denied_does_not_happen() -> None:
    found = read_claims("Ann greeted Ben. Ben did not greet Ann.")
    assert found.happens == ["Ann greeted Ben"]
    assert found.claim("Ben greeted Ann").truth == "false"


def test_what_is_only_planned_does_not_happen() -> None:
    assert read_claims("Ann wanted to leave the house.").happens == []


def test_who_sees_it_and_who_does_not() -> None:
    found = read_claims("Ann hid the ring in the clock. Ben saw Ann hide the ring in the clock.")
    assert ("ben", "Ann hid the ring in the clock") in found.seen
    missed = read_claims(
        "Ann hid the ring in the clock. Ben did not notice that Ann hid the ring in the clock."
    )
    assert missed.seen == [("ben", "")]
    assert missed.held == [(("ben",), "unaware", "Ann hid the ring in the clock")]


def test_what_people_think_know_and_do_not_believe() -> None:
    found = read_claims(
        "Ann thought that Ben was a thief. Ben knew that Ann lied. Dawn did not believe that Ben was a thief."
    )
    assert found.held == [
        (("ann",), "believes", "Ben was a thief"),
        (("ben",), "knows", "Ann lied"),
        (("dawn",), "disbelieves", "Ben was a thief"),
    ]
    assert found.happens == []


def test_a_feeling_is_for_somebody() -> None:
    found = read_claims("Ann loved Ben. Ben was angry at Ann.")
    assert found.held == [(("ann",), "loves", ""), (("ben",), "angry", "")]


def test_told_asked_and_claimed() -> None:
    found = read_claims(
        "Ann told Ben that Dawn kissed Tom. Tom denied that Dawn kissed Tom. Ben asked Ann to leave. "
        "Dawn privately told Ann that Ben stole the ring."
    )
    assert found.said == [
        ("ann", "assert", "Dawn kissed Tom"),
        ("tom", "deny", "Dawn kissed Tom"),
        ("ben", "request", "Ann will leave"),
        ("dawn", "assert", "Ben stole the ring"),
    ]
    assert [row.to for row in found.acts] == [("ben",), (), ("ann",), ("ann",)]
    assert [row.manner for row in found.acts] == ["aloud", "aloud", "aloud", "aside"]


def test_what_is_left_out_is_kept_from_who_is_told() -> None:
    found = read_claims("Ann told Ben that Tom had a debt, leaving out the duel.")
    withheld = found.acts[-1]
    assert (withheld.by, withheld.act, withheld.to) == ("ann", "withhold", ("ben",))
    assert found.text(withheld.claim) == "The duel happened"


def test_a_claim_may_be_inside_another() -> None:
    found = read_claims("Ann told Ben that Dawn thinks that Tom stole the ring.")
    outer = found.claims[found.acts[0].claim]
    assert (outer.predicate, outer.agent) == ("think", ("dawn",))
    assert found.text(outer.content) == "Tom stole the ring"


def test_what_goes_on_in_somebody_leaves_no_gap_in_what_happens() -> None:
    found = read_claims(
        "Ann needed Tom. Ann hid the ring in the clock. Ben saw Ann hide the ring in the clock."
    )
    assert [row.id for row in found.book[OCCURRENCES]] == ["e1"]
    assert [(row.by, row.of) for row in found.book[PERCEPTIONS]] == [("ben", "e1")]


def test_it_is_not_the_subject_of_its_own_verb() -> None:
    found = read_claims("Ann entered the attic. The damp reached the trunk, and the mould spoiled it.")
    assert "The mould spoiled the trunk" in found.happens


def test_how_something_looks_is_told_whether_it_is_so_is_not() -> None:
    found = read_claims("Ann went to the orchard. The ladders appear to be full of rot.")
    assert "The ladders appear to be full of rot" in found.happens
    assert "The ladders are full of rot" not in found.happens


def test_what_somebody_is_seen_doing_is_not_the_seers_deed() -> None:
    found = read_claims("Ann watched from the gate. She noticed a fox stealing the eggs.")
    assert found.claim("A fox was stealing the eggs").agent == ("fox",)
