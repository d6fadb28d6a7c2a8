"""Mentions as resolving looks at them, over trees drawn by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fabula.layers import MENTIONS, Mention, MentionKind
from fabula.people.antecedents import Reference
from fabula.people.references import references_of
from fabula.text import Span
from tests.coreference.drawn import drawn

BROTHER = (
    "Ann/NNP/4/nmod:poss Hall/NNP/1/flat 's/POS/1/case brother/NN/5/nsubj met=meet/VBD/0/root "
    "the/DT/8/det old/JJ/8/amod man/NN/5/obj"
)
ENTITIES = ("Ann Hall 's brother/PER/NOM", "Ann Hall/PER/PROP", "the old man/PER/NOM")


def references(
    mentions: Sequence[tuple[str, str, MentionKind]],
    owners: Mapping[str, tuple[int, ...]] | None = None,
    descriptions: Mapping[str, int] | None = None,
    sentence: str = BROTHER,
    entities: Sequence[str] = ENTITIES,
) -> list[Reference]:
    """The references of mentions: the words of each, those of its head, and its kind."""
    book = drawn([sentence], entities)
    rows = []
    for words, head, kind in mentions:
        start = book.text.characters.index(words)
        at = start + words.index(head)
        rows.append(Mention(start, start + len(words), Span(at, at + len(head)), kind, None))
    return references_of(book.plus({MENTIONS: tuple(rows)}), owners or {}, descriptions or {})


def test_a_mention_is_the_entity_with_the_same_head() -> None:
    rows = references([("Ann Hall", "Ann", "PROP"), ("brother", "brother", "NOM"), ("old man", "man", "NOM")])
    assert [row.entity for row in rows] == [1, 0, 2]
    assert [row.word for row in rows] == ["hall", "brother", "man"]


def test_a_name_whose_last_word_is_taken_for_its_head_is_found_by_the_others() -> None:
    [row] = references([("Ann Hall", "Hall", "PROP")])
    assert row.entity == 1


def test_what_no_entity_is_at_stays_alone() -> None:
    [row] = references([("met", "met", "NOM")])
    assert row.entity is None


def test_names_have_those_whom_they_can_mean_and_known_descriptions_their_person() -> None:
    name, man = references(
        [("Ann Hall", "Ann", "PROP"), ("the old man", "man", "NOM")], {"Ann Hall": (3, 5)}, {"old man": 7}
    )
    assert (name.owners, man.owners) == ((3, 5), (7,))


def test_pronouns_and_nouns_for_whoever_is_at_hand_demand_a_gender() -> None:
    sentence = "She/PRP/2/nsubj saw/VBD/0/root the/DT/4/det man/NN/2/obj"
    rows = references(
        [("She", "She", "PRON"), ("the man", "man", "NOM"), ("man", "man", "NOM")],
        sentence=sentence,
        entities=("She/PER/PRON", "the man/PER/NOM"),
    )
    assert [row.gender for row in rows] == ["f", "m", ""]
