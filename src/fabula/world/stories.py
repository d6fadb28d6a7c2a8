"""Between a story and its world: a story holds the rows of a world as layers, with or without a text."""

from __future__ import annotations

from typing import Any

from fabula.book import Book, Rows
from fabula.errors import StoryFileError
from fabula.layers import (
    ACTS,
    ASCRIPTIONS,
    BEATS,
    CHAPTERS,
    CHARACTERS,
    CLAIMS,
    GIVEN_CAST,
    LAYERS,
    NARRATOR,
    OCCURRENCES,
    PERCEPTIONS,
    PERSONS,
    PLACES,
    Alias,
    Chapter,
    Character,
    GivenCharacter,
    Layer,
    Person,
)
from fabula.story import Story
from fabula.text import Text
from fabula.world.world import World

MAKER = "given"


def world_of(story: Story) -> World:
    """The world that a story holds.

    Raises:
        StoryFileError: the story was read by an older version of Fabula, which kept none.
    """
    world = story.world
    if story.characters and not world.people:  # a reading makes each of the cast a person of the world
        cause = "the story was read by an older Fabula and holds no world"
        raise StoryFileError(story.text.name, cause, "read the document again with fabula read")
    return world


def layers_of(world: World) -> dict[Layer[Any], Rows]:
    """The layers in which a book holds a world."""
    return {
        PERSONS: world.people,
        PLACES: world.places,
        CLAIMS: world.claims,
        BEATS: world.beats,
        OCCURRENCES: world.occurrences,
        ACTS: world.acts,
        PERCEPTIONS: world.perceptions,
        ASCRIPTIONS: world.ascriptions,
    }


def story_of(world: World, name: str) -> Story:
    """A story of an empty text that holds a world; its cast is the world's people, in their order."""
    layers: dict[Layer[Any], Rows] = dict.fromkeys(LAYERS, ())
    layers |= layers_of(world)
    layers[CHAPTERS] = (Chapter("ch1", 0, 0, None),)
    layers[CHARACTERS] = tuple(_character(person) for person in world.people)
    layers[GIVEN_CAST] = tuple(
        GivenCharacter(person.id, person.name, person.aliases, person.pronouns, person.relations)
        for person in world.people
    )
    return Story(Book(Text.of("", name), layers))


def _character(person: Person) -> Character:
    return Character(
        id=person.id,
        name=person.name,
        aliases=tuple(Alias(form, 0) for form in (person.name, *person.aliases)),
        pronouns=person.pronouns,
        count=0,
        first=0,
        last=0,
        narrator=person.id == NARRATOR,
        given=True,
        certainty=1.0,
        maker=MAKER,
    )
