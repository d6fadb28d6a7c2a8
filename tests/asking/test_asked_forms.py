"""What questions are taken for: each form, in more than one wording."""

from __future__ import annotations

import pytest
from asked_worlds import letter, query_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fabula.asking import Index, ask


@pytest.fixture(scope="module")
def index() -> Index:
    return letter()


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("Who thinks that Ben burned the letter?", "holders(holder=?, claim=burnt, stance=believes)"),
        ("who believes ben burnt the letter?", "holders(holder=?, claim=burnt, stance=believes)"),
        ("Who is convinced that Ben burned the letter?", "holders(holder=?, claim=burnt, stance=believes)"),
        ("Who knows that Ben stole the letter?", "holders(holder=?, claim=stole, stance=knows)"),
        ("Who is aware that Ben took the letter?", "holders(holder=?, claim=stole, stance=knows)"),
        ("Does anybody know that Ben stole the letter?", "holders(holder=?, claim=stole, stance=knows)"),
        ("Who doesn't know that Ben stole the letter?", "holders(holder=?, claim=stole, stance=unaware)"),
        ("Who doubts that Ben burned the letter?", "holders(holder=?, claim=burnt, stance=doubts)"),
        ("Who thinks that Ben didn't burn the letter?", "holders(holder=?, claim=-burnt, stance=believes)"),
        (
            "Who does Ben think knows that Ben stole the letter?",
            "holders(holder=[ben, ?], claim=stole, stance=knows)",
        ),
        ("Who saw Ben steal the letter?", "holders(holder=?, claim=stole, stance=knows, evidence=saw)"),
        ("Does Ann think that Ben burned the letter?", "value(holder=ann, claim=burnt, stance=believes)"),
        (
            "Does Ben think Ann thinks that he stole the letter?",
            "value(holder=[ben, ann], claim=stole, stance=believes)",
        ),
        ("Did Ben burn the letter?", "value(holder=narrator, claim=burnt)"),
        ("Does the reader know that Ben stole it?", "value(holder=reader, claim=stole, stance=knows)"),
        (
            "Does Cora know who stole the letter?",
            "value(holder=cora-vane, claim=stole, every=yes, stance=knows)",
        ),
        ("What does Ann think about Ben?", "claims(holder=ann, about=ben, stance=believes)"),
        ("What does Cora know about the letter?", "claims(holder=cora-vane, about=letter, stance=knows)"),
        (
            "What does Ben think that Ann thinks about him?",
            "claims(holder=[ben, ann], about=ben, stance=believes)",
        ),
        ("What did Cora see in the kitchen?", "perceived(holder=cora-vane, evidence=saw, place=kitchen)"),
        ("What did Ann hear at s2.1?", "perceived(holder=ann, evidence=heard, during=s2.1)"),
        ("Where does Ann think the letter is?", "place(holder=ann, of=letter)"),
        ("Where will Ann look for the letter?", "place(holder=ann, of=letter)"),
        ("Where would Ann search for the letter?", "place(holder=ann, of=letter)"),
        (
            "Where does Cora think that Ann will look for the letter?",
            "place(holder=[cora-vane, ann], of=letter)",
        ),
        (
            "Where does Ann think Ben thinks Cora thinks Faith thinks the letter is?",
            "place(holder=[ann, ben, cora-vane, faith], of=letter)",
        ),
        ("Where is the letter really?", "place(holder=narrator, of=letter)"),
        ("Where was the letter at the beginning?", "place(holder=narrator, of=letter, at=beginning)"),
        ("Where does Ann think Ben is?", "place(holder=ann, of=ben)"),
        ("When did Ann learn that Ben burned the letter?", "since(holder=ann, claim=burnt)"),
        ("When did Ben steal the letter?", "since(holder=narrator, claim=stole)"),
        ("Who told Ann that Ben burned the letter?", "tellers(holder=ann, claim=burnt)"),
        ("From whom did Ann hear that Ben burned the letter?", "tellers(holder=ann, claim=burnt)"),
        ("Who told Ann about the letter?", "told(about=letter, by=?, to=ann, role=by)"),
        ("Whom did Cora tell that Ben burned the letter?", "hearers(claim=burnt, by=cora-vane)"),
        ("What did Ann tell Cora?", "told(by=ann, to=cora-vane)"),
        ("What is Cora hiding from Ann?", "told(by=cora-vane, to=ann, act=withhold)"),
        ("Who denied that Ann is ill?", "told(claim=ill, by=?, role=by, act=deny)"),
        ("Why does Ann believe that Ben burned the letter?", "grounds(holder=ann, claim=burnt)"),
        ("How does Ann know that Ben burned the letter?", "grounds(holder=ann, claim=burnt)"),
        (
            "Does Ann believe that Ben stole the letter or burned it?",
            'which(holder=ann, either=[stole, burnt], words=["stole the letter", "burned it"])',
        ),
        (
            "Does Ann believe the letter is in the desk or the stove?",
            'which(holder=ann, either=[in-desk, in-stove], words=["in the desk", "the stove"])',
        ),
        ("Who does Ann think burned the letter?", "fillers(holder=ann, claim=burnt, role=agent)"),
        ("Does Faith hate Ben?", "feels(holder=faith, about=ben, stance=hates)"),
        ("How does Ann feel about Ben?", "feels(holder=ann, about=ben)"),
    ],
)
def test_a_question_is_taken_for_a_query(index: Index, question: str, query: str) -> None:
    assert query_of(index, question) == query


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Does Dora know that Ben stole the letter?", "nobody in the story is called “Dora”"),
        ("Who thinks that Rupert burned the letter?", "nobody in it is called “Rupert”"),
        ("Where does Ann think the umbrella is?", "the story does not speak of “the umbrella”"),
        (
            "Who knows that Faith painted the ceiling?",
            "nothing in the story says “Faith painted the ceiling”",
        ),
        ("Why did Ben steal the letter?", "why somebody believes something"),
        ("Why does Ann think so?", "it does not say what is held"),
        ("", "it has no words"),
    ],
)
def test_what_is_not_understood_is_named(index: Index, question: str, missing: str) -> None:
    reply = ask(question, index)
    assert reply.status == "not understood"
    assert missing in reply.reason
    assert reply.query is None and reply.answers == ()


def test_names_with_a_slip_and_kin_are_known(index: Index) -> None:
    assert query_of(index, "Does Fath doubt that Ben burned the letter?").startswith("value(holder=faith")
    assert query_of(index, "Does Ben's sister think that he burned the letter?").startswith(
        "value(holder=ann"
    )
    assert query_of(index, "Does Ann's brother know that Ben stole the letter?").startswith(
        "value(holder=ben"
    )


def test_a_pronoun_means_whoever_makes_sense_of_the_question(index: Index) -> None:
    assert query_of(index, "Did Cora tell Ann that she is leaving?").startswith("told(claim=leaves")
    assert query_of(index, "Did Cora tell Ann that she is ill?").startswith("told(claim=ill")


WORDS = """who what where when why did does is was Ann Ben Cora the letter desk stole burned think knows
    told tell about or and not see heard in at s1.1 really ? , . because whether she him they anybody from to
    hates “ ” 42""".split()


@given(st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_is_answered_open_or_not_understood(index: Index, question: str) -> None:
    reply = ask(question, index)
    assert (reply.query is None) == (reply.status == "not understood") == bool(reply.reason)
    if reply.query is not None:
        assert ask(str(reply.query), index).status == reply.status
