"""A quotation while its clauses are taken up, and what kind of act each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fabula.claiming.draft import Said, Speaking
from fabula.claiming.statements import Statements
from fabula.framing.conversation import Speech
from fabula.layers import Filler, Frame, Quotation
from fabula.layers.world import ActKind, Manner
from fabula.lexicon.speech_acts import harms, wrongs

_FUTURE = frozenset("will go shall".split())
_POINTING = frozenset("that this it its these those".split())


@dataclass(slots=True)
class Line:
    """A quotation while its clauses are taken up.

    Attributes:
        tag: the act that the narrator's tag names; None where it says no more than that someone speaks.
        answers: whether it answers a question.
        source: who has told the speaker what comes next, as far as the words before say.
    """

    quotation: Quotation
    speech: Speech
    tag: ActKind | None
    sincere: bool | None
    manner: Manner
    answers: bool = False
    acts: list[Speaking] = field(default_factory=list)
    source: str | None = None

    def act(
        self,
        statements: Statements,
        said: Said,
        kind: ActKind | None,
        frame: Frame | Quotation,
        token: int,
        condition: int | None = None,
    ) -> None:
        """Add an act; where no kind is given, that of a statement."""
        draft = statements.gathered.drafts[said.draft]
        if kind in (None, "ask") and _says_nothing(statements, said.draft):
            return
        if kind is None:
            kind = _kind_of(statements, self, said, condition)
        claim = said.draft
        if kind in ("promise", "threaten") and said.denied:
            claim = statements.negative(claim)
        if self.acts and (self.acts[-1].act, self.acts[-1].claim) == (kind, claim):
            return  # "No. I didn't."
        self.acts.append(
            Speaking(
                self.speech.speaker,
                self.speech.partner,
                kind,
                claim,
                token,
                frame.start,
                frame.stop,
                round(self.speech.certainty * draft.certainty, 4),
                condition=condition,
                sincere=self.sincere,
                manner=self.manner,
                quote=self.quotation.id,
            )
        )


def _says_nothing(statements: Statements, claim: int) -> bool:
    """Whether a statement is about nothing but what a pronoun points at: "That was fast", "It mattered"."""
    row = statements.gathered.drafts[claim]
    people = statements.page.names
    if row.place is not None or row.content is not None:
        return False
    if any(one in people for one in (*row.agent, *row.patient, *row.recipient)):
        return False
    return bool(row.agent) and all(one.lower() in _POINTING for one in row.agent)


def _kind_of(statements: Statements, line: Line, said: Said, condition: int | None) -> ActKind:
    """The kind of a statement: by what it denies, announces to its hearer, or answers."""
    speech, draft = line.speech, statements.gathered.drafts[said.draft]
    frame = statements.page.frame(draft.token)
    verb = draft.predicate.split(" ", 1)[0]
    ahead = frame is not None and frame.modality in _FUTURE
    if speech.speaker is not None and draft.agent == (speech.speaker,):
        own = _own_deed(statements, line, draft.token, said, condition, verb)
        if own is not None:
            return own
    if said.denied:
        return "deny"
    if draft.agent and set(draft.agent) <= set(speech.hearers) and wrongs(verb) and not ahead:
        return "accuse"
    if line.tag is not None and not line.acts:
        return line.tag
    return "answer" if line.answers and not line.acts else "assert"


def _own_deed(
    statements: Statements, line: Line, token: int, said: Said, condition: int | None, verb: str
) -> ActKind | None:
    """What it is to announce one's own deed: a promise, or a threat; None where that is no announcement."""
    frame, draft = statements.page.frame(token), statements.gathered.drafts[said.draft]
    if frame is None:
        return None
    hearers = set(line.speech.hearers)
    to_hearer = bool(hearers & {*draft.patient, *draft.recipient})
    continuous = statements.page.trees.words[token].xpos == "VBG"
    if frame.modality in _FUTURE and harms(verb) and to_hearer:
        return "threaten"
    if condition is not None and (frame.modality in _FUTURE or continuous):
        on_hearer = bool(hearers & set(statements.gathered.drafts[condition].agent))
        if on_hearer and not to_hearer:
            return "threaten"
    return "promise" if frame.modality == "will" and not said.denied else None


def people_of(fillers: Sequence[Filler]) -> set[str]:
    """Everybody who fills a role."""
    return {one for filler in fillers for one in filler.people}
