"""Which claims speak for one of two alternatives, and which for the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fabula.asking.alternatives import Alternatives
from fabula.asking.contents import Contents, NotUnderstood
from fabula.asking.course import divided
from fabula.asking.index import ROLES, Index
from fabula.asking.likeness import vectors
from fabula.asking.matching import Match, match
from fabula.asking.patterns import Pattern, pattern_of, stems_of
from fabula.asking.query import Query
from fabula.asking.sentence import Sentence, read_sentence
from fabula.asking.verbs import sense_of

BY_WORDS = 0.8
"""For a claim that has what is an alternative's own in its words alone."""
LIKE, LIKER, BY_LIKENESS = 0.5, 0.08, 0.6
"""The cosine from which on a claim is like an alternative, its lead over the other, and the price."""
STATED = 0.95
"""The certainty from which on a claim is what an alternative says, and not only about it."""
MOST = 24
"""Claims that are compared by likeness; each has to be read."""


@dataclass(frozen=True, slots=True)
class Side:
    """One alternative.

    Attributes:
        words: its clause.
        pattern: that as a pattern, where it can be read as one.
        own: the stems that only it has.
        outcome: whether it is what comes of something: is, or has been, done.
    """

    words: str
    pattern: Pattern | None
    own: frozenset[str]
    outcome: bool


def choose(contents: Contents, chain: tuple[str, ...], choice: Alternatives) -> Query:
    """The query for a choice: each claim belongs to the alternative that it fits better, or to neither.

    Raises:
        NotUnderstood: the story says neither.
    """
    index = contents.index
    sides, common = _sides(contents, choice)
    turned = None if _stated(index, sides) else _by_course(contents, chain, sides, common)
    if turned is not None:
        return replace(turned, words=choice.words)
    fits = [_fits(index, side, other, common) for side, other in (sides, sides[::-1])]
    sure: list[dict[str, float]] = [{}, {}]
    for reference in dict.fromkeys((*fits[0], *fits[1])):
        first, second = fits[0].get(reference, (0.0, 0.0)), fits[1].get(reference, (0.0, 0.0))
        if first != second:
            place = int(second > first)
            sure[place][reference] = max(first, second)[1]
    for place, liker in enumerate(_by_likeness(index, sides, common, {*sure[0], *sure[1]})):
        sure[place].update(liker)
    if not any(sure):
        raise NotUnderstood(f"nothing in the story says “{'” or “'.join(choice.clauses)}”")
    for group in sure:
        contents.weighed(Match(ref.lstrip("-"), ref.startswith("-"), fit) for ref, fit in group.items())
    about = tuple(sorted(common)) if not all(sure) else ()
    return Query("which", chain, either=(tuple(sure[0]), tuple(sure[1])), words=choice.words, about=about)


def _stated(index: Index, sides: tuple[Side, Side]) -> bool:
    """Whether the story says both alternatives, each in a claim of its own."""
    found = [
        {
            one.reference
            for one in match(side.pattern, index)
            if one.certainty >= STATED and index.claims[one.claim].predicate == side.pattern.predicate
        }
        for side in sides
        if side.pattern is not None
    ]
    return len(found) == 2 and bool(found[0] - found[1]) and bool(found[1] - found[0])


def _by_course(
    contents: Contents, chain: tuple[str, ...], sides: tuple[Side, Side], common: frozenset[str]
) -> Query | None:
    """The query by what the story tells of the thing; None where the alternatives differ in their people."""
    index = contents.index
    roles = [frozenset() if side.pattern is None else side.pattern.people for side in sides]
    if roles[0] != roles[1] and roles[1]:
        return None
    people = [name for one in index.world.people for name in index.cast.names_of(one.id)]
    names = frozenset().union(*map(stems_of, people))
    clauses = sides[0].words, sides[1].words
    own = sides[0].own - names, sides[1].own - names
    outcomes = sides[0].outcome, sides[1].outcome
    course = divided(index, chain[-1] if chain else None, clauses, own, common - names, outcomes)
    if course is None:
        return None
    groups = course.sides
    for group in groups:
        contents.weighed(Match(id, False, fit) for id, fit in group.items())
    about = tuple(sorted(common - names)) if course.turned else ()
    return Query("which", chain, either=(tuple(groups[0]), tuple(groups[1])), about=about)


def _sides(contents: Contents, choice: Alternatives) -> tuple[tuple[Side, Side], frozenset[str]]:
    """Both alternatives, and the stems of what they are about: what both have, else the first's subject."""
    read = [read_sentence(words, contents.index.cast) for words in choice.clauses]
    patterns = [None if one is None else _pattern(one) for one in read]
    first, second = (stems_of(words) for words in choice.clauses)
    common = first & second
    subject = None if patterns[0] is None else patterns[0].part("agent") or patterns[0].part("patient")
    if not common and subject is not None:  # the second has a pronoun for it
        common = subject.stems
    sides = (
        Side(choice.clauses[0], patterns[0], first - second - common, _is_outcome(read[0])),
        Side(choice.clauses[1], patterns[1], second - first - common, _is_outcome(read[1])),
    )
    return sides, common


def _pattern(sentence: Sentence) -> Pattern | None:
    frame = sentence.frames.get(sentence.root)
    return None if frame is None else pattern_of(sentence, frame)


def _is_outcome(sentence: Sentence | None) -> bool:
    """Whether a clause says what was made of something: "is cracked", "has run dry"."""
    return sentence is not None and sentence.trees.words[sentence.root].xpos == "VBN"


def _fits(index: Index, side: Side, other: Side, common: frozenset[str]) -> Mapping[str, tuple[float, float]]:
    """The claims that fit an alternative: the share of its own words that each has, and how sure it is."""
    found: dict[str, tuple[float, float]] = {}
    about = frozenset().union(*(index.by_stem.get(one, frozenset()) for one in common))
    for id in sorted(frozenset().union(*(index.by_stem.get(one, frozenset()) for one in side.own))):
        share = len(said(index, id, common) & side.own) / len(side.own)
        if share and (id in about or not common):
            found[_reference(index, id)] = (share, BY_WORDS * share)
    for one in match(side.pattern, index) if side.pattern is not None else ():
        share = len(said(index, one.claim, common) & side.own) / len(side.own) if side.own else 0.0
        if share or not side.own:
            found[one.reference] = (share, one.certainty)
    return found


def said(index: Index, id: str, common: frozenset[str]) -> frozenset[str]:
    """The stems that a claim says of something: not those by which it only names the thing.

    "The wind spoils the neat pattern" does not say that the pattern is neat. What one sees, one sees so.
    """
    claim = index.claims[id]
    if sense_of(claim.predicate.split()[0]) is not None:
        return index.stems(id)
    names = [stems_of(one) for role in ROLES for one in getattr(claim, role) if not index.cast.is_person(one)]
    naming = frozenset().union(*(stems for stems in names if stems & common))
    return index.stems(id) - naming


def _by_likeness(
    index: Index, sides: tuple[Side, Side], common: frozenset[str], known: set[str]
) -> tuple[dict[str, float], dict[str, float]]:
    """The claims about the thing that words do not tell, by what they are more like."""
    found: tuple[dict[str, float], dict[str, float]] = ({}, {})
    people = {one for side in sides if side.pattern is not None for one in side.pattern.people}
    names = frozenset().union(*(stems_of(name) for one in people for name in index.cast.names_of(one)))
    common -= names  # about people too much is said
    about = frozenset().union(*(index.by_stem.get(one, frozenset()) for one in common))
    claims = [id for id in index.claims if id in about and _reference(index, id) not in known][-MOST:]
    if not claims:
        return found
    first, second, *others = vectors(
        [side.words for side in sides] + [index.claims[id].text for id in claims]
    )
    for id, vector in zip(claims, others, strict=True):
        cosines = float(first @ vector), float(second @ vector)
        place = int(cosines[1] > cosines[0])
        if cosines[place] >= LIKE and cosines[place] - cosines[1 - place] >= LIKER:
            found[place][_reference(index, id)] = BY_LIKENESS * cosines[place]
    return found


def _reference(index: Index, id: str) -> str:
    return f"-{id}" if index.claims[id].polarity == "-" else id
