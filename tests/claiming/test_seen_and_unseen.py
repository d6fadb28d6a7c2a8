from __future__ import annotations

from fabula.claiming.explaining import with_explanations
from fabula.claiming.inward import inward
from fabula.claiming.standing import with_standing
from fabula.layers import Act, Ascription, Beat, Chapter, Claim, Occurrence, Presence
from fabula.text import Text

IN_DRAWER = Claim("c1", "the ring is in the drawer", "be", ("ring",), place="drawer")
DRAWER = Claim("c2", "the drawer is in the hall", "be", ("drawer",), place="hall")


def _beat(number: int, place: str, *people: str) -> Beat:
    there = tuple(Presence(person) for person in people)
    return Beat(f"s1.{number}", place, number, number, there, start=10 * number)


def test_who_comes_in_sees_how_things_stand() -> None:
    beats = (_beat(1, "hall", "ann"), _beat(2, "hall", "ann", "ben"))
    told = (Occurrence("e1", "s1.1", "c1"), Occurrence("e2", "s1.1", "c2"))
    rows = with_standing(beats, (IN_DRAWER, DRAWER), told)
    assert {(row.beat, row.claim) for row in rows[2:]} == {("s1.2", "c1"), ("s1.2", "c2")}
    assert len({row.id for row in rows}) == len(rows)


def test_nobody_sees_what_is_hidden_or_elsewhere() -> None:
    told = (Occurrence("e1", "s1.1", "c1"), Occurrence("e2", "s1.1", "c2"))
    beats = (_beat(1, "hall", "ann"), _beat(2, "yard", "ben"))
    assert with_standing(beats, (IN_DRAWER, DRAWER), told) == told
    beats = (_beat(1, "hall", "ann"), _beat(2, "hall", "ann", "ben"))
    seen = with_standing(beats, (IN_DRAWER, DRAWER), told, hidden=["c1"])
    assert [row.claim for row in seen[2:]] == ["c2"]


def test_who_leaves_sees_nothing_new() -> None:
    beats = (_beat(1, "hall", "ann", "ben"), _beat(2, "hall", "ann"))
    told = (Occurrence("e1", "s1.1", "c1"), Occurrence("e2", "s1.1", "c2"))
    assert with_standing(beats, (IN_DRAWER, DRAWER), told) == told


def test_a_feeling_is_true_and_known_to_one_alone() -> None:
    love = Claim("c1", "Ann loved Ben", "love", ("ann",), ("ben",))
    came = Claim("c2", "Ann came in", "come in", ("ann",))
    told = (Occurrence("e1", "s1.1", "c1", start=5, stop=9), Occurrence("e2", "s1.1", "c2"))
    claims, occurrences, ascriptions = inward((love, came), told, (), {"ann", "ben"})
    assert [row.claim for row in occurrences] == ["c2"]
    assert claims[0].truth == "true"
    assert [(row.holder, row.stance, row.claim) for row in ascriptions] == [(("ann",), "knows", "c1")]


SAID = "“I saw you kiss her.” “I didn't. Because she fell on me.”"
KISS = Claim("c1", "Ben kissed Cora", "kiss", ("ben",), ("cora",))
FALL = Claim("c2", "Cora fell on Ben", "fall", ("cora",), ("ben",))
HELD = Ascription("t1", ("ann",), "believes", "c1", "s1.2", evidence="saw", start=1, stop=18)


def _explained(words: str, *acts: Act) -> tuple[int, int, int]:
    beats = (_beat(1, "hall", "ben", "cora"), _beat(2, "hall", "ann", "ben", "dan"))
    text = Text.of(words, "talk")
    chapters = (Chapter("ch1", 0, len(words), None),)
    rows = with_explanations((KISS, FALL), acts, ((), (), (HELD,)), beats, (), (), chapters, text)
    occurrences, perceptions, ascriptions = rows
    if occurrences:
        assert (occurrences[0].claim, occurrences[0].story_order) == ("c2", 0.5)
        taken = {(row.by, row.taken_as) for row in perceptions}
        assert taken == {("ann", "c1"), ("dan", None)}  # he hears of it, and was not there
    return len(occurrences), len(perceptions), len(ascriptions)


def test_what_was_seen_is_explained_by_one_concerned() -> None:
    denial = Act("a1", "ben", ("ann",), "deny", "c1", "s1.2", start=23, stop=30)
    reason = Act("a2", "ben", ("ann",), "assert", "c2", "s1.2", start=40, stop=55)
    assert _explained(SAID, denial, reason) == (1, 2, 0)


def test_without_a_denial_or_a_reason_nothing_is_explained() -> None:
    denial = Act("a1", "ben", ("ann",), "deny", "c1", "s1.2", start=23, stop=30)
    reason = Act("a2", "ben", ("ann",), "assert", "c2", "s1.2", start=40, stop=55)
    assert _explained(SAID, reason) == (0, 0, 1)
    assert _explained(SAID.replace("Because she", "Yesterday. She"), denial, reason) == (0, 0, 1)
    assert _explained(SAID, denial, Act("a2", "dan", ("ann",), "assert", "c2", "s1.2")) == (0, 0, 1)


def test_what_holds_a_thing_stands_where_it_is_told_of() -> None:
    beats, told = (_beat(1, "hall", "ann"), _beat(2, "hall", "ann", "ben")), (Occurrence("e1", "s1.1", "c1"),)
    assert [row.claim for row in with_standing(beats, (IN_DRAWER,), told)] == ["c1", "c1"]
    assert with_standing(beats, (IN_DRAWER,), told, places=["drawer"]) == told
