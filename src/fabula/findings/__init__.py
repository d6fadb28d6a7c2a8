"""Findings for writers: what in a story cannot be right as it stands (``fabula check``)."""

from __future__ import annotations

from fabula.findings.finding import Finding
from fabula.story import Story

__all__ = ["Finding", "findings_of"]


def findings_of(story: Story) -> tuple[Finding, ...]:
    """All findings that are worth a writer's while, in the order of the text."""
    return ()
