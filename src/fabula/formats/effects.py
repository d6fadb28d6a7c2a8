"""What ``whatif`` and ``mend`` find, as JSON and as lines for a person."""

from __future__ import annotations

from typing import Any

from fabula.layers.world import Act
from fabula.terminal import printable
from fabula.world.conflicts import Conflict
from fabula.world.knowledge import Knowledge
from fabula.world.mending import Mending, Step, in_words
from fabula.world.sources import DENYING
from fabula.world.whatif import Change, Standing, WhatIf
from fabula.world.wording import clause, together


def whatif_data(found: WhatIf) -> dict[str, Any]:
    """``{"changes": [...], "ungrounded": [...]}``."""
    changes = [
        {
            "holder": list(change.holder),
            "claim": change.claim,
            "before": _standing_data(change.before),
            "after": _standing_data(change.after),
            "because": list(change.because),
        }
        for change in found.changes
    ]
    return {"changes": changes, "ungrounded": list(found.ungrounded)}


def whatif_lines(found: WhatIf, knowledge: Knowledge) -> list[str]:
    """A line for each change, then a line for each act that loses its ground."""
    lines = [_change_line(change, knowledge) for change in found.changes]
    acts = {act.id: act for act in knowledge.world.acts}
    lines += [_lost_line(acts[id], knowledge) for id in found.ungrounded]
    return [printable(line) for line in lines] or ["nobody's attitudes change"]


def _lost_line(act: Act, knowledge: Knowledge) -> str:
    speaker = knowledge.names.get(act.by or "", act.by or "someone")
    hearers = together(knowledge.names.get(hearer, hearer) for hearer in act.to)
    if act.act in DENYING:
        verb = f"deny to {hearers}" if hearers else "deny"
    else:
        verb = f"tell {hearers}" if hearers else "say"
    when = f" in {act.beat}" if act.beat is not None else ""
    said = clause(knowledge.claim(act.claim).text)
    return f"{act.id}{when}: {speaker} has no ground to {verb} that {said}"


def mend_data(conflict: Conflict, found: tuple[Mending, ...], knowledge: Knowledge) -> dict[str, Any]:
    """``{"conflict": ID, "tellings": [...]}``, best first.

    Each begins with its first telling; ``steps`` are all of them, with ``affirmed`` false for a denial.
    """
    return {
        "conflict": conflict.id,
        "tellings": [
            {
                "speaker": mending.steps[0].speaker,
                "hearers": list(mending.steps[0].hearers),
                "claim": mending.steps[0].claim,
                "text": in_words(mending, knowledge.engine),
                "beat": mending.steps[0].beat,
                "steps": [_step_data(step) for step in mending.steps],
                "dissolves": _dissolved(conflict, mending, knowledge),
            }
            for mending in found
        ],
    }


def mend_lines(conflict: Conflict, found: tuple[Mending, ...], knowledge: Knowledge) -> list[str]:
    """The conflict, then a line for each mending, best first."""
    lines = [printable(conflict.why)]
    for mending in found:
        freed = together(knowledge.names.get(person, person) for person in mending.freed)
        lines.append(f"  {printable(in_words(mending, knowledge.engine))}  (frees {printable(freed)})")
    return lines if found else [*lines, "  no telling by anybody who is there would mend it"]


def _dissolved(conflict: Conflict, mending: Mending, knowledge: Knowledge) -> list[str]:
    """The attitudes that would not last: those of the freed to the claim."""
    return [
        row.id
        for row in knowledge.attitudes
        if row.claim == conflict.claim
        and len(row.holder) == 1
        and row.holder[0] in mending.freed
        and row.stance in ("knows", "believes")
    ]


def _step_data(step: Step) -> dict[str, Any]:
    return {
        "speaker": step.speaker,
        "hearers": list(step.hearers),
        "claim": step.claim,
        "affirmed": step.affirmed,
        "beat": step.beat,
    }


def _standing_data(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    return {"stance": standing.stance, "chains": [list(chain) for chain in standing.chains]}


def _change_line(change: Change, knowledge: Knowledge) -> str:
    holder = knowledge.names.get(change.holder[0], change.holder[0])
    before, after = (_standing_words(standing, knowledge) for standing in (change.before, change.after))
    return f"{holder}: {_text(knowledge, change.claim)}: {before} -> {after}"


def _standing_words(standing: Standing | None, knowledge: Knowledge) -> str:
    if standing is None:
        return "open"
    ways = [
        " from ".join(knowledge.names.get(person, person) for person in chain) for chain in standing.chains
    ]
    told = ", ".join(way for way in ways if way)
    return f"{standing.stance} (by {told})" if told else standing.stance


def _text(knowledge: Knowledge, claim: str) -> str:
    return knowledge.claim(claim).text.rstrip(".")
