"""Mentions as resolving looks at them: whom a name can mean, what a pronoun demands, which entity it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from fabula.book import Book
from fabula.layers import ENTITIES, MENTIONS, TOKENS, WORDS
from fabula.lexicon import people
from fabula.people.antecedents import Reference
from fabula.people.described import phrase_of
from fabula.people.names import gender_of_pronoun, key, written
from fabula.reader.spans import head_word


def references_of(
    book: Book, owners: Mapping[str, tuple[int, ...]], descriptions: Mapping[str, int]
) -> list[Reference]:
    """All mentions in order; ``owners`` and ``descriptions`` say whom names and phrases can mean."""
    tokens, mentions = book[TOKENS], book[MENTIONS]
    lower = book.text.lower_words(tokens)
    starts = [token.start for token in tokens]
    entities = _by_head(book)
    references = []
    for i, mention in enumerate(mentions):
        first = bisect_right(starts, mention.start) - 1
        last = bisect_right(starts, mention.stop - 1)
        words = written(book.text.characters, mention.start, mention.stop)
        word = lower[last - 1]
        meant: tuple[int, ...] = ()
        gender = gender_of_pronoun(word) if mention.kind == "PRON" else ""
        if mention.kind == "PROP":
            meant = owners.get(key(words), ())
        elif mention.kind == "NOM":
            phrase = phrase_of(words)
            meant = (descriptions[phrase],) if phrase in descriptions else ()
            generic = word in people.GENERIC_NOUNS and lower[first] == "the"
            gender = people.human_nouns().get(word, "") if generic else ""
        inside = (
            entities.get(token) for token in (bisect_left(starts, mention.head.start), *range(first, last))
        )
        entity = next((one for one in inside if one is not None), None)
        references.append(Reference(i, mention, word, meant, gender, entity))
    return references


def _by_head(book: Book) -> dict[int, int]:
    """The entity that each token heads, the innermost of several."""
    heads = [word.head for word in book[WORDS]]
    return {head_word(heads, row.first, row.last): i for i, row in enumerate(book[ENTITIES])}
