"""Who turns to whom in the narration around the lines: gazes, gestures and touches that go with words.

Read from the trees, by the verbs with which fiction tells them: she looked up at Ben; his eyes rested on her;
he took her by the hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fabula.lexicon.motion import BODY
from fabula.trees import Trees

AIMED = frozenset(
    """look turn glance stare gaze glare smile nod wink frown grin scowl beam peer blink bow curtsey gesture
    point wave lean bend swing whirl wheel spin leer smirk sneer squint sniff shout whisper call bore rest
    fix""".split()
)
"""Verbs that a preposition aims at somebody."""

DIRECT = frozenset(
    """face address eye regard survey confront greet hail interrupt reassure comfort soothe hush question
    beckon embrace hug kiss clasp grip seize grab nudge poke pat stroke touch shake approach pull""".split()
)
"""Verbs whose object is whom a body is turned to."""

AT = frozenset("at to toward towards upon on into".split())
LONGEST_WAY = 4  # verbs between one without a subject and the one whose subject it shares


@dataclass(frozen=True, slots=True)
class Turning:
    """Somebody is turned to somebody, at an offset of the text."""

    start: int
    who: str
    toward: str


def turnings_of(trees: Trees, persons: Mapping[int, str]) -> tuple[Turning, ...]:
    """All turnings that narration tells, in the order of the text.

    Args:
        trees: the words of the book.
        persons: for the head word of each mention in narration, the person meant.
    """
    return tuple(
        Turning(word.start, who, other)
        for token, word in enumerate(trees.words)
        if word.upos == "VERB" and (word.lemma in AIMED or word.lemma in DIRECT)
        if not trees.negation_marks(token)
        if (who := _doer(trees, persons, token)) is not None
        for other in _aims(trees, persons, token, word.lemma in DIRECT)
        if other != who
    )


def _doer(trees: Trees, persons: Mapping[int, str], verb: int) -> str | None:
    """Who does it: the verb's own subject, or that of the verb whose subject it shares."""
    token: int | None = verb
    for _ in range(LONGEST_WAY):
        if token is None:
            return None
        subject = trees.subject(token)
        if subject is not None:
            return _person(trees, persons, subject)
        if not trees.stands_in(token, "conj", "xcomp", "advcl", "ccomp", "parataxis"):
            return None
        token = trees.heads[token]
    return None


def _person(trees: Trees, persons: Mapping[int, str], noun: int) -> str | None:
    """Whom a noun means, or the owner of the part of a body that it names: his eyes rested on her."""
    if noun in persons:
        return persons[noun]
    if trees.words[noun].lemma in BODY:
        return next((persons[owner] for owner in trees.children(noun, "nmod") if owner in persons), None)
    return None


def _aims(trees: Trees, persons: Mapping[int, str], verb: int, direct: bool) -> Iterator[str]:
    """Those at whom a verb is aimed, by its object or by a preposition."""
    aimed = [trees.object(verb)] if direct else []
    nouns = [noun for noun in aimed if noun is not None]
    for noun in trees.children(verb, "obl", "nmod"):
        if any(trees.forms[mark] in AT for mark in trees.children(noun, "case")):
            nouns.append(noun)
    for noun in nouns:
        person = _person(trees, persons, noun)
        if person is not None:
            yield person
