"""Whom mentions are known to mean before they are linked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from fabula.book import Book
from fabula.coreference.mentions import describe
from fabula.coreference.persons import persons_of
from fabula.layers import EVERYONE, NARRATOR, NOBODY, RESOLUTIONS, Category, MentionKind
from fabula.story import Story
from tests.formats.grammar import Place, with_grammar
from tests.tiny import said, tiny

TABLE = """
    I I PRON PRP _ 2 nsubj
    see see VERB VBP _ 0 root
    you you PRON PRP _ 2 obj

    said say VERB VBD _ 0 root
    Ann Ann PROPN NNP _ 1 nsubj
    and and CCONJ CC _ 5 cc
    my my PRON PRP$ _ 5 nmod:poss
    friend friend NOUN NN _ 2 conj
"""
ENTITIES: Sequence[tuple[Place, Category, MentionKind]] = (
    ("I", "PER", "PRON"),
    ("you", "PER", "PRON"),
    ("Ann", "PER", "PROP"),
    ("my friend", "PER", "NOM"),
    ("my", "PER", "PRON"),
)


def persons(
    by: str | None = "Ann",
    to: tuple[str, ...] = ("Ben",),
    certainty: float = 0.9,
    audience: float = 0.9,
    resolved: Sequence[tuple[Place, MentionKind, str]] = (),
    maker: str = "people: name",
) -> list[str | None]:
    """Whom "I", "you", "Ann", "my friend" and "my" mean."""
    line = said("“I see you,”", by=by, to=to, certainty=certainty, audience_certainty=audience)
    story = with_grammar(tiny(line, " said Ann and my friend."), TABLE, ENTITIES, resolved)
    return known(story, maker)


def known(story: Story, maker: str = "people: name") -> list[str | None]:
    layers = story.book.layers
    firm = tuple(replace(row, maker=maker) for row in story.book[RESOLUTIONS])
    book = Book(story.text, {**layers, RESOLUTIONS: firm})
    return persons_of(book, describe(book))


def test_in_a_quotation_i_is_the_speaker_and_you_the_only_addressee() -> None:
    assert persons()[:2] == ["ann", "ben"]


def test_of_two_addressees_neither_is_you() -> None:
    assert persons(to=("Ben", "Rosa"))[:2] == ["ann", None]


@pytest.mark.parametrize("reserved", [NOBODY, EVERYONE])
def test_you_is_nobody_where_no_one_person_is_spoken_to(reserved: str) -> None:
    assert persons(to=(reserved,))[1] is None
    assert persons(to=())[1] is None


def test_a_narrator_without_a_name_may_speak_and_be_spoken_to() -> None:
    assert persons(by=NARRATOR)[0] == NARRATOR
    assert persons(to=(NARRATOR,))[1] == NARRATOR


def test_an_unlikely_speaker_or_addressee_is_not_believed() -> None:
    assert persons(certainty=0.4)[:2] == [None, "ben"]
    assert persons(audience=0.4)[:2] == ["ann", None]
    assert persons(by=None)[0] is None


def test_in_narration_only_names_and_the_narrator_are_known() -> None:
    assert persons()[2:] == [None, None, None]
    assert persons(resolved=[("Ann", "PROP", "ann")])[2:] == ["ann", None, None]
    assert persons(resolved=[("my", "PRON", NARRATOR)], maker="people: narrator")[2:] == [
        None,
        None,
        NARRATOR,
    ]


@pytest.mark.parametrize("maker", ["people: pronoun", "people: description"])
def test_what_was_only_likely_is_left_to_the_links(maker: str) -> None:
    assert persons(resolved=[("my friend", "NOM", "ben")], maker=maker)[3] is None


def test_a_name_of_several_words_is_known_by_any_of_them() -> None:
    story = with_grammar(
        tiny("Captain Ann Hall left."),
        "Captain Captain PROPN NNP _ 4 nsubj\nAnn Ann PROPN NNP _ 1 flat\nHall Hall PROPN NNP _ 1 flat\n"
        "left leave VERB VBD _ 0 root",
        [("Captain Ann Hall", "PER", "PROP")],
        [("Hall", "PROP", "ann-hall")],
    )
    assert known(story) == ["ann-hall"]


def test_a_description_is_not_whose_name_it_holds() -> None:
    story = with_grammar(
        tiny("the Hall boy left."),
        "the the DET DT _ 3 det\nHall Hall PROPN NNP _ 3 compound\nboy boy NOUN NN _ 4 nsubj\n"
        "left leave VERB VBD _ 0 root",
        [("the Hall boy", "PER", "NOM"), ("Hall", "PER", "PROP")],
        [("Hall", "PROP", "mr-hall")],
    )
    assert known(story) == [None, "mr-hall"]


@pytest.mark.parametrize(("form", "meant"), [("NOM", "the-captain"), ("PROP", "the-captain"), ("PRON", None)])
def test_a_description_written_as_a_name_is_that_persons(form: MentionKind, meant: str | None) -> None:
    story = with_grammar(
        tiny("the Captain left."),
        "the the DET DT _ 2 det\nCaptain captain NOUN NN _ 3 nsubj\nleft leave VERB VBD _ 0 root",
        [("the Captain", "PER", form)],
        [("Captain", "PROP", "the-captain")],
    )
    assert known(story) == [meant]
