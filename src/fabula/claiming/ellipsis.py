"""Short answers: "I didn't.", "We weren't.", "No.", and the narrator's "Which he wasn't."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fabula.claiming.draft import Said, Speaking
from fabula.claiming.statements import Statements
from fabula.framing.conversation import Speech
from fabula.layers import Frame, Quotation

KEPT = 24
"""How many claims back an ellipsis may reach."""

_YES = frozenset("yes yeah yep aye yup sure certainly".split())
_NO = frozenset("no nope nah never".split())


@dataclass(slots=True)
class Talk:
    """What was said last, newest last: what an ellipsis may take up.

    ``claims`` are indices of drafts; ``question`` is what was asked last, by whom.
    """

    claims: list[int] = field(default_factory=list)
    question: tuple[int, str | None] | None = None
    acts: list[Speaking] = field(default_factory=list)

    def said(self, speech: Speech, acts: Sequence[Speaking], statements: Statements) -> None:
        """Keep what a quotation has said."""
        self.claims.extend(act.claim for act in acts)
        self.acts = list(acts)
        del self.claims[:-KEPT]
        asked = [act for act in acts if act.act == "ask" and act.quote is not None]
        if acts:
            last = asked[-1] if asked else None
            whether = last is not None and statements.gathered.drafts[last.claim].asked is None
            self.question = (last.claim, speech.speaker) if last is not None and whether else None


def filled(statements: Statements, frame: Frame, talk: Talk, before: Sequence[Speaking]) -> Said | None:
    """The claim that an elliptic clause takes up, and whether it denies it."""
    people = {one for filler in frame.agent for one in filler.people}
    drafts = statements.gathered.drafts
    statements.used.add(frame.token)
    found: int | None = None
    for claim in reversed([*talk.claims, *(act.claim for act in before)]):
        row = drafts[claim]
        inner = row
        while inner.content is not None and not people & set(inner.agent):
            claim, inner = inner.content, drafts[inner.content]
        if not people & set(inner.agent) or not _fits(statements, frame, inner.token):
            continue
        if set(inner.agent) == people:
            return Said(claim, frame.polarity == "-")
        found = claim if found is None else found
    return None if found is None else Said(found, frame.polarity == "-")


def _fits(statements: Statements, frame: Frame, token: int) -> bool:
    """Whether "did" or "was" can stand for a verb: "was" for what was going on, or was so."""
    other = statements.page.frame(token)
    if other is None or other.token == frame.token:
        return False
    continuous = other.lemma == "be" or statements.page.trees.words[token].xpos == "VBG"
    if frame.lemma == "be":
        return continuous
    if frame.lemma == "do":
        return other.lemma != "be"
    return True


def particle(statements: Statements, quotation: Quotation, talk: Talk) -> tuple[Said, int] | None:
    """What "Yes" or "No" at the beginning of a quotation answers."""
    if talk.question is None:
        return None
    page = statements.page
    words = page.text.cut((quotation.start, min(quotation.stop, quotation.start + 24)))
    first = words.strip("\"'“”‘’«»—–- \n").split(" ", 1)[0].lower().strip(".,!?…;:—\"'”’")
    claim, asker = talk.question
    speech = page.speeches.get(quotation.quoted[0])
    if first not in _YES | _NO or speech is None or speech.speaker == asker:
        return None
    return Said(claim, first in _NO), page.token_at(quotation.start)


def untrue(statements: Statements, frame: Frame, talk: Talk) -> int | None:
    """The claim that the narrator denies just after it was said: "Which he wasn't."."""
    if frame.polarity != "-" or frame.factuality != "CT-":
        return None
    said = filled(statements, frame, talk, ())
    return None if said is None else said.draft
