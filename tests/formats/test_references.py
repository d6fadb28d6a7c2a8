"""How mentions of people and entities become one list."""

from __future__ import annotations

from fabula.formats.grammar import sound_links, words_of
from fabula.formats.references import Reference, numbers_of_people, references
from fabula.layers import NARRATOR, SENTENCES, TOKENS
from fabula.story import Story
from tests.formats.grammar import flat, with_grammar
from tests.tiny import said, tiny

TABLE = """
    the the DET DT _ 3 det
    old old ADJ JJ _ 3 amod
    man man NOUN NN _ 0 root
    in in ADP IN _ 6 case
    the the DET DT _ 6 det
    boat boat NOUN NN _ 3 nmod
    and and CCONJ CC _ 8 cc
    Ann Ann PROPN NNP _ 3 conj
    — — PUNCT : _ 3 punct
    “ “ PUNCT `` _ 3 punct
    Hm hm INTJ UH _ 3 discourse
    ” ” PUNCT '' _ 3 punct
"""


def two(**found: object) -> Story:
    """A story of Ann (0) and Ben (1), who are its cast."""
    story = tiny("the old man in the boat and Ann — ", said("“Hm”", by="Ann", to=("Ben",)))
    return with_grammar(story, TABLE, **found)  # type: ignore[arg-type]


def rows_of(story: Story) -> tuple[Reference, ...]:
    return references(story, sound_links(words_of(story), story.book[SENTENCES]))


def shown(story: Story) -> list[tuple[str, str, str, str | None, int]]:
    tokens = story.book[TOKENS]
    return [
        (
            story.text.cut((tokens[row.first].start, tokens[row.last - 1].stop)),
            row.form,
            row.category,
            row.character,
            row.number,
        )
        for row in rows_of(story)
    ]


def test_the_same_words_are_one_with_the_entitys_category_and_the_persons_number() -> None:
    story = two(entities=[("Ann", "VEH", "PROP")], people=[("Ann", "NOM", "ann")])
    assert shown(story) == [("Ann", "PROP", "VEH", "ann", 0)]


def test_the_same_head_is_one_with_the_entitys_extent_the_nearest_of_several() -> None:
    people = [("man", "NOM", "ben")]
    wide, near = ("the old man in the boat", "PER", "NOM"), ("the old man", "PER", "NOM")
    assert shown(two(entities=[wide], people=people)) == [(wide[0], "NOM", "PER", "ben", 1)]
    assert shown(two(entities=[wide, near], people=people)) == [
        (wide[0], "NOM", "PER", None, 2),
        (near[0], "NOM", "PER", "ben", 1),
    ]


def test_a_part_of_a_name_is_one_with_the_name() -> None:
    story = with_grammar(
        tiny("Mr. Ben ", said("“Hm”", by="Ben")),
        "Mr. Mr. PROPN NNP _ 0 root\nBen Ben PROPN NNP _ 1 flat\nHm hm INTJ UH _ 1 discourse",
        entities=[("Mr. Ben", "PER", "PROP")],
        people=[("Ben", "PROP", "ben")],
    )
    assert shown(story) == [("Mr. Ben", "PROP", "PER", "ben", 0)]


def test_two_people_together_are_not_the_first_of_them() -> None:
    story = two(
        entities=[("the old man in the boat and Ann", "PER", "NOM")], people=[("old man", "NOM", "ben")]
    )
    assert shown(story) == [
        ("the old man in the boat and Ann", "NOM", "PER", None, 2),
        ("old man", "NOM", "PER", "ben", 1),
    ]


def test_a_person_without_an_entity_stays_and_a_word_for_nobody_does_not() -> None:
    assert shown(two(people=[("old man", "NOM", ""), ("Ann", "PROP", "ann")])) == [
        ("Ann", "PROP", "PER", "ann", 0)
    ]


def test_of_two_that_cross_a_person_of_the_cast_stays() -> None:
    boat = ("man in the boat", "VEH", "NOM")
    assert [row[0] for row in shown(two(entities=[boat], people=[("old man", "NOM", "ben")]))] == ["old man"]
    late = ("boat and Ann", "VEH", "NOM")
    assert [row[0] for row in shown(two(entities=[boat, late]))] == ["man in the boat"]
    assert [row[0] for row in shown(two(entities=[boat], people=[("boat and", "NOM", "ben")]))] == [
        "boat and"
    ]


def test_of_two_entities_with_the_same_words_one_stays() -> None:
    story = two(entities=[("the boat", "VEH", "NOM"), ("the boat", "LOC", "NOM")])
    assert shown(story) == [("the boat", "NOM", "VEH", None, 2)]


def test_nothing_reaches_over_the_end_of_a_sentence() -> None:
    story = with_grammar(
        tiny("Mr. Ben"),
        "Mr. Mr. PROPN NNP _ 0 root\n\nBen Ben PROPN NNP _ 0 root",
        entities=[("Mr. Ben", "PER", "PROP")],
    )
    assert shown(story) == [("Mr.", "PROP", "PER", None, 0)]


def test_a_name_keeps_its_number_and_a_description_has_its_own() -> None:
    story = with_grammar(
        tiny("Ely ELY Ely it it house house"),
        "\n\n".join(f"{word} x X X _ 0 root" for word in "Ely ELY Ely it it house house".split()),
        entities=[
            ("Ely", "GPE", "PROP"),
            ("ELY", "GPE", "PROP"),
            (("Ely", 1), "FAC", "PROP"),
            ("it", "FAC", "PRON"),
            (("it", 1), "FAC", "PRON"),
            ("house", "FAC", "NOM"),
            (("house", 1), "FAC", "NOM"),
        ],
    )
    assert [row[4] for row in shown(story)] == [0, 0, 1, 2, 3, 4, 5]


def test_a_narrator_outside_the_cast_has_a_number_after_it() -> None:
    story = tiny("I waited. ", said("“Ann?”", by=NARRATOR, to=("Ann",)))
    assert numbers_of_people(story) == {"ann": 0, NARRATOR: 1}
    story = with_grammar(
        story,
        "I I PRON PRP _ 2 nsubj\nwaited wait VERB VBD _ 0 root\nAnn Ann PROPN NNP _ 2 vocative",
        people=[("I", "PRON", NARRATOR)],
    )
    assert shown(story) == [("I", "PRON", "PER", NARRATOR, 1)]


def test_heads_are_those_of_the_tree() -> None:
    story = two(entities=[("the old man in the boat", "PER", "NOM")])
    assert [row.head for row in rows_of(story)] == [2]
    assert rows_of(flat(tiny("Ann"))) == ()


def references_of(*rows: tuple[str, str], people: object = ()) -> list[tuple[str, str | None, int]]:
    """The words, the person and the number of each entity; a row is the entity's words and its referent."""
    entities = [(words, "PER", "PROP" if words == "Ann" else "NOM") for words, _ in rows]
    story = two(entities=entities, people=people, references=[referent for _, referent in rows])
    return [(words, character, number) for words, _, _, character, number in shown(story)]


def test_what_refers_to_the_same_has_the_same_number() -> None:
    assert references_of(("the old man", "#1"), ("the boat", "#2"), ("Ann", "#1")) == [
        ("the old man", None, 2),
        ("the boat", None, 3),
        ("Ann", None, 2),
    ]


def test_what_refers_to_a_person_of_the_cast_has_that_persons_number() -> None:
    assert references_of(("the old man", "ben"), ("Ann", "ann")) == [
        ("the old man", "ben", 1),
        ("Ann", "ann", 0),
    ]


def test_an_entity_without_a_reference_is_alone_beside_those_that_have_one() -> None:
    assert references_of(("the old man", "#1"), ("the boat", "")) == [
        ("the old man", None, 2),
        ("the boat", None, 3),
    ]


def test_where_a_resolution_says_otherwise_the_reference_counts() -> None:
    people = [("the old man", "NOM", "ann")]
    assert references_of(("the old man", "ben"), people=people) == [("the old man", "ben", 1)]
    # … and what refers to nobody of the cast takes the person of the resolution.
    assert references_of(("the old man", "#1"), people=people) == [("the old man", "ann", 0)]


def test_the_narrator_may_be_known_by_references_alone() -> None:
    story = with_grammar(
        tiny("I waited. ", said("“Ann?”", to=("Ann",))),
        "I I PRON PRP _ 2 nsubj\nwaited wait VERB VBD _ 0 root\nAnn Ann PROPN NNP _ 2 vocative",
        entities=[("I", "PER", "PRON")],
        references=[NARRATOR],
    )
    assert numbers_of_people(story) == {"ann": 0, NARRATOR: 1}
    assert shown(story) == [("I", "PRON", "PER", NARRATOR, 1)]
