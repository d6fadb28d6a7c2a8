from __future__ import annotations

import pytest

from tests.relating.people import relations_of, told

COPULA = "Dawn/NNP/5/nsubj was=be/VBD/5/cop Ann/NNP/5/nmod:poss 's/POS/3/case sister/NN/0/root ././5/punct"
APPOSITION = (
    "Ben/NNP/2/nsubj saw=see/VBD/0/root her/PRP$/4/nmod:poss sister/NN/2/obj ,/,/6/punct Dawn/NNP/4/appos"
)


def test_a_copula() -> None:
    (row,) = relations_of(COPULA)
    assert (row.one, row.word, row.other, row.kind) == ("dawn", "sister", "ann", "kin")
    assert (row.start, row.stop) == (0, len("Dawn was Ann 's sister"))


def test_a_name_in_apposition_with_a_possessive() -> None:
    assert told(relations_of(APPOSITION, means={"her": "ann"})) == [("dawn", "sister", "ann")]


def test_the_noun_in_apposition_with_a_name() -> None:
    assert told(
        relations_of(
            "Ben/NNP/5/nsubj ,/,/4/punct Ann/NNP/4/nmod:poss friend/NN/1/appos left=leave/VBD/0/root"
        )
    ) == [("ben", "friend", "ann")]


def test_a_name_before_a_comma_that_the_parser_takes_for_a_second_subject_or_possessor() -> None:
    sentence = (
        "Ben/NNP/{}/{} ,/,/4/punct Ann/NNP/4/nmod:poss friend/NN/6/nsubj ,/,/4/punct left=leave/VBD/0/root"
    )
    assert told(relations_of(sentence.format(6, "nsubj"))) == [("ben", "friend", "ann")]
    assert told(relations_of(sentence.format(4, "nmod:poss"))) == [("ben", "friend", "ann")]
    assert relations_of(sentence.format(6, "vocative")) == []


def test_the_name_as_predicate_of_the_noun() -> None:
    assert told(
        relations_of("Ann/NNP/3/nmod:poss 's/POS/1/case brother/NN/5/nsubj was=be/VBD/5/cop Tom/NNP/0/root")
    ) == [("tom", "brother", "ann")]


def test_of_names_the_other_two_parents_as_well() -> None:
    assert told(
        relations_of(
            "Tom/NNP/4/nsubj was=be/VBD/4/cop the/DT/4/det son/NN/0/root of/IN/6/case Ann/NNP/4/nmod "
            "and/CC/8/cc Ben/NNP/6/conj"
        )
    ) == [("tom", "son", "ann"), ("tom", "son", "ben")]


def test_whom_someone_has() -> None:
    assert told(
        relations_of(
            "Ann/NNP/2/nsubj had=have/VBD/0/root a/DT/4/det brother/NN/2/obj named=name/VBN/4/acl "
            "Tom/NNP/5/xcomp"
        )
    ) == [("tom", "brother", "ann")]


def test_a_relative_clause() -> None:
    assert told(
        relations_of(
            "Ann/NNP/6/nsubj who/WP/5/nsubj was=be/VBD/5/cop Ben/NNP/5/nmod:poss wife/NN/1/acl:relcl "
            "left=leave/VBD/0/root"
        )
    ) == [("ann", "wife", "ben")]


def test_what_people_are_to_each_other_is_one_row() -> None:
    rows = relations_of(
        "Ann/NNP/5/nsubj and/CC/3/cc Ben/NNP/1/conj were=be/VBD/5/cop friends=friend/NNS/0/root"
    )
    assert told(rows) == [("ann", "friend", "ben")]
    assert rows[0].kind == "friendship"


def test_hyphens_belong_to_the_noun() -> None:
    text = (
        "Ben/NNP/4/nsubj was=be/VBD/4/cop Ann/NNP/4/nmod:poss {0}/NN/0/root ././4/punct",
        "Ben/NNP/4/nsubj was=be/VBD/4/cop Ann/NNP/4/nmod:poss brother/NN/0/root in/IN/6/case law/NN/4/nmod",
    )
    assert told(relations_of(text[0].format("brother-in-law"))) == [("ben", "brother-in-law", "ann")]
    assert told(relations_of(text[0].format("step-brother"))) == [("ben", "stepbrother", "ann")]
    assert told(relations_of(text[1])) == [("ben", "brother-in-law", "ann")]


def test_a_description_that_is_linked_to_someone_supports_what_is_stated() -> None:
    sentence = "Ann/NNP/2/nsubj saw=see/VBD/0/root her/PRP$/4/nmod:poss sister/NN/2/obj"
    means = {"her": "ann", "sister": "dawn"}
    assert relations_of(sentence, sentence, sentence, means=means) == []
    stated = [row.maker for row in relations_of(sentence, APPOSITION, means={**means, "sister": "dawn"})]
    assert stated == ["relations: description", "relations: apposition"]


def test_in_the_second_of_two_people_the_pronoun_means_the_first() -> None:
    sentence = (
        "Ann/NNP/6/nsubj and/CC/4/cc her/PRP$/4/nmod:poss sister/NN/1/conj Dawn/NNP/4/appos "
        "left=leave/VBD/0/root"
    )
    assert told(relations_of(sentence, means={"her": "sue"})) == [("dawn", "sister", "ann")]


@pytest.mark.parametrize(
    "sentence",
    [
        # Dawn was not Ann's sister.
        COPULA.replace("sister/NN/0/root", "sister/NN/0/root not/RB/5/advmod"),
        # Was Dawn Ann's sister?
        "Was=be/VBD/4/cop Dawn/NNP/4/nsubj Ann/NNP/4/nmod:poss sister/NN/0/root ?/./4/punct",
        # Dawn might be Ann's sister.
        COPULA.replace("was=be/VBD/5/cop", "might/MD/5/aux"),
        # Ben laughed as if Dawn were Ann's sister; if Dawn was Ann's sister, …
        "if/IN/5/mark Dawn/NNP/5/nsubj was=be/VBD/5/cop Ann/NNP/5/nmod:poss sister/NN/7/advcl ,/,/5/punct "
        "laugh/VB/0/root Ben/NNP/7/nsubj",
        # Dawn pretended to be Ann's sister.
        "Dawn/NNP/2/nsubj pretended=pretend/VBD/0/root to/TO/6/mark be/VB/6/cop Ann/NNP/6/nmod:poss "
        "sister/NN/2/xcomp",
        # Tom said that Dawn was Ann's sister; Ben thought so.
        "Tom/NNP/2/nsubj said=say/VBD/0/root that/IN/7/mark Dawn/NNP/7/nsubj was=be/VBD/7/cop "
        "Ann/NNP/7/nmod:poss sister/NN/2/ccomp",
        # Dawn was like Ann's sister.
        COPULA.replace("Ann/NNP/5/nmod:poss", "like/IN/5/case Ann/NNP/5/nmod:poss")
        .replace("/5/", "/6/")
        .replace("'s/POS/3/case", "'s/POS/4/case"),
        # Dawn was Ann's supposed sister.
        COPULA.replace("sister/NN/0/root", "sister/NN/0/root supposed/JJ/5/amod"),
        # Tom wished Dawn was Ann's sister, parsed as two clauses side by side.
        "Tom/NNP/2/nsubj wished=wish/VBD/0/root Dawn/NNP/7/nsubj was=be/VBD/7/cop Ann/NNP/7/nmod:poss "
        "'s/POS/5/case sister/NN/2/parataxis",
        # Ann's husband slept near Ben.
        "Ann/NNP/2/nmod:poss husband/NN/3/nsubj slept=sleep/VBD/0/root near/IN/5/case Ben/NNP/3/obl",
        # Ben was Ann's sister: he is none.
        COPULA.replace("Dawn/NNP", "Ben/NNP"),
        # Dawn was a sister.
        "Dawn/NNP/4/nsubj was=be/VBD/4/cop a/DT/4/det sister/NN/0/root",
        # Dawn was Ann's sister-ship.
        COPULA.replace("sister/NN", "sister-ship/NN"),
        # Ann's daughter, who saw Sue, left.
        "Ann/NNP/3/nmod:poss 's/POS/1/case daughter/NN/8/nsubj ,/,/6/punct who/WP/6/nsubj "
        "saw=see/VBD/3/acl:relcl Sue/NNP/3/appos left=leave/VBD/0/root",
        # Tom, Ann's husband the fifth, Ben the sixth.
        "Ann/NNP/2/nmod:poss husband/NN/0/root the/DT/4/det fifth/JJ/2/amod ,/,/6/punct Ben/NNP/2/appos",
        # Ann's daughter and Sue left.
        "Ann/NNP/3/nmod:poss 's/POS/1/case daughter/NN/6/nsubj and/CC/5/cc Sue/NNP/3/appos "
        "left=leave/VBD/0/root",
    ],
)
def test_what_states_nothing(sentence: str) -> None:
    assert relations_of(sentence) == []


def test_in_a_quotation_my_is_the_speaker_s_and_you_the_hearer() -> None:
    sentence = (
        '"/``/5/punct You/PRP/5/nsubj are=be/VBP/5/cop my/PRP$/5/nmod:poss brother/NN/7/ccomp '
        "\"/''/5/punct said=say/VBD/0/root Ann/NNP/7/nsubj"
    )
    rows = relations_of(sentence, speaker="ann", hearers=("tom",))
    assert told(rows) == [("tom", "brother", "ann")]
    narrated = relations_of(COPULA)
    assert rows[0].certainty < narrated[0].certainty
    assert relations_of(sentence, speaker="ann", hearers=("tom", "ben")) == []
    assert relations_of(sentence, speaker=None, hearers=("tom",)) == []


def test_an_address_names_the_hearer() -> None:
    sentence = (
        '"/``/7/punct Well/UH/7/discourse ,/,/7/punct my/PRP$/5/nmod:poss {}/NN/7/vocative ,/,/7/punct '
        "look/VB/10/ccomp \"/''/7/punct ,/,/7/punct said=say/VBD/0/root Ben/NNP/10/nsubj"
    )
    rows = relations_of(sentence.format("sister"), speaker="ben", hearers=("ann",))
    assert told(rows) == [("ann", "sister", "ben")]
    assert relations_of(sentence.format("son"), speaker="ben", hearers=("tom",)) == []
    echo = "\"/``/4/punct My/PRP$/3/nmod:poss sister/NN/0/root !/./3/punct \"/''/3/punct"
    assert relations_of(echo, speaker="ben", hearers=("ann",)) == []


def test_a_name_that_is_a_noun_for_a_relation_says_nothing() -> None:
    sentence = "Ben/NNP/2/nsubj saw=see/VBD/0/root his/PRP$/4/nmod:poss sister/NN/2/obj"
    assert relations_of(sentence, means={"his": "ben", "sister": "sister"}) == []


def test_a_name_that_is_called_is_no_apposition() -> None:
    sentence = (
        '"/``/2/punct Heed/VB/8/ccomp my/PRP$/4/nmod:poss friend/NN/2/obj ,/,/6/punct Sue/NNP/4/appos '
        "\"/''/2/punct said=say/VBD/0/root Ben/NNP/8/nsubj"
    )
    assert relations_of(sentence, speaker="ben", hearers=("sue",)) == []
    assert told(relations_of(sentence, speaker="ben", hearers=("tom",))) == [("sue", "friend", "ben")]


def test_a_quotation_and_its_tag_make_no_apposition() -> None:
    sentence = (
        "\"/``/2/punct Dawn/NNP/4/ccomp \"/''/2/punct said=say/VBD/0/root Ann/NNP/7/nmod:poss "
        "'s/POS/5/case sister/NN/2/appos"
    )
    assert relations_of(sentence, speaker="tom") == []


def test_the_narrator_s_own() -> None:
    sentence = "My/PRP$/2/nmod:poss sister/NN/4/nsubj Ann/NNP/2/appos left=leave/VBD/0/root"
    assert told(relations_of(sentence, means={"My": "narrator"})) == [("ann", "sister", "narrator")]


def test_what_contradicts_stays_beside() -> None:
    rows = relations_of(COPULA, COPULA.replace("sister", "cousin"))
    assert told(rows) == [("dawn", "sister", "ann"), ("dawn", "cousin", "ann")]


def test_what_is_doubtful_is_left_out_unless_it_is_said_again() -> None:
    brother = "Ben/NNP/4/nsubj was=be/VBD/4/cop Ann/NNP/4/nmod:poss brother/NN/0/root"
    sister = "Ann/NNP/4/nsubj was=be/VBD/4/cop Ben/NNP/4/nmod:poss sister/NN/0/root"
    assert relations_of(brother, certainty=0.7) == []
    assert told(relations_of(brother, sister, certainty=0.7)) == [
        ("ben", "brother", "ann"),
        ("ann", "sister", "ben"),
    ]
    assert relations_of(brother, sister, certainty=0.5) == []
