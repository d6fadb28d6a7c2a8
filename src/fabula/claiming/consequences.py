"""Which claims follow from others, and which cannot hold together."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.claiming.draft import Draft
from fabula.claiming.merging import Cluster
from fabula.lexicon.sameness import is_dealing, is_joint, leads, verb_class


def implied(drafts: Sequence[Draft], clusters: Sequence[Cluster], where: Sequence[int]) -> list[list[int]]:
    """For each claim those that follow from it, as indices."""
    found: list[list[int]] = [[] for _ in clusters]
    by_kind: dict[str, list[int]] = {}
    for index, cluster in enumerate(clusters):
        if cluster.first.asked is None and cluster.first.polarity == "+" and not cluster.first.vague:
            by_kind.setdefault(cluster.kind, []).append(index)
    for index, cluster in enumerate(clusters):
        first = cluster.first
        for member in cluster.members:
            found[index].extend(where[draft] for draft in drafts[member].implies)
        if first.asked is not None or first.polarity == "-":
            continue
        if leads(first.predicate) and cluster.patient and cluster.place is not None:
            found[index].extend(_going(cluster, by_kind, clusters))
        if is_dealing(first.predicate):
            found[index].extend(_dealing(index, cluster, by_kind, clusters))
    return [list(dict.fromkeys(one for one in row if one != index)) for index, row in enumerate(found)]


def _going(cluster: Cluster, by_kind: dict[str, list[int]], clusters: Sequence[Cluster]) -> list[int]:
    """Who is taken somewhere goes there."""
    return [
        other
        for other in by_kind.get("go", ())
        if clusters[other].place == cluster.place and set(clusters[other].agent) == set(cluster.patient)
    ]


def _dealing(
    index: int, cluster: Cluster, by_kind: dict[str, list[int]], clusters: Sequence[Cluster]
) -> list[int]:
    """Who kisses somebody does something with that one; of those who kiss, each kisses the other."""
    those = {*cluster.agent, *cluster.patient}
    if len(those) < 2:
        return []
    found = []
    for other in (*by_kind.get("do", ()), *by_kind.get("happen", ())):
        wide = clusters[other]
        people = {*wide.agent, *wide.patient, *wide.recipient} - {"something"}
        if "something" in (*wide.patient, *wide.agent) and people == those:
            found.append(other)
    if is_joint(cluster.first.predicate) and len(cluster.agent) > 1 and not cluster.patient:
        for other in by_kind.get(cluster.kind, ()):
            one_way = clusters[other]
            if len(one_way.agent) == 1 and one_way.patient and {*one_way.agent, *one_way.patient} == those:
                found.append(other)
    return [one for one in found if one != index]


def opposed(clusters: Sequence[Cluster]) -> dict[int, list[int]]:
    """For each claim those that deny it, as indices: of the same roles, with the other polarity."""
    seen: dict[tuple[object, ...], list[int]] = {}
    for index, cluster in enumerate(clusters):
        first = cluster.first
        if first.asked is None and not first.state:
            roles = (frozenset(cluster.agent), frozenset(cluster.patient), cluster.place, cluster.content)
            seen.setdefault((verb_class(first.predicate), *roles), []).append(index)
    found: dict[int, list[int]] = {}
    for same in seen.values():
        for one in same:
            others = [two for two in same if clusters[two].first.polarity != clusters[one].first.polarity]
            if others:
                found[one] = others
    return found
