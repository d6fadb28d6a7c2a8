"""Who comes in sees how things stand: the states of things that are in a place, when somebody enters it.

"Ann put the ring in the drawer. Ben came in." Ben sees the ring in the drawer, and Ann sees that he does.
What is said to be hidden, and what lies somewhere else, is not seen. A drawer of which nobody says where it
is stands where it is told of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fabula.claiming.numbering import following
from fabula.layers import Beat, Claim, Occurrence
from fabula.slug import slug

MAKER = "claims: seen on entering"
MOST_IN_A_PLACE = 12
"""Of the things in a place, those last told of are seen."""

DEEPEST = 4
"""How many things may lie one in the other: the ring in the box in the drawer in the room."""


def with_standing(
    beats: Sequence[Beat],
    claims: Sequence[Claim],
    occurrences: Sequence[Occurrence],
    hidden: Iterable[str] = (),
    places: Iterable[str] = (),
) -> tuple[Occurrence, ...]:
    """The occurrences, with those more in which somebody who comes in sees how things stand.

    Args:
        hidden: ids of claims that tell of hiding something.
        places: ids of the places of the story, which are no things that stand in one.
    """
    by_id = {claim.id: claim for claim in claims}
    of_beat: dict[str, list[Occurrence]] = {}
    for row in occurrences:
        of_beat.setdefault(row.beat, []).append(row)
    unseen = frozenset(hidden)
    told_in = {beat.id: slug(beat.place) for beat in beats if beat.place is not None}
    elsewhere = frozenset(places)
    stands: dict[str, tuple[Claim, Occurrence]] = {}
    told: dict[str, str] = {}
    there: dict[str, set[str]] = {}
    found: list[Occurrence] = []
    for beat in sorted(beats, key=lambda beat: beat.story_order):
        present = {row.person for row in beat.present if row.perceives in ("all", "sees")}
        if beat.place is not None:
            if present - there.get(beat.place, present):
                found.extend(_seen(beat, stands, told))
            there[beat.place] = present
        for row in of_beat.get(beat.id, ()):
            found.append(row)
            for state in _states(row.claim, by_id):
                thing = slug(state.agent[0])
                stands.pop(thing, None)
                if row.claim not in unseen:
                    stands[thing] = (state, row)
                if row.beat in told_in and state.place not in elsewhere:
                    told[slug(state.place or "")] = told_in[row.beat]
    return tuple(_numbered(found, occurrences))


def _seen(
    beat: Beat, stands: Mapping[str, tuple[Claim, Occurrence]], told: Mapping[str, str]
) -> list[Occurrence]:
    where = {**told, **{thing: slug(state.place or "") for thing, (state, _) in stands.items()}}
    here = [row for thing, row in stands.items() if _is_in(thing, slug(beat.place or ""), where)]
    return [
        Occurrence("", beat.id, state.id, None, row.start, row.stop, row.certainty, MAKER)
        for state, row in here[-MOST_IN_A_PLACE:]
    ]


def _is_in(thing: str, place: str, where: Mapping[str, str]) -> bool:
    for _ in range(DEEPEST):
        around = where.get(thing)
        if around is None or around == place:
            return around == place
        thing = around
    return False


def _states(claim: str, by_id: Mapping[str, Claim]) -> list[Claim]:
    """The states of things, people apart, that a claim is or implies."""
    found, waiting = [], [claim]
    for id in waiting:
        row = by_id.get(id)
        if row is None:
            continue
        if row.predicate == "be" and len(row.agent) == 1 and row.place is not None and row.polarity == "+":
            found.append(row)
        waiting.extend(other for other in row.implies if other not in waiting)
    return found


def _numbered(rows: Sequence[Occurrence], given: Sequence[Occurrence]) -> Iterable[Occurrence]:
    """The rows, the added ones numbered after those that were given."""
    number = following(row.id for row in given) - 1
    for row in rows:
        if row.id:
            yield row
        else:
            number += 1
            yield Occurrence(
                f"e{number}",
                row.beat,
                row.claim,
                row.story_order,
                row.start,
                row.stop,
                row.certainty,
                row.maker,
            )
