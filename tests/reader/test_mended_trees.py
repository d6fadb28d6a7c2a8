from __future__ import annotations

from fabula.reader.mending import mended
from fabula.reader.read import ReadWord


def word(upos: str, head: int | None, relation: str) -> ReadWord:
    return ReadWord("", upos, "", "", head, relation, 1.0)


def relations(*words: ReadWord, first: int = 0) -> list[str]:
    return [row.relation for row in mended(words, first)]


NAME, VERB = word("PROPN", 11, "vocative"), word("VERB", None, "root")
COMMA = word("PUNCT", 12, "punct")


def test_a_name_right_before_its_verb_is_not_called() -> None:
    assert relations(NAME, VERB, first=10) == ["nsubj", "root"]
    surname = word("PROPN", 10, "flat")
    assert relations(word("PROPN", 12, "vocative"), surname, VERB, first=10) == ["nsubj", "flat", "root"]


def test_a_name_before_a_comma_or_beside_a_subject_is() -> None:
    assert relations(word("PROPN", 12, "vocative"), COMMA, VERB, first=10)[0] == "vocative"
    assert relations(NAME, VERB, word("PRON", 11, "nsubj"), first=10)[0] == "vocative"


def test_a_subject_behind_the_verb_that_has_one_before_it_is_the_object() -> None:
    subject, verb, second = word("PROPN", 11, "nsubj"), word("VERB", None, "root"), word("NOUN", 11, "nsubj")
    assert relations(subject, verb, second, first=10) == ["nsubj", "root", "obj"]
    assert relations(verb, word("PROPN", 0, "nsubj")) == ["root", "nsubj"]
    taken = word("NOUN", 11, "obj")
    assert relations(subject, verb, second, taken, first=10)[2] == "nsubj"
