"""Impossible knowledge, leaked thoughts, letters known before they are read: what nothing has brought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fabula.findings.echoes import SHORTEST_RUN, Access, Echo, echoes
from fabula.findings.finding import Finding, Kind
from fabula.findings.foreknowing import happens, is_bidden, is_planned
from fabula.findings.page import Page
from fabula.findings.read_before_opened import Opening, opened_between, openings
from fabula.findings.routes import Route, nearest_route
from fabula.findings.stretches import Voice, stretches
from fabula.findings.suspicion import Suspicion, likelihood, strongest, suspicion
from fabula.findings.telling_words import stem

THRESHOLD = 6.0
"""The score from which a suspicion is worth a writer's while."""
FAINTEST = 0.1
"""Suspicions less likely than this are not told of at all."""

UNOPENED = 2.0
"""What it adds that the passage stands before a letter is opened, and the other passage behind."""

_SHOWING: frozenset[Voice] = frozenset(("speech", "thought", "held"))
_WITHOUT_A_WAY: frozenset[Access] = frozenset(("told later", "private", "not there", "not told"))
_SUPPOSING = frozenset(("if", "unless", "whether", "perhaps", "maybe"))
_LATER: frozenset[Access] = frozenset(("told later", "said later"))


def suspicions(page: Page) -> list[Suspicion]:
    """For each stretch in which somebody may show knowledge, how suspect it is; the most suspect first."""
    return strongest([suspicion(page, echo) for echo in echoes(page, stretches(page))])


def impossible_knowledge(page: Page) -> Iterator[Finding]:
    """A finding for each passage in which somebody shows what nothing has brought to him, one a quotation."""
    if not page.beats:  # a story of an older Fabula, which does not say who is where
        return
    found = stretches(page)
    everything = list(echoes(page, found))
    known = _known(page, everything)
    opened = openings(page)
    rows = []
    for echo in everything:
        if not _is_shown(echo) or known.get(echo.shown.index, frozenset()).issuperset(echo.shared):
            continue
        row = suspicion(page, echo)
        if echo.access in _LATER and _is_unopened(page, echo, opened):
            rows.append(Suspicion(echo, row.score + UNOPENED))
        elif echo.access in _WITHOUT_A_WAY and not _is_open(page, echo):
            rows.append(row)
    yield from _told(page, strongest(rows), opened)


def _is_unopened(page: Page, echo: Echo, opened: tuple[Opening, ...]) -> bool:
    """Whether a letter is opened between the passages, and the earlier one does more than bid or plan."""
    ahead = echo.shown.voice == "speech" and (is_bidden(page, echo) or is_planned(page, echo))
    return not ahead and opened_between(page, opened, echo) is not None


def _told(page: Page, rows: list[Suspicion], opened: tuple[Opening, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for row in rows:
        certainty, quote = likelihood(row.score, THRESHOLD), row.echo.shown.quote
        if certainty < FAINTEST or (quote is not None and quote in seen):
            continue
        route = nearest_route(page, row.echo)
        if not route.open:
            seen.update(() if quote is None else (quote,))
            yield _finding(page, row.echo, route, opened, certainty)


def _known(page: Page, found: list[Echo]) -> dict[int, frozenset[str]]:
    """For stretches that show something, the words of it that their speaker has come across before."""
    known: defaultdict[int, set[str]] = defaultdict(set)
    for echo in found:
        if echo.access in ("there", "told"):
            known[echo.shown.index].update(echo.shared)
    return {index: frozenset(words) for index, words in known.items()}


def _is_shown(echo: Echo) -> bool:
    """Whether somebody shows something, by more than a single word; who, matters but for what comes later."""
    more = len(echo.shared) > 1 or echo.run >= SHORTEST_RUN
    somebody = echo.shown.person is not None or echo.access == "told later"
    return more and somebody and echo.shown.voice in _SHOWING


def _is_open(page: Page, echo: Echo) -> bool:
    """Whether what comes later is only bidden or supposed, or does not come true: no knowledge is shown."""
    if echo.access not in _LATER:
        return False
    if echo.access == "told later" and not happens(page, echo):
        return True
    if echo.shown.voice != "speech":
        return False
    if not _comes_true(page, echo) or is_planned(page, echo):
        return True
    forms = [page.trees.forms[token] for token in echo.shown.tokens]
    return is_bidden(page, echo) or not _SUPPOSING.isdisjoint(forms)


def _comes_true(page: Page, echo: Echo) -> bool:
    """Whether the other passage tells as a fact some of what the two share, if it tells of happenings."""
    shared = set(echo.shared)
    told = [
        page.factuality[token]
        for token in echo.source.tokens
        if token in page.factuality and stem(page.trees.words[token].lemma.lower()) in shared
    ]
    return not told or "CT+" in told


def _finding(page: Page, echo: Echo, route: Route, opened: tuple[Opening, ...], certainty: float) -> Finding:
    shown, source = echo.shown, echo.source
    people = [other for other in (shown.person, source.person, *route.people) if other is not None]
    letter = opened_between(page, opened, echo) if echo.access in _LATER else None
    kind: Kind = "leaked thought" if echo.access == "private" else "impossible knowledge"
    return Finding(
        id="",
        kind="read before opened" if letter is not None else kind,
        people=tuple(dict.fromkeys(people)),
        rows=tuple(row for row in (shown.quote, source.quote) if row is not None),
        why=_why(page, echo, letter is not None),
        route=route.told,
        meeting=route.meeting,
        start=shown.start,
        stop=shown.stop,
        against=(source.start, source.stop),
        certainty=round(certainty, 4),
    )


def _why(page: Page, echo: Echo, unopened: bool) -> str:
    who = page.name(echo.shown.person) if echo.shown.person is not None else "nobody"
    can = f"{who[:1].upper()}{who[1:]} can{'' if who == 'nobody' else 'not'} know this here"
    if unopened:
        return f"{can}: it is read only later"
    if echo.access == "private":
        other = page.name(echo.source.person) if echo.source.person is not None else "somebody else"
        return f"{can}: {other} only thinks it"
    if echo.access == "not told":
        return f"{can}: it is said where {who} does not hear it"
    return f"{can}: it " + (
        "comes only later" if echo.access == "told later" else f"happens where {who} is not"
    )
