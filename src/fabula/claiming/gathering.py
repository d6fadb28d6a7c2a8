"""Reading a book for its claims: narration and quotations in the order of the text."""

from __future__ import annotations

from dataclasses import replace

from fabula.claiming.clauses import is_elliptic
from fabula.claiming.draft import Gathered, Speaking
from fabula.claiming.ellipsis import untrue
from fabula.claiming.lines import Line
from fabula.claiming.narration import narrate
from fabula.claiming.page import Page
from fabula.claiming.speech import speak, thinks
from fabula.claiming.statements import Statements
from fabula.layers import Frame, Quotation
from fabula.layers.world import ActKind, Manner
from fabula.lexicon.speech_acts import act_of, by_letter, by_phone

AFTER = 200
"""Characters after a quotation in which the narrator may deny what it says by a mere "he wasn't"."""


def gather(page: Page) -> Gathered:
    """Everything that the text claims."""
    statements = Statements(page, Gathered())
    statements.used.update(token for _, token in page.tags)
    said, tags = _by_quotation(page), _tags(page)
    entries: list[tuple[int, int, Frame | Quotation]] = [(row.start, 0, row) for row in page.quotations]
    entries += [(frame.start, 1, frame) for frame in page.frames if frame.quoted is None]
    last: Quotation | None = None
    for _, _, one in sorted(entries, key=lambda entry: entry[:2]):
        if isinstance(one, Quotation):
            _quoted(statements, one, said.get(one.id, []), tags.get(one.id, []))
            last = one if one.parent is None else last
        elif is_elliptic(page, one):
            if last is not None and 0 <= one.start - last.stop < AFTER:
                _belied(statements, one)
        else:
            narrate(statements, one)
    return statements.gathered


def _by_quotation(page: Page) -> dict[str, list[Frame]]:
    found: dict[str, list[Frame]] = {}
    for frame in page.frames:
        speech = None if frame.quoted is None else page.speeches.get(frame.quoted)
        if speech is not None:
            found.setdefault(speech.quotation, []).append(frame)
    return found


def _tags(page: Page) -> dict[str, list[Frame]]:
    """The frames of the narration that tag each quotation."""
    found: dict[str, list[Frame]] = {}
    for quotation, token in page.tags:
        frame = page.frame(token)
        if frame is not None:
            found.setdefault(quotation, []).append(frame)
    return found


def _quoted(statements: Statements, quotation: Quotation, frames: list[Frame], tags: list[Frame]) -> None:
    speech = statements.page.speeches.get(quotation.quoted[0])
    if speech is None:
        return
    lemmas = [frame.lemma for frame in tags]
    kind: ActKind | None = next(
        (act for act in map(act_of, lemmas) if act not in (None, "assert", "ask")), None
    )
    line = Line(quotation, speech, kind, False if "lie" in lemmas else None, _manner(quotation, tags))
    if quotation.kind == "thought":
        thinks(statements, line, frames)
    else:
        speak(statements, line, frames)


def _manner(quotation: Quotation, tags: list[Frame]) -> Manner:
    if quotation.kind == "writing" or any(by_letter(frame.lemma) for frame in tags):
        return "letter"
    if any(by_phone(frame.lemma) for frame in tags):
        return "phone"
    aside = any(frame.lemma == "whisper" and frame.recipient for frame in tags)
    return "aside" if aside else "aloud"


def _belied(statements: Statements, frame: Frame) -> None:
    """The narrator takes back what somebody has just said: it is false, and was not meant."""
    claim = untrue(statements.page, statements.gathered, frame, statements.talk)
    if claim is None:
        return
    gathered = statements.gathered
    gathered.drafts[claim] = replace(gathered.drafts[claim], truth="false")
    for place in range(len(gathered.rows) - 1, max(-1, len(gathered.rows) - 12), -1):
        row = gathered.rows[place]
        if isinstance(row, Speaking) and row.claim == claim and row.by in gathered.drafts[claim].agent:
            gathered.rows[place] = replace(row, sincere=False)
            return
