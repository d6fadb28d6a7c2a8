"""Names: capitalised words that the book treats as such.

A capitalised word inside a sentence is taken for (part of) a name; at the start of a sentence, where every
word is capitalised, it is one if the book treats it as a name elsewhere, or if it is never in lower case and
either known as a name, taken for a person's by the reading model, or more than once the bare subject of what
only people do ("Imre believes", "Imre does not see"). Names grow over honorifics ("Mrs. Hall"),
particles ("van der Luyden") and titles with "of" ("the King of Hearts").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from fabula.lexicon import people
from fabula.lexicon.deeds import HELPERS, somebody_does
from fabula.mentioning.pronouns import PRONOUNS
from fabula.mentioning.words import Found, Words

PARTICLES = frozenset("de du des von van der den la le di da del della dos y bin ibn al el st. saint".split())
RARE_AS_NAME = 5  # a word this many times as frequent in lower case is no name, unless people bear it


def find_names(words: Words, given: Sequence[Found]) -> list[Found]:
    """Names that the user did not give."""
    taken = {i for first, last, _ in given for i in range(first, last)}
    is_name = _name_words(words)
    found: list[Found] = []
    end = 0
    for i, form in enumerate(words.forms):
        if i < end or not form[0].isupper() or i in taken or words.heading[i]:
            continue
        last = _name_end(words, i, is_name)
        if last > i and not taken.intersection(range(i, last)):
            first = i - 1 if i and words.lower[i - 1] == "the" and words.joined(i - 1) else i
            found.append((first, last, "PROP"))
            end = last
    return found


def _name_words(words: Words) -> tuple[bool, ...]:
    """For each token whether it is a word of a name."""
    acting = _acting(words)
    inside: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for form, low, initial, heading in zip(
        words.forms, words.lower, words.initial, words.heading, strict=True
    ):
        if form[0].isupper():
            inside[form] += not initial and not heading and not (form.isupper() and len(form) > 1)
        else:
            lower[low] += 1
    return tuple(
        form[0].isupper() and (_is_name_word(words, i, inside, lower) or (form in acting and not lower[low]))
        for i, (form, low) in enumerate(zip(words.forms, words.lower, strict=True))
    )


def _acting(words: Words) -> frozenset[str]:
    """The words that more than once begin a sentence as its bare subject, once of a person's verb."""
    subjects: Counter[str] = Counter()
    minded: set[str] = set()
    for i in range(len(words) - 1):
        form, low = words.forms[i], words.lower[i]
        if not (words.initial[i] and form[0].isupper() and form[1:].islower() and words.joined(i)):
            continue
        if low in people.human_nouns() or low in people.NOT_NAMES | people.FUNCTION_WORDS | PRONOUNS:
            continue
        following = words.lower[i + 1 : i + 4]
        minds = somebody_does(following)
        subjects[form] += minds or following[0] in HELPERS
        if minds:
            minded.add(form)
    return frozenset(form for form in minded if subjects[form] > 1)


def _is_name_word(words: Words, i: int, inside: Mapping[str, int], lower: Mapping[str, int]) -> bool:
    form, low = words.forms[i], words.lower[i]
    if low in people.NOT_NAMES or not form[-1].isalpha():
        return _is_initial(form) and i + 1 < len(words) and words.forms[i + 1][0].isupper()
    if form.isupper() and len(form) > 1:
        return inside.get(form.capitalize(), 0) > 0
    rare = lower.get(low, 0) > RARE_AS_NAME * inside.get(form, 0)
    if low in people.FUNCTION_WORDS or (rare and low not in people.given_names()):
        return False
    if not words.initial[i]:
        return True
    if i + 1 < len(words) and words.lower[i + 1] in PRONOUNS and words.joined(i):
        return False  # "Will you?", "Mark my words"
    if inside.get(form, 0) >= 1:
        return inside[form] * 2 >= lower.get(low, 0) or _verb_follows(words, i, inside, lower)
    known = low in people.given_names() or low in people.full_forms()
    known = known or (words.person[i] and low not in PRONOUNS)
    return known and lower.get(low, 0) == 0


def _verb_follows(words: Words, i: int, inside: Mapping[str, int], lower: Mapping[str, int]) -> bool:
    """Whether a doubtful word at the start of a sentence ("Will", "Rose") is followed by its verb."""
    if i + 1 >= len(words) or inside[words.forms[i]] * 20 < lower.get(words.lower[i], 0):
        return False
    following = words.lower[i + 1]
    return following in {"'s", "’s", "was", "had"} or (following.endswith("ed") and len(following) > 4)


def _is_initial(form: str) -> bool:
    return (
        len(form) <= 4 and form[0].isupper() and form.endswith(".") and form.lower() not in people.HONORIFICS
    )


def _name_end(words: Words, i: int, is_name: Sequence[bool]) -> int:
    """The end of the name that starts at token i, or i itself."""
    j = i
    while (
        j < len(words)
        and words.lower[j] in people.HONORIFICS
        and words.forms[j][0].isupper()
        and (words.joined(j) or j == i)
        and not (words.initial[j] and words.lower[j] in people.EPITHETS)
    ):
        j += 1
        if not words.joined(j - 1):
            break
    honorifics = j - i
    names = j
    if not honorifics or words.joined(j - 1):
        while names < len(words) and is_name[names] and (names == j or words.joined(names - 1)):
            names += 1
            if not words.joined(names - 1):
                break
            if words.forms[names : names + 1] == ("-",) and names + 1 < len(words) and is_name[names + 1]:
                names += 2
                continue
            particle = names
            while particle < len(words) and words.lower[particle] in PARTICLES and words.joined(particle):
                particle += 1
            if particle > names and particle < len(words) and is_name[particle]:
                names = particle
    if names > j:
        return _with_of(words, names, is_name) if honorifics or words.lower[i - 1] == "the" else names
    if not honorifics:
        return i
    if _shares_name(words, j, is_name):
        return j
    alone = words.lower[j - 1] in people.ROLE_HONORIFICS
    certain = (
        not words.initial[i] or words.lower[i - 1] == "the" or words.lower[j - 1] in people.human_nouns()
    )
    return _with_of(words, j, is_name) if alone and certain else i


def _shares_name(words: Words, last: int, is_name: Sequence[bool]) -> bool:
    """Whether a title that ends before token ``last`` has its name with the next one: *Mr.* and Mrs. Rao."""
    return (
        last + 2 < len(words)
        and words.lower[last] in {"and", "&"}
        and people.titles_share_a_name(words.lower[last - 1], words.lower[last + 1])
        and words.forms[last + 1][0].isupper()
        and words.joined(last + 1)
        and is_name[last + 2]
    )


def _with_of(words: Words, last: int, is_name: Sequence[bool]) -> int:
    """Extend "the King" over "of Hearts"."""
    if last + 1 < len(words) and words.lower[last] == "of" and words.joined(last):
        name = last + 1 + (words.lower[last + 1] == "the")
        if name < len(words) and is_name[name] and not words.initial[name]:
            return name + 1
    return last
