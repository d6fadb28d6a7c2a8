"""Thoughts that the narration takes over without a mark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FreeIndirect:
    """A stretch of narration in free indirect thought: whole sentences, or the end of one.

    Attributes:
        thinker: id of the character whose thought it is.
        signs: what tells it, by name ("question", "near day"), in the order of the alphabet.
        certainty: that it is a thought, and this person's.
    """

    start: int
    stop: int
    thinker: str
    signs: tuple[str, ...]
    certainty: float
    maker: str
