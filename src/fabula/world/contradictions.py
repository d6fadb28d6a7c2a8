"""Who stands on which side of a claim: some affirm it, others deny it, at least one side aloud."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from fabula.layers.world import Act, Claim
from fabula.world.attitudes import Attitude
from fabula.world.citing import Cited
from fabula.world.samematter import of_one_time
from fabula.world.sources import AFFIRMING, DENYING


class Side(NamedTuple):
    """Somebody on one side of a matter, and the id of the row by which he is."""

    person: str
    row: str


def sides(
    claim: Claim,
    implying: Sequence[str],
    about: Mapping[str, Sequence[Attitude]],
    said: Mapping[str, Sequence[Act]],
    cited: Mapping[str, Cited],
) -> tuple[dict[str, str], dict[str, str]]:
    """Those who affirm a claim, or one that implies it, and those who deny it, each with a row.

    Args:
        implying: ids of the claims from which it follows, besides itself.
        about: attitudes of single people by claim; said: acts by claim.
        cited: where rows are told.
    """
    claims = [claim.id, *implying]
    aloud, denied = _speakers(claims, said, AFFIRMING), _speakers([claim.id], said, DENYING)
    hearing = frozenset(side.row for side in aloud), frozenset(side.person for side in denied)
    holding = _holders(claims, about, ("knows", "believes"), *hearing)
    held = [] if denied or not aloud else _holders([claim.id], about, ("disbelieves",), *hearing)
    affirming, denying = [*holding, *aloud], [*denied, *held]
    holding, aloud = (_of_one_time(claim, rows, denying, cited) for rows in (holding, aloud))
    denied, held = (_of_one_time(claim, rows, affirming, cited) for rows in (denied, held))
    against = {**_first(denied), **_first(held)}
    for_it = {**_first(holding), **_first(aloud)}
    return {person: row for person, row in for_it.items() if person not in against}, against


def _first(rows: Iterable[Side]) -> dict[str, str]:
    found: dict[str, str] = {}
    for side in rows:
        found.setdefault(side.person, side.row)
    return found


def _speakers(claims: Sequence[str], said: Mapping[str, Sequence[Act]], kinds: frozenset[str]) -> list[Side]:
    """Who says so of themselves, by each act."""
    return [
        Side(act.by, act.id)
        for claim in claims
        for act in said.get(claim, ())
        if act.by is not None and act.act in kinds and act.condition is None
    ]


def _holders(
    claims: Sequence[str],
    about: Mapping[str, Sequence[Attitude]],
    stances: Sequence[str],
    aloud: frozenset[str],
    deniers: frozenset[str],
) -> list[Side]:
    """Who holds so; in a text nobody who stood by as it was said, or has it from one who denies it.

    Nor somebody who saw it happen: not he contradicts who denies it, but the narrator.
    """

    def counts(row: Attitude) -> bool:
        if row.start is None:
            return True
        stood_by = row.evidence in ("heard", "overheard") and not aloud.isdisjoint(row.because)
        saw = row.stance == "knows" and row.evidence in ("did", "saw")
        return not stood_by and not saw and deniers.isdisjoint(row.chain[:1])

    rows = (row for claim in claims for row in about.get(claim, ()) if row.stance in stances)
    return [Side(row.holder[0], row.id) for row in rows if counts(row)]


def _of_one_time(
    claim: Claim, rows: Sequence[Side], others: Sequence[Side], cited: Mapping[str, Cited]
) -> list[Side]:
    """Of some rows those that are of one time with one of the others."""
    there = [cited[other.row].start for other in others]
    return [side for side in rows if any(of_one_time(claim, cited[side.row].start, at) for at in there)]
