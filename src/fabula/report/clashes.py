"""The plot's conflicts as the page shows them: by kind, the surest first, with what would have ended them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from fabula.layers.world import Occurrence
from fabula.report.places import Places
from fabula.report.visible import visible_name
from fabula.world.conflicts import Conflict
from fabula.world.knowledge import Knowledge
from fabula.world.mending import Mending, mend, step_in_words

MOST_OF_A_KIND = 12
MOST_MENDED = 8
"""False beliefs for which mendings are sought: each takes a search."""
MOST_TRIED = 100
MOST_MENDINGS = 2
KINDS = ("false belief", "lie", "secret", "contradiction")
"""In the order of their weight; irony is told with the false belief that it is about."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Something that somebody could have said, and the address of the scene in which."""

    words: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict on the page.

    Attributes:
        link: address to go to, None where there is none.
        place: the place (``Places``) by which all of it has been told.
        mendings: for a false belief, the tellings that would have ended it.
    """

    kind: str
    why: str
    link: str | None
    place: int
    mendings: tuple[tuple[Telling, ...], ...]


def show_clashes(ledger: Knowledge, places: Places) -> tuple[Clash, ...]:
    """The surest conflicts of each kind; of equal ones those that concern most people."""
    chosen: list[Conflict] = []
    for kind in KINDS:
        rows = [row for row in ledger.conflicts if row.kind == kind]
        rows.sort(key=lambda row: (-row.certainty, -len(row.people)))
        chosen.extend(rows[:MOST_OF_A_KIND])
    known = {(row.people, row.claim) for row in ledger.conflicts if row.kind == "irony"}
    page = _Page(ledger, places, _starts(ledger))
    mended = frozenset(row.id for row in islice((row for row in chosen if row.kind == KINDS[0]), MOST_MENDED))
    return tuple(page.clash(row, row.id in mended, (row.people, row.claim) in known) for row in chosen)


def _starts(ledger: Knowledge) -> dict[str, int | None]:
    """Where the words behind each row begin."""
    world = ledger.world
    tables = (ledger.attitudes, world.acts, world.occurrences, world.perceptions, world.ascriptions)
    return {row.id: row.start for table in tables for row in table}


@dataclass(frozen=True, slots=True)
class _Page:
    ledger: Knowledge
    places: Places
    starts: dict[str, int | None]

    def clash(self, row: Conflict, mended: bool, known: bool) -> Clash:
        """A conflict as the page shows it; ``known``: the reader knows better."""
        told = [start for id in row.rows if (start := self.starts.get(id)) is not None]
        if row.kind == "false belief":
            told.extend(islice(sorted(self._shown_false(row)), 1))
        found = self._mendings(row) if mended else ()
        return Clash(
            f"{row.kind}, irony" if known else row.kind,
            visible_name(row.why),
            self.places.link(row.start if row.start is not None else min(told, default=None)),
            self.places.of(max(told, default=row.start)),
            tuple(self._tellings(mending) for mending in found[:MOST_MENDINGS]),
        )

    def _shown_false(self, row: Conflict) -> Iterator[int]:
        """Where the narrator tells what the claim was taken for, or what it cannot be together with."""
        logic = self.ledger.engine.logic
        part = self.ledger.engine.component(row.claim)
        taken = {event for event, _, claim in part.explained if claim == row.claim}
        for moment in part.moments:
            event = moment.row
            if not isinstance(event, Occurrence) or event.start is None:
                continue
            if event.id in taken or (row.claim, False) in logic.consequences((event.claim, True)):
                yield event.start

    def _mendings(self, row: Conflict) -> Sequence[Mending]:
        return mend(self.ledger.engine, row.claim, row.people[0], MOST_TRIED)

    def _tellings(self, mending: Mending) -> tuple[Telling, ...]:
        return tuple(
            Telling(
                visible_name(step_in_words(step, self.ledger.engine)),
                self.places.link(self.places.of_beat(step.beat)),
            )
            for step in mending.steps
        )
