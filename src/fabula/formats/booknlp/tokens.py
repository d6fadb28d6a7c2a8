"""``.tokens``: a row a token, with its place, its grammar, and whether it tells of an event."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from fabula.formats.booknlp.cells import cell, table
from fabula.formats.grammar import Link, paragraph_starts
from fabula.layers import EVENTS, SENTENCES, TOKENS, Word
from fabula.story import Story

COLUMNS = (
    "paragraph_ID",
    "sentence_ID",
    "token_ID_within_sentence",
    "token_ID_within_document",
    "word",
    "lemma",
    "byte_onset",
    "byte_offset",
    "POS_tag",
    "fine_POS_tag",
    "dependency_relation",
    "syntactic_head_ID",
    "event",
)
_UNTAGGED = "_"


def render_tokens(story: Story, words: Sequence[Word], links: Sequence[Link], cells: Sequence[str]) -> str:
    """The table; ``byte_onset`` and ``byte_offset`` count characters, as BookNLP's do."""
    return table(COLUMNS, _rows(story, words, links, cells))


def _rows(
    story: Story, words: Sequence[Word], links: Sequence[Link], cells: Sequence[str]
) -> Iterator[tuple[object, ...]]:
    tokens = story.book[TOKENS]
    events = {row.token for row in story.book.layers.get(EVENTS, ())}
    starts = paragraph_starts(story)
    for number, sentence in enumerate(story.book[SENTENCES]):
        for i in range(sentence.first, sentence.last):
            token, word, link = tokens[i], words[i], links[i]
            yield (
                max(bisect_right(starts, token.start) - 1, 0),
                number,
                i - sentence.first,
                i,
                cells[i],
                cell(word.lemma) or cells[i],
                token.start,
                token.stop,
                cell(word.upos) or _UNTAGGED,
                cell(word.xpos) or _UNTAGGED,
                link.relation,
                i if link.head is None else link.head,
                "EVENT" if i in events else "O",
            )
