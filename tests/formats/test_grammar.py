from collections.abc import Collection, Sequence

import pytest

from fabula.book import Book
from fabula.errors import StoryFileError
from fabula.formats import export
from fabula.formats.grammar import head_of, sound_links, tokens_within, words_of
from fabula.layers import WORDS, Sentence, Token, Word
from fabula.story import Story
from tests.tiny import tiny

Given = tuple[int | None, str]


def words(*links: Given, marks: Collection[int] = ()) -> list[Word]:
    """Words with these heads and relations; ``marks`` are those that are punctuation."""
    return [
        Word(i, i + 1, "x", "PUNCT" if i in marks else "X", "", "", head, relation, 0.5, "by hand")
        for i, (head, relation) in enumerate(links)
    ]


def links_of(rows: Sequence[Word], *bounds: int) -> list[Given]:
    starts = (0, *bounds)
    sentences = [Sentence(a, b, a, b) for a, b in zip(starts, (*bounds, len(rows)), strict=True)]
    return [tuple(link) for link in sound_links(rows, sentences)]


def test_a_sound_tree_stays_as_it_is() -> None:
    given = [(1, "nsubj:pass"), (None, "root"), (1, "obl:agent")]
    assert links_of(words(*given)) == given


def test_of_several_roots_the_one_that_is_called_so_stays() -> None:
    found = links_of(words((None, "dep"), (None, "root"), (None, "root"), (None, "punct"), marks=[3]))
    assert found == [(1, "dep"), (None, "root"), (1, "dep"), (1, "punct")]


def test_a_tree_without_a_root_gets_one() -> None:
    assert links_of(words((1, "obj"), (2, "obj"), (1, "obj"))) == [(1, "obj"), (None, "root"), (1, "obj")]
    assert links_of(words((0, "root"))) == [(None, "root")]


def test_a_circle_beside_the_tree_is_opened_at_its_first_word() -> None:
    found = links_of(words((None, "root"), (3, "obj"), (1, "obj"), (2, "obj"), (3, "det")))
    assert found == [(None, "root"), (0, "dep"), (1, "obj"), (2, "obj"), (3, "det")]


def test_heads_in_other_sentences_do_not_count() -> None:
    rows = words((None, "root"), (2, "obj"), (None, "root"), (0, "obj"), (99, "obj"), (-1, "obj"))
    found = links_of(rows, 2)
    assert found[:2] == [(None, "root"), (0, "dep")]
    assert found[2:] == [(None, "root"), (2, "dep"), (2, "dep"), (2, "dep")]


@pytest.mark.parametrize("relation", ["root", "", "Nsubj", "subject", "nsubj:"])
def test_relations_that_there_are_not_become_unspecified(relation: str) -> None:
    assert links_of(words((None, "root"), (0, relation))) == [(None, "root"), (0, "dep")]


def test_the_head_of_a_stretch_depends_on_a_word_outside() -> None:
    links = sound_links(
        words((3, "punct"), (2, "amod"), (3, "nsubj"), (None, "root")), [Sentence(0, 4, 0, 4)]
    )
    assert head_of(links, 0, 3) == 2
    assert head_of(links, 0, 4) == 3
    assert head_of(links, 0, 1) == 0


def test_tokens_of_a_stretch_share_a_character_with_it() -> None:
    tokens = [Token(0, 2), Token(2, 4), Token(6, 8)]
    assert tokens_within(tokens, 0, 2) == (0, 1)
    assert tokens_within(tokens, 1, 7) == (0, 3)
    assert tokens_within(tokens, 4, 6) == (2, 2)


@pytest.mark.parametrize("format", ["booknlp", "conllu"])
def test_a_story_without_grammar_says_what_to_do(format: str) -> None:
    story = tiny("Ann laughed.")
    with pytest.raises(StoryFileError, match=r"^tiny.txt: .* no grammar .*; read the document again"):
        export(story, format)
    older = Story(Book(story.text, {k: v for k, v in story.book.layers.items() if k != WORDS}))
    with pytest.raises(StoryFileError, match="no grammar"):
        export(older, format)


def test_a_story_without_words_needs_no_grammar() -> None:
    assert words_of(tiny("")) == ()
