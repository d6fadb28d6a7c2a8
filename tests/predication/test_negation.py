from __future__ import annotations

import pytest

from tests.trees import predicates_of


def sides(sentence: str) -> dict[str, str]:
    return {form: row.polarity + row.factuality for form, row in predicates_of(sentence).items()}


DENIED = [
    "He/PRP/4/nsubj did=do/VBD/4/aux not/RB/4/advmod sing/VB/0/root",
    "He/PRP/4/nsubj did=do/VBD/4/aux n't=not/RB/4/advmod sing/VB/0/root",
    "He/PRP/3/nsubj never/RB/3/advmod sing=sing/VBD/0/root",
    "No/DT/2/det one/NN/3/nsubj sing=sing/VBD/0/root",
    "Nobody/NN/2/nsubj sing=sing/VBD/0/root",
    "They/PRP/2/nsubj sing=sing/VBD/0/root nothing/NN/2/obj",
    "They/PRP/2/nsubj sing=sing/VBD/0/root no/DT/4/det song/NN/2/obj",
    "None/NN/4/nsubj of/IN/3/case us/PRP/1/nmod sing=sing/VBD/0/root",
    "Not/RB/3/advmod a/DT/3/det bird/NN/4/nsubj sing=sing/VBD/0/root",
    "He/PRP/4/nsubj no/RB/3/advmod longer/RBR/4/advmod sing=sing/VBZ/0/root",
    "At/IN/3/case no/DT/3/det time/NN/6/obl did=do/VBD/6/aux he/PRP/6/nsubj sing/VB/0/root",
    "Neither/RB/4/advmod did=do/VBD/4/aux he/PRP/4/nsubj sing/VB/0/root",
]


@pytest.mark.parametrize("sentence", DENIED)
def test_clauses_denied_by_their_own_words(sentence: str) -> None:
    assert sides(sentence)["sing"] == "-CT-"


AFFIRMED = [
    "He/PRP/2/nsubj sing=sing/VBD/0/root not/RB/5/advmod only/RB/5/advmod hymns/NNS/2/obj",
    "They/PRP/2/nsubj sing=sing/VBD/0/root nothing/NN/2/obj but/IN/5/case hymns/NNS/3/nmod",
    "For/IN/3/case no/DT/3/det reason/NN/5/obl he/PRP/5/nsubj sing=sing/VBD/0/root",
    "Not/RB/2/advmod long/RB/5/advmod ago/RB/2/advmod he/PRP/5/nsubj sing=sing/VBD/0/root",
    "No/DT/2/det doubt/NN/4/obl they/PRP/4/nsubj sing=sing/VBD/0/root",
]


@pytest.mark.parametrize("sentence", AFFIRMED)
def test_clauses_in_which_a_negative_word_denies_something_else(sentence: str) -> None:
    assert predicates_of(sentence)["sing"].polarity == "+"


def test_two_negative_words_deny_once() -> None:
    sentence = (
        "I/PRP/4/nsubj ai=do/VBP/4/aux n't=not/RB/4/advmod saw=see/VBN/0/root nothing/NN/4/obj "
        "nowhere/RB/4/advmod"
    )
    assert sides(sentence)["saw"] == "-CT-"


def test_hardly_all_but_denies_and_almost_denies() -> None:
    hardly = "She/PRP/3/nsubj hardly/RB/3/advmod slept=sleep/VBD/0/root"
    almost = "She/PRP/3/nsubj almost/RB/3/advmod slept=sleep/VBD/0/root"
    assert sides(hardly)["slept"] == "-PR-"
    assert sides(almost)["slept"] == "-CT-"


def test_a_predicate_noun_is_denied_by_no() -> None:
    assert sides("He/PRP/4/nsubj was=be/VBD/4/cop no/DT/4/det fool/NN/0/root")["fool"] == "-CT-"


def test_an_auxiliary_left_by_itself_is_denied() -> None:
    assert sides("We/PRP/2/nsubj were=be/VBD~AUX/0/root n't=not/RB/2/advmod")["were"] == "-CT-"


def test_negation_reaches_a_bare_conjunct() -> None:
    found = sides(
        "She/PRP/4/nsubj did=do/VBD/4/aux n't=not/RB/4/advmod eat/VB/0/root or/CC/6/cc drink/VB/4/conj"
    )
    assert found == {"eat": "-CT-", "drink": "-CT-"}


def test_negation_ends_before_a_conjunct_with_a_finite_verb_or_a_subject_of_its_own() -> None:
    found = sides(
        "She/PRP/4/nsubj did=do/VBD/4/aux n't=not/RB/4/advmod eat/VB/0/root and/CC/6/cc "
        "left=leave/VBD/4/conj and/CC/9/cc he/PRP/9/nsubj wept=weep/VBD/4/conj"
    )
    assert found == {"eat": "-CT-", "left": "+CT+", "wept": "+CT+"}


def test_but_ends_a_denial_that_predicate_nouns_would_share() -> None:
    found = sides(
        "He/PRP/5/nsubj was=be/VBD/5/cop not/RB/5/advmod a/DT/5/det thief/NN/0/root but/CC/8/cc a/DT/8/det "
        "gambler/NN/5/conj"
    )
    assert found == {"thief": "-CT-", "gambler": "+CT+"}


def test_neither_and_nor_deny_both() -> None:
    found = sides(
        "He/PRP/3/nsubj neither/CC/3/cc:preconj ate=eat/VBD/0/root nor/CC/5/cc drank=drink/VBD/3/conj"
    )
    assert found == {"ate": "-CT-", "drank": "-CT-"}


def test_nor_denies_after_an_affirmation() -> None:
    found = sides(
        "He/PRP/2/nsubj lied=lie/VBD/0/root nor/CC/6/cc did=do/VBD/6/aux she/PRP/6/nsubj speak/VB/2/conj"
    )
    assert found == {"lied": "+CT+", "speak": "-CT-"}


def test_not_because_denies_the_reason_and_not_the_fact() -> None:
    found = sides(
        "He/PRP/2/nsubj left=leave/VBD/0/root not/RB/7/advmod because/IN/7/mark he/PRP/7/nsubj "
        "was=be/VBD/7/cop "
        "tired/JJ/2/advcl"
    )
    assert found["left"] == "+CT+"
    assert found["tired"][0] == "+"


def test_it_was_not_that_denies_what_follows() -> None:
    found = sides(
        "It/PRP/7/nsubj:outer was=be/VBD/7/cop not/RB/7/advmod that/IN/7/mark she/PRP/7/nsubj "
        "had=have/VBD/7/aux slept=sleep/VBN/0/root"
    )
    assert found["slept"] == "-CT-"
