"""What the text gives people to hold, to feel, and to perceive."""

from __future__ import annotations

from dataclasses import replace

from fabula.claiming.draft import Holding, Seeing
from fabula.claiming.statements import Statements
from fabula.layers import Frame
from fabula.layers.world import Stance
from fabula.lexicon.stances import decides, evidence_of, feeling_of, perceives, stance_of

CERTAIN = ("CT+", "CT-")


def holdings(statements: Statements, frame: Frame) -> list[Holding]:
    """The attitudes that a clause of the narration gives to somebody; none where it gives none."""
    if frame.factuality not in CERTAIN:
        return []
    holders = [one for filler in frame.agent for one in filler.people]
    word = _word(statements, frame)
    feeling = feeling_of(word)
    if holders and frame.content is not None and decides(word):
        resolved = _resolved(statements, frame, holders)
        if resolved:
            return resolved
    if not holders or (feeling is None and stance_of(word) is None):
        return []
    found = []
    if stance_of(word) is not None:
        for content in statements.contents(frame):
            if not (is_finite(statements, content) or stance_of(word) in ("wants", "intends")):
                continue
            claimed = statements.inside(content)
            stance = _stance(word, claimed.denied, frame.polarity == "-")
            if stance is not None:
                found += [_holding(statements, frame, one, stance, claimed.draft) for one in holders]
    if found:
        return found
    toward = _toward(frame, holders)
    if feeling is not None and toward and frame.factuality == "CT+":
        return [
            Holding((one,), feeling, None, frame.token, frame.start, frame.stop, _sure(frame), tuple(toward))
            for one in holders
        ]
    return []


def _resolved(statements: Statements, frame: Frame, holders: list[str]) -> list[Holding]:
    """What somebody decides to do: an intention."""
    trees, found = statements.page.trees, []
    for content in statements.contents(frame):
        bidden = any(trees.forms[mark] == "to" for mark in trees.children(content.token, "mark"))
        if bidden and not is_finite(statements, content) and frame.polarity == "+":
            claimed = statements.inside(content)
            if not claimed.denied:
                rows = (_holding(statements, frame, one, "intends", claimed.draft) for one in holders)
                found += [replace(row, evidence="thought") for row in rows]
    return found


def is_finite(statements: Statements, content: Frame) -> bool:
    """Whether a clause that another takes says something by itself: it has a subject of its own."""
    return statements.page.trees.subject(content.token) is not None


def _holding(statements: Statements, frame: Frame, holder: str, stance: Stance, claim: int) -> Holding:
    certainty = round(_sure(frame) * statements.gathered.drafts[claim].certainty, 4)
    evidence = evidence_of(_verb(frame))
    return Holding(
        (holder,), stance, claim, frame.token, frame.start, frame.stop, certainty, evidence=evidence
    )


def _stance(word: str, content_denied: bool, denied: bool) -> Stance | None:
    """The stance toward what is affirmed; not to believe that it is so is to disbelieve."""
    stance = stance_of(word)
    if stance is None:
        return None
    if stance == "knows" and denied:
        return "unaware"
    if stance == "believes" and denied != content_denied:
        return "disbelieves"
    if stance == "knows" and content_denied:
        return "disbelieves"
    if denied and stance in ("wants", "intends", "fears", "doubts", "wonders", "unaware", "disbelieves"):
        return "knows" if stance == "unaware" else None
    return stance


def _word(statements: Statements, frame: Frame) -> str:
    """The verb, or the adjective that stands with "be", "feel", "become"."""
    if frame.complement is None:
        return _verb(frame)
    return statements.page.text.cut(frame.complement).lower().split()[-1]


def _verb(frame: Frame) -> str:
    """A verb with its particle where the two together are of the mind: "work out"."""
    return frame.lemma if stance_of(frame.lemma) is not None else frame.lemma.split(" ", 1)[0]


def _toward(frame: Frame, holders: list[str]) -> list[str]:
    people = [one for filler in frame.patient for one in filler.people]
    for oblique in frame.obliques:
        if oblique.word in ("at", "with", "of", "by", "about", "for", "to"):
            people += oblique.filler.people
    return [one for one in dict.fromkeys(people) if one not in holders]


def _sure(frame: Frame) -> float:
    return round(frame.certainty * min([one.certainty for one in frame.agent if one.people], default=1.0), 4)


def sees(frame: Frame) -> bool:
    """Whether a clause tells of perceiving something that happens."""
    return perceives(frame.lemma.split(" ", 1)[0]) and frame.content is not None


def seen(statements: Statements, frame: Frame, claim: int) -> list[Seeing]:
    """Who perceives a happening, on the narrator's word; that it escapes somebody is perceived as nothing."""
    missed = frame.polarity == "-"
    people = [one for filler in frame.agent for one in filler.people]
    how = "not noticed" if missed else frame.lemma
    taken = None if missed else claim
    return [
        Seeing(one, claim, taken, how, frame.token, frame.start, frame.stop, _sure(frame)) for one in people
    ]
