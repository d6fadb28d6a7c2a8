"""Whom mentions may mean, as probabilities that are handed on from antecedents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

Person = TypeVar("Person")


def inherited(
    candidates: Iterable[tuple[int, float]], meant: Sequence[Mapping[Person, float]]
) -> dict[Person, float]:
    """Whom a mention means by its antecedents: what each of them means, as probably as it is taken up.

    What is missing to 1 is somebody or something else.

    Args:
        candidates: indices of earlier mentions with probabilities.
        meant: whom each earlier mention means.
    """
    shares: defaultdict[Person, float] = defaultdict(float)
    for candidate, share in candidates:
        for person, part in meant[candidate].items():
            shares[person] += share * part
    return dict(shares)


def fitting(shares: Mapping[Person, float], fits: Callable[[Person], bool]) -> dict[Person, float]:
    """The shares of those who can be meant, made up for those who cannot."""
    kept = {person: share for person, share in shares.items() if fits(person)}
    lost = sum(shares.values()) - sum(kept.values())
    return {person: share / (1 - lost) for person, share in kept.items()} if lost < 1 else {}
