"""How much it tells that two passages share a word: the rarer in English, and in the story, the more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import log2

from fabula.layers import Word
from fabula.reader.weights import VOCABULARY, load_weights, shipped_folder

CONTENT = frozenset("NOUN VERB ADJ ADV PROPN NUM".split())
"""Parts of speech whose words may tell something."""

_LIGHT = frozenset(
    """be have do go say get make come take know think see look tell ask want seem let try not more just then
    so very too also still even now here there again only ever never back down up out on off away well really
    already always maybe perhaps quite almost""".split()
)
_ENDINGS = ("ed", "ing", "e")
_SHORTEST = 4
_COMMON = 2000  # where in the vocabulary, whose words are in the order of their frequency, words grow rare
_MOST = 5.0


def telling_words(words: Iterable[Word]) -> frozenset[str]:
    """The stems of some words that may tell something."""
    lemmas = {word.lemma.lower() for word in words if word.upos in CONTENT}
    return frozenset(stem(lemma) for lemma in lemmas - _LIGHT if any(map(str.isalnum, lemma)))


def stem(lemma: str) -> str:
    """A lemma without the ending by which a participle, taken for an adjective, differs from its verb."""
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= _SHORTEST:
            return lemma.removesuffix(ending)
    return lemma


def weight(word: str, uses: int, name: bool) -> float:
    """How much a shared word tells.

    Args:
        word: its stem.
        uses: in how many passages of the story it stands.
        name: whether it belongs to the name of somebody of the cast.
    """
    among = 1.0 if uses <= 2 else 2.0 / uses
    return 0.5 * among if name else (1.0 + rarity(word)) * among


def rarity(word: str) -> float:
    """From 0 for the commonest words of English to 5 for those that the model knows only in pieces."""
    places = _places()
    place = min(places.get(word + ending, len(places)) for ending in ("", *_ENDINGS))
    return min(_MOST, log2(max(place, _COMMON) / _COMMON))


@cache
def _places() -> Mapping[str, int]:
    words = load_weights(shipped_folder(), (VOCABULARY,)).vocabulary
    return {word: place for place, word in enumerate(words)}
