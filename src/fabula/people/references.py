"""The mentions as resolving looks at them: case, subjecthood, sentence, and whom a name can mean."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from fabula.book import Book
from fabula.layers import CHAPTERS, MENTIONS, SENTENCES, TOKENS
from fabula.lexicon import people
from fabula.people.antecedents import Reference
from fabula.people.described import phrase_of
from fabula.people.names import gender_of_pronoun, key

OBJECT_PREPOSITIONS = frozenset(
    "to at with of from for by in on into upon over under about behind beside before after near".split()
)


def references_of(
    book: Book, owners: Mapping[str, tuple[int, ...]], descriptions: Mapping[str, int]
) -> list[Reference]:
    """All mentions in order; ``owners`` and ``descriptions`` say whom names and phrases can mean."""
    tokens, mentions = book[TOKENS], book[MENTIONS]
    cut = book.text.cut
    lower = book.text.lower_words(tokens)
    starts = [token.start for token in tokens]
    sentences = [sentence.start for sentence in book[SENTENCES]]
    chapters = [chapter.start for chapter in book[CHAPTERS]]
    subjects: set[int] = set()
    references = []
    for i, mention in enumerate(mentions):
        first = bisect_right(starts, mention.start) - 1
        last = bisect_right(starts, mention.stop - 1)
        words = cut((mention.start, mention.stop))
        word = lower[last - 1]
        after = lower[last] if last < len(lower) else "."
        possessive = after in {"'s", "’s"} or word == "his" or (word == "her" and after[0].isalpha())
        sentence = bisect_right(sentences, mention.start) - 1
        subject = (
            (word in people.NOMINATIVE if mention.kind == "PRON" else sentence not in subjects)
            and not possessive
            and (first == 0 or lower[first - 1] not in OBJECT_PREPOSITIONS)
        )
        if subject and mention.quoted is None:
            subjects.add(sentence)
        meant: tuple[int, ...] = ()
        gender = gender_of_pronoun(word) if mention.kind == "PRON" else ""
        if mention.kind == "PROP":
            meant = owners.get(key(words), ())
        elif mention.kind == "NOM":
            phrase = phrase_of(words)
            meant = (descriptions[phrase],) if phrase in descriptions else ()
            generic = word in people.GENERIC_NOUNS and lower[first] == "the"
            gender = people.human_nouns().get(word, "") if generic else ""
        references.append(
            Reference(
                i,
                mention,
                word,
                sentence,
                bisect_right(chapters, mention.start),
                subject,
                possessive,
                meant,
                gender,
            )
        )
    return references
