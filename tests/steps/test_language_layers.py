from __future__ import annotations

from fabula.book import Book
from fabula.layers import (
    ENTITIES,
    EVENTS,
    HEAD_VECTORS,
    PARAGRAPHS,
    SENTENCE_VECTORS,
    SENTENCES,
    TOKENS,
    WORDS,
)
from fabula.reader.spans import head_word
from fabula.reading import open_book
from fabula.source.plain import plain_manuscript
from fabula.steps import language, structure, tokens
from fabula.text import Text

STORY = """CHAPTER I

Ann Hall came in. “It rains,” said her brother.

He went to the
window.

CHAPTER II

Nobody spoke. The house was old!
"""


def read(characters: str) -> Book:
    book = open_book(plain_manuscript(Text.of(characters)))
    for step in (structure.STEP, tokens.STEP, language.STEP):
        book = step.apply(book)
    return book


def test_every_token_has_its_word_and_every_sentence_its_vector() -> None:
    book = read(STORY)
    assert [(w.start, w.stop) for w in book[WORDS]] == [(t.start, t.stop) for t in book[TOKENS]]
    assert [(v.start, v.stop) for v in book[SENTENCE_VECTORS]] == [(s.start, s.stop) for s in book[SENTENCES]]
    assert all(len(v.values) == 384 for v in book[SENTENCE_VECTORS])


def test_sentences_cover_the_tokens_and_stay_within_paragraphs_and_headings() -> None:
    book = read(STORY)
    bounds = [(s.first, s.last) for s in book[SENTENCES]]
    assert [first for first, _ in bounds] == [0, *(last for _, last in bounds[:-1])]
    assert bounds[-1][1] == len(book[TOKENS])
    texts = [" ".join(book.text.cut((s.start, s.stop)).split()) for s in book[SENTENCES]]
    assert texts[0] == "CHAPTER I"
    assert "He went to the window." in texts
    assert "CHAPTER II" in texts
    for paragraph in book[PARAGRAPHS]:
        inside = [s for s in book[SENTENCES] if paragraph.start <= s.start < paragraph.stop]
        assert inside[0].start == paragraph.start
        assert inside[-1].stop == paragraph.stop


def test_heads_point_at_tokens_of_the_book() -> None:
    book = read(STORY)
    for sentence in book[SENTENCES]:
        for word in book[WORDS][sentence.first : sentence.last]:
            assert word.head is None or sentence.first <= word.head < sentence.last


def test_mentions_and_events_say_where_they_stand() -> None:
    book = read(STORY)
    found = {book.text.cut((e.start, e.stop)): (e.category, e.form) for e in book[ENTITIES]}
    assert found["Ann Hall"] == ("PER", "PROP")
    assert found["her brother"] == ("PER", "NOM")
    for entity in book[ENTITIES]:
        tokens_of = book[TOKENS][entity.first : entity.last]
        assert (tokens_of[0].start, tokens_of[-1].stop) == (entity.start, entity.stop)
    for event in book[EVENTS]:
        assert (event.start, event.stop) == (book[TOKENS][event.token].start, book[TOKENS][event.token].stop)
    assert "went" in {book.text.cut((e.start, e.stop)) for e in book[EVENTS]}


def test_every_word_that_heads_a_mention_has_its_vector() -> None:
    book = read(STORY)
    heads = [word.head for word in book[WORDS]]
    assert [row.token for row in book[HEAD_VECTORS]] == sorted(
        {head_word(heads, entity.first, entity.last) for entity in book[ENTITIES]}
    )
    for row in book[HEAD_VECTORS]:
        assert (row.start, row.stop) == (book[TOKENS][row.token].start, book[TOKENS][row.token].stop)
        assert len(row.values) == 64
    assert len({row.values for row in book[HEAD_VECTORS]}) > 1


def test_reading_twice_gives_the_same() -> None:
    assert read(STORY).layers == read(STORY).layers


def test_chapters_do_not_change_each_other() -> None:
    alone = read("CHAPTER II\n\nNobody spoke. The house was old!\n")
    both = read(STORY)
    shift = len(both[WORDS]) - len(alone[WORDS])
    for one, other in zip(alone[WORDS], both[WORDS][shift:], strict=True):
        assert (one.lemma, one.upos, one.relation, one.certainty) == (
            other.lemma,
            other.upos,
            other.relation,
            other.certainty,
        )
