"""What is done in speaking: each clause of a quotation as an act about a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fabula.claiming.clauses import asks_for_a_deed, is_elliptic, mood_of, stands_alone
from fabula.claiming.draft import Holding, Said, Speaking
from fabula.claiming.ellipsis import Talk, filled, particle
from fabula.claiming.reports import report
from fabula.claiming.statements import Statements
from fabula.framing.conversation import Speech
from fabula.layers import Filler, Frame, Quotation
from fabula.layers.world import ActKind, Manner
from fabula.lexicon.embedding import own_attitude
from fabula.lexicon.speech_acts import act_of, harms, wrongs
from fabula.lexicon.stances import evidence_of, perceives, stance_of

PERFORMING: dict[str, ActKind] = {
    "promise": "promise",
    "swear": "promise",
    "vow": "promise",
    "apologise": "apologise",
    "apologize": "apologise",
    "confess": "confess",
    "admit": "confess",
    "deny": "deny",
    "refuse": "refuse",
    "beg": "request",
    "threaten": "threaten",
}
RETOLD = 0.6
"""How sure it is that what follows "Angel told me a little" is what he told."""


@dataclass(slots=True)
class Line:
    """A quotation while its clauses are taken up.

    Attributes:
        source: who has told the speaker what comes next, as far as the words before say.
    """

    quotation: Quotation
    speech: Speech
    tag: ActKind | None
    sincere: bool | None
    manner: Manner
    acts: list[Speaking] = field(default_factory=list)
    source: str | None = None


def speak(statements: Statements, line: Line, frames: Sequence[Frame], talk: Talk) -> None:
    """Take up the clauses of one quotation."""
    rows = statements.gathered.rows
    answer = particle(statements, line.quotation, talk)
    if answer is not None:
        said, token = answer
        _act(statements, line, said, "answer" if not said.denied else "deny", token, line.quotation)
    for frame in frames:
        if frame.token in statements.used:
            continue
        if stands_alone(statements.page, frame):
            _main(statements, line, frame, talk)
        elif frame.factuality in ("CT+", "CT-") and _is_told_beside(statements, frame):
            _stated(statements, line, frame, talk)
    rows.extend(line.acts)
    talk.said(line.speech, line.acts, statements)


def _is_told_beside(statements: Statements, frame: Frame) -> bool:
    """Whether a clause under another is taken for granted there and worth a claim of its own."""
    kinds = ("advcl", "ccomp", "csubj", "conj", "parataxis")
    if not statements.page.trees.stands_in(frame.token, *kinds):
        return False
    return bool(frame.agent) and bool(frame.patient or frame.complement or frame.obliques or frame.content)


def _main(statements: Statements, line: Line, frame: Frame, talk: Talk) -> None:
    page, speech = statements.page, line.speech
    verb = frame.lemma.split(" ", 1)[0]
    mine = _people(frame.agent) == {speech.speaker}
    mood = mood_of(page, frame)
    if mood == "command":
        _request(statements, line, frame)
    elif mood == "question":
        _question(statements, line, frame, talk)
    elif mine and verb in PERFORMING and frame.polarity == "+":
        _performed(statements, line, frame, PERFORMING[verb])
    elif mine and _is_sorry(statements, frame):
        _performed(statements, line, frame, "apologise")
    elif verb == "want" and mine and _hearer_is_to(statements, frame, speech):
        _request(statements, line, frame)
    else:
        _stated(statements, line, frame, talk)


def _stated(statements: Statements, line: Line, frame: Frame, talk: Talk) -> None:
    """A statement: of one's own, of what one saw, or of what others say."""
    speech = line.speech
    verb = frame.lemma.split(" ", 1)[0]
    frame = _with_speaker(statements, frame, speech)
    mine = _people(frame.agent) == {speech.speaker}
    if is_elliptic(statements.page, frame):
        said = filled(statements, frame, talk, line.acts)
        if said is not None:
            _act(statements, line, said, None, frame.token, frame)
        return
    if mine and frame.content is not None and own_attitude(verb) is not None and verb != "hold":
        for content in statements.contents(frame):
            said = _claimed(statements, content, talk, line)
            if said is not None:
                denied = said.denied != (frame.polarity == "-" and content.polarity == "+")
                _act(statements, line, Said(said.draft, denied), None, frame.token, frame)
        return
    if mine and perceives(verb) and frame.content is not None and frame.polarity == "+":
        _witnessed(statements, line, frame)
        return
    told = [] if mine else report(statements, frame, _by(speech), line.quotation.id)
    line.acts.extend(told)
    said = statements.claim(frame)
    condition = _condition(statements, frame)
    _act(statements, line, said, None, frame.token, frame, condition)
    _sourced(statements, line, frame, said)


def _claimed(statements: Statements, content: Frame, talk: Talk, line: Line) -> Said | None:
    if is_elliptic(statements.page, content):
        return filled(statements, content, talk, line.acts)
    return statements.claim(content)


def _witnessed(statements: Statements, line: Line, frame: Frame) -> None:
    """ "I saw you kiss her": the speaker says so, and holds it, because he saw it."""
    speaker = line.speech.speaker
    statements.used.add(frame.token)
    for content in statements.contents(frame):
        said = statements.claim(content)
        _act(statements, line, said, None, frame.token, frame)
        if speaker is not None:
            certainty = round(frame.certainty * statements.gathered.drafts[said.draft].certainty, 4)
            evidence = evidence_of(frame.lemma.split(" ", 1)[0])
            place = (frame.token, frame.start, frame.stop, certainty)
            stance = "disbelieves" if said.denied else "believes"
            statements.gathered.rows.append(
                Holding((speaker,), stance, said.draft, *place, evidence=evidence)
            )


def _sourced(statements: Statements, line: Line, frame: Frame, said: Said) -> None:
    """What follows "Angel told me a little of what happened" is what Angel told."""
    speaker = line.speech.speaker
    people = _people(frame.agent)
    told = act_of(frame.lemma) == "assert" or frame.lemma == "tell"
    if told and len(people) == 1 and speaker in _people(frame.recipient) and not people & {speaker}:
        line.source = next(iter(people)) if frame.content is None and frame.polarity == "+" else None
        return
    about_self = speaker is not None and speaker in people
    if line.source is None or about_self or said.denied or frame.factuality not in ("CT+", "PR+", "Uu"):
        line.source = None
        return
    last = line.acts[-1]
    to = () if speaker is None else (speaker,)
    certainty = round(last.certainty * RETOLD, 4)
    line.acts.append(
        replace(last, by=line.source, to=to, reported_by=to, placed=False, certainty=certainty, sincere=None)
    )


def _question(statements: Statements, line: Line, frame: Frame, talk: Talk) -> None:
    if asks_for_a_deed(statements.page, frame, line.speech.hearers):
        _act(statements, line, statements.claim(frame), "request", frame.token, frame)
        return
    if is_elliptic(statements.page, frame):
        said = filled(statements, frame, talk, line.acts)
    else:
        said = statements.claim(frame)
    if said is not None:
        _act(statements, line, Said(said.draft, False), "ask", frame.token, frame)


def _request(statements: Statements, line: Line, frame: Frame) -> None:
    """A command, or a wish for what the hearer shall do."""
    content = statements.page.frame(frame.content)
    wanted = content if frame.lemma == "want" and content is not None else frame
    if frame.lemma == "let":
        wanted = content or frame
    elif not wanted.agent and line.speech.partner:
        word = statements.page.trees.words[wanted.token]
        hearer = Filler(word.start, word.start, wanted.token, line.speech.partner, line.speech.heard)
        wanted = replace(wanted, agent=(hearer,))
    statements.used.add(frame.token)
    said = statements.claim(wanted)
    if frame.polarity == "-" or said.denied:
        said = Said(statements.negative(said.draft), False)
    _act(statements, line, said, "request", frame.token, frame)


def _performed(statements: Statements, line: Line, frame: Frame, kind: ActKind) -> None:
    """ "I promise (that …)": the clause it takes, or what was said just before, is what is promised."""
    contents = statements.contents(frame)
    statements.used.add(frame.token)
    if contents:
        said = statements.claim(contents[0])
    elif kind == "promise" and line.acts and line.acts[-1].act in ("assert", "deny", "promise"):
        last = line.acts[-1]
        claim = statements.negative(last.claim) if last.act == "deny" else last.claim
        line.acts.append(replace(last, act="promise", claim=claim, start=frame.start, stop=frame.stop))
        return
    elif kind in ("apologise", "refuse"):
        said = Said(statements.claim(frame).draft, False)
    else:
        return
    if kind == "promise" and said.denied:
        said = Said(statements.negative(said.draft), False)
    _act(statements, line, said, kind, frame.token, frame)


def _act(
    statements: Statements,
    line: Line,
    said: Said,
    kind: ActKind | None,
    token: int,
    place: Any,
    condition: int | None = None,
) -> None:
    speech = line.speech
    draft = statements.gathered.drafts[said.draft]
    if kind is None:
        kind = _kind_of(statements, line, said, token)
    claim = said.draft
    if kind in ("promise", "threaten") and said.denied:
        claim = statements.negative(claim)
    line.acts.append(
        Speaking(
            speech.speaker,
            speech.partner,
            kind,
            claim,
            token,
            place.start,
            place.stop,
            round(speech.certainty * draft.certainty, 4),
            condition=condition,
            sincere=line.sincere,
            manner=line.manner,
            quote=line.quotation.id,
        )
    )


def _kind_of(statements: Statements, line: Line, said: Said, token: int) -> ActKind:
    """The kind of a statement: by what it denies, announces to its hearer, or answers."""
    speech, draft = line.speech, statements.gathered.drafts[said.draft]
    frame = statements.page.frame(draft.token)
    verb = draft.predicate.split(" ", 1)[0]
    future = frame is not None and (frame.modality in ("will", "go", "shall") or _is_going(statements, token))
    mine = draft.agent == (() if speech.speaker is None else (speech.speaker,)) and bool(draft.agent)
    if future and mine:
        if harms(verb) and set(draft.patient) & set(speech.hearers):
            return "threaten"
        if not said.denied and frame is not None and frame.modality == "will":
            return "promise"
    if said.denied:
        return "deny"
    if set(draft.agent) and set(draft.agent) <= set(speech.hearers) and wrongs(verb) and not future:
        return "accuse"
    if line.tag is not None and not line.acts:
        return line.tag
    return "assert"


def _is_going(statements: Statements, token: int) -> bool:
    return statements.page.trees.forms[token] in ("going", "gon")


def _condition(statements: Statements, frame: Frame) -> int | None:
    """The clause with "if" on which a clause hangs."""
    trees = statements.page.trees
    for child in trees.children(frame.token, "advcl"):
        marks = {trees.forms[mark] for mark in trees.children(child, "mark")}
        under = statements.page.frame(child)
        if under is not None and marks & {"if", "unless", "provided"} and child not in statements.used:
            return statements.claim(under).draft
    return None


def _with_speaker(statements: Statements, frame: Frame, speech: Speech) -> Frame:
    """A clause that leaves out "I": "Thought you could use her help"."""
    trees = statements.page.trees
    if frame.agent or trees.children(frame.token, "nsubj", "expl", "csubj") or speech.speaker is None:
        return frame
    word = trees.words[frame.token]
    if word.xpos not in ("VBD", "VBP") or trees.relations[frame.token] not in ("root", "ccomp", "parataxis"):
        return frame
    me = Filler(word.start, word.start, frame.token, (speech.speaker,), speech.certainty)
    return replace(frame, agent=(me,))


def _is_sorry(statements: Statements, frame: Frame) -> bool:
    if frame.lemma != "be" or frame.complement is None:
        return False
    return "sorry" in statements.page.text.cut(frame.complement).lower().split()


def _hearer_is_to(statements: Statements, frame: Frame, speech: Speech) -> bool:
    content = statements.page.frame(frame.content)
    people = _people(frame.patient) if content is None else _people(content.agent)
    return bool(people) and people <= set(speech.hearers)


def _people(fillers: Sequence[Filler]) -> set[str]:
    return {one for filler in fillers for one in filler.people}


def _by(speech: Speech) -> tuple[str, ...]:
    return () if speech.speaker is None else (speech.speaker,)


def thinks(statements: Statements, line: Line, frames: Sequence[Frame]) -> None:
    """A quotation that is a thought: what its thinker holds."""
    thinker = line.speech.speaker
    if thinker is None:
        return
    for frame in frames:
        if frame.token in statements.used or not stands_alone(statements.page, frame):
            continue
        asked = mood_of(statements.page, frame) == "question"
        said = statements.claim(frame)
        stance = "wonders" if asked else "disbelieves" if said.denied else "believes"
        if stance_of("wonder") is not None:
            certainty = statements.gathered.drafts[said.draft].certainty
            statements.gathered.rows.append(
                Holding(
                    (thinker,), stance, said.draft, frame.token, frame.start, frame.stop, certainty,
                    evidence="thought",
                )
            )  # fmt: skip
