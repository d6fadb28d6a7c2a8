"""Verbs that say what somebody holds, and verbs that say what somebody was told."""

from __future__ import annotations

HOLDING = frozenset(
    """believe know think suppose assume reckon guess figure fancy imagine suspect presume remember
    recall realise realize notice understand see hear learn discover find gather conclude feel expect
    hold""".split()
)
"""What one holds to be so; "Ann believes that …"."""

TELLING = frozenset(
    """tell say assert claim state mention report explain inform announce assure declare admit confess reveal
    confirm whisper write remind warn promise swear""".split()
)
"""What one says to be so; "Ann told Ben that …"."""
