"""Impossible knowledge in a world without a text: somebody asserts what happens, and nothing has told him.

By the engine: an act has ground if its speaker held the claim just before it (``docs/beliefs.md``). What
nothing in the world brings about is left alone: there the plot does not tell where anybody has it from.
"""

from __future__ import annotations

from collections.abc import Iterator

from fabula.findings.finding import Finding
from fabula.findings.page import Page
from fabula.layers.world import Act, Beat, Occurrence
from fabula.world.editing import grounded
from fabula.world.engine import Engine
from fabula.world.moments import Moment
from fabula.world.sources import Component
from fabula.world.stage import Level
from fabula.world.wording import clause, together

_STATING = frozenset(("assert", "answer", "confess", "accuse"))
SURELY = 0.9


def ungrounded(page: Page) -> Iterator[Finding]:
    """A finding for each act whose speaker has no way to what he says; none where there is a text."""
    if len(page.story.text):
        return
    engine = page.story.ledger.engine
    sure = grounded(engine)
    for part in engine.components:
        for moment in part.moments:
            row = moment.row
            if isinstance(row, Act) and not moment.reading and row.id not in sure and _states(engine, row):
                cause = _first(engine, part, row)
                if cause is not None:
                    yield _finding(page, engine, part, moment, cause)


def _states(engine: Engine, act: Act) -> bool:
    """Whether an act states, in earnest and on the page, what is not its speaker's own doing."""
    if act.by is None or act.act not in _STATING or act.sincere is False or act.reported_by:
        return False
    claim = engine.logic.claims[act.claim]
    return act.beat is not None and act.condition is None and act.by not in claim.agent


def _first(engine: Engine, part: Component, act: Act) -> Moment | None:
    """The first moment at which what an act states comes true."""
    for moment in part.moments:
        row = moment.row
        if isinstance(row, Occurrence) and (act.claim, True) in engine.logic.consequences((row.claim, True)):
            return moment
    return None


def _finding(page: Page, engine: Engine, part: Component, said: Moment, cause: Moment) -> Finding:
    act = said.row
    assert isinstance(act, Act) and act.by is not None
    names = page.story.ledger.names
    who, what = names.get(act.by, act.by), clause(engine.logic.claims[act.claim].text)
    knowing = _knowing(part, cause, act.by)
    place = cause.beat.id if cause.beat is not None else "the beginning"
    why, route = f"{who} cannot know in {act.beat} that {what}", None
    if cause.key > said.key:
        why += f": it happens only in {place}"
    else:
        why += f": it happened in {place}, where {who} was not, and nobody has told {who} of it"
        route = _route(engine, [names.get(p, p) for p in knowing], knowing, act.by, cause)
    return Finding(
        id="",
        kind="impossible knowledge",
        people=(act.by, *knowing),
        rows=(act.id, cause.row.id),
        why=why,
        route=route,
        start=0,
        stop=0,
        against=None,
        certainty=round(SURELY * act.certainty * engine.logic.claims[act.claim].certainty, 4),
    )


def _knowing(part: Component, cause: Moment, speaker: str) -> tuple[str, ...]:
    """Those who perceived what happened, in full."""
    percepts = part.percepts[part.moments.index(cause)]
    return tuple(p for p, row in percepts.items() if row.level is Level.FULL and p != speaker)


def _route(
    engine: Engine, names: list[str], knowing: tuple[str, ...], speaker: str, cause: Moment
) -> str | None:
    if not knowing:
        return "nobody was there who could tell of it"
    meeting = _meeting(engine, frozenset(knowing), speaker, cause)
    could = f"{together(names)} could tell of it"
    return f"{could}, but they do not meet" if meeting is None else f"{could}; they meet in {meeting.id}"


def _meeting(engine: Engine, knowing: frozenset[str], speaker: str, cause: Moment) -> Beat | None:
    """The first beat after it in which the speaker is with one who knows."""
    later = [beat for beat in engine.world.beats if (beat.story_order, 0.0) >= (cause.key[0], 0.0)]
    for beat in sorted(later, key=lambda beat: beat.story_order):
        there = {row.person for row in beat.present if not row.hidden}
        if beat is not cause.beat and speaker in there and knowing & there:
            return beat
    return None
