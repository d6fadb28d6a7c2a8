"""Whom the narration's names, pronouns and descriptions mean, by the antecedents that each may take up.

Names tell by themselves; whatever else means the people that its antecedents mean, each as probably as the
antecedent (a soft version of Webster and Curran's incremental linking, 2014). Linear in the mentions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fabula.coreference.shares import fitting, inherited
from fabula.layers import Antecedents, Mention, Resolution
from fabula.lexicon import people
from fabula.people.clusters import Person
from fabula.people.groups import SEVERAL

SURE, NARRATED = 0.97, 0.98
"""Certainties of a name that one person bears, and of the narrator's "I"."""
LEAST, DESCRIBED, CANDIDATE = 0.05, 0.3, 0.02
"""Probabilities below which a pronoun and a description mean nobody, and a person is no candidate."""

Shares = dict[int, float]
"""Persons with probabilities; what is missing to 1 is somebody or something else."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention as this pass looks at it.

    ``word`` is the lower-case head; ``owners`` the people that a name or known description can mean;
    ``gender`` what a pronoun or a noun demands; ``entity`` the index of the entity with the same head.
    """

    index: int
    mention: Mention
    word: str
    owners: tuple[int, ...]
    gender: str
    entity: int | None


def resolve(
    references: Sequence[Reference],
    antecedents: Sequence[Antecedents],
    persons: Sequence[Person],
    narrator: int | None,
    id_of: Callable[[int], str],
) -> list[Resolution]:
    """Resolve what can be resolved, in the order of the mentions."""
    at = {row.entity: row for row in references if row.entity is not None}
    meant: list[Shares] = []
    for entity, row in enumerate(antecedents):
        meant.append(_meant(at.get(entity), inherited(row.candidates, meant), persons, narrator))
    rows: list[Resolution] = []
    for reference in references:
        shares = meant[reference.entity] if reference.entity is not None else {}
        if reference.entity is None and reference.owners:
            shares = _owned(reference.owners, {}, persons)
        person = max(shares, key=lambda one: (shares[one], -one), default=None)
        least = DESCRIBED if reference.mention.kind == "NOM" else LEAST
        if person is None or shares[person] < least:
            continue
        maker = _maker(reference, person, persons[person].gender, narrator)
        if maker:
            rows.append(
                Resolution(
                    reference.index, id_of(person), round(shares[person], 4), maker, _ranked(shares, id_of)
                )
            )
    return rows


def _ranked(shares: Shares, id_of: Callable[[int], str]) -> tuple[tuple[str, float], ...]:
    """The likely ones of several, best first."""
    if len(shares) < 2:
        return ()
    likely = sorted((-share, person) for person, share in shares.items() if share >= CANDIDATE)
    return tuple((id_of(person), round(-share, 4)) for share, person in likely)


def _meant(
    reference: Reference | None, taken_up: Shares, persons: Sequence[Person], narrator: int | None
) -> Shares:
    """Whom an entity means."""
    if reference is None:
        return taken_up
    alone = len(reference.owners) == 1 and persons[reference.owners[0]].gender != SEVERAL
    if reference.mention.kind == "NOM" and alone:
        return _described(reference.owners[0], taken_up)
    if reference.owners:
        return _owned(reference.owners, taken_up, persons)
    if reference.mention.quoted is None and reference.word in people.FIRST_PERSON:
        return {} if narrator is None else {narrator: NARRATED}
    if reference.gender:
        genders = ("", reference.gender)
        return fitting(taken_up, lambda person: persons[person].gender in genders)
    if _is_plural(reference):
        groups = fitting(taken_up, lambda person: persons[person].gender == SEVERAL)
        return groups or taken_up
    return fitting(taken_up, lambda person: persons[person].gender != SEVERAL)


def _is_plural(reference: Reference) -> bool:
    """Whether a mention without an owner means several."""
    return reference.word in people.PLURAL or people.is_group_noun(reference.word)


def _described(person: int, taken_up: Mapping[int, float]) -> Shares:
    """Whom a description means that is a person's own: those whom it takes up, else that person."""
    rest = max(0.0, SURE - sum(taken_up.values()))
    return {**taken_up, person: taken_up.get(person, 0.0) + rest}


def _owned(owners: tuple[int, ...], taken_up: Mapping[int, float], persons: Sequence[Person]) -> Shares:
    """Whom a name means: the one that bears it, or of several the one taken up, else the most frequent."""
    if len(owners) == 1:
        return {owners[0]: SURE}
    taken = {person: taken_up.get(person, 0.0) for person in owners}
    total = sum(taken.values())
    frequent = max(owners, key=lambda person: persons[person].count)
    return {
        person: SURE
        * (share + (0.1 if person == frequent else 0.02))
        / (total + 0.1 + 0.02 * (len(owners) - 1))
        for person, share in taken.items()
    }


def _maker(reference: Reference, person: int, gender: str, narrator: int | None) -> str:
    """How a mention is resolved, "" where it is left open."""
    if person in reference.owners:
        return "people: name"
    if reference.mention.quoted is not None:
        return ""
    if reference.word in people.FIRST_PERSON:
        return "people: narrator" if narrator is not None else ""
    if reference.mention.kind == "PRON":
        plain = bool(reference.gender) or (_is_plural(reference) and gender == SEVERAL)
        return "people: pronoun" if plain else ""
    return "people: description" if reference.mention.kind == "NOM" and not _is_plural(reference) else ""
