"""To whom each quotation is said, now that scenes tell who is there."""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.dialogue.company import Company
from fabula.dialogue.hearing import THRESHOLD, audiences, shipped_weights
from fabula.dialogue.lines import NEEDS, set_stage
from fabula.layers import ATTRIBUTIONS, AUDIENCES, BEATS, QUOTATIONS

MAKER = "addressees"


def run(book: Book) -> Made:
    """Give every outermost quotation its addressees; thought is addressed to nobody."""
    stage = set_stage(book)
    speaker_of = {row.quotation: row.speaker for row in book[ATTRIBUTIONS]}
    company = Company.of(stage, [speaker_of[line.quotation] for line in stage.lines], book[BEATS])
    return {AUDIENCES: audiences(company, book[QUOTATIONS], shipped_weights(), THRESHOLD, MAKER)}


STEP = Step("addressees", needs=(*NEEDS, ATTRIBUTIONS, BEATS), makes=(AUDIENCES,), run=run)
