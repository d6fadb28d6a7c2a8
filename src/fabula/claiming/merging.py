"""Claims that say the same are one: the same class of verb, the same people in the same roles, no other time.

Clustering is by complete link: a draft joins a claim only where nothing in it differs from any that the claim
has taken in. A wrong merge is worse than a missed one, since it makes up who told what to whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fabula.claiming.draft import Draft
from fabula.claiming.likeness import Likeness
from fabula.claiming.page import Page
from fabula.claiming.things import head_and_rest, same_thing
from fabula.claiming.wording import named
from fabula.lexicon.once import ONCE
from fabula.lexicon.sameness import verb_class

TRIED = 8
"""How many claims that share verb, agent and another role are compared, the newest first."""
THOSE = 0.5
"""How sure it is that "they" are those of whom one other claim tells the same in the same place."""
ALIKE = 0.3
"""How alike two sentences have to be (cosine) where one of them leaves a role open."""


LASTING = 30
"""Sentences after which somebody's being so need not be the same being so."""
ONE_PART = 100
"""Sentences within which what happens once, and fills but one role, is taken to be the same."""

_DEICTIC = (("here",), ("there",), ("so",))
Key = tuple[str, frozenset[str], str, str]


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

    def best(self, drafts: Sequence[Draft]) -> Draft:
        """The draft that says most, and as a fact rather than a possibility."""
        return max((drafts[member] for member in self.members), key=_fullness)

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


def merge(
    page: Page, drafts: Sequence[Draft], likeness: Likeness
) -> tuple[list[Draft], list[Cluster], list[int]]:
    """The drafts with "they" resolved, the claims, and for each draft the index of its claim."""
    drafts = _resolved(page, drafts)
    clusters: list[Cluster] = []
    where: list[int] = []
    blocks: dict[Key, list[int]] = {}
    for index, draft in enumerate(drafts):
        kind = verb_class(draft.predicate)
        content = None if draft.content is None else where[draft.content]
        keys = [] if draft.vague else _keys(kind, draft, content)
        near = {one for key in keys for one in blocks.get(key, ())[-TRIED:]}
        found = next(
            (
                one
                for one in sorted(near, reverse=True)
                if _same(page, draft, content, clusters[one], likeness)
            ),
            None,
        )
        if found is None:
            roles = (draft.agent, draft.patient, draft.recipient, draft.place, draft.time)
            clusters.append(Cluster(draft, kind, *roles, content, False))
            found = len(clusters) - 1
        clusters[found].take(index, draft)
        where.append(found)
        for key in keys:
            block = blocks.setdefault(key, [])
            if found not in block[-TRIED:]:
                block.append(found)
    return drafts, clusters, where


def _fullness(draft: Draft) -> tuple[int, bool, int, float]:
    roles = (draft.agent, draft.patient, draft.recipient, draft.place, draft.time)
    plain = not any(f" {modal} " in draft.text for modal in ("would", "could", "might", "may", "should"))
    return sum(map(bool, roles)), plain, -len(draft.text), draft.certainty


def _keys(kind: str, draft: Draft, content: int | None) -> list[Key]:
    """What a draft has to share with a claim that says the same: who does it, and one thing more."""
    who = frozenset([_head(one) for one in draft.agent])
    if draft.state:
        return [(kind, who, "state", "")]
    more = [("patient", _head(one)) for one in draft.patient] + [("to", one) for one in draft.recipient]
    if draft.place is not None:
        more.append(("place", _head(draft.place)))
    if content is not None:
        more.append(("content", str(content)))
    if kind in ONCE:
        more.append(("once", ""))
    return [(kind, who, role, value) for role, value in more]


def _head(thing: str) -> str:
    return head_and_rest(thing)[0] if " " in thing else thing.lower()


def _same(page: Page, draft: Draft, content: int | None, cluster: Cluster, likeness: Likeness) -> bool:
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
    if first.predicate == "be" and (draft.patient in _DEICTIC or draft.sentence - first.sentence > LASTING):
        return False
    shared = content is not None or (cluster.kind in ONCE and draft.sentence - first.sentence <= ONE_PART)
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
    both = {*draft.agent, *draft.patient} & {*cluster.agent, *cluster.patient}
    if left_open and sum(one in page.names for one in both) > 1:
        return not draft.event  # two people fit, and a place or time is left out
    return not left_open or likeness.of(draft.sentence, first.sentence) >= ALIKE


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the same fill a role."""
    if one == other or frozenset(one) == frozenset(other):
        return True
    return len(one) == len(other) and all(any(same_thing(a, b) for b in other) for a in one)


def _alike_place(one: str | None, other: str | None) -> bool:
    return one == other or (one is not None and other is not None and same_thing(one, other))


def _resolved(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
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
                draft = _of_those(page, draft, next(iter(those_two)))
        found.append(draft)
    return found


def _of_those(page: Page, draft: Draft, those: frozenset[str]) -> Draft:
    first, _, rest = draft.text.partition(" ")
    rest = rest.replace("was ", "were ", 1) if rest.startswith("was ") else rest
    text = f"{named(page, sorted(those))} {rest}" if first.lower() in ("they", "them") else draft.text
    certainty = round(draft.certainty * THOSE, 4)
    return replace(draft, agent=tuple(sorted(those)), vague=False, certainty=certainty, text=text)
