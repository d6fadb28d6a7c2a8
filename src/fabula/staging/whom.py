"""Whom the words of a stage direction mean, given who is there."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.staging.page import Who
from fabula.staging.whereabouts import Whereabouts

ELSEWHERE, JUST_GONE = 0.4, 0.95
"""How much less likely a pronoun means somebody who is not there, or has only just gone to another place."""
_LIKELY, _SURE = 0.5, 0.8
_JUST = 2  # sentences
PRONOUNS = frozenset("he she they i we his her their my who".split())
_PLURAL = frozenset("they them we us both".split())


def people(stage: Whereabouts, whos: Sequence[Who], apart: Sequence[str] = ()) -> list[str]:
    """The people whom words mean; ``apart`` are those whom they cannot mean."""
    found: list[str] = []
    group = [who for who in whos if who.candidates and who.word in _PLURAL]
    for who in whos:
        if who in group:
            continue
        if who.candidates:
            found.extend(_likeliest(stage, who, apart))
        elif who.word in ("others", "rest"):
            found.extend(person for person in stage.present() if person != stage.last)
        else:
            found.extend(stage.present())
    if group:
        found.extend(_group(stage, group))
    return [person for person in dict.fromkeys(found) if person not in apart]


def first(whos: Sequence[Who]) -> str | None:
    """The person whom the first words most likely mean, wherever anybody is."""
    return whos[0].candidates[0][0] if whos and whos[0].candidates else None


def _group(stage: Whereabouts, whos: Sequence[Who]) -> list[str]:
    """Whom "they" means: those whom the text links, if they are there; else all who are."""
    named = [who.candidates[0][0] for who in whos]
    present = stage.present()
    sure = all(who.candidates[0][1] >= _SURE for who in whos)
    return named if sure or len(present) < 2 or set(named) <= set(present) else present


def _likeliest(stage: Whereabouts, who: Who, apart: Sequence[str]) -> list[str]:
    """The likeliest of several, who is meant surely or is at hand."""
    candidates = [one for one in who.candidates if one[0] not in apart]
    if not candidates:
        return []
    best = max(candidates, key=lambda one: one[1] * _at_hand(stage, one[0]))
    likely = best[1] >= _LIKELY or stage.is_here(best[0]) or not stage.present()
    return [best[0]] if likely else []


def _at_hand(stage: Whereabouts, person: str) -> float:
    """How much likelier a pronoun means somebody because of where they are."""
    if stage.is_here(person):
        return 1.0
    stay = stage.log.current(person)
    if stay is None or not stage.is_named(stay.locale):
        return ELSEWHERE
    return JUST_GONE if stage.sentence - stage.page.sentence_at(stay.start) <= _JUST else ELSEWHERE
