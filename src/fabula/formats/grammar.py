"""What the formats for linguists share: the words with their grammar, in trees that are sound.

A tree that a reading got wrong in form (two roots, none, a circle, a head in another sentence) is mended
here in one way always, so that no other program has to refuse a whole book for it. What had to be moved
depends on the root, by the relation ``dep`` (unspecified); marks stay ``punct``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple

from fabula.errors import StoryFileError
from fabula.layers import TOKENS, WORDS, Sentence, Token, Word
from fabula.story import Story

RELATIONS = frozenset(
    """acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated
    expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root
    vocative xcomp""".split()
)
"""The relations of Universal Dependencies, version 2."""

_RELATION = re.compile(r"([a-z]+)(?::[a-z]+)?")


class Link(NamedTuple):
    """What a token depends on: the index of its head (None for the root) and the relation to it."""

    head: int | None
    relation: str


def words_of(story: Story) -> tuple[Word, ...]:
    """The words of a story, one for each token.

    Raises:
        StoryFileError: the story has tokens and no grammar, as older versions of Fabula left it.
    """
    words = story.book.layers.get(WORDS, ())
    if len(words) != len(story.book[TOKENS]):
        cause = "the story was read by an older Fabula and holds no grammar of its words"
        raise StoryFileError(story.text.name, cause, "read the document again with fabula read")
    return words


def sound_links(words: Sequence[Word], sentences: Sequence[Sentence]) -> list[Link]:
    """A link for each word, such that every sentence is one tree with one root."""
    links = [Link(None, "root")] * len(words)
    for sentence in sentences:
        links[sentence.first : sentence.last] = _sound_tree(words, sentence.first, sentence.last)
    return links


def head_of(links: Sequence[Link], first: int, last: int) -> int:
    """The head of a stretch of tokens: the first that depends on a token outside, punctuation last of all."""
    outward = [i for i in range(first, last) if not _within(links[i].head, first, last)]
    # A stretch over the border of a sentence may, in theory, have none.
    return next((i for i in outward if links[i].relation != "punct"), outward[0] if outward else first)


def tokens_within(tokens: Sequence[Token], start: int, stop: int) -> tuple[int, int]:
    """The tokens that share a character with ``start`` to ``stop``: first, and last exclusive."""
    first = bisect_right(tokens, start, key=lambda token: token.stop)
    return first, max(first, bisect_left(tokens, stop, key=lambda token: token.start))


def paragraph_starts(story: Story) -> list[int]:
    """Where paragraphs begin; a heading is one."""
    starts = {paragraph.start for paragraph in story.paragraphs}
    starts |= {chapter.heading.start for chapter in story.chapters if chapter.heading is not None}
    return sorted(starts)


def _within(head: int | None, first: int, last: int) -> bool:
    return head is not None and first <= head < last


def _sound_tree(words: Sequence[Word], first: int, last: int) -> list[Link]:
    """The links of one sentence."""
    heads = {i: _own_head(words, i, first, last) for i in range(first, last)}
    if not heads:
        return []
    root = _root(words, heads, first)
    heads[root] = None
    for i, head in heads.items():
        if head is None and i != root:
            heads[i] = root
    _open_circles(heads, root)
    return [Link(heads[i], _relation(words[i], i == root, heads[i])) for i in range(first, last)]


def _own_head(words: Sequence[Word], i: int, first: int, last: int) -> int | None:
    head = words[i].head
    return head if head != i and _within(head, first, last) else None


def _root(words: Sequence[Word], heads: dict[int, int | None], first: int) -> int:
    """The token to be the root: one that is called so, or else has no head, or else begins a circle."""
    free = [i for i, head in heads.items() if head is None]
    if free:
        return next((i for i in free if words[i].relation == "root"), free[0])
    return min(_walk(heads, first, ())[0])


def _open_circles(heads: dict[int, int | None], root: int) -> None:
    """Make the first token of every circle depend on the root."""
    sound = {root}
    for start in heads:
        circle, path = _walk(heads, start, sound)
        if circle:
            heads[min(circle)] = root
        sound.update(path)


def _walk(
    heads: dict[int, int | None], start: int, sound: Collection[int]
) -> tuple[list[int], dict[int, int]]:
    """The circle that the way up from a token runs into (empty for none), and the whole way."""
    path: dict[int, int] = {}
    at: int | None = start
    while at is not None and at not in sound and at not in path:
        path[at] = len(path)
        at = heads[at]
    circle = list(path)[path[at] :] if at is not None and at in path else []
    return circle, path


def _relation(word: Word, is_root: bool, head: int | None) -> str:
    if is_root:
        return "root"
    known = _RELATION.fullmatch(word.relation)
    if head == word.head and known and known[1] in RELATIONS and known[1] != "root":
        return word.relation
    return "punct" if word.upos == "PUNCT" else "dep"
