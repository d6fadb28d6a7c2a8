"""To whom each quotation is said."""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.dialogue.hearing import choose, hearers_of, shipped_weights
from fabula.dialogue.lines import NEEDS, Stage, set_stage
from fabula.layers import ATTRIBUTIONS, AUDIENCES, NOBODY, QUOTATIONS, Audience

MAKER = "addressees"
THOUGHT_TO_ONESELF = 0.95


def run(book: Book) -> Made:
    """Give every outermost quotation its addressees; thought is addressed to nobody."""
    stage = set_stage(book)
    speaker_of = {row.quotation: row.speaker for row in book[ATTRIBUTIONS]}
    speakers = [speaker_of[line.quotation] for line in stage.lines]
    found = {line.quotation: _audience(stage, speakers, i) for i, line in enumerate(stage.lines)}
    rows = (found.get(row.id) or Audience(row.id, (), 0.0, MAKER) for row in book[QUOTATIONS])
    return {AUDIENCES: tuple(rows)}


STEP = Step("addressees", needs=(*NEEDS, ATTRIBUTIONS), makes=(AUDIENCES,), run=run)


def _audience(stage: Stage, speakers: list[str | None], i: int) -> Audience:
    line = stage.lines[i]
    if line.kind == "thought":
        return Audience(line.quotation, (NOBODY,), THOUGHT_TO_ONESELF, MAKER)
    chosen, certainty = choose(hearers_of(stage, speakers, i, shipped_weights()))
    ordered = sorted(chosen, key=lambda person: _first_called(stage, i, person))
    return Audience(line.quotation, tuple(ordered), certainty, MAKER)


def _first_called(stage: Stage, i: int, person: str) -> tuple[bool, str]:
    """Those who are called by name come first."""
    return person not in stage.lines[i].called, person
