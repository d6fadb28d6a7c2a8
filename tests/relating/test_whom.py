from __future__ import annotations

from tests.relating.people import relations_of, told

SAW = "Ben/NNP/2/nsubj saw=see/VBD/0/root her/PRP$/4/nmod:poss sister/NN/2/obj ,/,/6/punct Dawn/NNP/4/appos"


def test_a_pronoun_that_is_only_linked_counts_less_than_one_resolved() -> None:
    assert relations_of(SAW, refers={"her": "ann"}) == []
    twice = relations_of(SAW, SAW, refers={"her": "ann"})
    assert told(twice) == [("dawn", "sister", "ann")] * 2
    (resolved,) = relations_of(SAW, means={"her": "ann"})
    assert twice[0].certainty < resolved.certainty


def test_a_resolution_goes_before_a_link() -> None:
    assert told(relations_of(SAW, means={"her": "ann"}, refers={"her": "sue"})) == [("dawn", "sister", "ann")]


def test_a_link_to_nobody_of_the_cast_is_none() -> None:
    assert relations_of(SAW, SAW, refers={"her": "#4"}) == []
