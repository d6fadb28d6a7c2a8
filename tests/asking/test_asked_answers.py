"""What is answered, and what it rests on."""

from __future__ import annotations

import pytest
from asked_worlds import letter, rows, values

from fabula.asking import Index, ask
from fabula.errors import UnknownName
from fabula.world.reading import parse_world


@pytest.fixture(scope="module")
def index() -> Index:
    return letter()


def test_who_holds_it_and_by_which_rows(index: Index) -> None:
    assert values(index, "Who thinks that Ben burned the letter?") == ["cora-vane", "ann"]
    assert rows(index, "Who thinks that Ben burned the letter?") == [("e2", "p1", "burnt"), ("a1", "burnt")]


def test_a_time_leaves_out_what_comes_later(index: Index) -> None:
    assert values(index, "Who thinks that Ben burned the letter?", "s1") == ["cora-vane"]
    assert values(index, "Who thinks that Ben burned the letter at the end of s1.2?") == ["cora-vane"]
    assert ask("Does Ann think that Ben burned the letter?", index, "s1.2").status == "open"


def test_a_time_that_is_none(index: Index) -> None:
    with pytest.raises(UnknownName, match="s9"):
        ask("Who knows that Ben stole the letter?", index, "s9")


def test_who_was_mistaken_does_not_know(index: Index) -> None:
    assert values(index, "Who knows that Ben stole the letter?") == ["ben"]
    assert ask("Does Cora know that Ben burned the letter?", index).status == "open"
    assert values(index, "Does Cora think that Ben burned the letter?") == ["yes"]


def test_who_saw_it_saw_it_whatever_they_took_it_for(index: Index) -> None:
    assert set(values(index, "Who saw Ben steal the letter?")) == {"ben", "cora-vane"}
    assert values(index, "What did Cora see in the kitchen?") == [
        "Ben burned the letter",
        "The letter is in the stove",
    ]
    assert values(index, "What did Cora really see in the kitchen?")[0] == "Ben stole the letter"


def test_what_is_kept_back_stays_open_with_the_secret(index: Index) -> None:
    reply = ask("Does Ann know that Cora is leaving?", index)
    assert reply.status == "open"
    assert [answer.rows for answer in reply.answers] == [("a2",)]
    assert values(index, "What is Cora hiding from Ann?") == ["kept back that Cora leaves for York"]
    assert values(index, "Did Cora tell Ann that she is leaving?") == ["no"]


def test_doubts(index: Index) -> None:
    assert values(index, "Who doubts that Ben burned the letter?") == ["faith"]
    assert rows(index, "Does Faith believe that Ben burned the letter?") == [("t1",)]


def test_minds_in_minds(index: Index) -> None:
    assert values(index, "Does Ben think that Ann thinks that he stole the letter?") == ["yes"]
    assert values(index, "What does Ben think that Ann thinks about him?") == ["Ben stole the letter"]
    assert ask("Does Ann think that Ben thinks that she is ill?", index).status == "open"


def test_places_by_who_asks(index: Index) -> None:
    assert values(index, "Where will Ann look for the letter?") == ["desk"]
    assert values(index, "Where will Ben look for the letter?") == ["stove"]
    assert values(index, "Where does Ann think Ben thinks the letter is?") == ["desk"]
    assert values(index, "Where is the letter really?") == ["stove"]
    assert values(index, "Where was the letter at the beginning?") == ["desk"]
    assert values(index, "Does Ann know where the letter is?") == ["no"]
    assert values(index, "Who knows where the letter is?") == ["ben", "cora-vane"]


def test_people_are_where_they_were_last_seen(index: Index) -> None:
    assert values(index, "Where is Cora?") == ["garden"]
    assert values(index, "Where is Cora?", "s1") == ["kitchen"]
    assert ask("Where does Ben think Cora is?", index).status == "open"  # she hid from him


def test_when_whence_and_why(index: Index) -> None:
    assert values(index, "When did Ann learn that Ben burned the letter?") == ["s2.1"]
    assert values(index, "Who told Ann that Ben burned the letter?") == ["cora-vane"]
    assert values(index, "Why does Ann believe that Ben burned the letter?") == ["told by Cora Vane"]
    assert values(index, "Why does Cora believe that Ben burned the letter?") == ["saw it so, mistakenly"]
    assert rows(index, "Why does Cora believe that Ben burned the letter?") == [("e2", "p1", "burnt")]


def test_alternatives(index: Index) -> None:
    assert values(index, "Does Ann believe that Ben stole the letter or burned it?") == ["burned it"]
    assert values(index, "Does Ben believe the letter is in the desk or the stove?") == ["the stove"]
    assert ask("Does Faith believe the letter is in the desk or the stove?", index).status == "open"


def test_the_alternative_that_is_left() -> None:
    index = Index(
        parse_world(
            """
            person = [{name = "Ann"}]
            claim = [
              {id = "c1", text = "Red", predicate = "be", agent = "it", patient = "red", truth = "false"},
              {id = "c2", text = "It is blue", predicate = "be", agent = "it", patient = "blue"},
            ]
            """,
            "box.toml",
        )
    )
    assert values(index, "Is the box red or blue?") == ["blue"]
    assert ask("Is the box red or blue?", index).answers[0].certainty < 1


def test_feelings(index: Index) -> None:
    assert values(index, "Who hates Ben?") == ["faith"]
    assert values(index, "Is Ann angry with Ben?") == ["yes"]
    assert values(index, "How does Ann feel about Ben?") == ["angry"]
    assert ask("Does Ben hate Faith?", index).status == "open"


def test_a_query_is_answered_exactly(index: Index) -> None:
    assert values(index, "holders(burnt)") == ["cora-vane", "ann"]
    assert values(index, "value(holder=[ben, ann], claim=stole)") == ["yes"]
    assert values(index, "place(holder=ann, of=letter, at=s1.1)") == ["desk"]
    with pytest.raises(UnknownName):
        ask("holders(c99)", index)
    with pytest.raises(UnknownName):
        ask("value(holder=dora, claim=stole)", index)


def test_every_query_printed_answers_as_the_question_did(index: Index) -> None:
    for question in (
        "Who thinks that Ben burned the letter?",
        "Where was the letter at the beginning?",
        "Does Ann believe that Ben stole the letter or burned it?",
        "What did Ann hear at s2.1?",
    ):
        reply = ask(question, index)
        assert ask(str(reply.query), index).answers == reply.answers


def test_who_once_held_it_where_no_time_is_asked() -> None:
    index = Index(
        parse_world(
            """
            person = [{name = "Ann"}, {name = "Ben"}]
            claim = [{id = "left", text = "Cora left", predicate = "leave", agent = "Cora"}]
            beat = [{id = "s1.1", present = ["ann", "ben"]}, {id = "s2.1", present = ["ann", "ben"]}]
            act = [
              {id = "a1", beat = "s1.1", by = "ben", to = "ann", claim = "left"},
              {id = "a2", beat = "s2.1", by = "ben", to = "ann", act = "deny", claim = "left"},
            ]
            """,
            "left.toml",
        )
    )
    once = ask("Who thinks that Cora left?", index)
    assert [answer.value for answer in once.answers if answer.value == "ann"] == ["ann"]
    assert once.answers[0].certainty < 1
    assert values(index, "Does Ann think that Cora left?") == ["no"]
    assert values(index, "Who thinks that Cora left?", "s1") == ["ann", "ben"]


def test_lies() -> None:
    index = Index(
        parse_world(
            """
            person = [{name = "Ann"}, {name = "Ben"}, {name = "Cora"}]
            claim = [
              {id = "home", text = "Cora stayed at home", predicate = "stay", agent = "cora"},
              {id = "ill", text = "Cora is ill", predicate = "be", agent = "cora", patient = "ill"},
            ]
            beat = [{id = "s1.1", present = ["ann", "ben"]}]
            act = [
              {id = "a1", beat = "s1.1", by = "ben", to = "ann", claim = "home", sincere = false},
              {id = "a2", beat = "s1.1", by = "ann", to = "ben", claim = "ill"},
            ]
            """,
            "lie.toml",
        )
    )
    assert values(index, "Who lied to Ann?") == ["ben"]
    assert values(index, "Did Ben lie to Ann?") == ["yes"]
    assert ask("Did Ann lie to Ben?", index).status == "open"
    assert values(index, "Who told Ben Cora is ill?") == ["ann"]


def test_what_is_misheard_is_told_as_it_was_heard() -> None:
    index = Index(
        parse_world(
            """
            person = [{name = "Ann"}, {name = "Ben"}, {name = "Cora"}]
            claim = [
              {id = "mare", text = "Ann sells the mare", predicate = "sell", agent = "ann", patient = "mare"},
              {id = "inn", text = "Ann sells the inn", predicate = "sell", agent = "ann", patient = "inn"},
            ]
            beat = [{id = "s1.1", present = ["ann", "cora", {id = "ben", hidden = true}]}]
            act = [{id = "a1", beat = "s1.1", by = "ann", to = "cora", claim = "mare"}]
            perception = [{by = "ben", of = "a1", as = "inn"}]
            """,
            "inn.toml",
        )
    )
    assert values(index, "What did Ben hear?") == ["Ann sells the inn"]
    assert values(index, "What did Ben really hear?") == ["Ann sells the mare"]
    assert values(index, "Who told Cora that Ann sells the mare?") == ["ann"]
