"""Descriptions of people: a determiner with a noun for people ("the tired soldier").

In a speech tag any noun phrase is one that stands as the subject ("said the mouse"). Several people are one
mention where they speak somewhere in the book ("cried both girls").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fabula.lexicon import people
from fabula.lexicon.speech import plain_speech_verbs, speech_verbs
from fabula.mentioning.pronouns import PRONOUNS
from fabula.mentioning.words import Found, Words

ARTICLES = frozenset({"the", "a", "an"})
DETERMINERS = ARTICLES | people.POSSESSIVE | {"this", "that", "another", "some", "one", "'s", "’s"}
# A noun phrase in a speech tag ends before these.
PHRASE_ENDS = frozenset(
    """in with at to from on as and but for by who that when while after before into over under without
    of then again very quite rather at, so looking turning smiling laughing nodding""".split()
)
LONGEST_PHRASE = 6  # tokens
_TOGETHER = frozenset({"all", "both", "together"})


def find_descriptions(words: Words, taken: set[int]) -> Iterator[Found]:
    """Descriptions outside headings and outside tokens that are taken already."""
    human = people.human_nouns()
    verbs = plain_speech_verbs()
    end = 0
    for i, low in enumerate(words.lower):
        if i < end or i in taken:
            continue
        if low in human and _stands_alone(words, i, verbs):
            yield i, i + 1, "NOM"
        elif low in DETERMINERS and not words.heading[i]:
            last = _description_end(words, i, taken, human, verbs)
            if last > i:
                yield i, last, "NOM"
                end = last


def find_groups(words: Words, taken: set[int]) -> Iterator[Found]:
    """Descriptions of several people who somewhere speak together, outside headings and what is taken."""
    ends = ((_group_start(words, last, taken), last) for last in range(2, len(words) + 1))
    longest = {first: last for first, last in ends if first < last}  # the police officers are no police
    found = sorted(longest.items())
    phrases = {span: people.group_phrase(" ".join(words.lower[span[0] : span[1]])) for span in found}
    speaking = {phrases[span] for span in found if _beside_verb(words, *span)}
    for first, last in found:
        if phrases[first, last] in speaking:
            yield first, last, "NOM"


def _group_start(words: Words, last: int, taken: set[int]) -> int:
    """Where a description of several people begins that ends before token ``last``; ``last`` for none."""
    if not people.is_group_noun(words.lower[last - 1]) or words.heading[last - 1] or _is_owner(words, last):
        return last
    for first in range(last - 2, max(-1, last - 1 - LONGEST_PHRASE), -1):
        low = words.lower[first]
        if first in taken or not words.joined(first) or not low[0].isalpha() or low in PRONOUNS:
            break
        if low in people.GROUP_DETERMINERS and low != "of":
            begin = _whole_start(words, first)
            return last if begin and words.lower[begin - 1] == "of" else begin  # one of the boys
        if low in PHRASE_ENDS or low in DETERMINERS:
            break
    return last


def _whole_start(words: Words, first: int) -> int:
    """Where the determiners begin of which one stands at token ``first`` (*all of* the girls)."""
    begin = first
    while begin and words.joined(begin - 1) and words.lower[begin - 1] in people.GROUP_DETERMINERS:
        begin -= 1
    return begin + (words.lower[begin] == "of")


def _is_owner(words: Words, last: int) -> bool:
    return last < len(words) and words.lower[last] in {"'s", "’s", "'", "’"} and words.joined(last - 1)


def _beside_verb(words: Words, first: int, last: int) -> bool:
    """Whether a description stands right before or after a verb of saying, in the narration."""
    if words.quoted[first] is not None:
        return False
    after = last + 1 if last < len(words) and words.lower[last] in _TOGETHER else last
    told = first > 0 and words.lower[first - 1] in speech_verbs()
    return told or (after < len(words) and words.lower[after] in plain_speech_verbs())


def _stands_alone(words: Words, i: int, verbs: frozenset[str]) -> bool:
    """Whether a noun for a person without a determiner is the subject of a speech tag ("said nanny")."""
    if words.quoted[i] is not None or i == 0 or not words.joined(i - 1):
        return False
    after = words.lower[i + 1] if i + 1 < len(words) else "."
    return words.lower[i - 1] in verbs and not after[0].isalpha()


def _description_end(
    words: Words, i: int, taken: set[int], human: Mapping[str, str], verbs: frozenset[str]
) -> int:
    """The end of the description that starts with the determiner at token i, or i itself."""
    after_verb = i > 0 and words.lower[i - 1] in verbs and words.quoted[i] is None
    best = i
    for j in range(i + 1, min(i + LONGEST_PHRASE, len(words))):
        low = words.lower[j]
        if j in taken or not words.joined(j - 1) or not low[0].isalpha() or low in PRONOUNS:
            break
        if low in PHRASE_ENDS or low in DETERMINERS:
            break
        if low in human:
            best = j + 1
        elif best > i:
            break
        elif low in verbs and words.quoted[j] is None and j > i + 1:
            return j
        elif after_verb and not _goes_on(words, j):
            return j + 1
    return best


def _goes_on(words: Words, j: int) -> bool:
    """Whether the noun phrase in a speech tag goes on after token j."""
    following = words.lower[j + 1] if j + 1 < len(words) else "."
    return following[0].isalpha() and following not in PHRASE_ENDS and not following.endswith(("ly", "ing"))
