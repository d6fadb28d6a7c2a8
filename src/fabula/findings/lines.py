"""Findings for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fabula.findings.finding import Finding, Kind
from fabula.findings.places import place
from fabula.layers import Chapter
from fabula.terminal import printable
from fabula.text import Text

MOST_WORDS = 14
"""Words of the other passage that are shown."""

_PLAIN: frozenset[Kind] = frozenset(("contradictory fact", "name slip"))
_MARKS = " \t\r\n,;:.“”\"'‘’"


def finding_line(text: Text, chapters: Sequence[Chapter], finding: Finding) -> str:
    """``file:line:column: kind: why``, as the problem matchers of editors take it."""
    at = text.locate(finding.start)
    route = told_route(text, chapters, finding)
    words = told(text, chapters, finding)
    words += f" {route[:1].upper()}{route[1:]}." if route else ""
    line = f"{finding.kind}: {words} [{finding.id}, {finding.certainty:.2f}]"
    return printable(f"{at.part}:{at.line}:{at.column}: {line}")


def finding_data(text: Text, chapters: Sequence[Chapter], finding: Finding) -> dict[str, Any]:
    """The finding as one JSON object."""
    at = text.locate(finding.start)
    return {
        "id": finding.id,
        "kind": finding.kind,
        "people": list(finding.people),
        "rows": list(finding.rows),
        "why": told(text, chapters, finding),
        "route": told_route(text, chapters, finding),
        "file": at.part,
        "line": at.line,
        "start": finding.start,
        "end": finding.stop,
        "certainty": finding.certainty,
    }


def told(text: Text, chapters: Sequence[Chapter], finding: Finding) -> str:
    """Why something is found, in a sentence, with the passage that it does not fit."""
    if finding.against is None:
        return f"{finding.why}."
    where = f"({place(text, chapters, finding.against[0])})"
    if finding.kind in _PLAIN:
        return f"{finding.why} {where}."
    found = text.cut(finding.against).strip(_MARKS).split()
    words = " ".join(found[:MOST_WORDS]) + ("…" if len(found) > MOST_WORDS else "")
    return f"{finding.why}, “{words}” {where}."


def told_route(text: Text, chapters: Sequence[Chapter], finding: Finding) -> str | None:
    """The nearest way by which it could be right, a clause."""
    if finding.route is None or finding.meeting is None:
        return finding.route
    return f"{finding.route} {place(text, chapters, finding.meeting)}"
