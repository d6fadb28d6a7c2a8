"""How our cast and the mentions in quotations are held against a novel's own list, on hand-made stories."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.cast import Casting, compare, figures, measure, named
from benchmarks.matching import Evidence, owners_of, plain, weigh
from benchmarks.pdnc import GoldCharacter, Novel, read_novel
from benchmarks.pdnc_mentions import kind_of
from benchmarks.pdnc_mentions import measure as measure_mentions
from fabula.layers import Character
from tests.benchmarks.tiny_novels import Said, write_novel
from tests.reading import read_passage

TEXT = """Clara Hall and Martin Dale walked to the inn. Clara was tired.

"Is Martin asleep?" said Clara.

"Clara, I am awake," said Martin.

"Then Martin must carry me," said Clara. Martin laughed. Clara sat down beside Martin.

"Clara is heavy," said Martin.
"""
PEOPLE = [
    ("Clara Hall", frozenset({"Clara", "Clara Hall"}), "major"),
    ("Martin Dale", frozenset({"Martin", "Martin Dale"}), "intermediate"),
    ("The Innkeeper", frozenset({"The Innkeeper"}), "intermediate"),
    ("The Cat", frozenset({"The Cat"}), "minor"),
    ("_group", frozenset({"_group"}), "intermediate"),
]
LINES = [
    Said("Is Martin asleep?", "Clara Hall", mentions=(("Martin", ("Martin Dale",)),)),
    Said("Clara, I am awake,", "Martin Dale", mentions=(("Clara", ("Clara Hall",)),)),
    Said(
        "Then Martin must carry me,",
        "Clara Hall",
        mentions=(("Martin", ("Martin",)), ("me", ("Clara Hall", "Martin Dale"))),
    ),
    Said("Clara is heavy,", "Martin Dale", mentions=(("heavy", ("Clara Hall",)),)),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_novel(tmp_path / "pdnc" / "Inn", TEXT, PEOPLE, LINES)
    return tmp_path


def person(id: str, count: int = 20) -> Character:
    return Character(id, id, (), None, count, 0, 1, False, False, 1.0, "by hand")


def cast_of(gold: str, mentions: dict[str, int], quotations: dict[str, int], ours: str = "") -> Casting:
    """``{"a>X": 3}`` says that three names of our a are X's, or three lines of X's are given to a.

    Gold characters in lower case are minor.
    """
    characters = tuple(
        GoldCharacter(name, (name,), "X", "major" if name.isupper() else "minor") for name in gold.split()
    )
    pairs = [
        Counter({tuple(k.split(">")): n for k, n in counts.items()}) for counts in (mentions, quotations)
    ]
    evidence = Evidence(pairs[0], pairs[1])  # type: ignore[arg-type]
    return compare(Novel("by hand", "", characters, ()), [person(id) for id in ours.split()], evidence)


def test_a_character_is_found_by_names_or_by_lines() -> None:
    casting = cast_of("X Y Z", {"a>X": 9}, {"b>Y": 2})
    assert (casting.found, casting.missed) == ({"X", "Y"}, ("Z",))
    assert casting.found_once == ("X", "Y")


def test_two_of_ours_with_a_real_share_split_a_character() -> None:
    casting = cast_of("X", {"a>X": 50, "b>X": 10, "c>X": 2}, {})
    assert casting.splits == {"X": ("a", "b")}
    assert casting.found_once == ()


def test_lines_given_to_another_split_nobody() -> None:
    assert cast_of("X Y", {"a>X": 50, "b>Y": 50}, {"b>X": 20}).splits == {}


def test_one_of_ours_with_most_names_of_two_is_a_weld() -> None:
    casting = cast_of("X Y", {"a>X": 50, "a>Y": 6, "b>Y": 5}, {})
    assert casting.welds == {"a": ("X", "Y")}
    assert casting.found_once == ()


def test_a_weld_with_a_minor_character_counts_apart() -> None:
    casting = cast_of("X y z", {"a>X": 50, "a>y": 60, "b>z": 9}, {})
    assert (casting.welds, casting.minor_welds) == ({}, {"a": ("X", "y")})
    assert casting.missed == ("X",)


def test_lines_alone_weld_nobody() -> None:
    assert cast_of("X Y", {"a>X": 50}, {"a>Y": 20}).welds == {}


def test_whoever_is_nobody_is_an_invention() -> None:
    casting = cast_of("X", {"a>X": 9}, {"a>X": 9, "london>X": 4, "paris>X": 1}, "a london paris")
    assert casting.inventions == ("london", "paris")
    assert casting.speaking_inventions == ("london",)


def test_figures_add_up_over_novels() -> None:
    split = cast_of("X Y", {"a>X": 50, "b>X": 10}, {})
    whole = cast_of("X Y", {"a>X": 5, "b>Y": 5}, {})
    found = figures([split, whole])
    assert (found["gold"], found["found"], found["missed"], found["splits"]) == (4, 3, 1, 1)
    assert found["splits_and_welds_share"] == 0.25
    assert found["found_once_share"] == 0.5
    assert named(split)["who_is_missed"] == ("Y",)


def test_names_are_compared_without_articles_and_capitals() -> None:
    assert plain("The  Mr. Dale") == "mr dale"
    characters = (
        GoldCharacter("Ann Low", ("Miss Low", "Ann"), "F", "major"),
        GoldCharacter("Eve Low", ("Miss Low",), "F", "major"),
    )
    assert owners_of(characters)["miss low"] == ("Ann Low", "Eve Low")
    assert owners_of(characters)["ann"] == ("Ann Low",)


def test_evidence_comes_from_names_and_from_lines(data: Path) -> None:
    novel = read_novel(data / "pdnc" / "Inn")
    evidence = weigh(novel, read_passage(TEXT))
    assert evidence.quotations == {("clara-hall", "Clara Hall"): 2, ("martin-dale", "Martin Dale"): 2}
    assert evidence.mentions["clara-hall", "Clara Hall"] == TEXT.count("Clara")
    assert evidence.matching() == {"clara-hall": "Clara Hall", "martin-dale": "Martin Dale"}


def test_the_annotation_outweighs_the_name(data: Path) -> None:
    folder = write_novel(
        data / "pdnc" / "Other",
        TEXT,
        PEOPLE,
        [Said("Is Martin asleep?", "Clara Hall", mentions=(("Martin", ("The Cat",)),))],
    )
    evidence = weigh(read_novel(folder), read_passage(TEXT))
    assert evidence.mentions["martin-dale", "The Cat"] == 1
    assert evidence.mentions["martin-dale", "Martin Dale"] == TEXT.count("Martin") - 1


def test_groups_are_no_characters_to_be_found(data: Path) -> None:
    found = measure(data, "dev")
    assert (found["gold"], found["found"]) == (3, 2)
    novels = found["by_novel"]
    assert isinstance(novels, dict)
    assert novels["Inn"]["who_is_missed"] == ("The Innkeeper",)


def test_mentions_are_right_where_they_mean_the_same_person(data: Path) -> None:
    found = measure_mentions(data, "dev")
    assert found["left_out"] == 1  # "me", of two people
    assert found["names"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "mentions": 3}
    assert found["noun_phrases"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "mentions": 1}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Poor Miss Low", "names"),
        ("you", "second_person"),
        ("HIS", "other_pronouns"),
        ("you'll", "second_person"),
        ("my sister", "noun_phrases"),
        ("Mother", "noun_phrases"),
    ],
)
def test_kinds_of_mentions(words: str, kind: str) -> None:
    assert kind_of(words, frozenset({"Ann", "Low"})) == kind


def test_mentions_without_their_people_are_left_out(tmp_path: Path) -> None:
    folder = write_novel(tmp_path / "Inn", TEXT, PEOPLE, LINES)
    path = folder / "quotation_info.csv"
    two_for_one = "\"[[['Martin Dale'], ['Clara Hall']]]\""
    path.write_text(path.read_text().replace("[[['Martin Dale']]]", two_for_one))
    quotations = read_novel(folder).quotations
    assert [len(quotation.mentions) for quotation in quotations] == [0, 1, 2, 1]
    assert quotations[2].mentions[0].people == ("Martin Dale",)  # by an alias in the annotation
