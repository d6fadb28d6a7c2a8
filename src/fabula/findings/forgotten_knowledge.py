"""Forgotten knowledge: somebody asks what he has been told, or never knew what he said himself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fabula.findings.finding import Finding
from fabula.findings.page import Page
from fabula.findings.stretches import Stretch, stretches
from fabula.layers import FRAMES, PARAGRAPHS, Frame

WITHIN = 40
"""Sentences before, at most: later it may well be forgotten, or have changed."""
SURE_SPEAKER = 0.8

_MOVING = frozenset("go come leave return arrive move travel drive ride walk run sail".split())
_WHERE = frozenset("in at to".split())
_NEVER_KNEW = (("never", "knew"), ("did", "n't", "know"), ("did", "not", "know"), ("had", "no", "idea"))


def forgotten_knowledge(page: Page) -> Iterator[Finding]:
    """A finding for each speech whose speaker has forgotten what he has."""
    found = stretches(page)
    for stretch in found:
        if stretch.voice == "speech" and stretch.person is not None and stretch.certainty >= SURE_SPEAKER:
            forms = [page.trees.forms[token] for token in stretch.tokens]
            told = _asked(page, found, stretch, forms) or _never_knew(page, found, stretch, forms)
            if told is not None:
                yield _finding(page, stretch, *told)


def _finding(page: Page, stretch: Stretch, told: tuple[int, int], why: str) -> Finding:
    person = stretch.person or ""
    return Finding(
        id="",
        kind="forgotten knowledge",
        people=(person,),
        rows=(stretch.quote,) if stretch.quote is not None else (),
        why=f"{page.name(person)} {why}",
        route=None,
        start=stretch.start,
        stop=stretch.stop,
        against=told,
        certainty=0.6,
    )


def _before(page: Page, found: Sequence[Stretch], stretch: Stretch) -> Iterator[Stretch]:
    """Speeches before one that its speaker made or was told, not long ago."""
    for other in reversed(found[: stretch.index]):
        if stretch.sentence - other.sentence > WITHIN:
            return
        heard = stretch.person in (other.person, *other.hearers)
        if other.voice == "speech" and other.quote != stretch.quote and heard:
            yield other


def _asked(
    page: Page, found: Sequence[Stretch], stretch: Stretch, forms: list[str]
) -> tuple[tuple[int, int], str] | None:
    """ "Who is Ann?" by one who has called her by name, "Where is Ann?" by one who has been told."""
    if forms[-1:] != ["?"] or len(forms) > 6 or forms[:1] not in (["who"], ["where"]):
        return None
    if forms[1] not in ("is", "'s"):
        return None
    people = {page.meant[token][0] for token in stretch.tokens[2:] if token in page.meant}
    named = [token for token in stretch.tokens[2:] if page.trees.words[token].upos == "PROPN"]
    if len(people) != 1 or not named:
        return None
    person = people.pop()
    if forms[0] == "who":
        return _called(page, found, stretch, page.trees.forms[named[-1]], person)
    return _told_where(page, found, stretch, person)


def _called(
    page: Page, found: Sequence[Stretch], stretch: Stretch, name: str, person: str
) -> tuple[tuple[int, int], str] | None:
    for other in _before(page, found, stretch):
        forms = [page.trees.forms[token] for token in other.tokens]
        if other.person == stretch.person and name in forms and forms[-1] != "?":
            return (other.start, other.stop), f"asks who {page.name(person)} is, and has used the name"
    return None


def _told_where(
    page: Page, found: Sequence[Stretch], stretch: Stretch, person: str
) -> tuple[tuple[int, int], str] | None:
    for other in _before(page, found, stretch):
        if other.person == stretch.person:
            continue
        for frame in _frames(page, other):
            if _places(frame, person) and not _moves(page, person, other.stop, stretch.start):
                return (other.start, other.stop), f"asks where {page.name(person)} is, and has been told"
    return None


def _frames(page: Page, stretch: Stretch) -> Iterator[Frame]:
    inside = set(stretch.tokens)
    for frame in page.story.book[FRAMES]:
        if frame.token in inside:
            yield frame


def _places(frame: Frame, person: str) -> bool:
    """Whether a frame says where somebody is, or has gone."""
    agents = [other for filler in frame.agent for other in filler.people]
    where = any(row.word in _WHERE and not row.filler.people for row in frame.obliques)
    return agents == [person] and where and frame.factuality == "CT+" and frame.lemma in ("be", "go", "stay")


def _moves(page: Page, person: str, start: int, stop: int) -> bool:
    """Whether somebody moves, or comes in, between two moments."""
    for frame in page.story.book[FRAMES]:
        moves = start <= frame.start < stop and frame.lemma.split(" ")[0] in _MOVING
        if moves and frame.quoted is None and any(person in filler.people for filler in frame.agent):
            return True
    return False


def _never_knew(
    page: Page, found: Sequence[Stretch], stretch: Stretch, forms: list[str]
) -> tuple[tuple[int, int], str] | None:
    """ "I never knew that …" by one who has said so himself."""
    if forms[:1] != ["i"] or not any(tuple(forms[1 : 1 + len(row)]) == row for row in _NEVER_KNEW):
        return None
    words = stretch.words - {"idea"}
    for other in _before(page, found, stretch):
        said = [page.trees.forms[token] for token in other.tokens]
        mine = other.person == stretch.person and not _same_paragraph(page, other, stretch)
        if mine and len(words) >= 2 and words <= other.words and said[-1] != "?":
            return (other.start, other.stop), "did not know this, as it seems, and has said it"
    return None


def _same_paragraph(page: Page, one: Stretch, other: Stretch) -> bool:
    return any(row.start <= one.start and other.start < row.stop for row in page.story.book[PARAGRAPHS])
