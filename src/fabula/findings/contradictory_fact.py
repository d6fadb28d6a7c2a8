"""Contradictory facts: eyes of two colours, two ages at one time, siblings of an only child.

Only what the narrator says counts, of people who are surely meant, and only what cannot both be so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fabula.findings.finding import Finding
from fabula.findings.page import Page
from fabula.layers import FRAMES, SCENES

SURELY = 0.7
"""Whom a word means has to be so certain."""

_APART = (frozenset({"brown", "hazel"}), frozenset({"blue", "green", "grey", "gray", "violet"}))
"""Colours of which no eye has one of each group."""
_COLOURS = _APART[0] | _APART[1]
_NUMBERS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty""".split()
    )
} | {
    word: 10 * number
    for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}
_SIBLINGS = frozenset(("brother", "sister", "twin"))


@dataclass(frozen=True, slots=True)
class _Fact:
    """What the narrator says of someone: a value, and where."""

    person: str
    value: str
    start: int
    stop: int


def contradictory_facts(page: Page) -> Iterator[Finding]:
    """A finding for each fact that contradicts one that was told before."""
    yield from _eyes(page)
    yield from _ages(page)
    yield from _only_children(page)


def _eyes(page: Page) -> Iterator[Finding]:
    told: defaultdict[str, list[_Fact]] = defaultdict(list)
    for fact in _colours(page):
        before = told[fact.person]
        other = next((row for row in before if _is_apart(row.value, fact.value)), None)
        if other is not None and all(_is_apart(row.value, fact.value) for row in before):
            why = f"{page.name(fact.person)} has {fact.value} eyes here, and {other.value} eyes before"
            yield _finding(page, fact, other, why, 0.8)
        before.append(fact)


def _is_apart(one: str, other: str) -> bool:
    first, second = _APART
    return (one in first and other in second) or (one in second and other in first)


def _colours(page: Page) -> Iterator[_Fact]:
    """What colour whose eyes have."""
    trees = page.trees
    having = {
        filler.token: frame.agent
        for frame in page.story.book[FRAMES]
        if frame.lemma == "have" and frame.factuality == "CT+"
        for filler in frame.patient
    }
    for token, word in enumerate(trees.words):
        if word.lemma.lower() != "eye" or page.quote_of[token] is not None:
            continue
        named = [c for c in trees.children(token, "amod", "compound") if trees.forms[c] in _COLOURS]
        head = trees.heads[token]
        if head is not None and trees.forms[head] in _COLOURS and trees.stands_in(token, "nsubj"):
            named.append(head)
        owner = _owner(page, token)
        if owner is None and token in having:
            people = [p for filler in having[token] if filler.certainty >= SURELY for p in filler.people]
            owner = people[0] if len(people) == 1 else None
        if len(named) == 1 and owner is not None and not trees.negation_marks(named[0]):
            first, last = sorted((named[0], token))
            yield _Fact(owner, trees.forms[named[0]], trees.words[first].start, trees.words[last].stop)


def _owner(page: Page, token: int) -> str | None:
    """Whose something is: *her* eyes, *Ann's* eyes."""
    for child in page.trees.children(token, "nmod:poss"):
        person, certainty = page.meant.get(child, ("", 0.0))
        if certainty >= SURELY:
            return person
    return None


def _ages(page: Page) -> Iterator[Finding]:
    """Two ages in one scene; a scene is one stretch of time."""
    told: dict[tuple[str, str], _Fact] = {}
    scenes = [(row.start, row.id) for row in page.story.book[SCENES]]
    for fact in _years(page):
        scene = max(((start, id) for start, id in scenes if start <= fact.start), default=(0, ""))[1]
        other = told.setdefault((fact.person, scene), fact)
        if other.value != fact.value:
            why = f"{page.name(fact.person)} is {fact.value} here, and {other.value} before"
            yield _finding(page, fact, other, why, 0.7)


def _years(page: Page) -> Iterator[_Fact]:
    """Who is how many years old."""
    trees = page.trees
    for token, form in enumerate(trees.forms):
        if form != "old" or page.quote_of[token] is not None or trees.child(token, "cop") is None:
            continue
        subject = trees.subject(token)
        person, certainty = page.meant.get(subject, ("", 0.0)) if subject is not None else ("", 0.0)
        if token < 2 or trees.forms[token - 1] not in ("years", "year") or certainty < SURELY:
            continue
        number = trees.forms[token - 2]
        past = [trees.forms[child] for child in trees.children(token, "aux", "mark", "advcl")]
        if (number in _NUMBERS or number.isdecimal()) and not past and not trees.negation_marks(token):
            value = str(_NUMBERS.get(number, number))
            first = trees.words[subject if subject is not None else token - 2]
            yield _Fact(person, value, first.start, trees.words[token].stop)


def _only_children(page: Page) -> Iterator[Finding]:
    """Brothers and sisters of those of whom it is said that they have none."""
    only: dict[str, _Fact] = {}
    for frame in page.story.book[FRAMES]:
        if frame.quoted is None and frame.factuality == "CT+" and frame.complement is not None:
            words = page.story.text.cut(frame.complement).lower().split()
            sure = [p for filler in frame.agent if filler.certainty >= SURELY for p in filler.people]
            if words[-2:] == ["only", "child"] and len(sure) == 1:
                only.setdefault(sure[0], _Fact(sure[0], "an only child", frame.start, frame.stop))
    for token, word in enumerate(page.trees.words if only else ()):
        if word.lemma.lower() not in _SIBLINGS or page.quote_of[token] is not None:
            continue
        person = _owner(page, token)
        if person in only:
            told, noun = only[person], word.lemma.lower()
            fact = _Fact(person, noun, word.start, word.stop)
            why = f"{page.name(person)} has a {noun} here, and is an only child"
            yield _finding(page, fact, told, why, 0.7)


def _finding(page: Page, fact: _Fact, other: _Fact, why: str, certainty: float) -> Finding:
    return Finding(
        id="",
        kind="contradictory fact",
        people=(fact.person,),
        rows=(),
        why=why,
        route=None,
        start=fact.start,
        stop=fact.stop,
        against=(other.start, other.stop),
        certainty=certainty,
    )
