from __future__ import annotations

import pytest

from tests.relating.people import relations_of, told

LOVES = "Ben/NNP/2/nsubj loved=love/VBD/0/root Ann/NNP/2/obj"


def test_love_and_hatred() -> None:
    (row,) = relations_of(LOVES)
    assert (row.one, row.word, row.other, row.kind) == ("ben", "loves", "ann", "love")
    (row,) = relations_of(LOVES.replace("loved=love", "hated=hate"))
    assert (row.one, row.word, row.other, row.kind) == ("ben", "hates", "ann", "enmity")


def test_to_be_and_to_fall_in_love() -> None:
    assert told(
        relations_of(
            "Ben/NNP/4/nsubj was=be/VBD/4/cop in/IN/4/case love/NN/0/root with/IN/6/case Ann/NNP/4/nmod",
            "Tom/NNP/2/nsubj fell=fall/VBD/0/root in/IN/4/case love/NN/2/obl with/IN/6/case Sue/NNP/2/obl",
        )
    ) == [("ben", "loves", "ann"), ("tom", "loves", "sue")]


def test_to_marry_and_to_be_married() -> None:
    assert told(
        relations_of(
            "Ben/NNP/2/nsubj married=marry/VBD/0/root Ann/NNP/2/obj",
            "Sue/NNP/3/nsubj:pass was=be/VBD/3/aux:pass engaged=engage/VBN/0/root to/IN/5/case Tom/NNP/3/obl",
            "Dawn/NNP/5/nsubj:pass and/CC/3/cc Tom/NNP/1/conj were=be/VBD/5/aux:pass "
            "married=marry/VBN/0/root",
        )
    ) == [("ben", "husband", "ann"), ("sue", "fiancée", "tom"), ("dawn", "wife", "tom")]


def test_a_joined_verb_has_the_subject_of_the_first() -> None:
    assert told(
        relations_of("Ben/NNP/2/nsubj met=meet/VBD/0/root and/CC/4/cc married=marry/VBD/2/conj Ann/NNP/4/obj")
    ) == [("ben", "husband", "ann")]


def test_who_hates_himself_hates_nobody_else() -> None:
    sentence = "Ben/NNP/2/nsubj hated=hate/VBD/0/root himself/PRP/2/obj"
    assert relations_of(sentence, means={"himself": "tom"}) == []


def test_i_love_you() -> None:
    sentence = (
        "\"/``/3/punct I/PRP/3/nsubj love/VBP/7/ccomp you/PRP/3/obj ,/,/3/punct \"/''/3/punct "
        "said=say/VBD/0/root Ben/NNP/7/nsubj"
    )
    assert told(relations_of(sentence, speaker="ben", hearers=("ann",))) == [("ben", "loves", "ann")]


@pytest.mark.parametrize(
    "sentence",
    [
        # Ben did not love Ann.
        "Ben/NNP/4/nsubj did=do/VBD/4/aux not/RB/4/advmod love/VB/0/root Ann/NNP/4/obj",
        # Did Ben love Ann?
        "Did=do/VBD/3/aux Ben/NNP/3/nsubj love/VB/0/root Ann/NNP/3/obj ?/./3/punct",
        # Ben will marry Ann.
        "Ben/NNP/3/nsubj will/MD/3/aux marry/VB/0/root Ann/NNP/3/obj",
        # Ben was marrying Ann.
        "Ben/NNP/3/nsubj was=be/VBD/3/aux marrying=marry/VBG/0/root Ann/NNP/3/obj",
        # Ben wanted to marry Ann.
        "Ben/NNP/2/nsubj wanted=want/VBD/0/root to/TO/4/mark marry/VB/2/xcomp Ann/NNP/4/obj",
        # Ben pretended that he did not love Ann.
        "Ben/NNP/2/nsubj pretended=pretend/VBD/0/root that/IN/7/mark Tom/NNP/7/nsubj did=do/VBD/7/aux "
        "not/RB/7/advmod love/VB/2/ccomp Ann/NNP/7/obj",
        # The priest Tom married Ann to Ben.
        "Tom/NNP/2/nsubj married=marry/VBD/0/root Ann/NNP/2/obj to/IN/5/case Ben/NNP/2/obl",
        # Ann and Ben were busily engaged.
        "Ann/NNP/6/nsubj:pass and/CC/3/cc Ben/NNP/1/conj were=be/VBD/6/aux:pass busily/RB/6/advmod "
        "engaged=engage/VBN/0/root",
        # Ann and Ben were to be married.
        "Ann/NNP/7/nsubj:pass and/CC/3/cc Ben/NNP/1/conj were=be/VBD/7/aux to/TO/7/mark be/VB/7/aux:pass "
        "married=marry/VBN/0/root",
        # Ben loved Ann's house.
        "Ben/NNP/2/nsubj loved=love/VBD/0/root Ann/NNP/5/nmod:poss 's/POS/3/case house/NN/2/obj",
        # Ben loved Ann to sing.
        "Ben/NNP/2/nsubj loved=love/VBD/0/root Ann/NNP/2/obj to/TO/5/mark sing/VB/2/xcomp",
        # Ann, I love that: whom one calls is not whom one loves.
        "Ann/NNP/3/obj Ben/NNP/3/nsubj loved=love/VBD/0/root",
        # Ben's marrying Ann.
        "Ben/NNP/2/nsubj marrying=marry/VBG/4/csubj Ann/NNP/2/obj pleased=please/VBD/0/root Tom/NNP/4/obj",
    ],
)
def test_what_states_nothing(sentence: str) -> None:
    assert relations_of(sentence) == []
