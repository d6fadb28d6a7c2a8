from __future__ import annotations

from tests.trees import predicates_of


def values(sentence: str) -> dict[str, str]:
    return {form: row.factuality for form, row in predicates_of(sentence).items()}


def test_a_question_leaves_its_clause_open() -> None:
    assert values("Did=do/VBD/3/aux he/PRP/3/nsubj kiss/VB/0/root her/PRP/3/obj ?/./3/punct") == {
        "kiss": "Uu"
    }


def test_an_inverted_question_needs_no_mark() -> None:
    assert values("Did=do/VBD/3/aux he/PRP/3/nsubj kiss/VB/0/root her/PRP/3/obj ././3/punct") == {
        "kiss": "Uu"
    }


def test_a_question_why_takes_the_deed_for_granted() -> None:
    asked = "Why/WRB/4/advmod did=do/VBD/4/aux he/PRP/4/nsubj leave/VB/0/root ?/./4/punct"
    invited = "Why/WRB/5/advmod do/VBP/5/aux n't=not/RB/5/advmod you/PRP/5/nsubj leave/VB/0/root ?/./5/punct"
    assert values(asked) == {"leave": "PR+"}
    assert values(invited) == {"leave": "Uu"}


def test_a_tag_makes_a_question_of_what_is_believed() -> None:
    sentence = (
        "You/PRP/2/nsubj left=leave/VBD/0/root ,/,/4/punct did=do/VBD~AUX/2/parataxis n't=not/RB/4/advmod "
        "you/PRP/4/nsubj ?/./2/punct"
    )
    assert values(sentence)["left"] == "PR+"


def test_the_last_of_two_clauses_is_asked() -> None:
    sentence = (
        "He/PRP/2/nsubj left=leave/VBD/0/root but/CC/6/cc did=do/VBD/6/aux she/PRP/6/nsubj stay/VB/2/conj "
        "?/./2/punct"
    )
    assert values(sentence) == {"left": "CT+", "stay": "Uu"}


def test_commands_are_open() -> None:
    found = predicates_of("Do/VB/3/aux n't=not/RB/3/advmod go/VB/0/root !/./3/punct")["go"]
    assert (found.polarity, found.factuality) == ("-", "Uu")
    assert values("Stay/VB/0/root and/CC/3/cc wait/VB/1/conj") == {"Stay": "Uu", "wait": "Uu"}


def test_an_infinitive_by_itself_is_open() -> None:
    assert values("The/DT/2/det plan/NN/5/nsubj is=be/VBZ/5/cop to/TO/5/mark go/VB/0/root") == {"go": "Uu"}


def test_be_commands_by_its_copula() -> None:
    assert values("Be/VB/2/cop quiet/JJ/0/root") == {"quiet": "Uu"}


def test_where_there_had_been_is_no_condition() -> None:
    sentence = (
        "Where/WRB/4/advmod there/EX/4/expl had=have/VBD/4/aux been=be/VBN/7/advcl rain/NN/4/nsubj "
        "grass/NN/7/nsubj grew=grow/VBD/0/root"
    )
    assert values(sentence) == {"been": "CT+", "grew": "CT+"}


def test_a_condition_and_what_hangs_on_it_are_open() -> None:
    sentence = (
        "If/IN/3/mark he/PRP/3/nsubj calls=call/VBZ/7/advcl ,/,/3/punct I/PRP/7/nsubj will/MD/7/aux "
        "answer/VB/0/root"
    )
    assert values(sentence) == {"calls": "Uu", "answer": "Uu"}


def test_even_if_leaves_the_main_clause_as_it_is() -> None:
    sentence = (
        "She/PRP/2/nsubj knows=know/VBZ/0/root even/RB/6/advmod if/IN/6/mark he/PRP/6/nsubj "
        "lies=lie/VBZ/2/advcl"
    )
    assert values(sentence) == {"knows": "CT+", "lies": "Uu"}


def test_unless_and_whether() -> None:
    unless = "She/PRP/2/nsubj stays=stay/VBZ/0/root unless/IN/5/mark he/PRP/5/nsubj comes=come/VBZ/2/advcl"
    whether = "She/PRP/2/nsubj knew=know/VBD/0/root whether/IN/5/mark he/PRP/5/nsubj came=come/VBD/2/ccomp"
    assert values(unless) == {"stays": "Uu", "comes": "Uu"}
    assert values(whether) == {"knew": "CT+", "came": "Uu"}


def test_what_would_have_been_was_not() -> None:
    had_he = (
        "Had=have/VBD/3/aux he/PRP/3/nsubj known=know/VBN/8/advcl ,/,/3/punct he/PRP/8/nsubj would/MD/8/aux "
        "have/VB/8/aux come=come/VBN/0/root"
    )
    if_he = (
        "If/IN/5/mark he/PRP/5/nsubj had=have/VBD/5/aux n't=not/RB/5/advmod lied=lie/VBN/10/advcl "
        ",/,/5/punct "
        "she/PRP/10/nsubj would/MD/10/aux have/VB/10/aux come=come/VBN/0/root"
    )
    assert values(had_he) == {"known": "PR-", "come": "PR-"}
    assert values(if_he) == {"lied": "PR+", "come": "PR-"}
