"""``fabula show STORY knowledge`` and ``conflicts``: who holds what when, and where people disagree."""

from __future__ import annotations

from collections.abc import Sequence
from shutil import get_terminal_size

from fabula.formats.knowledge import attitude_data, claim_data, conflict_data
from fabula.story import Story
from fabula.story_grid import story_grid, unit_of
from fabula.terminal import printable
from fabula.world.attitudes import Attitude
from fabula.world.conflicts import Conflict
from fabula.world.grid import Cell
from fabula.world.knowledge import Knowledge

MOST_PEOPLE = 12
WIDEST_NAME = 20
NARROWEST, WIDEST = 80, 120
NOTHING = "."


def knowledge_lines(story: Story, at: str | None) -> list[str]:
    """A line for each attitude that stands at the end of ``at``, person by person.

    Without ``at`` the grid comes first: how much each of the main people knows, thinks and is wrong about.
    """
    ledger = story.ledger
    width = min(max(get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)
    held: dict[str, list[Attitude]] = {}
    for row in ledger.held(None, at):
        held.setdefault(row.holder[0], []).append(row)
    lines = grid_lines(story, width) if at is None else []
    for person in ledger.world.people:
        if person.id in held:
            lines.append(printable(person.name))
            lines.extend(f"  {_attitude_line(ledger, row)}" for row in held[person.id])
    return lines or ["nobody is seen to hold anything"]


def knowledge_data(story: Story, at: str | None) -> dict[str, object]:
    """``{"attitudes": [...], "claims": [...]}``: the attitudes at the end of ``at``, what they are about.

    Without ``at`` there is ``"grid"``, too.
    """
    ledger = story.ledger
    rows = list(ledger.held(None, at))
    named = {row.claim for row in rows}
    claims = [claim_data(claim) for claim in ledger.claims if claim.id in named]
    data: dict[str, object] = {"attitudes": [attitude_data(row) for row in rows], "claims": claims}
    return data if at is not None else {"grid": _grid_data(story), **data}


def conflict_lines(story: Story, at: str | None) -> list[str]:
    """A line for each conflict, or for the one with the id ``at``: id, kind, and why."""
    rows = _conflicts(story, at)
    if not rows:
        return ["no conflicts were found"]
    ids = max(len(row.id) for row in rows)
    kinds = max(len(row.kind) for row in rows)
    return [f"{row.id.ljust(ids)}  {row.kind.ljust(kinds)}  {printable(row.why)}" for row in rows]


def conflict_view_data(story: Story, at: str | None) -> dict[str, object]:
    """``{"conflicts": [...]}``, the surest first."""
    return {"conflicts": [conflict_data(row) for row in _conflicts(story, at)]}


def _conflicts(story: Story, at: str | None) -> Sequence[Conflict]:
    """The surest first; of equal ones that first which is told first."""
    if at is not None:
        return (story.ledger.conflict(at),)
    return sorted(story.ledger.conflicts, key=lambda row: -row.certainty)


def grid_lines(story: Story, width: int) -> list[str]:
    """The grid as tables no wider than ``width``, one below the other, with an empty line after each."""
    grid, names = story_grid(story), story.ledger.names
    people = [_shortened(printable(names[person])) for person in grid.people[:MOST_PEOPLE]]
    if not people or not grid.columns:
        return []
    rows = [[_cell(cell) for cell in cells] for cells in grid.cells[:MOST_PEOPLE]]
    heads = [printable(column) for column in grid.columns]
    widths = [max(len(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    edge = max(map(len, people))
    lines = [f"Claims that each knows/thinks/is wrong about at the end of each {unit_of(story)}", ""]
    for columns in _blocks(widths, width - edge):
        for name, cells in (("", heads), *zip(people, rows, strict=True)):
            told = "".join(f"  {cells[at].rjust(widths[at])}" for at in columns)
            lines.append(f"{name.ljust(edge)}{told}")
        lines.append("")
    more = len(grid.people) - len(people)
    return [*lines[:-1], f"and {more:,} more", ""] if more else lines


def _shortened(name: str) -> str:
    return name if len(name) <= WIDEST_NAME else f"{name[: WIDEST_NAME - 1]}…"


def _blocks(widths: Sequence[int], room: int) -> list[list[int]]:
    """The columns in groups that fit, each column with two spaces before it."""
    blocks: list[list[int]] = [[]]
    taken = 0
    for at, width in enumerate(widths):
        if blocks[-1] and taken + width + 2 > room:
            blocks.append([])
            taken = 0
        blocks[-1].append(at)
        taken += width + 2
    return blocks


def _cell(cell: Cell) -> str:
    return f"{cell.knows}/{cell.thinks}/{cell.wrong}" if cell != Cell() else NOTHING


def _grid_data(story: Story) -> dict[str, object]:
    """``{"by", "columns": [id], "rows": [{"person", "knows": [n], "thinks": [n], "wrong": [n]}]}``."""
    grid = story_grid(story)
    rows = [
        {
            "person": person,
            "knows": [cell.knows for cell in cells],
            "thinks": [cell.thinks for cell in cells],
            "wrong": [cell.wrong for cell in cells],
        }
        for person, cells in zip(grid.people, grid.cells, strict=True)
    ]
    return {"by": unit_of(story), "columns": list(grid.columns), "rows": rows}


def _attitude_line(ledger: Knowledge, row: Attitude) -> str:
    about = ledger.claim(row.claim).text if row.claim is not None else ""
    toward = " ".join(ledger.names.get(person, person) for person in row.toward)
    inner = "".join(f"that {ledger.names.get(person, person)} " for person in row.holder[1:])
    words = " ".join(part for part in (f"{inner}{row.stance}", toward, about) if part)
    way = _way(ledger, row)
    return f"{row.id.ljust(5)} {printable(words)}{printable(way)}"


def _way(ledger: Knowledge, row: Attitude) -> str:
    through = " from ".join(ledger.names.get(person, person) for person in row.chain)
    parts = [row.evidence or "", f"by {through}" if through else "", f"in {row.beat}" if row.beat else ""]
    told = " ".join(part for part in parts if part)
    return f"  ({told})" if told else ""
