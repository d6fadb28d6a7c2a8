"""Impossible presence: the dead speak and act; who has gone away speaks in a room where others are alone.

A story may mean it: people come back, are remembered, or haunt. So where the text says anything of the
kind, or the dead go on for long, nothing is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fabula.findings.finding import Finding
from fabula.findings.page import Page
from fabula.layers import EVENTS, FRAMES, Filler, Frame
from fabula.story import Quote

SURELY = 0.7
SURE_SPEAKER = 0.9
WITHIN = 80
"""Sentences after a death, or a leaving, that are looked at."""
MOST_ACTS = 3
"""Who does more than this after death is meant to."""

_DYING = frozenset("die drown perish".split())
_KILLING = frozenset("kill murder bury execute behead".split())
_RETURNING = frozenset(
    """ghost spirit dream dreamt vision haunt haunted heaven memory remember remembered imagine imagined alive
    resurrect resurrected revive revived vampire undead zombie soul souls ago earlier before once yesterday
    voice portrait photograph recording diary return returned back later""".split()
)
_LEAVING = frozenset("take board catch".split())
_VEHICLES = frozenset("train coach boat ship plane ferry bus flight steamer".split())


@dataclass(frozen=True, slots=True)
class _Absence:
    """Since when, and why, somebody cannot be there."""

    person: str
    start: int
    stop: int
    sentence: int
    cause: str


def impossible_presence(page: Page) -> Iterator[Finding]:
    """A finding for each passage in which somebody is there who cannot be."""
    deeds = list(_deeds(page))
    for absence in _absences(page):
        later = [row for row in deeds if row[0] == absence.person and row[1] > absence.stop]
        near = [row for row in later if page.sentence_of[row[3]] - absence.sentence <= WITHIN]
        if near and len(later) <= MOST_ACTS and not _comes_back(page, absence, near[0][3]):
            person, start, stop, _ = near[0]
            yield Finding(
                id="",
                kind="impossible presence",
                people=(person,),
                rows=(),
                why=f"{page.name(person)} {absence.cause}",
                route=None,
                start=start,
                stop=stop,
                against=(absence.start, absence.stop),
                certainty=0.6,
            )


def _absences(page: Page) -> Iterator[_Absence]:
    """The first death of each, as the narrator tells it, and partings that leave others alone."""
    dead: set[str] = set()
    for frame in page.story.book[FRAMES]:
        if frame.quoted is not None or frame.factuality != "CT+":
            continue
        for person in _dying(page, frame):
            if person not in dead:
                dead.add(person)
                yield _absence(page, frame, person, "speaks or acts here, and is dead")
        yield from _gone(page, frame)


def _absence(page: Page, frame: Frame, person: str, cause: str) -> _Absence:
    return _Absence(person, frame.start, frame.stop, page.sentence_of[frame.token], cause)


def _dying(page: Page, frame: Frame) -> list[str]:
    verb = frame.lemma.split(" ")[0]
    if (verb in _DYING and not frame.patient) or (verb == "be" and _is(page, frame, "dead")):
        return _named(page, frame.agent)
    return _named(page, frame.patient) if verb in _KILLING else []


def _is(page: Page, frame: Frame, word: str) -> bool:
    return frame.complement is not None and page.story.text.cut(frame.complement).lower() == word


def _named(page: Page, fillers: Sequence[Filler]) -> list[str]:
    """Whom names mean, surely and alone."""
    return [
        row.people[0]
        for row in fillers
        if len(row.people) == 1 and row.certainty >= SURELY and page.trees.words[row.token].upos == "PROPN"
    ]


def _gone(page: Page, frame: Frame) -> Iterator[_Absence]:
    """Who takes a train, where the text then says that the others are alone."""
    verb = frame.lemma.split(" ")[0]
    away = any(page.trees.words[row.token].lemma.lower() in _VEHICLES for row in frame.patient)
    if verb not in _LEAVING or not away:
        return
    first = page.sentence_of[frame.token]
    alone = range(first, min(first + 6, len(page.sentences)))
    forms = {form for index in alone for form in _forms(page, index)}
    if "alone" in forms:
        for person in _named(page, frame.agent):
            yield _absence(page, frame, person, "speaks or acts here, and has gone away")


def _forms(page: Page, sentence: int) -> Sequence[str]:
    row = page.sentences[sentence]
    return page.trees.forms[row.first : row.last]


def _comes_back(page: Page, absence: _Absence, until: int) -> bool:
    """Whether the text between says anything of returning, remembering or haunting."""
    first, last = absence.sentence + 1, page.sentence_of[until] + 1
    return any(_RETURNING.intersection(_forms(page, index)) for index in range(first, last))


def _deeds(page: Page) -> Iterator[tuple[str, int, int, int]]:
    """Who says or does something in the story's present, by name: person, start, stop, and a word of it."""
    happening = {row.token for row in page.story.book[EVENTS]}
    for quote in page.story.quotes:
        if _says(page, quote) and quote.speaker is not None:
            first, _ = page.tokens(quote.start, quote.stop)
            yield quote.speaker, quote.start, quote.stop, first
    for frame in page.story.book[FRAMES]:
        if frame.quoted is not None or frame.factuality != "CT+" or frame.token not in happening:
            continue
        helping = [page.trees.forms[child] for child in page.trees.children(frame.token, "aux")]
        for person in () if "had" in helping else _named(page, frame.agent):
            yield person, frame.start, frame.stop, frame.token


def _says(page: Page, quote: Quote) -> bool:
    """Whether a speech has its speaker's name beside it."""
    if quote.kind != "speech" or quote.parent is not None or quote.cue is None:
        return False
    first, last = page.tokens(*quote.cue)
    named = any(page.trees.words[token].upos == "PROPN" for token in range(first, last))
    return named and quote.form == "explicit" and quote.certainty >= SURE_SPEAKER
