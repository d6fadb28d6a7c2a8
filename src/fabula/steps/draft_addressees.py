"""To whom each quotation is said, as far as calls and turns tell it.

Who "you" is, and with it who comes and goes, rests on this draft; ``steps/addressees.py`` settles it once the
scenes are known.
"""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.dialogue.company import Company
from fabula.dialogue.hearing import DRAFT_THRESHOLD, audiences, draft_weights
from fabula.dialogue.lines import NEEDS, set_stage
from fabula.layers import ATTRIBUTIONS, DRAFT_AUDIENCES, QUOTATIONS

MAKER = "draft addressees"


def run(book: Book) -> Made:
    """Give every outermost quotation its likely addressees; thought is addressed to nobody."""
    stage = set_stage(book)
    speaker_of = {row.quotation: row.speaker for row in book[ATTRIBUTIONS]}
    company = Company.of(stage, [speaker_of[line.quotation] for line in stage.lines])
    return {DRAFT_AUDIENCES: audiences(company, book[QUOTATIONS], draft_weights(), DRAFT_THRESHOLD, MAKER)}


STEP = Step("draft addressees", needs=(*NEEDS, ATTRIBUTIONS), makes=(DRAFT_AUDIENCES,), run=run)
