"""What is done in speaking: each clause of a quotation as an act about a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fabula.claiming.clauses import (
    asks_for_a_deed,
    denies_a_purpose,
    is_elliptic,
    is_sorry,
    mood_of,
    stands_alone,
    with_speaker,
)
from fabula.claiming.draft import Holding, Said
from fabula.claiming.ellipsis import filled, particle
from fabula.claiming.lines import Line, people_of
from fabula.claiming.minds import is_finite
from fabula.claiming.sources import reported, sourced, witnessed
from fabula.claiming.statements import Statements
from fabula.framing.conversation import Speech
from fabula.layers import Filler, Frame
from fabula.layers.world import ActKind
from fabula.lexicon.embedding import own_attitude
from fabula.lexicon.minds import HOLDING
from fabula.lexicon.stances import perceives

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
_CALLS = frozenset(["come on", "go on", "look", "listen", "see", "wait", "hold on", "hang on", "look here"])


def speak(statements: Statements, line: Line, frames: Sequence[Frame]) -> None:
    """Take up the clauses of one quotation."""
    talk = statements.talk
    line.answers = talk.asker not in (None, line.speech.speaker)
    answer = particle(statements.page, line.quotation, talk)
    if answer is not None:
        said, token = answer
        line.act(statements, said, "deny" if said.denied else "answer", line.quotation, token)
    for frame in frames:
        if frame.token in statements.used:
            continue
        if stands_alone(statements.page, frame):
            _main(statements, line, frame)
        elif frame.factuality in ("CT+", "CT-") and _is_told_beside(statements, frame):
            _stated(statements, line, frame)
    statements.gathered.rows.extend(line.acts)
    talk.said(line.speech, line.acts, statements.gathered)


def thinks(statements: Statements, line: Line, frames: Sequence[Frame]) -> None:
    """A quotation that is a thought: what its thinker holds."""
    thinker = line.speech.speaker
    for frame in frames:
        if thinker is None or frame.token in statements.used or not stands_alone(statements.page, frame):
            continue
        asked = mood_of(statements.page, frame) == "question"
        said = statements.claim(frame)
        certainty = statements.gathered.drafts[said.draft].certainty
        place = (frame.token, frame.start, frame.stop, certainty)
        stance = "wonders" if asked else "disbelieves" if said.denied else "believes"
        statements.gathered.rows.append(Holding((thinker,), stance, said.draft, *place, evidence="thought"))


def _is_told_beside(statements: Statements, frame: Frame) -> bool:
    """Whether a clause under another is taken for granted there and worth a claim of its own."""
    kinds = ("advcl", "ccomp", "csubj", "conj", "parataxis")
    if not statements.page.trees.stands_in(frame.token, *kinds):
        return False
    return bool(frame.agent) and bool(frame.patient or frame.complement or frame.obliques or frame.content)


def _main(statements: Statements, line: Line, frame: Frame) -> None:
    verb = frame.lemma.split(" ", 1)[0]
    mine = people_of(frame.agent) == {line.speech.speaker}
    mood = mood_of(statements.page, frame)
    if not frame.agent and statements.page.trees.words[frame.token].xpos == "VBG":
        statements.claim(frame)  # "Losing you …": no more than named
    elif mood == "command" and frame.lemma in _CALLS:
        statements.used.add(frame.token)
    elif mood == "command":
        _request(statements, line, frame)
    elif mood == "question":
        _question(statements, line, frame)
    elif mine and verb in PERFORMING and frame.polarity == "+":
        _performed(statements, line, frame, PERFORMING[verb])
    elif mine and is_sorry(statements.page, frame):
        _performed(statements, line, frame, "apologise")
    elif verb == "want" and mine and frame.polarity == "+" and _hearer_is_to(statements, frame, line.speech):
        _request(statements, line, frame)
    else:
        _stated(statements, line, frame)


def _stated(statements: Statements, line: Line, frame: Frame) -> None:
    """A statement: of one's own, of what one saw, or of what others say."""
    speech = line.speech
    verb = frame.lemma.split(" ", 1)[0]
    frame = with_speaker(statements.page, frame, speech)
    mine = people_of(frame.agent) == {speech.speaker}
    if is_elliptic(statements.page, frame):
        said = filled(statements.page, statements.gathered, frame, statements.talk, line.acts)
        statements.used.add(frame.token)
        if said is not None:
            line.act(statements, said, None, frame, frame.token)
        return
    sees = mine and perceives(verb) and frame.polarity == "+"
    if frame.content is not None and sees:
        witnessed(statements, line, frame)
    elif mine and _vouches(statements, frame, verb):
        _vouched(statements, line, frame)
    else:
        line.acts.extend(reported(statements, line, frame, mine))
        said = statements.claim(frame)
        if said.denied and denies_a_purpose(statements.page, frame):
            return
        condition = _condition(statements, frame)
        line.act(statements, said, None, frame, frame.token, condition)
        sourced(statements, line, frame, said)


def _vouches(statements: Statements, frame: Frame, verb: str) -> bool:
    """Whether "I think", "I know" only says how sure one is of what follows."""
    content = statements.page.frame(frame.content)
    if content is None or not is_finite(statements, content):
        return False
    if own_attitude(verb) is not None and verb != "hold":
        return True
    return verb in HOLDING and frame.polarity == "+"


def _vouched(statements: Statements, line: Line, frame: Frame) -> None:
    statements.used.add(frame.token)
    for content in statements.contents(frame):
        if is_elliptic(statements.page, content):
            talk = statements.talk
            said = filled(statements.page, statements.gathered, content, talk, line.acts)
            statements.used.add(content.token)
        else:
            said = statements.inside(content)
        if said is not None:
            denied = said.denied or frame.polarity == "-"
            line.act(statements, Said(said.draft, denied), None, frame, frame.token)


def _question(statements: Statements, line: Line, frame: Frame) -> None:
    if asks_for_a_deed(statements.page, frame, line.speech.hearers):
        line.act(statements, statements.claim(frame), "request", frame, frame.token)
        return
    said: Said | None
    if is_elliptic(statements.page, frame):
        said = filled(statements.page, statements.gathered, frame, statements.talk, line.acts)
        statements.used.add(frame.token)
    else:
        said = statements.claim(frame)
    if said is not None:
        line.act(statements, Said(said.draft, False), "ask", frame, frame.token)


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
    line.act(statements, said, "request", frame, frame.token)


def _performed(statements: Statements, line: Line, frame: Frame, kind: ActKind) -> None:
    """ "I promise (that …)": the clause it takes, or what was said just before, is what is promised."""
    contents = statements.contents(frame)
    statements.used.add(frame.token)
    if contents:
        said = statements.inside(contents[0])
    elif kind == "promise" and line.acts and line.acts[-1].act in ("assert", "deny", "promise"):
        last = line.acts[-1]
        claim = statements.negative(last.claim) if last.act == "deny" else last.claim
        line.acts.append(replace(last, act="promise", claim=claim, start=frame.start, stop=frame.stop))
        return
    elif kind in ("apologise", "refuse"):
        said = Said(statements.claim(frame).draft, False)
    else:
        return
    if kind == "deny":
        said = Said(said.draft, True)
    line.act(statements, said, kind, frame, frame.token)


def _condition(statements: Statements, frame: Frame) -> int | None:
    """The clause with "if" on which a clause hangs; "even if" is no condition."""
    trees = statements.page.trees
    for child in trees.children(frame.token, "advcl"):
        marks = {trees.forms[mark] for mark in trees.children(child, "mark", "advmod")}
        under = statements.page.frame(child)
        if under is not None and marks & {"if", "unless", "provided"} and "even" not in marks:
            return None if child in statements.used else statements.claim(under).draft
    return None


def _hearer_is_to(statements: Statements, frame: Frame, speech: Speech) -> bool:
    content = statements.page.frame(frame.content)
    people = people_of(frame.patient) if content is None else people_of(content.agent)
    return bool(people) and people <= set(speech.hearers)
