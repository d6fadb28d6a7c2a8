from __future__ import annotations

import pytest

from tests.framing.people_by_hand import frames_of, roles

GAVE = "Ann/NNP/2/nsubj gave=give/VBD/0/root Ben/NNP/2/iobj a/DT/5/det key/NN/2/obj"


def test_who_does_what_for_whom() -> None:
    frame = frames_of(GAVE)["gave"]
    assert roles(frame) == (["ann"], [], ["ben"])
    assert (frame.lemma, frame.factuality, frame.quoted) == ("give", "CT+", None)


def test_what_is_given_to_somebody_is_given_as_well() -> None:
    frame = frames_of(
        "Ann/NNP/2/nsubj gave=give/VBD/0/root a/DT/4/det key/NN/2/obj to/IN/6/case Ben/NNP/2/obl"
    )["gave"]
    assert roles(frame) == (["ann"], [], ["ben"])
    assert frame.obliques == ()


def test_to_walk_to_somebody_gives_nothing() -> None:
    frame = frames_of("Ann/NNP/2/nsubj walked=walk/VBD/0/root to/IN/4/case Ben/NNP/2/obl")["walked"]
    assert roles(frame) == (["ann"], [], [])
    assert [(one.word, one.filler.people) for one in frame.obliques] == [("to", ("ben",))]


def test_a_passive_is_undone() -> None:
    frame = frames_of(
        "Ann/NNP/3/nsubj:pass was=be/VBD/3/aux:pass seen=see/VBN/0/root by/IN/5/case Ben/NNP/3/obl"
    )["seen"]
    assert roles(frame) == (["ben"], ["ann"], [])


def test_one_who_is_told_is_no_object() -> None:
    found = frames_of(
        "Ann/NNP/2/nsubj told=tell/VBD/0/root Ben/NNP/2/obj that/IN/6/mark Tom/NNP/6/nsubj "
        "left=leave/VBD/2/ccomp"
    )
    assert roles(found["told"]) == (["ann"], [], ["ben"])
    assert found["told"].content == found["left"].token
    assert roles(found["left"]) == (["tom"], [], [])


def test_subjects_are_shared_by_conjuncts_and_infinitives() -> None:
    found = frames_of(
        "Ann/NNP/2/nsubj rose=rise/VBD/0/root and/CC/4/cc began=begin/VBD/2/conj to/TO/6/mark sing/VB/4/xcomp"
    )
    assert [roles(found[verb])[0] for verb in ("rose", "began", "sing")] == [["ann"]] * 3


def test_who_is_asked_to_do_it_does_it_and_who_promises_does_it_himself() -> None:
    sentence = "Ann/NNP/2/nsubj {} Ben/NNP/2/obj to/TO/5/mark leave/VB/2/xcomp"
    assert roles(frames_of(sentence.format("asked=ask/VBD/0/root"))["leave"])[0] == ["ben"]
    assert roles(frames_of(sentence.format("promised=promise/VBD/0/root"))["leave"])[0] == ["ann"]


def test_a_relative_clause_is_filled_by_its_noun() -> None:
    found = frames_of(
        "Ben/NNP/4/nsubj who/WP/3/nsubj limps=limp/VBZ/1/acl:relcl left=leave/VBD/0/root",
        "Sue/NNP/4/nsubj Tom/NNP/3/nsubj knew=know/VBD/1/acl:relcl stayed=stay/VBD/0/root",
    )
    assert roles(found["limps"]) == (["ben"], [], [])
    assert roles(found["knew"]) == (["tom"], ["sue"], [])


def test_those_named_together_all_do_it() -> None:
    frame = frames_of("Ann/NNP/4/nsubj and/CC/3/cc Ben/NNP/1/conj left=leave/VBD/0/root")["left"]
    assert roles(frame)[0] == ["ann", "ben"]


def test_they_are_those_named_together_before() -> None:
    found = frames_of(
        "Ann/NNP/4/nsubj and/CC/3/cc Ben/NNP/1/conj left=leave/VBD/0/root",
        "They/PRP/2/nsubj laughed=laugh/VBD/0/root",
    )
    assert roles(found["laughed"])[0] == ["ann", "ben"]


@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("Ann/NNP/2/nsubj came=come/VBD/0/root in/RP/2/compound:prt", "come in"),
        ("Ann/NNP/2/nsubj ran=run/VBD/0/root upstairs/RB/2/advmod", "run upstairs"),
        ("Ann/NNP/2/nsubj ran=run/VBD/0/root fast/RB/2/advmod", "run"),
        ("Ann/NNP/2/nsubj nodded=nodd/VBD/0/root", "nod"),  # the reading model's slip
    ],
)
def test_lemmas_take_particles_and_directions_in(sentence: str, lemma: str) -> None:
    (frame,) = frames_of(sentence).values()
    assert frame.lemma == lemma


def test_a_copula_says_what_or_where_one_is() -> None:
    tired = frames_of("Ann/NNP/3/nsubj was=be/VBD/3/cop tired/JJ/0/root")["tired"]
    assert (tired.lemma, tired.complement) == ("be", (8, 13))
    den = frames_of("Ann/NNP/5/nsubj was=be/VBD/5/cop in/IN/5/case the/DT/5/det den/NN/0/root")["den"]
    assert (den.lemma, den.complement) == ("be", None)
    assert [(one.word, one.filler.token) for one in den.obliques] == [("in", 4)]


def test_where_a_person_is_taken_belongs_to_the_verb() -> None:
    frame = frames_of("Tom/NNP/2/nsubj took=take/VBD/0/root Ann/NNP/2/obj to/IN/5/case town/NN/3/nmod")[
        "took"
    ]
    assert [one.word for one in frame.obliques] == ["to"]


def test_an_object_is_not_the_subject() -> None:
    found = frames_of(
        "Tom/NNP/2/nsubj smiled=smile/VBD/0/root",
        "Ben/NNP/2/nsubj saw=see/VBD/0/root him/PRP/2/obj",
        means={"him": "ben"},
    )
    assert roles(found["saw"]) == (["ben"], ["tom"], [])


def test_her_sister_is_the_one_who_is_said_to_be() -> None:
    found = frames_of(
        "Her/PRP$/2/nmod:poss sister/NN/3/nsubj smiled=smile/VBD/0/root",
        means={"Her": "ann", "sister": "ann"},
        sisters=[("dawn", "ann")],
    )
    assert roles(found["smiled"])[0] == ["dawn"]


SAID = "\"/``/3/punct {} \"/''/3/punct"


def test_i_and_you_are_speaker_and_hearer() -> None:
    found = frames_of(SAID.format("I/PRP/3/nsubj saw=see/VBD/0/root you/PRP/3/obj"), said=[("ann", ["ben"])])
    assert roles(found["saw"]) == (["ann"], ["ben"], [])


def test_we_are_speaker_and_hearer() -> None:
    found = frames_of(SAID.format("We/PRP/3/nsubj left=leave/VBD/0/root"), said=[("ann", ["ben"])])
    assert roles(found["left"])[0] == ["ann", "ben"]


def test_who_is_spoken_of_is_not_spoken_to() -> None:
    found = frames_of(
        SAID.format("Tom/NNP/3/nsubj saw=see/VBD/0/root you/PRP/3/obj"), said=[("ann", ["ben", "tom"])]
    )
    assert roles(found["saw"]) == (["tom"], ["ben"], [])


def test_you_in_an_answer_is_who_spoke_before() -> None:
    found = frames_of(
        SAID.format("I/PRP/3/nsubj left=leave/VBD/0/root"),
        SAID.format("You/PRP/3/nsubj lied=lie/VBD/0/root"),
        said=[("tom", ["ann"]), ("ann", ["ben", "tom"])],
    )
    assert roles(found["lied"])[0] == ["tom"]


def test_she_in_a_quotation_is_neither_speaker_nor_hearer() -> None:
    found = frames_of(
        "Sue/NNP/2/nsubj sang=sing/VBD/0/root",
        SAID.format("She/PRP/3/nsubj lied=lie/VBD/0/root"),
        said=[("ann", ["dawn"])],
        means={"She": "ann"},
    )
    assert roles(found["lied"])[0] == ["sue"]


def test_a_quotation_is_not_the_content_of_its_tag() -> None:
    found = frames_of(
        "\"/``/3/punct I/PRP/3/nsubj lied=lie/VBD/6/ccomp \"/''/3/punct Ann/NNP/6/nsubj said=say/VBD/0/root "
        "smiling=smile/VBG/6/ccomp",
        said=[("ann", ["ben"])],
    )
    assert found["said"].content is None


def test_a_participle_after_what_is_seen_tells_what_that_does() -> None:
    found = frames_of(
        "Ann/NNP/2/nsubj saw=see/VBD/0/root Ben/NNP/2/obj stealing=steal/VBG/2/advcl eggs/NNS/4/obj"
    )
    assert roles(found["stealing"])[0] == ["ben"]


def test_a_participle_after_a_comma_tells_what_the_seer_does() -> None:
    found = frames_of(
        "Ann/NNP/2/nsubj saw=see/VBD/0/root Ben/NNP/2/obj ,/,/5/punct smiling=smile/VBG/2/advcl"
    )
    assert roles(found["smiling"])[0] == ["ann"]
