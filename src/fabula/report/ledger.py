"""Who knows what, as the page shows it: the plot's conflicts, and the claims that pass between people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fabula.report.clashes import Clash, show_clashes
from fabula.report.people import Person
from fabula.report.places import Places
from fabula.report.visible import visible_name
from fabula.report.ways import Held, show_held
from fabula.story import Story
from fabula.world.attitudes import Attitude
from fabula.world.conflicts import Conflict
from fabula.world.knowledge import Knowledge
from fabula.world.wording import together

MOST_CLAIMS = 40
FIRST_CLAIMS = 8
"""The weightiest claims stand before the others, which the page folds away."""
MOST_LEFT_OUT = 6
BELIEFS = frozenset(("knows", "believes", "disbelieves", "wonders"))
_TRUTHS = {"true": "so", "false": "not so", "open": ""}


@dataclass(frozen=True, slots=True)
class Matter:
    """A claim with those who hold something of it, and those who are left out.

    Attributes:
        truth: the narrator's word in the end, empty where there is none.
        begins: the place (``Places``) at which the first of them comes to it.
    """

    text: str
    truth: str
    held: tuple[Held, ...]
    without: str
    begins: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel shows; nothing for a story in which nobody is seen to hold anything.

    Attributes:
        first: how many of the claims are not to be folded away.
        ends: the place of the story's end: what is so only then is told there.
    """

    clashes: tuple[Clash, ...]
    matters: tuple[Matter, ...]
    ends: int
    first: int = FIRST_CLAIMS


def show_ledger(story: Story, people: Mapping[str, Person]) -> Shown:
    """The weightiest conflicts, weightiest first, and the claims that matter most."""
    ledger, places = story.ledger, Places(story)
    about: dict[str, list[Attitude]] = {}
    for row in ledger.attitudes:
        if row.claim is None or len(row.holder) > 1 or row.stance not in BELIEFS:
            continue
        if row.holder[0] in people:
            about.setdefault(row.claim, []).append(row)
    chosen = _weightiest(about, ledger.conflicts)
    matters = tuple(_matter(ledger, people, places, claim, about[claim]) for claim in chosen)
    return Shown(show_clashes(ledger, places), matters, places.last)


def _weightiest(about: Mapping[str, Sequence[Attitude]], conflicts: Sequence[Conflict]) -> list[str]:
    """Claims on which people differ, then those that came to most people by word of mouth.

    The first few of these are given as they are told, and after them the rest as they are told.
    """
    disputed = {row.claim for row in conflicts}

    def weight(claim: str) -> tuple[bool, int, int]:
        rows = about[claim]
        told = {row.holder[0] for row in rows if row.chain}
        return claim in disputed, len(told), len({row.holder[0] for row in rows})

    passed = [claim for claim in about if claim in disputed or any(row.chain for row in about[claim])]
    ranked = sorted(passed, key=weight, reverse=True)[:MOST_CLAIMS]
    first, rest = set(ranked[:FIRST_CLAIMS]), set(ranked[FIRST_CLAIMS:])
    return [claim for kept in (first, rest) for claim in about if claim in kept]


def _matter(
    ledger: Knowledge,
    people: Mapping[str, Person],
    places: Places,
    claim: str,
    rows: Sequence[Attitude],
) -> Matter:
    row = ledger.claim(claim)
    holders = {attitude.holder[0] for attitude in rows}
    out = [one.name for one in people.values() if one.lines and one.id not in holders]
    held = show_held(ledger, people, places, rows)
    return Matter(
        visible_name(row.text),
        _TRUTHS[ledger.truth(claim)],
        held,
        together(_few(out)) if row.polarity == "+" else "",
        min(one.place for one in held),
    )


def _few(names: Sequence[str]) -> list[str]:
    shown = list(names[:MOST_LEFT_OUT])
    return shown if len(names) <= MOST_LEFT_OUT else [*shown, f"{len(names) - MOST_LEFT_OUT} more"]
