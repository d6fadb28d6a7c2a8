"""What goes on in somebody: told by the narrator as it is, and seen by nobody else.

"Ben loved her" and "he needed her in this fight" are true in the story, and those who stand beside him do
not know them therefore. The claim is true by the narrator's word; the one who feels or thinks so knows it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from fabula.layers import Ascription, Claim, Occurrence

INWARD = frozenset(
    """love like dislike hate adore loathe detest fear dread want wish hope need miss trust doubt worry
    mind care think know believe suppose assume imagine fancy expect remember recall forget realise
    realize understand wonder decide intend mean plan feel enjoy regret resent admire envy despise
    prefer long ache yearn suspect consider recognise recognize ponder reckon guess figure dream""".split()
)
"""Verbs for what one alone is aware of."""

MAKER = "claims: inward"


def inward(
    claims: Sequence[Claim],
    occurrences: Sequence[Occurrence],
    ascriptions: Sequence[Ascription],
    people: Collection[str],
) -> tuple[tuple[Claim, ...], tuple[Occurrence, ...], tuple[Ascription, ...]]:
    """The rows with what goes on in people taken out of what happens before everybody's eyes."""
    hidden = {claim.id for claim in claims if _is_inward(claim, people)}
    told = {row.claim for row in occurrences if row.claim in hidden}
    known = {(row.holder, row.claim) for row in ascriptions}
    more = []
    agents = {claim.id: claim.agent for claim in claims}
    for row in occurrences:
        if row.claim not in hidden:
            continue
        for person in agents[row.claim]:
            if person in people and ((person,), row.claim) not in known:
                known.add(((person,), row.claim))
                more.append(_known(person, row))
    rows = sorted([*ascriptions, *more], key=lambda row: row.start if row.start is not None else 0)
    return (
        tuple(replace(claim, truth="true") if claim.id in told else claim for claim in claims),
        tuple(row for row in occurrences if row.claim not in hidden),
        tuple(replace(row, id=f"t{number}") for number, row in enumerate(rows, 1)),
    )


def _is_inward(claim: Claim, people: Collection[str]) -> bool:
    return claim.predicate.split(" ")[0] in INWARD and any(person in people for person in claim.agent)


def _known(person: str, row: Occurrence) -> Ascription:
    return Ascription(
        "",
        (person,),
        "knows",
        row.claim,
        row.beat,
        start=row.start,
        stop=row.stop,
        certainty=row.certainty,
        maker=MAKER,
    )
