"""Findings for writers: what in a story cannot be right as it stands (``fabula check``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from fabula.findings.contradictory_fact import contradictory_facts
from fabula.findings.finding import Finding
from fabula.findings.forgotten_knowledge import forgotten_knowledge
from fabula.findings.impossible_knowledge import impossible_knowledge
from fabula.findings.impossible_presence import impossible_presence
from fabula.findings.meant import without_meant
from fabula.findings.name_slip import name_slips
from fabula.findings.page import Page
from fabula.findings.ungrounded import ungrounded
from fabula.story import Story

__all__ = ["THRESHOLD", "Finding", "findings_of", "numbered"]

THRESHOLD = 0.5
"""The certainty from which a finding counts."""

CHECKS: tuple[Callable[[Page], Iterator[Finding]], ...] = (
    impossible_knowledge,
    forgotten_knowledge,
    contradictory_facts,
    impossible_presence,
    name_slips,
    ungrounded,
)


def findings_of(story: Story, min_certainty: float = THRESHOLD) -> tuple[Finding, ...]:
    """The findings of all checks that are at least so certain, in the order of the text.

    Those of which the writer has said that they are meant are left out.
    """
    page = Page(story)
    every = [row for check in CHECKS for row in check(page) if row.certainty >= min_certainty]
    return numbered(without_meant(story, every))


def numbered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the text, with ids."""
    ordered = sorted(found, key=lambda row: (row.start, row.stop, row.kind))
    return tuple(replace(row, id=f"f{number}") for number, row in enumerate(ordered, 1))
