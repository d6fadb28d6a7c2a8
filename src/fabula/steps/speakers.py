"""Who speaks, thinks or writes each quotation: the evidence of a whole conversation, weighed together."""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.dialogue.lines import NEEDS, set_stage
from fabula.dialogue.speaking import candidates_of, shipped_weights
from fabula.dialogue.stage import Line
from fabula.layers import ATTRIBUTIONS, QUOTATIONS, Attribution, CueForm

MAKER = "speakers"
LIKELY = 0.1  # below this the best candidate is no answer, and the speaker is unknown


def run(book: Book) -> Made:
    """Attribute every outermost quotation; who says a quotation inside a quotation is left open."""
    stage = set_stage(book)
    found = {
        line.quotation: _attribute(line, candidates)
        for line, candidates in zip(stage.lines, candidates_of(stage, shipped_weights()), strict=True)
    }
    rows = (
        found.get(row.id) or Attribution(row.id, None, "implicit", None, (), 0.0, MAKER)
        for row in book[QUOTATIONS]
    )
    return {ATTRIBUTIONS: tuple(rows)}


STEP = Step("speakers", needs=NEEDS, makes=(ATTRIBUTIONS,), run=run)


def _attribute(line: Line, candidates: tuple[tuple[str, float], ...]) -> Attribution:
    cue = line.tag or line.before or line.after
    speaker, certainty = candidates[0] if candidates and candidates[0][1] >= LIKELY else (None, 0.0)
    return Attribution(
        line.quotation, speaker, _form(line), cue.span if cue else None, candidates, certainty, MAKER
    )


def _form(line: Line) -> CueForm:
    if line.tag is None:
        return "implicit"
    return "anaphoric" if line.tag.kind == "PRON" else "explicit"
