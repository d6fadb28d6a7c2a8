from __future__ import annotations

import pytest

from tests.relating.people import relations_of, told

SMILED = (
    "her/PRP$/2/nmod:poss sister/NN/3/nsubj smiled=smile/VBD/0/root as/IN/6/mark {}/NNP/6/nsubj "
    "left=leave/VBD/3/advcl"
)
DAWN, SUE = SMILED.format("Dawn"), SMILED.format("Sue")
KISSED = "Dawn/NNP/2/nsubj kissed=kiss/VBD/0/root her/PRP$/4/nmod:poss sister/NN/2/obj"
STATED = "{}/NNP/5/nsubj was=be/VBD/5/cop Ann/NNP/5/nmod:poss 's/POS/3/case {}/NN/0/root"
MEANS = {"her": "ann"}
BACK = {("sister", "Dawn"): 0.3}
AHEAD = {("Dawn", "sister"): 0.4}


def test_the_only_one_who_can_be_meant_wherever_she_is_spoken_of() -> None:
    rows = relations_of(DAWN, DAWN, DAWN, means=MEANS, takes_up=BACK)
    assert told(rows) == [("dawn", "sister", "ann")] * 3
    assert {row.maker for row in rows} == {"relations: presence"}
    (stated,) = relations_of(STATED.format("Dawn", "sister"))
    assert all(row.certainty < stated.certainty for row in rows)


def test_a_name_that_takes_up_the_description() -> None:
    assert told(relations_of(DAWN, DAWN, means=MEANS, takes_up=AHEAD)) == [("dawn", "sister", "ann")] * 2
    assert relations_of(DAWN, means=MEANS, takes_up=AHEAD) == []


def test_presence_alone_tells_nothing() -> None:
    assert relations_of(DAWN, DAWN, DAWN, means=MEANS) == []
    assert relations_of(DAWN, DAWN, means=MEANS, takes_up=BACK) == []


def test_links_alone_tell_nothing() -> None:
    far = SMILED.replace("{}/NNP", "she/PRP")
    between = "Rain/NN/2/nsubj fell=fall/VBD/0/root"
    sentences = [DAWN, between, far, between, far, between, far]
    assert relations_of(*sentences, means=MEANS, takes_up=BACK) == []


@pytest.mark.parametrize("other", [SUE, KISSED], ids=["somebody else there", "both in one clause"])
def test_what_speaks_against_it(other: str) -> None:
    assert relations_of(DAWN, DAWN, DAWN, other, means=MEANS, takes_up={**BACK, **AHEAD}) == []


def test_nobody_is_her_own_sister_nor_of_the_other_gender() -> None:
    own, man = SMILED.format("Ann"), SMILED.format("Ben")
    for sentence, name in ((own, "Ann"), (man, "Ben")):
        takes_up = {(name, "sister"): 0.9, ("sister", name): 0.3}
        assert relations_of(sentence, sentence, sentence, means=MEANS, takes_up=takes_up) == []


def test_links_to_the_possessor_count_for_nobody() -> None:
    takes_up = {("sister", "Dawn"): 0.06, ("sister", "her"): 0.2}
    assert len(relations_of(DAWN, DAWN, DAWN, means=MEANS, takes_up=takes_up)) == 3


def test_what_is_stated_goes_first() -> None:
    friend, other = STATED.format("Dawn", "friend"), STATED.format("Sue", "sister")
    apart = "Rain/NN/2/nsubj fell=fall/VBD/0/root"
    found = relations_of(friend, DAWN, DAWN, DAWN, means=MEANS, takes_up=BACK)
    assert told(found) == [("dawn", "friend", "ann")]
    found = relations_of(other, apart, apart, DAWN, DAWN, DAWN, means=MEANS, takes_up=BACK)
    assert told(found) == [("sue", "sister", "ann")]
