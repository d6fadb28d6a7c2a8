"""What someone feels for somebody: as the text says it, or as they say it themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fabula.asking.evidence import answer, because, routes_for, told_first
from fabula.asking.holding import NO, YES, Weights
from fabula.asking.index import Index
from fabula.asking.query import FEELINGS, WHOM, Query
from fabula.asking.reply import Answer
from fabula.asking.verdicts import Found
from fabula.layers.world import Ascription
from fabula.lexicon.stances import feeling_of


def feels(query: Query, index: Index, weights: Weights) -> Found:
    """Who feels what for whom: whichever of the three is asked, else yes or no."""
    found: dict[str, Answer] = {}
    for holder, toward, stance, one in (*_ascribed(query, index), *_avowed(query, index)):
        value = one.value
        if value == YES and WHOM in query.holder:
            value = holder
        elif value == YES and WHOM in query.about:
            value = toward
        elif value == YES and query.stance is None:
            value = stance
        elif value == NO and (WHOM in (*query.holder, *query.about) or query.stance is None):
            continue
        if value not in found or one.certainty > found[value].certainty:
            found[value] = replace(one, value=value)
    if YES in found:
        found.pop(NO, None)
    return tuple(found.values()), True


def _ascribed(query: Query, index: Index) -> Iterator[tuple[str, str, str, Answer]]:
    """The feelings that the text itself gives to somebody."""
    limit = None if query.at is None else index.beats[query.at].story_order
    for row in index.world.ascriptions:
        if row.stance not in FEELINGS or not _is_asked(query, row.holder[-1], row.stance):
            continue
        if limit is None or told_first(index, row)[0] <= limit:
            for person in _toward(query, index, row):
                yield row.holder[-1], person, row.stance, answer(YES, index, (row.id,), row.claim)


def _toward(query: Query, index: Index, row: Ascription) -> tuple[str, ...]:
    """Those for whom a feeling is, as far as they are asked for."""
    if not query.about:
        return row.toward or ("",)
    return tuple(person for person in row.toward if person in query.about or WHOM in query.about)


def _avowed(query: Query, index: Index) -> Iterator[tuple[str, str, str, Answer]]:
    """The feelings that somebody is said to have, on the narrator's word or their own."""
    for claim in index.world.claims:
        stance = feeling_of(claim.predicate)
        if stance is None or claim.polarity == "-":
            continue
        for holder in claim.agent:
            for person in claim.patient:
                asked = person in query.about or WHOM in query.about or not query.about
                if not index.cast.is_person(person) or not asked or not _is_asked(query, holder, stance):
                    continue
                for chain in ((), (holder,)):
                    value = index.engine.value(chain, claim.id, query.at)
                    if value != "open":
                        reference = claim.id if value == "holds" else f"-{claim.id}"
                        rows = because(routes_for(index, chain, reference, query.at))
                        one = answer(YES if value == "holds" else NO, index, rows, claim.id)
                        yield holder, person, stance, one
                        break


def _is_asked(query: Query, holder: str, stance: str) -> bool:
    return (holder in query.holder[-1:] or WHOM in query.holder) and query.stance in (None, stance)
