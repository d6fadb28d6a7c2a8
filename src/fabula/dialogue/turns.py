"""What speaks for and against one person speaking after another, as named features.

Their weights stand beside those of :mod:`fabula.dialogue.features`.
"""

from __future__ import annotations

from collections.abc import Iterator

from fabula.dialogue.features import OTHER, relation
from fabula.dialogue.hints import is_other
from fabula.dialogue.stage import Line, Stage


def pair_features(
    stage: Stage, before: Line, line: Line, speaker: str, person: str
) -> Iterator[tuple[str, float]]:
    """What speaks for ``person`` saying ``line`` after ``speaker`` said the line before."""
    where = relation(before, line)
    if where == "far" or OTHER in (speaker, person):
        return
    bare = " bare" if line.bare else ""
    yield from _tagged_after(before, line, where, speaker == person)
    yield from _between(stage, before, line, speaker, person)
    if speaker == person:
        yield f"same, {where}{bare}", 1.0
        if before.asks and where == "next":
            yield "answers himself", 1.0
        return
    if person in before.called:
        yield f"was called, {where}", 1.0
    if person in before.hearers:
        yield f"was told, {where}", 1.0
    if speaker in line.called:
        yield f"calls back, {where}", 1.0
    if speaker in line.hearers:
        yield f"tells back, {where}", 1.0
    for name, gender, one in (
        ("calls", line.called_gender, speaker),
        ("was called", before.called_gender, person),
    ):
        known = stage.gender.get(one, "")
        if gender and known:
            yield f"{name} one who {'agrees' if known == gender else 'differs'}, {where}", 1.0
    genders = {stage.gender.get(speaker, ""), stage.gender.get(person, "")}
    if line.tag is not None and line.tag.kind == "PRON" and len(genders) == 2 and "" not in genders:
        yield f"other gender takes over, {where}", 1.0


def _tagged_after(before: Line, line: Line, where: str, same: bool) -> Iterator[tuple[str, float]]:
    """How a tag follows on the one before: who was named and is then described is seldom the same."""
    if line.tag is None:
        return
    turn = "same" if same else "another"
    if is_other(line.tag.words):
        yield f"the other, {turn}, {where}", 1.0
    if before.tag is not None:
        yield f"{before.tag.kind} then {line.tag.kind}, {turn}, {where}", 1.0


def _between(
    stage: Stage, before: Line, line: Line, speaker: str, person: str
) -> Iterator[tuple[str, float]]:
    """Who acts first in the last paragraph of narration between two lines.

    A listener's nod or silence fills a turn, so that the speaker goes on; a speaker who acts has done.
    """
    gap = line.paragraph - before.last_paragraph
    if gap < 2:
        return
    acting = stage.mentioned[line.paragraph - 1]
    actor = acting[0] if acting else None
    does = "tells" if stage.tells[line.paragraph - 1] else "acts"
    far = "one" if gap == 2 else "some"
    turn = "same" if speaker == person else "another"
    yield f"{_role(actor, speaker, person)} {does} in {far} between, {turn}", 1.0


def _role(actor: str | None, speaker: str, person: str) -> str:
    if actor is None:
        return "nobody"
    return "speaker" if actor == speaker else "person" if actor == person else "third"


def skip_features(
    first: Line, before: Line, line: Line, speaker: str, person: str
) -> Iterator[tuple[str, float]]:
    """What speaks for ``person`` saying ``line`` after ``speaker`` said the line two before."""
    one, two = relation(first, before), relation(before, line)
    if "far" in (one, two) or OTHER in (speaker, person):
        return
    if speaker == person:
        near = {"next", "one between"}
        where = "next" if one == two == "next" else "near" if {one, two} <= near else "loose"
        yield f"alternates, {where}{' bare' if line.bare else ''}", 1.0
