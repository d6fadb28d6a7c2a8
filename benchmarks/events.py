"""LitBank's realis events, read from the novels' text, by the exact offsets of the trigger."""

from __future__ import annotations

from pathlib import Path

from benchmarks.language import read_all
from benchmarks.litbank_layers import read_gold
from benchmarks.scores import Overlap, calibration_error
from fabula.layers import EVENTS


def measure(data: Path, split: str, weights: Path | None = None) -> dict[str, object]:
    """F1 of the triggers."""
    triggers = Overlap()
    certainties: list[tuple[float, bool]] = []
    for gold, book in read_all(read_gold(data, split), weights):
        there = set(gold.events)
        triggers.add({(event.start, event.stop) for event in book[EVENTS]}, there)
        certainties += [(event.certainty, (event.start, event.stop) in there) for event in book[EVENTS]]
    return {
        **triggers.figures("events"),
        "expected_calibration_error": calibration_error(certainties),
    }
