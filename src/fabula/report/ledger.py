"""Who knows what, as the page shows it: the plot's conflicts, and the claims that pass between people."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fabula.report.people import Person
from fabula.report.visible import visible_name
from fabula.story import Story
from fabula.world.attitudes import Attitude
from fabula.world.conflicts import Conflict
from fabula.world.knowledge import Knowledge
from fabula.world.mending import in_words, mend

MOST_CLAIMS = 40
MOST_CONFLICTS = 40
MOST_MENDED = 12
"""False beliefs for which mendings are sought: each takes a search."""
MOST_MENDINGS = 2
BELIEFS = {"knows": "knows", "believes": "thinks so", "disbelieves": "thinks not", "wonders": "wonders"}


@dataclass(frozen=True, slots=True)
class Held:
    """Someone's stance to a claim, on the page.

    Attributes:
        way: how they came by it ("told by Buffy, who had it from Faith").
        quote: id of the quotation to go to, None where there is none.
        place, until: the number of quotations before it begins, and before it ends (None: it lasts).
    """

    name: str
    voice: str
    stance: str
    way: str
    quote: str | None
    place: int
    until: int | None


@dataclass(frozen=True, slots=True)
class Matter:
    """A claim with those who hold something of it, and those who are left out."""

    text: str
    truth: str
    held: tuple[Held, ...]
    without: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict with the quotation to go to, and for a false belief the tellings that would mend it."""

    kind: str
    why: str
    quote: str | None
    place: int
    mendings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel shows; nothing for a story in which nobody is seen to hold anything."""

    clashes: tuple[Clash, ...]
    matters: tuple[Matter, ...]


def show_ledger(story: Story, people: Mapping[str, Person]) -> Shown:
    """The conflicts in the order in which they are told, and the claims that matter most, likewise."""
    ledger = story.ledger
    page = _Page(
        ledger, people, [quote.start for quote in story.quotes], [quote.id for quote in story.quotes]
    )
    about: dict[str, list[Attitude]] = {}
    for row in ledger.attitudes:
        if (
            row.claim is not None
            and len(row.holder) == 1
            and row.stance in BELIEFS
            and row.holder[0] in people
        ):
            about.setdefault(row.claim, []).append(row)
    conflicts = [row for row in ledger.conflicts if row.kind != "irony"]
    chosen = _weightiest(about, conflicts)
    return Shown(
        page.clashes(conflicts[:MOST_CONFLICTS]), tuple(page.matter(claim, about[claim]) for claim in chosen)
    )


def _weightiest(about: Mapping[str, Sequence[Attitude]], conflicts: Sequence[Conflict]) -> list[str]:
    """Claims on which people differ first, then those that came to most people by word of mouth."""
    disputed = {row.claim for row in conflicts}

    def weight(claim: str) -> tuple[bool, int, int]:
        rows = about[claim]
        told = {row.holder[0] for row in rows if row.chain}
        return claim in disputed, len(told), len({row.holder[0] for row in rows})

    passed = [claim for claim in about if claim in disputed or any(row.chain for row in about[claim])]
    kept = set(sorted(passed, key=weight, reverse=True)[:MOST_CLAIMS])
    return [claim for claim in about if claim in kept]


@dataclass(frozen=True, slots=True)
class _Page:
    ledger: Knowledge
    people: Mapping[str, Person]
    starts: Sequence[int]
    quotes: Sequence[str]

    def clashes(self, conflicts: Sequence[Conflict]) -> tuple[Clash, ...]:
        """Conflicts as the page shows them."""
        false = [row.id for row in conflicts if row.kind == "false belief"][:MOST_MENDED]
        return tuple(self._clash(row, row.id in false) for row in conflicts)

    def matter(self, claim: str, rows: Sequence[Attitude]) -> Matter:
        """A claim as the page shows it."""
        row = self.ledger.claim(claim)
        truths = {"holds": "so", "holds not": "not so", "open": ""}
        holders = {attitude.holder[0] for attitude in rows}
        speakers = [one for one in self.people.values() if one.lines and one.id not in holders]
        without = ", ".join(one.name for one in speakers[:6]) if row.polarity == "+" else ""
        return Matter(
            visible_name(row.text),
            truths[self.ledger.engine.value((), claim)],
            tuple(self._held(attitude) for attitude in rows),
            without,
        )

    def _clash(self, row: Conflict, mended: bool) -> Clash:
        found = mend(self.ledger.engine, row.claim, row.people[0]) if mended else ()
        words = [visible_name(in_words(one, self.ledger.engine)) for one in found[:MOST_MENDINGS]]
        place, quote = self._place(row.start)
        return Clash(row.kind, visible_name(row.why), quote, place, tuple(words))

    def _held(self, row: Attitude) -> Held:
        person = self.people[row.holder[0]]
        place, quote = self._place(row.start)
        until = None
        if row.until is not None:
            beat = next(beat for beat in self.ledger.world.beats if beat.id == row.until)
            until, _ = self._place(beat.start)
        return Held(person.name, person.voice, BELIEFS[row.stance], self._way(row), quote, place, until)

    def _way(self, row: Attitude) -> str:
        names = [self.people[id].name if id in self.people else visible_name(id) for id in row.chain]
        way = {"did": "did it", "thought": "by their own word", None: ""}.get(
            row.evidence, row.evidence or ""
        )
        if not names:
            return way
        return ", who had it from ".join([f"{way} by {names[0]}", *names[1:]])

    def _place(self, start: int | None) -> tuple[int, str | None]:
        """The number of quotations that begin before an offset, or at it, and the last of these."""
        if start is None or not self.quotes:
            return 0, None
        number = bisect_right(self.starts, start)
        return number, self.quotes[max(number - 1, 0)]
