"""How much each person knows, thinks and is wrong about at the ends of some stretches of the story."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from fabula.world.attitudes import Attitude
from fabula.world.knowledge import Knowledge

_HELD = frozenset(("knows", "believes", "disbelieves"))


@dataclass(frozen=True, slots=True)
class Cell:
    """How many claims someone knows, thinks so or not so, and is wrong about; each claim counts once."""

    knows: int = 0
    thinks: int = 0
    wrong: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """People by stretches of the story.

    Attributes:
        columns: ids of the stretches.
        people: ids of those who hold anything in any of them, in the world's order.
        cells: for each person a cell for each column.
    """

    columns: tuple[str, ...]
    people: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


def grid_of(ledger: Knowledge, columns: Sequence[str]) -> Grid:
    """The grid of a world at the ends of beats, scenes, or stretches of its text.

    With n attitudes and c columns this takes O(n · c / 64) steps, and as many as there are cells.

    Raises:
        UnknownName: a column is nothing in which a beat lies.
    """
    ends = [ledger.end_of(column) for column in columns]
    held = _held(ledger, ends)
    people = tuple(person.id for person in ledger.world.people if person.id in held)
    cells = tuple(_cells(held[person].values(), len(ends)) for person in people)
    return Grid(tuple(columns), people, cells)


def mistaken(ledger: Knowledge) -> frozenset[str]:
    """The ids of the attitudes that are wrong: held against what the narrator says, or by a mistake."""
    false = {id for row in ledger.conflicts if row.kind == "false belief" for id in row.rows}
    found = set()
    for row in ledger.attitudes:
        if len(row.holder) != 1 or row.stance not in _HELD or row.claim is None:
            continue
        truth = ledger.truth(row.claim)
        if row.id in false or truth == ("true" if row.stance == "disbelieves" else "false"):
            found.add(row.id)
    return frozenset(found)


@dataclass(slots=True)
class _Spells:
    """The columns in which someone knows a claim, thinks it so or not so, or is wrong about it, as bits."""

    knows: int = 0
    thinks: int = 0
    wrong: int = 0


def _held(ledger: Knowledge, ends: Sequence[float]) -> Mapping[str, Mapping[str, _Spells]]:
    """For each person and claim when it is held."""
    wrong = mistaken(ledger)
    orders = sorted(set(ends))
    bits = [sum(1 << place for place, end in enumerate(ends) if end < order) for order in (*orders, inf)]
    begins = {beat.id: beat.story_order for beat in ledger.world.beats}
    found: dict[str, dict[str, _Spells]] = {}
    for row, claim in _beliefs(ledger.attitudes):
        until = begins.get(row.until, inf) if row.until is not None else inf
        stretch = bits[bisect_left(orders, until)] & ~bits[bisect_left(orders, row.story_order)]
        if not stretch:
            continue
        spells = found.setdefault(row.holder[0], {}).setdefault(claim, _Spells())
        if row.id in wrong:
            spells.wrong |= stretch
        elif row.stance == "knows" or (row.stance == "disbelieves" and ledger.truth(claim) == "false"):
            spells.knows |= stretch
        else:
            spells.thinks |= stretch
    return found


def _beliefs(attitudes: Sequence[Attitude]) -> Iterator[tuple[Attitude, str]]:
    for row in attitudes:
        if len(row.holder) == 1 and row.stance in _HELD and row.claim is not None and row.condition is None:
            yield row, row.claim


def _cells(claims: Iterable[_Spells], columns: int) -> tuple[Cell, ...]:
    """The cells of one person: of what is held in two ways at once, the worse counts."""
    counts = [[0, 0, 0] for _ in range(columns)]
    for spells in claims:
        knows = spells.knows & ~spells.wrong
        for kind, stretch in enumerate((knows, spells.thinks & ~spells.wrong & ~knows, spells.wrong)):
            while stretch:
                lowest = stretch & -stretch
                counts[lowest.bit_length() - 1][kind] += 1
                stretch ^= lowest
    return tuple(Cell(*count) for count in counts)
