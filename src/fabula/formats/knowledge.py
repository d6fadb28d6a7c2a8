"""``--to knowledge`` and ``--to conflicts``: the ledger and the plot's conflicts, an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from fabula.formats.format import Format, Options
from fabula.formats.jsonl import escape_surrogates
from fabula.layers.world import Act, Claim
from fabula.story import Story
from fabula.world.attitudes import Attitude
from fabula.world.conflicts import Conflict
from fabula.world.knowledge import Knowledge


def claim_data(row: Claim) -> dict[str, Any]:
    """A claim with the keys of the ledger."""
    return {
        "type": "claim",
        "id": row.id,
        "text": row.text,
        "predicate": row.predicate,
        "agent": list(row.agent),
        "patient": list(row.patient),
        "recipient": list(row.recipient),
        "place": row.place,
        "time": row.time,
        "asked": row.asked,
        "content": row.content,
        "polarity": row.polarity,
        "truth": row.truth,
        "opposes": list(row.opposes),
        "implies": list(row.implies),
        "spans": [list(span) for span in row.spans],
        "certainty": row.certainty,
    }


def act_data(row: Act, orders: Mapping[str, float]) -> dict[str, Any]:
    """An act with the keys of the ledger; ``orders`` are the beats' story orders."""
    order = row.story_order
    return {
        "type": "act",
        "id": row.id,
        "by": row.by,
        "to": list(row.to),
        "heard_by": list(row.heard_by or ()),
        "heard": row.heard,
        "act": row.act,
        "claim": row.claim,
        "condition": row.condition,
        "sincere": row.sincere,
        "reported_by": list(row.reported_by),
        "quote": row.quote,
        "beat": row.beat,
        "story_order": order if order is not None or row.beat is None else orders.get(row.beat),
        "start": row.start,
        "end": row.stop,
        "certainty": row.certainty,
    }


def attitude_data(row: Attitude) -> dict[str, Any]:
    """An attitude with the keys of the ledger."""
    return {
        "type": "attitude",
        "id": row.id,
        "holder": list(row.holder),
        "stance": row.stance,
        "toward": list(row.toward),
        "claim": row.claim,
        "condition": row.condition,
        "evidence": row.evidence,
        "basis": row.basis,
        "chain": list(row.chain),
        "because": list(row.because),
        "beat": row.beat,
        "until": row.until,
        "story_order": row.story_order if abs(row.story_order) != float("inf") else None,
        "start": row.start,
        "end": row.end,
        "certainty": row.certainty,
    }


def conflict_data(row: Conflict) -> dict[str, Any]:
    """A conflict with the keys of the contract."""
    return {
        "id": row.id,
        "kind": row.kind,
        "people": list(row.people),
        "rows": list(row.rows),
        "why": row.why,
        "start": row.start,
        "end": row.end,
        "certainty": row.certainty,
    }


def ledger_data(knowledge: Knowledge, min_certainty: float = 0.0) -> list[dict[str, Any]]:
    """All rows of the ledger: claims, then acts, then attitudes, each in the order in which they are told.

    Acts and attitudes below ``min_certainty`` are left out, and so are the claims, but for those that are
    cited by what stays.
    """
    orders = {beat.id: beat.story_order for beat in knowledge.world.beats}
    acts = [row for row in knowledge.acts if row.certainty >= min_certainty]
    attitudes = [row for row in knowledge.attitudes if row.certainty >= min_certainty]
    claims = {row.id: row for row in knowledge.claims}
    waiting = [row.id for row in knowledge.claims if row.certainty >= min_certainty]
    cited = [(act.claim, act.condition) for act in acts] + [(row.claim, row.condition) for row in attitudes]
    waiting += [id for pair in cited for id in pair if id is not None]
    kept: set[str] = set()
    while waiting:
        id = waiting.pop()
        if id in claims and id not in kept:
            kept.add(id)
            waiting += [*claims[id].opposes, *claims[id].implies, *filter(None, (claims[id].content,))]
    return [
        *(claim_data(row) for row in knowledge.claims if row.id in kept),
        *(act_data(row, orders) for row in acts),
        *(attitude_data(row) for row in attitudes),
    ]


def _lines(rows: Iterable[dict[str, Any]]) -> str:
    return "".join(escape_surrogates(json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)


def _render_knowledge(story: Story, options: Options) -> str:
    return _lines(ledger_data(story.ledger, options.min_certainty))


def _render_conflicts(story: Story, options: Options) -> str:
    rows = (conflict_data(row) for row in story.ledger.conflicts)
    return _lines(row for row in rows if row["certainty"] >= options.min_certainty)


KNOWLEDGE = Format(
    "knowledge", "who holds what: claims, acts, attitudes", ".knowledge.jsonl", _render_knowledge
)
CONFLICTS = Format("conflicts", "the plot's conflicts", ".conflicts.jsonl", _render_conflicts)
