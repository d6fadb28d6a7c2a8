from __future__ import annotations

import pytest

from tests.trees import predicates_of


def under(governor: str, count: int) -> tuple[str, str]:
    """Side and value of "kissed" in a clause with "that" under a governor of so many words, its head last."""
    clause = (
        f"that/IN/{count + 3}/mark he/PRP/{count + 3}/nsubj kissed=kiss/VBD/{count}/ccomp "
        f"her/PRP/{count + 3}/obj"
    )
    row = predicates_of(f"{governor} {clause}")["kissed"]
    return row.polarity, row.factuality


def infinitive(governor: str) -> str:
    """Value of "kiss" under "to" after a governor whose head is its last word."""
    count = len(governor.split())
    return predicates_of(f"{governor} to/TO/{count + 2}/mark kiss/VB/{count}/xcomp")["kiss"].factuality


def gerund(governor: str) -> str:
    count = len(governor.split())
    return predicates_of(f"{governor} kissing=kiss/VBG/{count}/xcomp")["kissing"].factuality


@pytest.mark.parametrize(
    "verb", ["knew=know", "realised=realise", "regretted=regret", "saw=see", "forgot=forget"]
)
def test_factive_verbs_take_their_clause_for_granted(verb: str) -> None:
    assert under(f"She/PRP/2/nsubj {verb}/VBD/0/root", 2) == ("+", "CT+")


def test_what_is_taken_for_granted_passes_through_denial_question_and_condition() -> None:
    denied = "She/PRP/4/nsubj did=do/VBD/4/aux n't=not/RB/4/advmod know/VB/0/root"
    asked = "Did=do/VBD/3/aux she/PRP/3/nsubj know/VB/0/root"
    assert under(denied, 4) == ("+", "CT+")
    assert under(asked, 3) == ("+", "CT+")
    supposed = (
        "If/IN/3/mark she/PRP/3/nsubj knew=know/VBD/8/advcl he/PRP/5/nsubj lied=lie/VBD/3/ccomp ,/,/3/punct "
        "she/PRP/8/nsubj left=leave/VBD/0/root"
    )
    assert predicates_of(supposed)["lied"].factuality == "CT+"


def test_what_others_say_and_think_is_open_and_stops_what_is_taken_for_granted() -> None:
    assert under("She/PRP/2/nsubj said=say/VBD/0/root", 2) == ("+", "Uu")
    assert under("She/PRP/2/nsubj thought=think/VBD/0/root", 2) == ("+", "Uu")
    nested = (
        "She/PRP/2/nsubj said=say/VBD/0/root Tom/NNP/4/nsubj knew=know/VBD/2/ccomp he/PRP/6/nsubj "
        "lied=lie/VBD/4/ccomp"
    )
    assert predicates_of(nested)["lied"].factuality == "Uu"


def test_a_denial_inside_what_is_said_stays_a_denial() -> None:
    row = predicates_of(
        "She/PRP/2/nsubj said=say/VBD/0/root he/PRP/6/nsubj did=do/VBD/6/aux n't=not/RB/6/advmod "
        "come/VB/2/ccomp"
    )["come"]
    assert (row.polarity, row.factuality) == ("-", "Uu")


def test_ones_own_thoughts_are_hedges_and_raise_their_negation() -> None:
    assert under("I/PRP/2/nsubj think/VBP/0/root", 2) == ("+", "PR+")
    assert under("I/PRP/4/nsubj do/VBP/4/aux n't=not/RB/4/advmod think/VB/0/root", 4) == ("-", "PR-")
    assert under("I/PRP/2/nsubj doubt/VBP/0/root", 2) == ("-", "PR-")


def test_anothers_raised_negation_is_open_and_denied() -> None:
    assert under("He/PRP/4/nsubj did=do/VBD/4/aux n't=not/RB/4/advmod think/VB/0/root", 4) == ("-", "Uu")


def test_what_one_cannot_believe_is_so() -> None:
    assert under("I/PRP/4/nsubj ca=can/MD/4/aux n't=not/RB/4/advmod believe/VB/0/root", 4) == ("+", "CT+")


def test_pretence_and_wishes_are_of_what_is_not() -> None:
    assert under("She/PRP/2/nsubj pretended=pretend/VBD/0/root", 2) == ("-", "CT-")
    assert under("I/PRP/2/nsubj wish/VBP/0/root", 2) == ("-", "PR-")
    assert infinitive("She/PRP/2/nsubj pretended=pretend/VBD/0/root") == "CT-"


IMPLICATIVE = [
    ("managed=manage", "CT+", "CT-"),
    ("happened=happen", "CT+", "CT-"),
    ("forgot=forget", "CT-", "CT+"),
    ("failed=fail", "CT-", "CT+"),
    ("refused=refuse", "CT-", "Uu"),
    ("hesitated=hesitate", "Uu", "CT+"),
    ("tried=try", "Uu", "CT-"),
    ("wanted=want", "Uu", "Uu"),
    ("hoped=hope", "Uu", "Uu"),
]


@pytest.mark.parametrize(("verb", "affirmed", "denied"), IMPLICATIVE)
def test_verbs_before_an_infinitive(verb: str, affirmed: str, denied: str) -> None:
    assert infinitive(f"He/PRP/2/nsubj {verb}/VBD/0/root") == affirmed
    lemma = verb.split("=")[1]
    assert infinitive(f"He/PRP/4/nsubj did=do/VBD/4/aux not/RB/4/advmod {lemma}/VB/0/root") == denied


def test_verbs_before_a_gerund() -> None:
    assert gerund("He/PRP/2/nsubj avoided=avoid/VBD/0/root") == "CT-"
    assert gerund("He/PRP/2/nsubj stopped=stop/VBD/0/root") == "CT+"
    assert gerund("He/PRP/4/nsubj did=do/VBD/4/aux not/RB/4/advmod stop/VB/0/root") == "CT+"
    assert gerund("He/PRP/4/nsubj did=do/VBD/4/aux not/RB/4/advmod start/VB/0/root") == "CT-"
    assert gerund("He/PRP/2/nsubj suggested=suggest/VBD/0/root") == "Uu"
    assert gerund("He/PRP/4/nsubj could/MD/4/aux not/RB/4/advmod help/VB/0/root") == "CT+"


def test_what_is_seen_to_happen_happens() -> None:
    row = predicates_of("She/PRP/2/nsubj saw=see/VBD/0/root him/PRP/2/obj fall/VB/2/xcomp")["fall"]
    assert row.factuality == "CT+"


def test_an_open_governor_opens_what_it_would_imply() -> None:
    row = predicates_of(
        "He/PRP/3/nsubj might/MD/3/aux manage/VB/0/root to/TO/5/mark kiss/VB/3/xcomp her/PRP/5/obj"
    )["kiss"]
    assert row.factuality == "PS+"


def test_adjectives_and_nouns_before_a_clause() -> None:
    assert under("It/PRP/3/expl is=be/VBZ/3/cop likely/JJ/0/root", 3) == ("+", "PR+")
    assert under("It/PRP/3/expl is=be/VBZ/3/cop impossible/JJ/0/root", 3) == ("-", "CT-")
    assert under("She/PRP/3/nsubj was=be/VBD/3/cop glad/JJ/0/root", 3) == ("+", "CT+")
    fact = (
        "The/DT/2/det fact/NN/7/nsubj that/IN/5/mark he/PRP/5/nsubj lied=lie/VBD/2/acl did=do/VBD/7/aux "
        "hurt/VB/0/root"
    )
    assert predicates_of(fact)["lied"].factuality == "CT+"
    assert predicates_of(fact.replace("fact", "idea"))["lied"].factuality == "Uu"


def test_why_he_did_it_takes_for_granted_that_he_did() -> None:
    row = predicates_of(
        "She/PRP/2/nsubj wondered=wonder/VBD/0/root why/WRB/5/advmod he/PRP/5/nsubj left=leave/VBD/2/ccomp"
    )["left"]
    assert row.factuality == "PR+"


def test_too_tired_to() -> None:
    sentence = (
        "She/PRP/4/nsubj was=be/VBD/4/cop too/RB/4/advmod tired/JJ/0/root to/TO/6/mark dance/VB/4/advcl"
    )
    assert predicates_of(sentence)["dance"].factuality == "CT-"


def test_thoughts_in_parenthesis() -> None:
    hers = (
        "He/PRP/5/nsubj was=be/VBD/5/cop ,/,/5/punct a/DT/5/det fool/NN/0/root she/PRP/7/nsubj "
        "thought=think/VBD/5/parataxis"
    )
    mine = hers.replace("she", "I").replace("thought=think/VBD", "think/VBP")
    assert predicates_of(hers)["fool"].factuality == "Uu"
    assert predicates_of(mine)["fool"].factuality == "PR+"
