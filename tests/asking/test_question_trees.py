"""What questions say, where the reading model's trees go astray."""

from __future__ import annotations

import pytest

from fabula.asking.names import Cast
from fabula.asking.sentence import Sentence, read_sentence
from fabula.layers.world import Person

CAST = Cast(tuple(Person(name.lower(), name) for name in ("Ann", "Ben", "Cora", "Faith", "Dawn")))


def roles(sentence: Sentence, lemma: str) -> dict[str, tuple[str, ...]]:
    """The people in the roles of the frame with a lemma."""
    frame = next(frame for frame in sentence.frames.values() if frame.lemma == lemma)
    groups = {"agent": frame.agent, "patient": frame.patient, "recipient": frame.recipient}
    found = {role: tuple(id for one in fillers for id in one.people) for role, fillers in groups.items()}
    return {role: ids for role, ids in found.items() if ids}


@pytest.mark.parametrize(
    ("question", "lemma", "expected"),
    [
        ("Who told Ben that Cora left?", "tell", {"recipient": ("ben",)}),
        ("Who told Ben that Cora left?", "leave", {"agent": ("cora",)}),
        ("Who told Ben Cora left?", "tell", {"recipient": ("ben",)}),
        ("Who told Ben Cora left?", "leave", {"agent": ("cora",)}),
        ("Who told Dawn Ben kissed Faith?", "tell", {"recipient": ("dawn",)}),
        ("Who told Dawn Ben kissed Faith?", "kiss", {"agent": ("ben",), "patient": ("faith",)}),
        ("Who saw Ann take the ring?", "take", {"agent": ("ann",)}),
        ("What did Ann tell Cora?", "tell", {"agent": ("ann",), "recipient": ("cora",)}),
        ("What is Cora hiding from Ann?", "hide", {"agent": ("cora",)}),
        ("Does Ann think Ben thinks Faith loves Dawn?", "love", {"agent": ("faith",), "patient": ("dawn",)}),
    ],
)
def test_who_has_which_role(question: str, lemma: str, expected: dict[str, tuple[str, ...]]) -> None:
    sentence = read_sentence(question, CAST)
    assert sentence is not None
    assert roles(sentence, lemma) == expected
