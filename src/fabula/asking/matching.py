"""Which claims of a world a clause of a question means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fabula.asking.alike import alike
from fabula.asking.index import ROLES, Index
from fabula.asking.patterns import Part, Pattern, stem
from fabula.layers.world import Claim
from fabula.lexicon.minds import HOLDING, TELLING

STATES = frozenset(
    """be have own love like hate want need wish stay remain seem look feel fear hope mean matter belong
    deserve become""".split()
)
"""What nobody does and what does not happen, when it is asked what somebody did."""
LEAVING = frozenset("leave go depart move".split())
TAKING = frozenset("take bring carry drive send move fly lead".split())
"""Verbs for somebody's going, and for making somebody go."""
ENOUGH = 0.5
"""From this on a claim is one that may be meant."""
NEAR = 0.85
"""The share of the best claim's certainty that another needs to be meant as well."""
MOST = 12

ALIKE, IN_WORDS = 0.85, 0.75
"""For a predicate that is another verb for the same, and for one that stands in the claim's words."""
OTHER_ROLE, NO_ROLE = 0.7, 0.5
"""For someone in another role than the question's, and for a claim that leaves the role empty."""
JOINT, MAY_BE = 0.95, 0.8
"""For "they kissed" where one kissed the other, and for those whom a claim without names may be about."""
NO_WHERE = 0.7
"""For somebody who goes, it is not said where, where the question has them leave."""
TAKEN = 0.85
"""For somebody who is taken away where the question has them leave."""
BY_ONE_WORD = 0.6
"""For claims that have only the rarest word of what they are to be about."""
UNSAID = 0.85
"""For what the question adds and the claim does not say: when, where, how."""


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that a clause may mean, or (``contrary``) whose contrary it means."""

    claim: str
    contrary: bool
    certainty: float

    @property
    def reference(self) -> str:
        """As a query names it."""
        return f"-{self.claim}" if self.contrary else self.claim


def match(pattern: Pattern, index: Index) -> tuple[Match, ...]:
    """The claims that a pattern may mean, likeliest first; those much less likely than the best left out."""
    found = [
        Match(id, pattern.denied != (index.claims[id].polarity == "-"), score)
        for id in sorted(candidates(pattern, index))
        if (score := likelihood(pattern, index.claims[id], index)) >= ENOUGH
    ]
    return best(found, every=pattern.predicate is None)


def best(found: Iterable[Match], every: bool = False) -> tuple[Match, ...]:
    """The likeliest, and those that come near them; all of them where every deed is asked about."""
    ranked = sorted(found, key=lambda one: -one.certainty)
    if not ranked or every:
        return tuple(ranked)
    limit = ranked[0].certainty * NEAR
    return tuple([one for one in ranked if one.certainty >= limit][:MOST])


def candidates(pattern: Pattern, index: Index) -> frozenset[str]:
    """The claims that share the people of a pattern, or its words where it names nobody."""
    if pattern.people:
        groups = [index.by_person.get(person, frozenset()) for person in pattern.people]
        return frozenset.intersection(*groups)
    stems = [one for part in pattern.parts for one in part.stems]
    if not stems and pattern.predicate is not None:
        stems = [stem(pattern.predicate.split()[0])]
    return frozenset().union(*(index.by_stem.get(one, frozenset()) for one in stems))


def likelihood(pattern: Pattern, claim: Claim, index: Index) -> float:
    """How likely it is that a claim is meant, from 0 to 1."""
    taken = _is_taken(pattern, claim, index)
    score = TAKEN if taken else claim_predicate(pattern, claim, index)
    if not score or _turned(pattern, claim):
        return 0.0
    for part in pattern.parts:
        if taken and part.role == "agent":
            continue
        score *= _people(part, claim, index) if part.people else _thing(part, claim, index)
        if not score:
            return 0.0
    if pattern.content is not None:
        inner = index.claims.get(claim.content) if claim.content is not None else None
        if inner is None:
            return score * _in_words(pattern.content, claim, index)
        score *= likelihood(pattern.content, inner, index)
    elif claim.content is not None:
        score *= UNSAID
    return score


def claim_predicate(pattern: Pattern, claim: Claim, index: Index) -> float:
    """How well the predicates agree."""
    asked, said = pattern.predicate, claim.predicate
    if asked is None:
        return 0.0 if said in HOLDING or said in TELLING or said in STATES else 1.0
    if asked == said:
        return 1.0
    if asked == "be" and said not in ("have",):  # a copula and its complement: "is dead", predicate "dead"
        complement = pattern.part("complement")
        if complement is not None and complement.stems & index.stems(claim.id):
            return 1.0
    if asked.split()[0] in ("leave", "depart") and said.split()[0] in LEAVING - {"leave", "depart"}:
        return ALIKE if _goes_somewhere(claim, index) else NO_WHERE if claim.place is None else 0.0
    if alike(asked, said):
        return 1.0 if asked.split()[0] == said.split()[0] else ALIKE
    return IN_WORDS if stem(asked.split()[0]) in index.stems(claim.id) else 0.0


def _turned(pattern: Pattern, claim: Claim) -> bool:
    """Whether a claim says of its people what the question says of them the other way round."""
    agent, patient = pattern.part("agent"), pattern.part("patient")
    if agent is None or patient is None or not (agent.people and patient.people):
        return False
    return (
        set(agent.people) <= set(claim.patient)
        and set(patient.people) <= set(claim.agent)
        and not set(agent.people) <= set(claim.agent)
    )


def _is_taken(pattern: Pattern, claim: Claim, index: Index) -> bool:
    """Whether a claim has somebody taken away, of whom the question says that they leave or go."""
    agent = pattern.part("agent")
    leaves = pattern.predicate is not None and pattern.predicate.split()[0] in LEAVING
    takes = claim.predicate.split()[0] in TAKING and _goes_somewhere(claim, index)
    return (
        leaves
        and takes
        and agent is not None
        and bool(agent.people)
        and set(agent.people) <= set(claim.patient)
    )


def _goes_somewhere(claim: Claim, index: Index) -> bool:
    """Whether a movement leads away, or to a place; to go on a date is none."""
    if claim.place is None:
        return claim.predicate.endswith(("away", "off", "back"))
    return claim.place in index.places or claim.place[:1].isupper()


def same_people(pattern: Pattern, claim: Claim, index: Index) -> bool:
    """Whether a claim has the people of a pattern in roles that fit."""
    if _turned(pattern, claim):
        return False
    agent = pattern.part("agent")
    if agent is not None and agent.people and any(index.cast.is_person(one) for one in claim.agent):
        return set(agent.people) <= set(claim.agent)
    return all(_people(part, claim, index) > 0 for part in pattern.parts if part.people)


def _people(part: Part, claim: Claim, index: Index) -> float:
    people = set(part.people)
    if claim.id in index.vague:
        return MAY_BE if people <= index.vague[claim.id] else 0.0
    own = getattr(claim, part.role) if part.role in ROLES else (*claim.patient, *claim.recipient)
    if people <= set(own):
        score = 1.0
    elif part.role == "patient" and not own and people < set(claim.agent):
        score = JOINT
    elif any(people <= set(getattr(claim, role)) for role in ROLES):
        score = NO_ROLE if part.role in ROLES and own else OTHER_ROLE
    elif people <= index.people_of(claim):
        score = NO_ROLE
    else:
        return 0.0
    return score * (_thing(part, claim, index) if part.stems else 1.0)


def _thing(part: Part, claim: Claim, index: Index) -> float:
    shared = len(part.stems & index.stems(claim.id)) / len(part.stems)
    if part.role in ("agent", "patient", "complement"):
        return shared if shared >= ENOUGH else 0.0
    if not shared and claim.place is not None and part.word in ("in", "at", "on", "inside"):
        return 0.0  # somewhere else
    return max(shared, UNSAID * (NO_ROLE if not pattern_is_vague(part) else 1.0))


def pattern_is_vague(part: Part) -> bool:
    """Whether a part only tells when or how, which a claim seldom repeats."""
    return part.word not in (
        "in",
        "on",
        "at",
        "into",
        "onto",
        "inside",
        "to",
        "from",
        "with",
        "of",
        "for",
        "under",
    )


def _in_words(content: Pattern, claim: Claim, index: Index) -> float:
    """How well a claim that has no other inside it says in words what a question puts into one."""
    stems = {one for part in content.parts for one in part.stems}
    if content.predicate is not None:
        stems.add(stem(content.predicate.split()[0]))
    if not stems or not content.people <= index.people_of(claim):
        return 0.0
    return len(stems & index.stems(claim.id)) / len(stems)


def about(part: Part, index: Index) -> tuple[Match, ...]:
    """The claims that a topic is about: those of all its people and with all its words."""
    people = [index.by_person.get(person, frozenset()) for person in part.people]
    words = [index.by_stem[one] for one in part.stems if one in index.by_stem]
    if not people and not words:
        return ()
    missing = len(words) < len(part.stems)
    found, weight = frozenset.intersection(*people, *words), BY_ONE_WORD if missing else 1.0
    if not found and words:
        found, weight = min(words, key=len), BY_ONE_WORD
    return tuple(Match(id, False, weight) for id in sorted(found, key=lambda id: index.order[id]))
