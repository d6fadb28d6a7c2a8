"""Mentions by rule: names, descriptions of people, and pronouns.

A capitalised word inside a sentence is taken for (part of) a name; at the start of a sentence, where
every word is capitalised, it is one if the book treats it as a name elsewhere. Names grow over
honorifics ("Mrs. Hall"), particles ("van der Luyden") and titles with "of" ("the King of Hearts").
Descriptions are a determiner with a noun for people ("the tired slayer"), or whatever noun phrase stands
as the subject of a speech tag ("said the Mouse", "the caterpillar replied").
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fabula.book import Book, Made, Step
from fabula.layers import (
    CHAPTERS,
    GIVEN_CAST,
    MENTIONS,
    QUOTED_SPANS,
    SENTENCES,
    TOKENS,
    GivenCharacter,
    Mention,
    MentionKind,
    QuotedSpan,
)
from fabula.lexicon import people
from fabula.lexicon.speech import plain_speech_verbs
from fabula.text import Span

ARTICLES = frozenset({"the", "a", "an"})
DETERMINERS = ARTICLES | people.POSSESSIVE | {"this", "that", "another", "some", "one", "'s", "’s"}
PARTICLES = frozenset("de du des von van der den la le di da del della dos y bin ibn al el st. saint".split())
PRONOUNS = (
    people.MASCULINE
    | people.FEMININE
    | people.NEUTRAL_PRONOUNS
    | people.PLURAL
    | people.FIRST_PERSON
    | people.FIRST_PLURAL
    | people.SECOND_PERSON
)
# A noun phrase in a speech tag ends before these.
PHRASE_ENDS = frozenset(
    """in with at to from on as and but for by who that when while after before into over under without
    of then again very quite rather at, so looking turning smiling laughing nodding""".split()
)
LONGEST_PHRASE = 6  # tokens
RARE_AS_NAME = 5  # a word this many times as frequent in lower case is no name, unless people bear it


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a book as the rules look at them, in parallel sequences."""

    starts: tuple[int, ...]
    stops: tuple[int, ...]
    forms: tuple[str, ...]
    lower: tuple[str, ...]
    initial: tuple[bool, ...]
    heading: tuple[bool, ...]
    quoted: tuple[int | None, ...]

    def __len__(self) -> int:
        return len(self.forms)

    def joined(self, i: int) -> bool:
        """Whether only white space (no other token, no line break of a paragraph) parts i from i + 1."""
        return i + 1 < len(self.forms) and self.starts[i + 1] - self.stops[i] <= 2


def run(book: Book) -> Made:
    """Find all mentions, in the order of the text."""
    words = _look_at(book)
    given = _match_given(words, book[GIVEN_CAST])
    names = _find_names(words, given)
    taken = {i for first, last, _ in given + names for i in range(first, last)}
    found = [*given, *names, *_find_descriptions(words, taken), *_find_pronouns(words, taken)]
    rows = [_row(words, first, last, kind) for first, last, kind in sorted(found)]
    return {MENTIONS: tuple(rows)}


STEP = Step(
    "mentions",
    needs=(CHAPTERS, TOKENS, SENTENCES, QUOTED_SPANS, GIVEN_CAST),
    makes=(MENTIONS,),
    run=run,
)

Found = tuple[int, int, MentionKind]


def _row(words: Words, first: int, last: int, kind: MentionKind) -> Mention:
    head = last - 1
    for i in range(first + 1, last):
        if words.lower[i] == "of" and i > first + 1:
            head = i - 1
            break
    return Mention(
        words.starts[first],
        words.stops[last - 1],
        Span(words.starts[head], words.stops[head]),
        kind,
        words.quoted[first],
    )


def _look_at(book: Book) -> Words:
    tokens, spans = book[TOKENS], book[QUOTED_SPANS]
    forms = tuple(book.text.cut((token.start, token.stop)) for token in tokens)
    first_of_sentence = {sentence.first for sentence in book[SENTENCES]}
    openings = {span.inner.start for span in spans}
    initial, pending = [], False
    for i, (token, form) in enumerate(zip(tokens, forms, strict=True)):
        pending = pending or i in first_of_sentence or token.start in openings
        initial.append(pending)
        if form[0].isalnum():
            pending = False
    starts = tuple(token.start for token in tokens)
    return Words(
        starts,
        tuple(token.stop for token in tokens),
        forms,
        tuple(form.lower() for form in forms),
        tuple(initial),
        _within(starts, [c.heading for c in book[CHAPTERS] if c.heading is not None]),
        _innermost(starts, spans),
    )


def _within(starts: Sequence[int], spans: Sequence[Span]) -> tuple[bool, ...]:
    edges = [edge for span in spans for edge in span]
    return tuple(bisect_right(edges, start) % 2 == 1 for start in starts)


def _innermost(starts: Sequence[int], spans: Sequence[QuotedSpan]) -> tuple[int | None, ...]:
    """For each token the index of the innermost quoted span around it; one sweep over both."""
    result: list[int | None] = []
    stack: list[int] = []
    following = 0
    for start in starts:
        while following < len(spans) and spans[following].start <= start:
            stack.append(following)
            following += 1
        while stack and spans[stack[-1]].stop <= start:
            stack.pop()
        result.append(stack[-1] if stack else None)
    return tuple(result)


def _match_given(words: Words, cast: Sequence[GivenCharacter]) -> list[Found]:
    """Longest matches of the names that the user gave; those with an article match in any case."""
    forms: dict[str, set[tuple[str, ...]]] = {}
    for character in cast:
        for name in (character.name, *character.aliases):
            parts = tuple(_name_tokens(name))
            if parts:
                forms.setdefault(parts[0].lower(), set()).add(parts)
    found: list[Found] = []
    i = 0 if forms else len(words)
    while i < len(words):
        match = max((len(p) for p in forms.get(words.lower[i], ()) if _matches(words, i, p)), default=0)
        if match and not words.heading[i]:
            last = i + match
            article = words.lower[i] in DETERMINERS
            found.append((i, last, "NOM" if article and words.forms[last - 1].islower() else "PROP"))
        i += match or 1
    return found


def _name_tokens(name: str) -> Iterator[str]:
    for part in name.split():
        base, mark, tail = part.rpartition("'")
        if mark and tail.lower() == "s" and base:
            yield from (base, "'s")
        else:
            yield part


def _matches(words: Words, i: int, parts: tuple[str, ...]) -> bool:
    last = i + len(parts)
    if last > len(words) or not all(words.joined(j) for j in range(i, last - 1)):
        return False
    loose = parts[0].lower() in DETERMINERS
    for part, form in zip(parts, words.forms[i:last], strict=True):
        same = form.lower() == part.lower() if loose else form == part or form == part.upper()
        if not same:
            return False
    return True


def _find_names(words: Words, given: Sequence[Found]) -> list[Found]:
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
        form[0].isupper() and _is_name_word(words, i, inside, lower) for i, form in enumerate(words.forms)
    )


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
    alone = words.lower[j - 1] in people.ROLE_HONORIFICS
    certain = (
        not words.initial[i] or words.lower[i - 1] == "the" or words.lower[j - 1] in people.human_nouns()
    )
    return _with_of(words, j, is_name) if alone and certain else i


def _with_of(words: Words, last: int, is_name: Sequence[bool]) -> int:
    """Extend "the King" over "of Hearts"."""
    if last + 1 < len(words) and words.lower[last] == "of" and words.joined(last):
        name = last + 1 + (words.lower[last + 1] == "the")
        if name < len(words) and is_name[name] and not words.initial[name]:
            return name + 1
    return last


def _find_descriptions(words: Words, taken: set[int]) -> Iterator[Found]:
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


def _find_pronouns(words: Words, taken: set[int]) -> Iterator[Found]:
    for i, low in enumerate(words.lower):
        if low in PRONOUNS and i not in taken and not words.heading[i]:
            if low == "mine" or (low == "us" and words.forms[i] == "US"):
                continue
            yield i, i + 1, "PRON"
