"""What linking sees of each mention, over trees drawn by hand."""

from __future__ import annotations

import numpy as np
import pytest

from fabula.coreference.mentions import Described
from fabula.coreference.pairs import SINGLE, table_of
from tests.coreference.drawn import described

WEDDING = [
    "Martin/NNP/6/nsubj 's/POS/1/case old/JJ/4/amod wife/NN/6/nsubj ,/,/6/punct waited=wait/VBD/0/root",
    "Rosa/NNP/3/nsubj was/VBD/3/cop late/JJ/0/root",
]


def only(words: str, category: str = "PER", form: str = "NOM") -> Described:
    """A mention that is the subject of a sentence; its last word is its head, the others hang on it."""
    forms = words.split()
    head = len(forms)
    tree = [f"{word}/NN/{head}/dep" for word in forms[:-1]]
    [mention] = described(
        [" ".join([*tree, f"{forms[-1]}/NN/{head + 1}/nsubj", "left/VBD/0/root"])],
        [f"{words}/{category}/{form}"],
    )
    return mention


@pytest.mark.parametrize(
    ("word", "pronoun", "gender", "number"),
    [
        ("I", "I", "", "s"),
        ("mine", "I", "", "s"),
        ("thou", "you", "", ""),
        ("Himself", "he", "m", "s"),
        ("her", "she", "f", "s"),
        ("its", "it", "n", "s"),
        ("us", "we", "", "p"),
        ("their", "they", "", "p"),
        ("xem", "neo", "", "s"),
        ("who", "who", "", ""),
        ("each", "other", "", ""),
    ],
)
def test_classes_of_pronouns(word: str, pronoun: str, gender: str, number: str) -> None:
    mention = only(word, form="PRON")
    assert (mention.pronoun, mention.gender, mention.number) == (pronoun, gender, number)


@pytest.mark.parametrize(
    ("words", "category", "form", "gender"),
    [
        ("Mrs. Hall", "PER", "PROP", "f"),
        ("Mr. Hall", "PER", "PROP", "m"),
        ("Hall", "PER", "PROP", ""),
        ("the tired sailor", "PER", "NOM", "m"),
        ("her aunt", "PER", "NOM", "f"),
        ("the doctor", "PER", "NOM", ""),
        ("the boat", "VEH", "NOM", "n"),
        ("Victoria", "GPE", "PROP", "n"),
    ],
)
def test_genders_that_show(words: str, category: str, form: str, gender: str) -> None:
    assert only(words, category, form).gender == gender


@pytest.mark.parametrize(
    ("words", "definite"),
    [
        ("the sailor", "the"),
        ("A sailor", "a"),
        ("an aunt", "a"),
        ("her aunt", "own"),
        ("Rosa 's aunt", "own"),
        ("Rosa ’s aunt", "own"),
        ("that sailor", "this"),
        ("every sailor", "some"),
        ("sailor", ""),
    ],
)
def test_how_a_description_begins(words: str, definite: str) -> None:
    assert only(words).definite == definite


def test_an_article_is_no_word_of_a_description() -> None:
    assert only("The old sailor").words == ("old", "sailor")
    assert only("the").words == ("the",)


def test_groups_and_people_joined_are_several() -> None:
    assert only("the crew").number == "p"
    both = "Ann/NNP/4/nsubj and/CC/3/cc Ben/NNP/1/conj left/VBD/0/root"
    together, ann, ben = described([both], ["Ann and Ben/PER/PROP", "Ann/PER/PROP", "Ben/PER/PROP"])
    assert together.number == "p"
    assert ben.joined == ann.head == together.head
    assert ann.joined is None


def test_a_mention_inside_another_knows_the_smallest_around_it() -> None:
    aunt = (
        "the/DT/2/det aunt/NN/8/nsubj of/IN/6/case Ben/NNP/6/nmod:poss 's/POS/4/case friend/NN/2/nmod "
        ",/,/8/punct left/VBD/0/root"
    )
    mentions = described(
        [aunt], ["the aunt of Ben 's friend/PER/NOM", "Ben 's friend/PER/NOM", "Ben/PER/PROP"]
    )
    assert [mention.inside for mention in mentions] == [None, 0, 1]
    assert [mention.word for mention in mentions] == ["aunt", "friend", "ben"]


def test_of_two_that_cross_neither_is_inside_the_other() -> None:
    crossing = "old/JJ/2/amod man/NN/4/nsubj river/NN/2/flat left/VBD/0/root"
    mentions = described([crossing], ["old man/PER/NOM", "man river/LOC/NOM", "river/LOC/NOM"])
    assert [mention.inside for mention in mentions] == [None, None, 1]


def test_an_apposition_points_at_what_it_explains() -> None:
    mayor = "Ben/NNP/6/nsubj ,/,/4/punct the/DT/4/det mayor/NN/1/appos ,/,/4/punct left/VBD/0/root"
    ben, office = described([mayor], ["Ben/PER/PROP", "the mayor/PER/NOM"])
    assert office.apposed == ben.head
    assert ben.apposed is None


def test_mentions_know_their_sentence_and_whether_they_stand_in_a_quotation() -> None:
    said = '"/PUNCT/3/punct I/PRP/3/nsubj wait/VBP/5/ccomp "/PUNCT/3/punct said/VBD/0/root Ben/NNP/5/nsubj'
    speaker, ben, rosa = described([said, WEDDING[1]], ["I/PER/PRON", "Ben/PER/PROP", "Rosa/PER/PROP"])
    assert [mention.sentence for mention in (speaker, ben, rosa)] == [0, 0, 1]
    assert [mention.quoted for mention in (speaker, ben, rosa)] == [0, None, None]
    assert {mention.paragraph for mention in (speaker, ben, rosa)} == {0}


def test_head_words_of_names_and_descriptions_are_counted_and_pronouns_are_not() -> None:
    mentions = described(
        [*WEDDING, WEDDING[1]],
        ["Martin 's old wife/PER/NOM", "Martin/PER/PROP", "Rosa/PER/PROP", "Rosa/PER/PROP"],
    )
    seen = SINGLE.index("how often the head was seen")
    *_, before, again = np.expm1(3 * table_of(mentions).single[:, seen]).round().tolist()
    assert (before, again) == (0, 1)
    assert table_of([only("he", form="PRON")] * 2).single[:, seen].tolist() == [0, 0]


def test_a_book_without_words_has_no_mentions() -> None:
    assert described([], []) == ()
