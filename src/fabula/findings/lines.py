"""Findings for people and for programs."""

from __future__ import annotations

from typing import Any

from fabula.findings.finding import Finding
from fabula.story import Story
from fabula.terminal import printable


def finding_line(story: Story, finding: Finding) -> str:
    """``file:line:column: kind: why``, as the problem matchers of editors take it."""
    place = story.text.locate(finding.start)
    words = " ".join(part for part in (finding.why, _sentence(finding.route)) if part)
    told = f"{finding.kind}: {words} [{finding.id}, {finding.certainty:.2f}]"
    return printable(f"{place.part}:{place.line}:{place.column}: {told}")


def _sentence(route: str | None) -> str:
    return f"{route[:1].upper()}{route[1:]}." if route else ""


def finding_data(story: Story, finding: Finding) -> dict[str, Any]:
    """The finding as one JSON object."""
    place = story.text.locate(finding.start)
    return {
        "id": finding.id,
        "kind": finding.kind,
        "people": list(finding.people),
        "rows": list(finding.rows),
        "why": finding.why,
        "route": finding.route,
        "file": place.part,
        "line": place.line,
        "start": finding.start,
        "end": finding.stop,
        "certainty": finding.certainty,
    }
