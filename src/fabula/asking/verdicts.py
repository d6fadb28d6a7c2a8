"""Yes or no, one or the other, and what keeps a question open."""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf

from fabula.asking.evidence import answer, doubts, secrets, start_of, unsigned
from fabula.asking.holding import NO, OPEN, YES, Weights, held, narrated, refusal, refused, to_be_known
from fabula.asking.index import Index
from fabula.asking.patterns import stem
from fabula.asking.query import Query
from fabula.asking.reply import Answer
from fabula.layers.people import NARRATOR
from fabula.layers.world import Ascription, Claim, Occurrence
from fabula.world.logic import is_state
from fabula.world.stage import Level

EXCLUDED, UNHEARD_OF, CHANGED = 0.8, 0.5, 0.4
"""For the alternative that is left where the other is held not to be so, and where no claim says it; and
where something happened since to what the choice is about, or did so unnoticed."""

_BEHIND = re.compile(r" (?:of|in|on|at|with|for|from|about) ")

Time = tuple[float, int, int, int, int]
Found = tuple[tuple[Answer, ...], bool]
"""Answers, and whether they answer the question or only tell why it stays open."""


def value(query: Query, index: Index, weights: Weights) -> Found:
    """Whether the holder holds one of the claims, in the stance that is asked."""
    if query.every:
        return _every(query, index, weights)
    yes = [one for ref in query.claim if (one := held(query, index, query.holder, ref, weights)) is not None]
    if yes:
        return (max(yes, key=lambda one: one.certainty),), True
    if query.stance in ("doubts", "disbelieves", "unaware"):
        plain = replace(query, stance="believes")
        found = [held(plain, index, query.holder, ref, weights) for ref in query.claim]
        no = [one for one in found if one is not None]
    else:
        no = [refusal(query, index, ref, weights) for ref in query.claim if refused(query, index, ref)]
    if no:
        return (replace(max(no, key=lambda one: one.certainty), value=NO),), True
    return kept_open(query, index, weights), False


def _every(query: Query, index: Index, weights: Weights) -> Found:
    """Whether someone knows what happened, who did it, where it is: all of it that the story tells."""
    asked = to_be_known(query, index)
    single = replace(query, every=False)
    known = {ref: held(single, index, query.holder, ref, weights) for ref in query.claim}
    missing = [unsigned(ref)[0] for ref, one in known.items() if one is None]
    kept = secrets(index, query.holder[-1], missing) if query.holder else ()
    if kept:
        return tuple(answer(OPEN, index, (act.id,), act.claim) for act in kept), False
    found = [one for ref in asked if (one := known[ref]) is not None]
    if found:
        rows = [id for one in found for id in one.rows]
        return (answer(YES, index, rows, None, max(one.certainty for one in found)),), True
    told = [ref for ref in asked if narrated(index, ref, query.at) == "holds"]
    if any(refused(single, index, ref) for ref in told):
        rows = [id for ref in told for id in refusal(query, index, ref, weights).rows]
        return (answer(NO, index, rows),), True
    return kept_open(query, index, weights), False


def which(query: Query, index: Index, weights: Weights) -> Found:
    """The alternative that is held: of several, which exclude each other, the one learned last.

    Where only the other is held not to be so, the one that is left; and so where the chain has seen something
    happen since to what the choice is about, and no claim says what came of it. Of what came about without
    the chain's learning of it, the chain holds what was before.
    """
    plain = replace(query, stance="believes")
    chosen: list[tuple[Time, Answer]] = []
    for place, group in enumerate(query.either):
        named = query.words[place] if place < len(query.words) else None
        found = [held(plain, index, query.holder, ref, weights) for ref in group]
        yes = [(_last(index, one), one) for one in found if one is not None]
        if yes:
            latest, best = max(yes, key=lambda pair: (pair[0], pair[1].certainty))
            chosen.append((latest, replace(best, value=named or index.claims[best.rows[-1]].text)))
    if chosen:
        latest = max(key for key, _ in chosen)
        changed = _changed(query, index, latest)
        if changed is not None:
            return (changed,), True
        return tuple(one for key, one in chosen if key == latest), True
    out = [any(refused(plain, index, ref) for ref in group) for group in query.either]
    if out.count(False) == 1 and len(query.words) == len(out) > 1:
        against = [ref for group, no in zip(query.either, out, strict=True) if no for ref in group]
        rows = [id for ref in against for id in refusal(plain, index, ref, weights).rows]
        left = out.index(False)
        weight = EXCLUDED if query.either[left] else UNHEARD_OF
        return (answer(query.words[left], index, rows, None, weight),), True
    before = _unlearned(query, index)
    if before is not None:
        return (before,), True
    claims = tuple(ref for group in query.either for ref in group)
    return kept_open(replace(query, claim=claims), index, weights), False


def _knows_of(query: Query, index: Index) -> bool:
    """Whether the last of the chain does, sees or wants anything with what the choice is about."""
    for moment, percepts in index.moments:
        row = moment.row
        if row.claim is None or row.claim not in index.claims or not query.holder:
            continue
        if not index.stems(row.claim) & set(query.about):
            continue
        if isinstance(row, Ascription) and row.holder[-1:] == query.holder[-1:]:
            return True
        if isinstance(row, Occurrence) and query.holder[-1] in percepts:
            return True
    return False


def _changed(query: Query, index: Index, since: Time) -> Answer | None:
    """The alternative that no claim says, where the chain saw something happen since the other was so."""
    unsaid = [place for place, group in enumerate(query.either) if not group]
    if len(unsaid) != 1 or not query.about or unsaid[0] >= len(query.words):
        return None
    said = {unsigned(ref)[0] for group in query.either for ref in group}
    for moment, percepts in index.moments:
        row = moment.row
        if not isinstance(row, Occurrence) or row.claim in said or row.claim not in index.claims:
            continue
        claim = index.claims[row.claim]
        own = not query.holder or query.holder[-1] in claim.agent
        if own or is_state(claim) or not _concerns(claim, query.about):
            continue
        if _time(index, row.id) <= since:
            continue
        if all(one in percepts and percepts[one].level is Level.FULL for one in query.holder):
            return answer(query.words[unsaid[0]], index, (row.id,), None, CHANGED)
    return None


def _concerns(claim: Claim, about: tuple[str, ...]) -> bool:
    """Whether something is done by, to or in what the choice is about, and not only near it."""
    fillers = (*claim.agent, *claim.patient, claim.place or "")
    heads = [_BEHIND.split(one, maxsplit=1)[0].split()[-1:] for one in fillers]
    return any(stem(word) in about for head in heads for word in head)


def _unlearned(query: Query, index: Index) -> Answer | None:
    """Of two alternatives of which the chain has learned neither, the one that the story tells first.

    It has to have seen something of what the choice is about.
    """
    if not query.about or len(query.either) != 2 or len(query.words) != 2 or not _knows_of(query, index):
        return None
    told = []
    for group in query.either:
        rows = [
            row.id
            for ref in group
            for row in index.about.get(unsigned(ref)[0], ())
            if isinstance(row, Occurrence) and row.id in index.keys
        ]
        told.append(max(((_time(index, id), id) for id in rows), default=((-inf, 0, 0, 0, 0), "")))
    if told[0] == told[1]:
        return None
    first = int(told[1] < told[0])
    later = told[1 - first][1]
    return answer(query.words[first], index, (later,), None, CHANGED)


def _last(index: Index, found: Answer) -> Time:
    """When the last of what an answer rests on came about; within a beat the text's order decides."""
    return max((_time(index, id) for id in found.rows if id in index.keys), default=(-inf, 0, 0, 0, 0))


def _time(index: Index, id: str) -> Time:
    key = index.keys[id]
    return (*key[:2], start_of(index.rows[id]), *key[2:])


def kept_open(query: Query, index: Index, weights: Weights) -> tuple[Answer, ...]:
    """What keeps a question open: what was kept back from the holder, and what the text says of doubts."""
    claims = [unsigned(reference)[0] for reference in query.claim]
    holder = query.holder[-1:] or (NARRATOR,)
    rows = [act.id for act in secrets(index, holder[0], claims)]
    rows += [row.id for claim in claims for row in doubts(index, query.holder, claim)]
    weight = max((weights.get(claim, 1.0) for claim in claims), default=1.0)
    return tuple(answer(OPEN, index, (id,), None, weight) for id in dict.fromkeys(rows))
