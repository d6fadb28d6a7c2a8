"""How "or" divides a question."""

from __future__ import annotations

import pytest

from fabula.asking.alternatives import alternatives_of
from fabula.asking.minds import lay_out
from fabula.asking.names import Cast
from fabula.asking.sentence import read_sentence
from fabula.layers.world import Person

CAST = Cast((Person("ann", "Ann"), Person("ben", "Ben")))


@pytest.mark.parametrize(
    ("question", "words", "clauses"),
    [
        (
            "Does Ann believe the jug contains milk or water?",
            ("milk", "water"),
            ("the jug contains milk", "the jug contains water"),
        ),
        (
            "Does Ann believe that the gate is open or closed?",
            ("open", "closed"),
            ("the gate is open", "the gate is closed"),
        ),
        (
            "Does Ann think the soup is hot and salty or spoiled by the cook?",
            ("hot and salty", "spoiled by the cook"),
            ("the soup is hot and salty", "the soup is spoiled by the cook"),
        ),
        (
            "Does Ann think the boat is tied to the pier or has sunk?",
            ("tied to the pier", "sunk"),
            ("the boat is tied to the pier", "the boat has sunk"),
        ),
        (
            "Does Ann believe the ring is in the box or under the bed?",
            ("in the box", "under the bed"),
            ("the ring is in the box", "the ring is under the bed"),
        ),
        (
            "Does Ann think that Ben is at home or that he has left?",
            ("Ben is at home", "he has left"),
            ("Ben is at home", "he has left"),
        ),
        (
            "Does Ann believe it will rain, or does she think that the sun will shine?",
            ("it will rain", "the sun will shine"),
            ("it will rain", "the sun will shine"),
        ),
    ],
)
def test_both_alternatives_are_clauses(
    question: str, words: tuple[str, ...], clauses: tuple[str, ...]
) -> None:
    sentence = read_sentence(question, CAST)
    assert sentence is not None
    core = lay_out(sentence).core
    assert core is not None
    found = alternatives_of(sentence, core)
    assert found is not None
    assert (found.words, found.clauses) == (words, clauses)


def test_a_question_without_or_has_none() -> None:
    sentence = read_sentence("Does Ann believe the jug contains milk?", CAST)
    assert sentence is not None
    core = lay_out(sentence).core
    assert core is not None and alternatives_of(sentence, core) is None
