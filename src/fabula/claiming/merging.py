"""Claims that say the same are one: the same class of verb, the same people in the same roles, no other time.

Clustering is by complete link: a draft joins a claim only where nothing in it differs from any that the claim
has taken in. A wrong merge is worse than a missed one, since it makes up who told what to whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fabula.claiming.draft import Draft
from fabula.claiming.likeness import Likeness
from fabula.claiming.things import head_and_rest, same_thing
from fabula.lexicon.sameness import verb_class

TRIED = 24
"""How many claims of the same verb and people are compared, the newest first."""
ALIKE = 0.3
"""How alike two sentences have to be (cosine) where one of them leaves a role open."""


@dataclass(slots=True)
class Cluster:
    """A claim in the making: all that its drafts say, and which these are."""

    first: Draft
    kind: str
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    time: str | None
    content: int | None
    happened: bool
    false: bool = False
    certainty: float = 0.0
    members: list[int] = field(default_factory=list)

    def take(self, index: int, draft: Draft) -> None:
        """Take a draft in."""
        self.members.append(index)
        self.patient = self.patient or draft.patient
        self.recipient = self.recipient or draft.recipient
        self.place = self.place or draft.place
        self.time = self.time or draft.time
        self.happened = self.happened or draft.event
        self.false = self.false or draft.truth == "false"
        self.certainty = max(self.certainty, draft.certainty)


def merge(drafts: Sequence[Draft], likeness: Likeness) -> tuple[list[Cluster], list[int]]:
    """The claims, and for each draft the index of its claim."""
    drafts = _resolved(drafts)
    clusters: list[Cluster] = []
    where: list[int] = []
    blocks: dict[tuple[str, frozenset[str]], list[int]] = {}
    for index, draft in enumerate(drafts):
        kind = verb_class(draft.predicate)
        content = None if draft.content is None else where[draft.content]
        block = blocks.setdefault((kind, _key(draft)), [])
        found = None if draft.vague else _find(draft, content, block, clusters, likeness)
        if found is None:
            roles = (draft.agent, draft.patient, draft.recipient, draft.place, draft.time)
            clusters.append(Cluster(draft, kind, *roles, content, False))
            found = len(clusters) - 1
            block.append(found)
        clusters[found].take(index, draft)
        where.append(found)
    return clusters, where


def _key(draft: Draft) -> frozenset[str]:
    return frozenset(head_and_rest(one)[0] if " " in one else one.lower() for one in draft.agent)


def _find(
    draft: Draft, content: int | None, block: Sequence[int], clusters: Sequence[Cluster], likeness: Likeness
) -> int | None:
    for place in reversed(block[-TRIED:]):
        if _same(draft, content, clusters[place], likeness):
            return place
    return None


def _same(draft: Draft, content: int | None, cluster: Cluster, likeness: Likeness) -> bool:
    first = cluster.first
    if first.vague or draft.asked != first.asked or draft.polarity != first.polarity:
        return False
    if content != cluster.content or draft.state != first.state:
        return False
    if not _alike(draft.agent, cluster.agent):
        return False
    if draft.state:
        return _alike_place(draft.place, cluster.place)
    if draft.event and cluster.happened:
        return False
    shared = content is not None
    left_open = False
    for one, other in ((draft.patient, cluster.patient), (draft.recipient, cluster.recipient)):
        if one and other:
            if not _alike(one, other):
                return False
            shared = True
        elif one or other:
            left_open = True
    for mine, theirs in ((draft.place, cluster.place), (draft.time, cluster.time)):
        if mine and theirs and not _alike_place(mine, theirs):
            return False
        left_open = left_open or bool(mine) != bool(theirs)
        shared = shared or bool(mine and theirs)
    if not shared or (not draft.agent and not draft.patient):
        return False
    return not left_open or likeness.of(draft.sentence, first.sentence) >= ALIKE


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the same fill a role."""
    if one == other or frozenset(one) == frozenset(other):
        return True
    return len(one) == len(other) and all(any(same_thing(a, b) for b in other) for a in one)


def _alike_place(one: str | None, other: str | None) -> bool:
    return one == other or (one is not None and other is not None and same_thing(one, other))


def _resolved(drafts: Sequence[Draft]) -> list[Draft]:
    """Those who do something together and are only "they" are taken from the one claim that fits them."""
    together: dict[tuple[str, str], set[frozenset[str]]] = {}
    for draft in drafts:
        if draft.place is not None and not draft.vague:
            those = frozenset((*draft.agent, *draft.patient))
            if len(those) > 1 and draft.agent:
                key = (verb_class(draft.predicate), draft.place.lower())
                together.setdefault(key, set()).add(those)
    found = []
    for draft in drafts:
        if draft.vague and draft.place is not None:
            those_two = together.get((verb_class(draft.predicate), draft.place.lower()), set())
            if len(those_two) == 1 and not draft.agent:
                draft = _of_those(draft, next(iter(those_two)))
        found.append(draft)
    return found


def _of_those(draft: Draft, those: frozenset[str]) -> Draft:
    names = tuple(sorted(those))
    return replace(draft, agent=names, vague=False, certainty=round(draft.certainty * 0.5, 4))
