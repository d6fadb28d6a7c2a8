"""What one line tells of who speaks the next: who acts between, how tags follow, whom the words call."""

from __future__ import annotations

import pytest

from fabula.dialogue.features import node_features, situations
from fabula.dialogue.lines import set_stage
from fabula.dialogue.stage import Stage
from fabula.dialogue.turns import pair_features
from tests.reading import read_passage

START = "Clara stood by the window. Martin came in.\n\n"


def stage(characters: str) -> Stage:
    return set_stage(read_passage(START + characters).book)


def names(scene: Stage, speaker: str, person: str, line: int = 1) -> set[str]:
    """The features of one line after the one before."""
    before, here = scene.lines[line - 1 : line + 1]
    return {name for name, _ in pair_features(scene, before, here, speaker, person)}


@pytest.mark.parametrize(
    ("actor", "speaker", "person", "feature"),
    [
        ("Martin", "clara", "clara", "third acts in one between, same"),
        ("Martin", "clara", "martin", "person acts in one between, another"),
        ("Clara", "clara", "martin", "speaker acts in one between, another"),
        ("Nobody", "clara", "clara", "nobody acts in one between, same"),
    ],
)
def test_who_acts_between_two_lines(actor: str, speaker: str, person: str, feature: str) -> None:
    scene = stage(f"“It rains,” said Clara.\n\n{actor} sat down.\n\n“We must stay.”")
    assert feature in names(scene, speaker, person)


def test_a_paragraph_that_tells_speech_is_more_than_an_act() -> None:
    scene = stage("“It rains,” said Clara.\n\nThen Martin spoke at last.\n\n“We must stay.”")
    assert "person tells in one between, another" in names(scene, "clara", "martin")


def test_nobody_acts_between_neighbouring_paragraphs() -> None:
    scene = stage("“It rains,” said Clara.\n\n“We must stay.”")
    assert not {name for name in names(scene, "clara", "martin") if "between" in name}


def test_the_other_is_not_who_spoke() -> None:
    scene = stage("“It rains,” said Clara.\n\n“We must stay,” said the other.")
    assert "the other, same, next" in names(scene, "clara", "clara")
    assert "the other, another, next" in names(scene, "clara", "martin")
    assert "PROP then NOM, another, next" in names(scene, "clara", "martin")


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        ("No, sir, it rains.", "m"),
        ("It rains, my dear madam.", "f"),
        ("I know it, Mother!", "f"),
        ("My mother knows it.", ""),
        ("The boy came, and he knew it.", ""),
    ],
)
def test_whom_words_call_without_a_name(words: str, gender: str) -> None:
    scene = stage(f"“Is it late?” said Clara.\n\n“{words}”")
    assert scene.lines[1].called_gender == gender


def test_calling_tells_of_who_spoke_before() -> None:
    scene = stage("She smiled at him. “Is it late?” said Clara to herself.\n\n“It is, madam.”")
    assert scene.gender["clara"] == "f"
    assert "calls one who agrees, next" in names(scene, "clara", "martin")


def test_her_mother_is_not_she() -> None:
    scene = stage("“It rains,” said Clara.\n\n“Stay, then,” said her mother.")
    here = situations(scene)[1]
    observed = dict(zip(here.candidates, node_features(scene, here), strict=True))
    assert observed["clara"]["tag: owner"] > 0.5


def test_she_is_not_the_narrator() -> None:
    scene = set_stage(
        read_passage(
            "I stood by the window. I was cold, and I did not like the place. Clara came in.\n\n"
            "“It rains,” I said.\n\n“I know,” she said. I looked at her. I was tired.\n\n“Go,” I said.\n"
        ).book
    )
    assert scene.narrator is not None
    here = situations(scene)[1]
    observed = dict(zip(here.candidates, node_features(scene, here), strict=True))
    assert "tag: he or she, narrator" in observed[scene.narrator]
    assert "tag: he or she, narrator" not in observed["clara"]
