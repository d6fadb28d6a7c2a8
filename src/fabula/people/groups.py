"""Groups without a name: several people under one noun ("the girls"), and who is told to be in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from fabula.layers import Mention, Resolution
from fabula.trees import Trees

SEVERAL = "p"
"""What stands in the place of a group's gender."""


def members_of(
    trees: Trees, mentions: Sequence[Mention], resolutions: Sequence[Resolution], groups: Set[str]
) -> dict[str, tuple[str, ...]]:
    """For each group the people named in apposition to it ("the girls, Nora and Tilly"), as they come."""
    starts = [word.start for word in trees.words]
    at = {bisect_left(starts, mentions[row.mention].head.start): row.character for row in resolutions}
    found: dict[str, dict[str, None]] = {group: {} for group in groups}
    for token, group in at.items():
        if group in groups and token < len(trees.words):
            for named in trees.children(token, "appos"):
                several = (named, *trees.children(named, "conj"))
                inside = [at[one] for one in several if one in at and at[one] not in groups]
                if len(inside) > 1:
                    found[group].update(dict.fromkeys(inside))
    return {group: tuple(inside) for group, inside in found.items()}
