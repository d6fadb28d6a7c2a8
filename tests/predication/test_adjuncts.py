from __future__ import annotations

import pytest

from tests.trees import predicates_of


def beside(main: str, mark: str) -> tuple[str, str]:
    """Side and value of a past clause with a subordinator after a main clause whose head is its last word."""
    head = len(main.split())
    clause = f"{mark}/IN/{head + 3}/mark she/PRP/{head + 3}/nsubj came=come/VBD/{head}/advcl"
    row = predicates_of(f"{main} {clause}")["came"]
    return row.polarity, row.factuality


PLAIN = "He/PRP/2/nsubj left=leave/VBD/0/root"
DENIED = "He/PRP/4/nsubj did=do/VBD/4/aux n't=not/RB/4/advmod leave/VB/0/root"


@pytest.mark.parametrize("mark", ["because", "although", "since", "when", "after", "while"])
def test_reasons_and_times_are_taken_for_granted(mark: str) -> None:
    assert beside(PLAIN, mark) == ("+", "CT+")
    assert beside(DENIED, mark) == ("+", "CT+")


@pytest.mark.parametrize("mark", ["before", "until"])
def test_what_is_not_yet_is_only_probable(mark: str) -> None:
    assert beside(PLAIN, mark) == ("+", "PR+")


def test_a_time_to_come_is_as_open_as_what_it_dates() -> None:
    row = predicates_of(
        "When/WRB/3/advmod he/PRP/3/nsubj comes=come/VBZ/6/advcl I/PRP/6/nsubj will/MD/6/aux go/VB/0/root"
    )["comes"]
    assert row.factuality == "PR+"


def test_without_denies_unless_denied() -> None:
    clause = "without/IN/{0}/mark speaking=speak/VBG/{1}/advcl"
    assert predicates_of(f"{PLAIN} {clause.format(4, 2)}")["speaking"].factuality == "CT-"
    assert predicates_of(f"{DENIED} {clause.format(6, 4)}")["speaking"].factuality == "Uu"


def test_as_if_is_open_and_what_it_belongs_to_is_not() -> None:
    sentence = (
        "He/PRP/2/nsubj ran=run/VBD/0/root as/IN/6/mark if/IN/3/fixed he/PRP/6/nsubj knew=know/VBD/2/advcl"
    )
    found = predicates_of(sentence)
    assert (found["ran"].factuality, found["knew"].factuality) == ("CT+", "Uu")


def test_what_seems_is_probable() -> None:
    sentence = (
        "It/PRP/2/nsubj looked=look/VBD/0/root as/IN/6/mark if/IN/3/fixed she/PRP/6/nsubj "
        "slept=sleep/VBD/2/advcl"
    )
    assert predicates_of(sentence)["slept"].factuality == "PR+"


def test_purposes_are_open() -> None:
    sentence = "He/PRP/2/nsubj rose=rise/VBD/0/root to/TO/4/mark speak/VB/2/advcl"
    assert predicates_of(sentence)["speak"].factuality == "Uu"


def test_kept_from_doing_is_not_doing() -> None:
    sentence = "Rain/NN/2/nsubj kept=keep/VBD/0/root him/PRP/2/obj from/IN/5/mark leaving=leave/VBG/2/advcl"
    assert predicates_of(sentence)["leaving"].factuality == "CT-"


def test_what_goes_on_beside_a_denial_is_outside_it_where_it_is_set_off() -> None:
    before = f"Smiling=smile/VBG/5/advcl {' '.join(_moved(DENIED))}"
    assert predicates_of(before)["Smiling"].factuality == "CT+"
    after = f"{DENIED} smiling=smile/VBG/4/advcl"
    assert predicates_of(after)["smiling"].factuality == "Uu"


def _moved(sentence: str) -> list[str]:
    """The words of a sentence after one more word: heads move by one."""
    parts = [entry.rsplit("/", 3) for entry in sentence.split()]
    return [f"{w}/{tag}/{int(head) + 1 if head != '0' else 0}/{rel}" for w, tag, head, rel in parts]


def test_relative_clauses_are_taken_for_granted_of_what_is_definite() -> None:
    the = (
        "She/PRP/4/nsubj did=do/VBD/4/aux n't=not/RB/4/advmod know/VB/0/root the/DT/6/det man/NN/4/obj "
        "who/WP/8/nsubj left=leave/VBD/6/acl:relcl"
    )
    assert predicates_of(the)["left"].factuality == "CT+"
    assert predicates_of(the.replace("the/DT", "a/DT"))["left"].factuality == "Uu"


def test_a_noun_before_an_infinitive_leaves_it_open_but_for_the_first() -> None:
    chance = "She/PRP/2/nsubj had=have/VBD/0/root a/DT/4/det chance/NN/2/obj to/TO/6/mark sing/VB/4/acl"
    first = (
        "She/PRP/5/nsubj was=be/VBD/5/cop the/DT/5/det first/JJ/5/amod woman/NN/0/root "
        "to/TO/7/mark sing/VB/5/acl"
    )
    assert predicates_of(chance)["sing"].factuality == "Uu"
    assert predicates_of(first)["sing"].factuality == "CT+"
