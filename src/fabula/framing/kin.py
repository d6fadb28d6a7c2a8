"""Descriptions by kinship that the text itself explains: "her sister", where it tells who that is."""

from __future__ import annotations

from collections.abc import Mapping

from fabula.book import Book
from fabula.layers import RELATIONS
from fabula.lexicon.relations import relation_nouns
from fabula.relating.whom import Someone
from fabula.trees import Trees

EXPLAINED = 0.8
"""How sure "her sister" means the only one who is said to be her sister."""


def kin_described(book: Book, trees: Trees, known: Mapping[int, Someone]) -> dict[int, Someone]:
    """Whom possessed nouns of kinship mean, by their words."""
    nouns = relation_nouns()
    related: dict[tuple[str, str], set[str]] = {}
    for row in book[RELATIONS]:
        related.setdefault((row.other, row.word), set()).add(row.one)
    found: dict[int, Someone] = {}
    for token, owner in known.items():
        noun = trees.heads[token]
        if noun is None or trees.words[token].relation != "nmod:poss" or trees.forms[noun] not in nouns:
            continue
        ones = related.get((owner.character, trees.forms[noun]), set())
        word = trees.words[noun]
        if len(ones) == 1:
            certainty = round(EXPLAINED * owner.certainty, 4)
            found[noun] = Someone(next(iter(ones)), certainty, word.start, word.stop, "NOM")
        elif noun in known and known[noun].character == owner.character:
            found[noun] = Someone("", 0.0, word.start, word.stop, "NOM")
    return found
