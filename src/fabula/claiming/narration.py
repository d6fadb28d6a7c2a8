"""What the narrator tells: what happens, who sees it, who says what, and what people hold."""

from __future__ import annotations

from dataclasses import replace

from fabula.claiming.draft import Happening, Holding
from fabula.claiming.minds import holdings, seen, sees
from fabula.claiming.reports import report
from fabula.claiming.statements import Statements
from fabula.claiming.thoughts import held, is_the_thinkers, lowered
from fabula.layers import Frame
from fabula.lexicon.stances import stance_of

_EMPTY = frozenset("be have do will would can could".split())


def narrate(statements: Statements, frame: Frame) -> None:
    """Take up one clause of the narration."""
    if frame.token in statements.used:
        return
    thought = statements.page.thought(frame)
    first = len(statements.gathered.rows)
    if thought is not None and is_the_thinkers(statements, frame, thought):
        statements.gathered.rows.extend(held(statements, frame, thought))
        return
    _vouch_for(statements, frame)
    if thought is not None:
        lowered(statements, first, thought)


def _vouch_for(statements: Statements, frame: Frame) -> None:
    """Take up a clause on the narrator's word."""
    rows = statements.gathered.rows
    if sees(frame) and frame.factuality in ("CT+", "CT-"):
        rows.extend(_perceiving(statements, frame))
        return
    acts = report(statements, frame)
    if acts:
        rows.extend(acts)
        return
    attitudes = holdings(statements, frame)
    if attitudes:
        rows.extend(attitudes)
        return
    if statements.core(frame).factuality == "CT+" and frame.factuality == "CT+" and _happens(frame):
        rows.append(happening(statements, frame))
    elif frame.factuality == "CT-" and _happens(frame) and frame.agent:
        said = statements.claim(frame)
        row = statements.gathered.drafts[said.draft]
        statements.gathered.drafts[said.draft] = replace(row, truth="false", implies=())


def happening(statements: Statements, frame: Frame) -> Happening:
    """That a clause comes true."""
    said = statements.claim(frame, event=True)
    certainty = _vouched(statements, frame, said.draft)
    return Happening(said.draft, frame.token, frame.start, frame.stop, certainty)


def _happens(frame: Frame) -> bool:
    """Whether a clause tells of something by itself: not "she was" and "he did"."""
    filled = frame.patient or frame.obliques or frame.complement or frame.recipient or frame.content
    verb = frame.lemma.split(" ", 1)[0]
    return bool(filled) or (verb not in _EMPTY and bool(frame.agent)) or " " in frame.lemma


def _perceiving(statements: Statements, frame: Frame) -> list[Happening | Holding | object]:
    """What somebody sees happens; who misses it, misses what happened before."""
    rows: list[Happening | Holding | object] = []
    statements.used.add(frame.token)
    for content in statements.contents(frame):
        inside = content.token in statements.used
        said = statements.inside(content)
        draft = statements.gathered.drafts[said.draft]
        if said.denied or inside:
            continue
        if frame.polarity == "+":
            certainty = round(min(draft.certainty, frame.certainty), 4)
            rows.append(
                Happening(said.draft, content.token, content.start, content.stop, certainty, seen=True)
            )
        else:
            rows.extend(_unaware(statements, frame, said.draft))
        rows.extend(seen(statements, frame, said.draft))
    return rows


def _unaware(statements: Statements, frame: Frame, claim: int) -> list[Holding]:
    people = [one for filler in frame.agent for one in filler.people]
    stance = stance_of("unaware")
    return [
        Holding((one,), stance, claim, frame.token, frame.start, frame.stop, frame.certainty)
        for one in people
    ]


def _vouched(statements: Statements, frame: Frame, claim: int) -> float:
    """How sure it is that something happens: that it is read right, and that the narrator vouches for it."""
    certainty = statements.gathered.drafts[claim].certainty
    return round(min(certainty, statements.page.vouched.get(frame.token, certainty)), 4)
