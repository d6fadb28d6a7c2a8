"""Short answers: "I didn't.", "We weren't.", "No.", and the narrator's "Which he wasn't."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fabula.claiming.draft import Gathered, Said, Speaking
from fabula.claiming.page import Page
from fabula.framing.conversation import Speech
from fabula.layers import Frame, Quotation

KEPT = 24
"""How many claims back an ellipsis may reach."""

_YES = frozenset("yes yeah yep aye yup sure certainly".split())
_NO = frozenset("no nope nah never".split())


@dataclass(slots=True)
class Talk:
    """What was said last, newest last: what an ellipsis may take up.

    ``claims`` are indices of drafts; ``question`` is the question that "yes" and "no" answer, with who
    asked it; ``asker`` is who asked anything last.
    """

    claims: list[int] = field(default_factory=list)
    question: tuple[int, str | None] | None = None
    asker: str | None = None

    def said(self, speech: Speech, acts: Sequence[Speaking], gathered: Gathered) -> None:
        """Keep what a quotation has said."""
        self.claims.extend(act.claim for act in acts)
        del self.claims[:-KEPT]
        asked = [act for act in acts if act.act == "ask" and act.quote is not None]
        if acts:
            last = asked[-1] if asked else None
            whether = last is not None and gathered.drafts[last.claim].asked is None
            self.asker = None if last is None else speech.speaker
            self.question = (last.claim, speech.speaker) if last is not None and whether else None


def filled(
    page: Page, gathered: Gathered, frame: Frame, talk: Talk, before: Sequence[Speaking] = ()
) -> Said | None:
    """The claim that an elliptic clause takes up, and whether it denies it."""
    people = {one for filler in frame.agent for one in filler.people}
    drafts = gathered.drafts
    denied = frame.polarity == "-"
    found: int | None = None
    for claim in reversed([*talk.claims, *(act.claim for act in before)]):
        claim = gathered.positive.get(claim, claim)
        inner = drafts[claim]
        while inner.content is not None and not (
            people & set(inner.agent) and _fits(page, frame, inner.token)
        ):
            claim = gathered.positive.get(inner.content, inner.content)
            inner = drafts[claim]
        if not people & set(inner.agent) or not _fits(page, frame, inner.token):
            continue
        if set(inner.agent) == people:
            return Said(claim, denied)
        found = claim if found is None else found
    return None if found is None else Said(found, denied)


def _fits(page: Page, frame: Frame, token: int) -> bool:
    """Whether "did" or "was" can stand for a verb: "was" for what was going on, or was so."""
    other = page.frame(token)
    if other is None or other.token == frame.token:
        return False
    continuous = other.lemma == "be" or page.trees.words[token].xpos == "VBG"
    if frame.lemma == "be":
        return continuous
    return other.lemma != "be" or frame.lemma not in ("do", "go")


def particle(page: Page, quotation: Quotation, talk: Talk) -> tuple[Said, int] | None:
    """What "Yes" or "No" at the beginning of a quotation answers."""
    if talk.question is None:
        return None
    words = page.text.cut((quotation.start, min(quotation.stop, quotation.start + 24)))
    first = words.strip("\"'“”‘’«»—–- \n").split(" ", 1)[0].lower().strip(".,!?…;:—\"'”’")
    claim, asker = talk.question
    speech = page.speeches.get(quotation.quoted[0])
    if first not in _YES | _NO or speech is None or speech.speaker == asker:
        return None
    return Said(claim, first in _NO), page.token_at(quotation.start)


def untrue(page: Page, gathered: Gathered, frame: Frame, talk: Talk) -> int | None:
    """The claim that the narrator denies just after it was said: "Which he wasn't.".

    "She might ask, but she did not" denies what stands before it in its own sentence.
    """
    if frame.polarity != "-" or frame.factuality != "CT-" or frame.lemma not in ("be", "do", "have"):
        return None
    if page.trees.stands_in(frame.token, "conj"):
        return None
    said = filled(page, gathered, frame, talk)
    return None if said is None else said.draft
