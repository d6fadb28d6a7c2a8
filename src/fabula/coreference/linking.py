"""From antecedents to chains of mentions, in one pass over the book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from fabula.layers import Antecedents


@dataclass(frozen=True, slots=True)
class Links:
    """For each mention the number of its chain, and the probability of its link (or of having none)."""

    chains: tuple[int, ...]
    certainties: tuple[float, ...]


def link(antecedents: Sequence[Antecedents], persons: Sequence[str | None]) -> Links:
    """Join each mention to the chain in which its antecedents most probably are, or begin one with it.

    Mentions that are known to mean one person are in one chain, mentions of two people never are: where
    the best chain would weld two people, the next best is taken. A chain begun before its person is known
    becomes that person's with the first mention that tells, unless the person has one already.

    Args:
        antecedents: a row for each mention, in order.
        persons: who is known to be meant by each, None for nobody known.
    """
    chains: list[int] = []
    certainties: list[float] = []
    person_of: dict[int, str] = {}  # of a chain
    chain_of: dict[str, int] = {}  # of a person
    for i, (row, person) in enumerate(zip(antecedents, persons, strict=True)):
        chain, certainty = chain_of.get(person or "", -1), 1.0
        if chain < 0:
            shares: defaultdict[int, float] = defaultdict(float)
            for candidate, share in row.candidates:
                shares[chains[candidate]] += share
            free = [one for one in shares if person is None or one not in person_of]
            chain = max(free, key=lambda one: (shares[one], one), default=-1)
            certainty = shares[chain] if chain >= 0 else 0.0
            if certainty <= row.first:
                chain, certainty = i, row.first
        if person is not None:
            person_of.setdefault(chain, person)
            chain_of.setdefault(person, chain)
        chains.append(chain)
        certainties.append(round(certainty, 4))
    return Links(tuple(chains), tuple(certainties))
