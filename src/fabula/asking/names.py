"""Whom the words of a question mean: names by the story's cast, and the pronouns that take them up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fabula.framing.pronouns import Meant
from fabula.layers.people import NARRATOR, READER
from fabula.layers.world import Person
from fabula.lexicon import people as lexicon
from fabula.lexicon import relations
from fabula.lexicon.relations import RelationNoun, find_noun
from fabula.people.names import gender_of_pronoun, one_slip_apart, parse
from fabula.trees import Trees

LONGEST = 6
"""Words that the longest name may have."""
SHORTEST_WITH_SLIP = 4
SLIPPED, BY_PART, BY_PRONOUN, BY_KINSHIP = 0.8, 0.95, 0.7, 0.9
"""Certainties of a name with a slip, of part of a name, of a pronoun, and of "Ann's sister"."""

Words = tuple[str, ...]


class Cast:
    """The names of a world's people, to look up the names in a question; made once a world."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = {person.id: person for person in people}
        self._whole: dict[Words, str] = {}
        self._parts: dict[str, set[str]] = {}
        for person in self._people.values():
            for name in (person.name, *person.aliases, person.id):
                self._whole.setdefault(_words(name), person.id)
            for name in (person.name, *person.aliases):
                for word in parse(name).words:
                    self._parts.setdefault(word.casefold(), set()).add(person.id)
        for reserved in (NARRATOR, READER):
            self._whole.setdefault((reserved,), reserved)

    def name_of(self, id: str) -> str:
        """The name of a person; an id of nobody known is its own name."""
        person = self._people.get(id)
        return person.name if person is not None else id

    def names_of(self, id: str) -> tuple[str, ...]:
        """The names by which a person is called, longest first."""
        person = self._people.get(id)
        names = () if person is None else (person.name, *person.aliases)
        return tuple(sorted(dict.fromkeys(names), key=len, reverse=True))

    def is_person(self, id: str) -> bool:
        """Whether an id is that of somebody who can hold something."""
        return id in self._people or id in (NARRATOR, READER)

    def named(self, trees: Trees) -> dict[int, str]:
        """The words that are names as the story writes them, and whose."""
        return {token: one.people[0] for token, one in self._names(trees).items()}

    def meant(self, trees: Trees, rank: int = 0) -> dict[int, Meant]:
        """The words of a question that mean people, and whom; of a pronoun's candidates the one of a rank."""
        found = self._names(trees)
        for token, word in enumerate(trees.words):
            if token not in found and word.upos == "PROPN":
                someone = self._with_slip(trees.forms[token])
                if someone is not None:
                    found[token] = someone
        self._add_kin(trees, found)
        self._add_pronouns(trees, found, rank)
        return found

    def _names(self, trees: Trees) -> dict[int, Meant]:
        found: dict[int, Meant] = {}
        token = 0
        while token < len(trees.words):
            length, someone = self._name_at(trees, token)
            if someone is not None:
                found.update(dict.fromkeys(range(token, token + length), someone))
            token += length
        return found

    def _name_at(self, trees: Trees, token: int) -> tuple[int, Meant | None]:
        """The longest name that begins at a word, and its number of words."""
        for length in range(min(LONGEST, len(trees.words) - token), 0, -1):
            forms = tuple(form.rstrip(".") or form for form in trees.forms[token : token + length])
            person = self._whole.get(_without_article(forms))
            if (
                person is not None
                and forms[-1] not in _ARTICLES
                and self._is_used_as_name(trees, token, forms)
            ):
                return length, Meant((person,), 1.0)
        if trees.words[token].upos in ("PROPN", "NOUN"):
            bearers = self._parts.get(trees.forms[token], set())
            if len(bearers) == 1:
                return 1, Meant(tuple(bearers), BY_PART)
        return 1, None

    def _is_used_as_name(self, trees: Trees, token: int, forms: Words) -> bool:
        """Whether one word that is a name as well as a word of the grammar ("Will") stands as a name here."""
        if len(forms) > 1:
            return True
        return trees.words[token].upos not in ("AUX", "ADP", "DET", "SCONJ", "PART", "CCONJ")

    def _with_slip(self, form: str) -> Meant | None:
        """Who alone has a name that differs from this one by one letter."""
        word = form.casefold()
        if len(word) < SHORTEST_WITH_SLIP or word in lexicon.common_given_names():
            return None
        near = [
            bearers
            for name, bearers in self._parts.items()
            if name[0] == word[0] and len(name) >= SHORTEST_WITH_SLIP and one_slip_apart(name, word)
        ]
        people = set().union(*near)
        return Meant(tuple(people), SLIPPED) if len(people) == 1 else None

    def _add_kin(self, trees: Trees, found: dict[int, Meant]) -> None:
        """People named by what they are to another: "Ann's sister"."""
        for token in range(len(trees.words)):
            owner = trees.child(token, "nmod:poss")
            if token in found or owner is None or owner not in found:
                continue
            noun = find_noun(trees.words[token].lemma.casefold(), trees.forms[token])
            kin = [] if noun is None else self._kin(found[owner].people[0], noun)
            if len(kin) == 1:
                found[token] = Meant((kin[0],), BY_KINSHIP)

    def _kin(self, owner: str, noun: RelationNoun) -> list[str]:
        """Those who are to somebody what a noun says, as either of the two's relations have it."""
        found = [
            person.id
            for person in self._people.values()
            if any(other == owner and _role(kind) == noun.role for other, kind in person.relations)
        ]
        known = self._people.get(owner)
        for other, kind in known.relations if known is not None else ():
            if other in self._people and relations.roles(kind)[1] == noun.role:
                found.append(other)
        fitting = [id for id in found if not noun.gender or _likelihood(self._people[id], noun.gender)]
        return list(dict.fromkeys(fitting))

    def _add_pronouns(self, trees: Trees, found: dict[int, Meant], rank: int) -> None:
        named = dict(found)
        for token, form in enumerate(trees.forms):
            if token in found:
                continue
            before = [place for place in sorted(named) if place < token]
            if form in lexicon.PLURAL:
                people = tuple(dict.fromkeys(one for place in before for one in named[place].people))
                if len(people) > 1:
                    found[token] = Meant(people, BY_PRONOUN)
            elif gender_of_pronoun(form) and trees.words[token].upos == "PRON":
                person = self._taken_up(trees, token, form, before, named, rank)
                if person is not None:
                    found[token] = Meant((person,), BY_PRONOUN)

    def _taken_up(
        self, trees: Trees, token: int, form: str, before: list[int], named: Mapping[int, Meant], rank: int
    ) -> str | None:
        """Whom a pronoun takes up: one of its gender, and not one who stands beside it under one verb."""
        gender = gender_of_pronoun(form)
        owns = trees.relations[token] == "nmod"
        found: dict[str, tuple[float, int]] = {}
        for place in before:
            beside = trees.heads[place] is not None and trees.heads[place] == trees.heads[token]
            person = self._people.get(named[place].people[0])
            if person is not None and (owns or not beside):
                found[person.id] = (_likelihood(person, gender), place)
        ranked = sorted((id for id in found if found[id][0]), key=lambda id: found[id], reverse=True)
        return ranked[min(rank, len(ranked) - 1)] if ranked else None


def _role(kind: str) -> str:
    return relations.roles(kind)[0]


def _likelihood(person: Person, gender: str) -> float:
    """How likely a pronoun of a gender is to mean a person."""
    if person.pronouns:
        return float(gender_of_pronoun(person.pronouns.split("/")[0].casefold()) == gender)
    name = parse(person.name)
    share = name.share_of_women
    if name.gender or share is None or gender not in ("m", "f"):
        return 1.0 if name.gender == gender else 0.5 * (not name.gender)
    return share if gender == "f" else 1 - share


_ARTICLES = frozenset(("the", "a", "an"))


def _without_article(words: Words) -> Words:
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _words(name: str) -> Words:
    plain = name.casefold().replace("’", "'").replace("'s", " 's")
    return _without_article(tuple(word.rstrip(".") or word for word in plain.split()))
