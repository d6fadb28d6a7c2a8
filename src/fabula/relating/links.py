"""Descriptions by relation, and how their links to other mentions tell whom they may mean.

A pair of mentions does not know that nobody is his own sister, so "her sister" is often linked to "her";
such shares, and those of people of the other gender, are made up to the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from fabula.book import Book
from fabula.coreference.shares import fitting, inherited
from fabula.layers import ANTECEDENTS, ENTITIES
from fabula.lexicon.relations import RelationNoun
from fabula.reader.spans import head_word
from fabula.relating.page import Found, Page

Shares = Mapping[str, float]
"""Ids of characters with probabilities."""


@dataclass(frozen=True, slots=True)
class Use:
    """A noun for a relation and the one person who possesses it: "*her* (Ann's) *sister* smiled"."""

    token: int
    owner: Found
    noun: RelationNoun

    def fits(self, page: Page, character: str) -> bool:
        """Whether the noun can mean a person: not the possessor, nor one of the other gender."""
        other = self.owner[0].character
        return character != other and page.genders.get(character, "") in ("", self.noun.gender)


@dataclass(frozen=True, slots=True)
class Links:
    """For the nouns of uses, by token: whom they take up, and the names that most surely take them up."""

    back: Mapping[int, Shares]
    ahead: Mapping[int, Shares]


def links_of(book: Book, page: Page, uses: Iterable[Use]) -> Links:
    """Both ways of linking for each use, in one pass over the entities."""
    by_token = {use.token: use for use in uses}
    entities = book[ENTITIES]
    heads = [head_word(page.trees.heads, entity.first, entity.last) for entity in entities]
    meant: list[Shares] = []
    back: dict[int, Shares] = {}
    ahead: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for entity, row in enumerate(book[ANTECEDENTS]):
        someone, use = page.meant.get(heads[entity]), by_token.get(heads[entity])
        form = entities[entity].form
        if someone is not None and form == someone.form == "PROP":
            meant.append({someone.character: 1.0})
            for candidate, share in row.candidates:
                taken = ahead[heads[candidate]]
                taken[someone.character] = max(share, taken.get(someone.character, 0.0))
        elif someone is not None and form == "PRON":
            meant.append({someone.character: someone.certainty})
        else:
            shares = inherited(row.candidates, meant)
            meant.append(shares if use is None else fitting(shares, partial(use.fits, page)))
        if use is not None:
            back[use.token] = meant[-1]
    return Links(back, ahead)
