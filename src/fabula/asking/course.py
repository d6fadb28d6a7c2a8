"""How things were, and what became of them: the course of what a choice is about, as the story tells it.

Of two alternatives the one is mostly how things were and the other what something made of them. What the
story tells of the thing is divided where what is told before leans most to the one and what is told from
there on to the other. How much a sentence leans is told by the words that only the one alternative has, and
by the reading model's sense of what sentences mean: not how like a sentence is to an alternative, but how
much liker to the one than to the other. Where nothing turned, an alternative that is the outcome of something
("cracked", "has run dry") has that against it: the story would have told it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from fabula.asking.deeds import aims_of, deeds_since, goes_on, read
from fabula.asking.evidence import start_of
from fabula.asking.index import Index
from fabula.asking.likeness import vectors
from fabula.asking.patterns import stem, stems_of
from fabula.asking.telling import Telling
from fabula.asking.verbs import sense_of
from fabula.layers.world import Act, Ascription, Occurrence, Stance

Row: TypeAlias = Occurrence | Act | Ascription

MOST = 24
"""Sentences that are compared, the last ones; each has to be read."""
BY_WORDS = 0.3
"""What a word of an alternative's own counts beside the cosines."""
CHANGED = 0.45
"""The cosine to either alternative from which on a sentence may tell of a change."""
BY_DEED = 0.6
"""How surely a deed shows what its doer holds."""
UNTOLD = 0.15
"""What an alternative that is the outcome of something has against it, where nothing happened."""
_PAIRS = (("on", "off"), ("up", "down"), ("in", "out"))
_OPPOSITE = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
WISHING: frozenset[Stance] = frozenset(("wants", "intends", "fears"))
"""The stances of who holds what is not, or not yet, so."""
STATING = frozenset("be have seem appear look remain stay contain".split())
"""Predicates that tell how things are, not what happens."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the story (or, in a world without a text, a row of it).

    Attributes:
        claims: what it says.
        news: those of them that are not deeds of the one who is asked about, what they perceive apart.
        befalls: whether something happens in it that is none of their deeds.
        event: the last that happens in it.
    """

    words: str
    claims: tuple[str, ...]
    news: tuple[str, ...]
    befalls: bool
    event: Occurrence | None


@dataclass(frozen=True, slots=True)
class Course:
    """The claims that speak for each of two alternatives, each with how surely.

    Attributes:
        turned: whether something made the one of the other.
    """

    sides: tuple[dict[str, float], dict[str, float]]
    turned: bool


def divided(
    index: Index,
    holder: str | None,
    clauses: tuple[str, str],
    own: tuple[frozenset[str], frozenset[str]],
    common: frozenset[str],
    outcomes: tuple[bool, bool] = (False, False),
) -> Course | None:
    """The claims that speak for each of two alternatives; None where the story tells nothing of either.

    Args:
        holder: whose deeds are no news to them; None for the narrator.
        clauses: the alternatives.
        own: the stems that only each of them has.
        common: the stems of what both are about.
        outcomes: whether they are what comes of something.
    """
    told = _told(index, holder, common.union(*own))[-MOST:]
    if not told:
        return None
    first, second, *others = vectors([*clauses, *(one.words for one in told)])
    shares = [
        [_share(one, mine) * _agreeing(one.words, clause) for mine, clause in zip(own, clauses, strict=True)]
        for one in told
    ]
    leans = [
        float((first - second) @ vector) + BY_WORDS * (share[0] - share[1])
        for share, vector in zip(shares, others, strict=True)
    ]
    near = [max(float(first @ vector), float(second @ vector)) for vector in others]
    turns = [
        place
        for place, one in enumerate(told)
        if one.befalls and near[place] >= CHANGED and _turns(leans, shares, place)
    ]
    found: tuple[dict[str, float], dict[str, float]] = ({}, {})
    turn = max(turns, key=lambda place: (place > 0, abs(_lead(leans, place))), default=len(told))
    lead = _lead(leans, turn)
    if turn == len(told):
        lead += UNTOLD * (outcomes[1] - outcomes[0])
    place = int(lead < 0)
    before, after = told[:turn], told[turn:]
    sure = min(1.0, 0.5 + abs(lead))
    for one in before:
        found[place].update(dict.fromkeys(one.claims, sure))
    for one in after:
        found[1 - place].update({claim: sure for claim in one.news if claim not in found[place]})
    if holder is not None and 0 < turn < len(told):
        _add_deeds(index, holder, told[: turn + 1], others[: turn + 1], found, place)
    return Course(found, turn < len(told)) if any(found) else None


def _add_deeds(
    index: Index,
    holder: str,
    told: Sequence[Told],
    vectors_of_told: Sequence[npt.NDArray[np.float32]],
    found: tuple[dict[str, float], dict[str, float]],
    place: int,
) -> None:
    """Count what the holder does after a turn, the last told, for how things were or what became of them."""
    event = told[-1].event
    deeds = deeds_since(index, holder, event) if event is not None else []
    aims = read(aims_of(index, holder)) if deeds else []
    for deed, vector in zip(deeds, read([one.words for one in deeds]), strict=True):
        on = goes_on(vector, deed.words, aims or vectors_of_told[:-1], vectors_of_told[-1])
        if on and not deed.claims:
            found[1 - place].clear()
        for claim in deed.claims:
            found[1 - place if on else place].pop(claim, None)
            found[place if on else 1 - place][claim] = BY_DEED


def _lead(leans: Sequence[float], turn: int) -> float:
    """How much more what is told before a turn leans to the first alternative than what is told there."""
    before = sum(leans[:turn]) / turn if turn else 0.0
    return before - leans[turn] if turn < len(leans) else before


def _turns(leans: Sequence[float], shares: Sequence[Sequence[float]], turn: int) -> bool:
    """Whether a sentence leans away from what was told before it, or has words of the other alternative."""
    lead = _lead(leans, turn)
    return leans[turn] * lead < 0 or shares[turn][int(lead > 0)] > 0


def _share(one: Told, own: frozenset[str]) -> float:
    return len(stems_of(one.words) & own) / len(own) if own else 0.0


def _agreeing(words: str, clause: str) -> int:
    """-2 where what is told has the other particle of a pair after the same word (switched *on*), else 1."""
    told, asked = _with_particles(words), _with_particles(clause)
    return -2 if any((stem, _OPPOSITE[particle]) in asked for stem, particle in told) else 1


def _with_particles(words: str) -> frozenset[tuple[str, str]]:
    plain = ["".join(filter(str.isalpha, word)).casefold() for word in words.split()]
    return frozenset((stem(word), after) for word, after in pairwise(plain) if after in _OPPOSITE)


def _told(index: Index, holder: str | None, stems: frozenset[str]) -> list[Told]:
    """The sentences that have any of some stems, in story order; without a text, the rows."""
    rows = [row for moment, _ in index.moments if _counts(index, row := moment.row, holder)]
    rows.sort(key=lambda row: (*index.keys[row.id][:2], start_of(row)))
    telling = index.telling
    if telling is None:
        told = [_sentence(index, holder, index.claims[row.claim or ""].text, (row,)) for row in rows]
        return [one for one in told if stems_of(one.words) & stems]
    by_sentence: dict[int, list[Row]] = {}
    for row in rows:
        by_sentence.setdefault(telling.place(row.start), []).append(row)
    left_out = _not_so(index, telling) - by_sentence.keys()
    places = sorted(frozenset().union(*(telling.having(one) for one in stems)) - left_out)
    return [_sentence(index, holder, telling.words(place), by_sentence.get(place, ())) for place in places]


def _not_so(index: Index, telling: Telling) -> frozenset[int]:
    """The sentences that say of something that it is not so, or that somebody wishes it."""
    denied = [claim for claim in index.world.claims if claim.truth == "false"]
    starts = [span.start for claim in denied for span in claim.spans]
    wished = [row.start for row in index.world.ascriptions if row.stance in WISHING]
    return frozenset(telling.place(start) for start in (*starts, *wished))


def _sentence(index: Index, holder: str | None, words: str, rows: Sequence[Row]) -> Told:
    claims = [index.claims[row.claim] for row in rows if row.claim is not None]
    happening = [index.claims[row.claim] for row in rows if isinstance(row, Occurrence)]
    return Told(
        words,
        tuple(dict.fromkeys(claim.id for claim in claims)),
        tuple(dict.fromkeys(one.id for one in claims if holder not in one.agent or _senses(one.predicate))),
        any(holder not in claim.agent and claim.predicate not in STATING for claim in happening),
        next((row for row in reversed(rows) if isinstance(row, Occurrence)), None),
    )


def _counts(index: Index, row: Row, holder: str | None) -> bool:
    if row.claim not in index.claims:
        return False
    return isinstance(row, Occurrence) or (
        isinstance(row, Ascription)
        and row.holder[-1:] == ((holder,) if holder else ())
        and row.stance in ("knows", "believes")
    )


def _senses(predicate: str) -> bool:
    return sense_of(predicate.split()[0]) is not None
