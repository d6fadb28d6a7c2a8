"""Telling that is told of: "She told Angel that …", "Jack claimed that …", "leaving out the rape part"."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.claiming.draft import Draft, Speaking
from fabula.claiming.minds import is_finite
from fabula.claiming.statements import Statements
from fabula.claiming.things import thing_of
from fabula.layers import Frame
from fabula.layers.world import ActKind, Manner
from fabula.lexicon.speech_acts import act_of, by_letter, by_phone, directs
from fabula.lexicon.telling import tells
from fabula.text import Span

_KEEPING = frozenset(("keep", "hide"))
PRIVATELY = frozenset("privately secretly quietly confidentially aside".split())
VAGUE = 0.6
"""How sure an act is of which is not told what was said."""


def report(
    statements: Statements, frame: Frame, reported_by: Sequence[str] = (), quote: str | None = None
) -> list[Speaking]:
    """The acts that a clause tells of; none where it tells of no speaking.

    Args:
        reported_by: who tells of it; () for the narrator.
        quote: the quotation in which it is told.
    """
    verb = frame.lemma.split(" ", 1)[0]
    if act_of(frame.lemma) is None and not tells(verb) and verb not in _KEEPING:
        return []
    by = [one for filler in frame.agent for one in filler.people]
    telling = _telling_before(statements, frame) if act_of(frame.lemma) == "withhold" else None
    if telling is not None:
        by = [one for filler in telling.agent for one in filler.people]
    unknown = not by and bool(frame.agent) and any(one.people for one in frame.recipient)
    if len(by) != 1 and not unknown:
        return []
    speaker = by[0] if by else None
    held = _withheld(statements, frame, verb)
    if held is not None:
        return [_speaking(statements, frame, speaker, "withhold", held, reported_by, quote)]
    kind = act_of(frame.lemma) or ("assert" if tells(verb) else None)
    if kind is None or frame.factuality not in ("CT+", "PR+"):
        return []
    found = []
    for content in statements.contents(frame):
        asked = _is_infinitive(statements, content)
        if not asked and not is_finite(statements, content):
            continue
        said = statements.inside(content)
        act = _kind(kind, verb, asked, said.denied)
        found.append(_speaking(statements, frame, speaker, act, said.draft, reported_by, quote))
    return found


def _kind(kind: ActKind, verb: str, infinitive: bool, denied: bool) -> ActKind:
    """The act that verb and clause make together."""
    if infinitive and directs(verb):
        return "request"
    if kind in ("assert", "answer", "confess", "accuse") and denied:
        return "deny"
    return kind


def _speaking(
    statements: Statements,
    frame: Frame,
    by: str | None,
    act: ActKind,
    claim: int,
    reported_by: Sequence[str],
    quote: str | None,
) -> Speaking:
    to = list(dict.fromkeys(one for filler in frame.recipient for one in filler.people if one != by))
    if not to and act == "withhold":
        to = _hearers_above(statements, frame, by)
    if not to and reported_by and act != "withhold":
        to = [one for one in reported_by if one != by]
    verb = frame.lemma.split(" ", 1)[0]
    return Speaking(
        by,
        tuple(to),
        act,
        claim,
        frame.token,
        frame.start,
        frame.stop,
        round(min(frame.certainty, statements.gathered.drafts[claim].certainty), 4),
        sincere=False if verb == "lie" or _falsely(statements, frame) else None,
        reported_by=tuple(reported_by),
        manner=_manner(statements, frame, verb),
        quote=quote,
        placed=not reported_by,
    )


def _manner(statements: Statements, frame: Frame, verb: str) -> Manner:
    trees = statements.page.trees
    adverbs = {trees.forms[child] for child in trees.children(frame.token, "advmod")}
    if adverbs & PRIVATELY or (verb == "whisper" and frame.recipient):
        return "aside"
    on = {statements.page.text.cut((one.filler.start, one.filler.stop)).lower() for one in frame.obliques}
    if by_phone(verb) or any("phone" in words for words in on):
        return "phone"
    return "letter" if by_letter(verb) and frame.recipient else "aloud"


def _falsely(statements: Statements, frame: Frame) -> bool:
    trees = statements.page.trees
    return any(
        trees.forms[child] in ("falsely", "untruthfully") for child in trees.children(frame.token, "advmod")
    )


def _is_infinitive(statements: Statements, content: Frame) -> bool:
    trees = statements.page.trees
    return any(trees.forms[mark] == "to" for mark in trees.children(content.token, "mark"))


def _withheld(statements: Statements, frame: Frame, verb: str) -> int | None:
    """What somebody keeps to himself, as a draft: left out, not told, kept from someone."""
    kind = act_of(frame.lemma)
    from_someone = any(one.word == "from" and one.filler.people for one in frame.obliques)
    untold = frame.polarity == "-" and frame.factuality == "CT-" and (tells(verb) or verb == "mention")
    keeps = verb in _KEEPING and from_someone
    told = frame.factuality == "CT+" or _telling_before(statements, frame) is not None
    if not ((kind == "withhold" and told) or untold or keeps):
        return None
    if untold and verb not in ("tell", "mention", "inform"):
        return None
    contents = statements.contents(frame)
    if contents:
        return statements.inside(contents[0]).draft
    return noun_claim(statements, frame) if frame.patient else None


def _telling_before(statements: Statements, frame: Frame) -> Frame | None:
    """The telling in which a participle leaves something out, wherever the parser has put it."""
    page = statements.page
    if page.trees.words[frame.token].xpos != "VBG":
        return None
    index = page.frame_of[frame.token]
    for before in reversed(page.frames[max(0, index - 6) : index]):
        same = page.sentence_of[before.token] == page.sentence_of[frame.token]
        if same and before.recipient and tells(before.lemma.split(" ", 1)[0]):
            return before
    return None


def noun_claim(statements: Statements, frame: Frame) -> int:
    """A noun taken for what it stands for: "the kidnapping"."""
    page = statements.page
    filler = frame.patient[0]
    thing = thing_of(page.text, filler.start, filler.stop)
    words = " ".join(page.text.cut((filler.start, filler.stop)).split())
    statements.used.add(frame.token)
    return statements.gathered.add(
        Draft(
            frame.token,
            page.sentence_of[frame.token],
            "happen",
            f"{words[:1].upper()}{words[1:]} happened",
            Span(filler.start, filler.stop),
            round(frame.certainty * VAGUE, 4),
            agent=(thing,),
        )
    )


def _hearers_above(statements: Statements, frame: Frame, by: str | None) -> list[str]:
    """To whom the telling goes in which something is left out, or from whom it is kept."""
    found = [p for one in frame.obliques if one.word == "from" for p in one.filler.people]
    page = statements.page
    index = page.frame_of[frame.token]
    sentence = page.sentence_of[frame.token]
    for before in reversed(page.frames[max(0, index - 8) : index]):
        agents = {p for filler in before.agent for p in filler.people}
        near = page.sentence_of[before.token] == sentence
        if not found and (near or (page.sentence_of[before.token] == sentence - 1 and by in agents)):
            found = [p for filler in before.recipient for p in filler.people]
    return [one for one in dict.fromkeys(found) if one != by]
