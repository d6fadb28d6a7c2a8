"""``fabula show STORY knowledge`` and ``conflicts``: who holds what when, and where people disagree."""

from __future__ import annotations

from fabula.formats.knowledge import attitude_data, claim_data, conflict_data
from fabula.story import Story
from fabula.terminal import printable
from fabula.world.attitudes import Attitude
from fabula.world.knowledge import Knowledge


def knowledge_lines(story: Story, at: str | None) -> list[str]:
    """A line for each attitude that stands at the end of ``at``, person by person."""
    ledger = story.ledger
    lines = []
    for person in ledger.world.people:
        rows = list(ledger.held(person.id, at))
        if rows:
            lines.append(printable(person.name))
            lines.extend(f"  {_attitude_line(ledger, row)}" for row in rows)
    return lines or ["nobody is seen to hold anything"]


def knowledge_data(story: Story, at: str | None) -> dict[str, object]:
    """``{"attitudes": [...], "claims": [...]}``: the attitudes at the end of ``at``, what they are about."""
    ledger = story.ledger
    rows = list(ledger.held(None, at))
    named = {row.claim for row in rows}
    claims = [claim_data(claim) for claim in ledger.claims if claim.id in named]
    return {"attitudes": [attitude_data(row) for row in rows], "claims": claims}


def conflict_lines(story: Story, at: str | None) -> list[str]:
    """A line for each conflict: id, kind, and why."""
    rows = [row for row in story.ledger.conflicts if at is None or at == row.id]
    if not rows:
        return ["no conflicts were found"]
    ids = max(len(row.id) for row in rows)
    kinds = max(len(row.kind) for row in rows)
    return [f"{row.id.ljust(ids)}  {row.kind.ljust(kinds)}  {printable(row.why)}" for row in rows]


def conflict_view_data(story: Story, at: str | None) -> dict[str, object]:
    """``{"conflicts": [...]}``, in the order in which they are told."""
    return {"conflicts": [conflict_data(row) for row in story.ledger.conflicts if at is None or at == row.id]}


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
