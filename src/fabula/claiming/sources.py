"""Where a speaker has it from: what one saw oneself, and what others have said."""

from __future__ import annotations

from dataclasses import replace

from fabula.claiming.draft import Holding, Said, Speaking
from fabula.claiming.lines import Line, people_of
from fabula.claiming.reports import report
from fabula.claiming.statements import Statements
from fabula.layers import Frame
from fabula.lexicon.speech_acts import act_of
from fabula.lexicon.stances import evidence_of

RETOLD = 0.6
"""How sure it is that what follows "Angel told me a little" is what he told."""


def reported(statements: Statements, line: Line, frame: Frame, mine: bool) -> list[Speaking]:
    """Telling that a clause tells of; one's own only where it is past."""
    if mine and statements.page.trees.words[frame.token].xpos != "VBD":
        return []
    by = () if line.speech.speaker is None else (line.speech.speaker,)
    return report(statements, frame, by, line.quotation.id)


def witnessed(statements: Statements, line: Line, frame: Frame) -> None:
    """ "I saw you kiss her": the speaker says so, and holds it, because he saw it."""
    speaker = line.speech.speaker
    statements.used.add(frame.token)
    for content in statements.contents(frame):
        said = statements.inside(content)
        line.act(statements, said, None, frame, frame.token)
        if speaker is not None:
            certainty = min(frame.certainty, statements.gathered.drafts[said.draft].certainty)
            evidence = evidence_of(frame.lemma.split(" ", 1)[0])
            place = (frame.token, frame.start, frame.stop, round(certainty * line.speech.certainty, 4))
            stance = "disbelieves" if said.denied else "believes"
            statements.gathered.rows.append(
                Holding((speaker,), stance, said.draft, *place, evidence=evidence)
            )


def sourced(statements: Statements, line: Line, frame: Frame, said: Said) -> None:
    """What follows "Angel told me a little of what happened" is what Angel told."""
    speaker = line.speech.speaker
    people = people_of(frame.agent)
    told = act_of(frame.lemma) == "assert" or frame.lemma == "tell"
    if told and len(people) == 1 and speaker in people_of(frame.recipient) and speaker not in people:
        line.source = next(iter(people)) if frame.content is None and frame.polarity == "+" else None
        return
    source, line.source = line.source, None
    if source is None or speaker is None or speaker in people or said.denied or not line.acts:
        return
    if line.acts[-1].claim == said.draft:
        last = line.acts[-1]
        retold = replace(last, by=source, to=(speaker,), reported_by=(speaker,), placed=False, sincere=None)
        line.acts.append(replace(retold, act="assert", certainty=round(last.certainty * RETOLD, 4)))
