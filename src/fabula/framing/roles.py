"""The roles of a predicate as its own clause and those above it fill them, as indices of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fabula.framing.groups import members
from fabula.lexicon.stances import perceives
from fabula.trees import Trees

_OBJECT_KEEPS = frozenset("promise threaten vow swear".split())
_RELATIVE = frozenset("who whom which that whose".split())
_NONFINITE = frozenset("VBG VBN VB".split())
_AT = frozenset(["in", "on", "at", "inside", "within", "under", "behind", "beside", "near", "above", "below"])
_OPENERS = frozenset("in into on onto out off up down from to at with by for of over under".split())


@dataclass(slots=True)
class Roles:
    """The words that fill a predicate's roles.

    ``subject`` is the surface's; ``borrowed`` tells that it stands in another clause. ``obliques`` are pairs
    of a preposition and its noun.
    """

    subject: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    indirect: tuple[int, ...] = ()
    obliques: list[tuple[str, int]] = field(default_factory=list)
    particles: list[int] = field(default_factory=list)
    complement: int | None = None
    clauses: list[int] = field(default_factory=list)
    passive: bool = False
    copula: bool = False
    borrowed: bool = False


def roles_of(trees: Trees, token: int, above: Mapping[int, Roles], predicates: frozenset[int]) -> Roles:
    """The roles of one predicate; ``above`` has those of every predicate above it."""
    roles = Roles()
    _own(trees, token, roles, predicates)
    word = trees.words[token]
    if roles.passive and not trees.children(token, "aux") and trees.relations[token] not in ("acl", "xcomp"):
        roles.passive = False  # a finite passive has its auxiliary, whatever the parser calls the subject
    if not roles.passive and word.xpos == "VBN" and trees.relations[token] in ("acl", "xcomp"):
        roles.passive = not roles.objects and not roles.copula
    _gap(trees, token, roles)
    if not roles.subject and roles.copula and _is_inverted(trees, token, roles):
        roles.subject = (token,)
        roles.obliques = [(case or _place_before(trees, one), one) for case, one in roles.obliques]
    if not roles.subject:
        roles.subject = _shared(trees, token, above)
        roles.borrowed = bool(roles.subject)
    return roles


def _own(trees: Trees, token: int, roles: Roles, predicates: frozenset[int]) -> None:
    for child in trees.children(token):
        relation, kind = trees.words[child].relation, trees.relations[child]
        if kind == "nsubj" and _case(trees, child) in _AT:
            roles.obliques.append((_case(trees, child), child))  # a slip: *inside the box* is a ring
        elif kind == "nsubj":
            roles.passive = roles.passive or relation == "nsubj:pass"
            if not relation.endswith(":outer") and not (roles.subject and child > token):
                roles.subject = members(trees, child)
        elif relation == "aux:pass":
            roles.passive = True
        elif kind == "obj" and child < token and trees.relations[token] == "xcomp" and not roles.subject:
            roles.subject = members(trees, child)  # a parser's slip: saw *Ann* hide the letter
        elif kind == "obj" and _is_second(trees, token, roles, child):
            roles.indirect, roles.objects = roles.objects, members(trees, child)  # bring you a cup
        elif kind == "obj":
            roles.objects = (*roles.objects, *members(trees, child))
            roles.obliques.extend(_beside_name(trees, child))
        elif kind == "iobj":
            roles.indirect = members(trees, child)
        elif kind == "cop":
            roles.copula = True
        elif kind in ("obl", "nmod"):
            _oblique(trees, child, roles, kind, relation)
        elif (kind == "compound" and relation == "compound:prt") or kind == "advmod":
            roles.particles.append(child)
        elif kind in ("ccomp", "xcomp"):
            if child in predicates:
                roles.clauses.append(child)
            elif kind == "xcomp":
                roles.complement = child
    if roles.copula:
        case = _case(trees, token)
        if case:
            roles.obliques.insert(0, (case, token))


def _is_second(trees: Trees, token: int, roles: Roles, child: int) -> bool:
    """Whether of two objects the first, a name or pronoun, gets the second."""
    if len(roles.objects) != 1 or roles.indirect or not token < roles.objects[0] < child:
        return False
    first = trees.words[roles.objects[0]].upos
    return first in ("PRON", "PROPN") and trees.words[child].upos == "NOUN"


def _oblique(trees: Trees, child: int, roles: Roles, kind: str, relation: str) -> None:
    case = _case(trees, child)
    if kind == "nmod" and case == "of":
        return  # it belongs to the noun that a copula ties: a state *of shock*
    if not case and (kind == "nmod" or relation in ("obl:tmod", "obl:npmod", "obl:unmarked")):
        return
    roles.obliques.extend((case, member) for member in members(trees, child))


def _beside_name(trees: Trees, token: int) -> list[tuple[str, int]]:
    """What stands with a preposition after a name or pronoun; it belongs to the verb: took *Ann* to Rome."""
    if trees.words[token].upos not in ("PROPN", "PRON"):
        return []
    places = [(_case(trees, child), child) for child in trees.children(token, "nmod")]
    return [(case, child) for case, child in places if case not in ("", "of")]


def _case(trees: Trees, token: int) -> str:
    """The preposition before a noun, compound ones whole; "" for none."""
    cases = [child for child in trees.children(token, "case") if child < token]
    if not cases:
        return ""
    words = []
    for case in cases:
        words.append(trees.forms[case])
        words.extend(trees.forms[more] for more in trees.children(case, "fixed"))
    return " ".join(word for word in words if word != "'s")


def _is_inverted(trees: Trees, token: int, roles: Roles) -> bool:
    """Whether a place stands first and what is there last: *inside the box* is *a ring*."""
    copula = trees.child(token, "cop")
    nouns = ("NOUN", "PROPN")
    return (
        copula is not None
        and trees.words[token].upos in nouns
        and any((case or _place_before(trees, one)) in _AT and one < copula for case, one in roles.obliques)
    )


def _place_before(trees: Trees, token: int) -> str:
    """The word before a noun phrase, which may be its preposition though the parser ties it elsewhere."""
    before = trees.leftmost[token] - 1
    return trees.forms[before] if before >= 0 else ""


def _gap(trees: Trees, token: int, roles: Roles) -> None:
    """Fill relative pronouns, and the gap of a clause that stands beside the noun that fills it."""
    head = trees.heads[token]
    relation = trees.words[token].relation
    if head is not None and relation.endswith(":relcl") and trees.forms[head] == "where":
        place, *others = trees.children(head, "nsubj") or (None,)
        if place is not None and trees.child(head, "cop") is not None:
            roles.obliques.append(("in", place))  # the yard is *where the box is*
            roles.subject = roles.subject or tuple(others[:1])
        return
    if head is None or not relation.startswith("acl"):
        return
    noun = members(trees, head) if trees.relations[head] != "conj" else (head,)
    noun = noun if token > noun[-1] else (head,)
    for name in ("subject", "objects", "indirect"):
        filled = getattr(roles, name)
        if any(trees.forms[one] in _RELATIVE for one in filled):
            setattr(roles, name, noun)
            return
    for place, (case, one) in enumerate(roles.obliques):
        if trees.forms[one] in _RELATIVE:
            roles.obliques[place] = (case, head)
            return
    if relation == "acl:relcl":
        if roles.subject and not roles.objects and not roles.passive and not roles.copula:
            roles.objects = noun
        elif not roles.subject:
            roles.subject = noun
    elif not roles.subject and trees.words[token].xpos in ("VBG", "VBN"):
        roles.subject = noun


def _shared(trees: Trees, token: int, above: Mapping[int, Roles]) -> tuple[int, ...]:
    """The subject that a clause without one has from the clause above it."""
    head = trees.heads[token]
    while head is not None and head not in above:
        head = trees.heads[head]
    if head is None:
        return ()
    governor, kind = above[head], trees.relations[token]
    if kind == "conj" or (kind == "parataxis" and trees.words[token].xpos in ("VBD", "VBZ")):
        return governor.subject
    if kind == "xcomp":
        held = governor.indirect or governor.objects
        if held and not governor.passive and trees.words[head].lemma not in _OBJECT_KEEPS:
            return held
        return governor.subject
    nonfinite = trees.words[token].xpos in _NONFINITE and not trees.children(token, "aux")
    if kind in ("advcl", "ccomp") and _is_perceived_in(trees, token, head, governor):
        return governor.objects
    if kind in ("advcl", "parataxis", "ccomp", "acl") and (nonfinite or _is_infinitive(trees, token)):
        return governor.subject
    return ()


def _is_perceived_in(trees: Trees, token: int, head: int, governor: Roles) -> bool:
    """Whether a participle tells in what something is perceived: saw *the fox* stealing the egg."""
    return (
        trees.words[token].xpos == "VBG"
        and perceives(trees.words[head].lemma.casefold())
        and not governor.passive
        and bool(governor.objects)
        and head < governor.objects[-1] < token
        and not trees.children(token, "mark")
        and "," not in trees.forms[governor.objects[-1] : token]
    )


def _is_infinitive(trees: Trees, token: int) -> bool:
    return any(trees.forms[mark] == "to" for mark in trees.children(token, "mark"))
