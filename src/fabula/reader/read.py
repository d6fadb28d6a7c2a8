"""What the reading model says: plain rows over word indices, before they are laid over a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from fabula.layers import Category, MentionKind


class ReadWord(NamedTuple):
    """A word's grammar; ``head`` is an index into the words, None for a root."""

    lemma: str
    upos: str
    xpos: str
    features: str
    head: int | None
    relation: str
    certainty: float


@dataclass(frozen=True, slots=True)
class ReadMention:
    """A mention over the words ``first`` to ``last``, exclusive."""

    first: int
    last: int
    category: Category
    form: MentionKind
    certainty: float


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence over the words ``first`` to ``last``, exclusive; events are word indices with certainties.

    ``vector`` are signed bytes, see :class:`~fabula.layers.SentenceVector`; ``heads`` are the head words of
    mentions with theirs, see :class:`~fabula.layers.HeadVector`.
    """

    first: int
    last: int
    words: tuple[ReadWord, ...]
    mentions: tuple[ReadMention, ...]
    events: tuple[tuple[int, float], ...]
    vector: bytes
    heads: tuple[tuple[int, bytes], ...]
