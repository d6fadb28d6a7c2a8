"""The step to the people of the world: the cast, with what they are to each other."""

from __future__ import annotations

from fabula.book import Book, Made, Step
from fabula.layers import CHARACTERS, GIVEN_CAST, PERSONS, RELATIONS, Person
from fabula.ties import ties_by_person, ties_of


def run(book: Book) -> Made:
    """A row for each character, most mentioned first."""
    ties = ties_by_person(ties_of(book))
    rows = (
        Person(
            character.id,
            character.name,
            tuple(alias.text for alias in character.aliases if alias.text != character.name),
            character.pronouns,
            tuple((tie.other, tie.word) for tie in ties.get(character.id, ())),
        )
        for character in book[CHARACTERS]
    )
    return {PERSONS: tuple(rows)}


STEP = Step("persons", needs=(CHARACTERS, GIVEN_CAST, RELATIONS), makes=(PERSONS,), run=run)
