"""Passages read through the real steps, and who is there at some of their words."""

from __future__ import annotations

from fabula.layers import BEATS, PLACES, SCENES, Beat, Presence, Scene
from fabula.story import Story
from tests.reading import read_passage


class Staged:
    """A passage that has been read."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.text = story.text.characters
        self.beats: tuple[Beat, ...] = story.book[BEATS]
        self.scenes: tuple[Scene, ...] = story.book[SCENES]
        self.places = {row.id: row for row in story.book[PLACES]}

    def beat(self, words: str) -> Beat:
        """The beat in which some words begin, which the passage has once."""
        assert self.text.count(words) == 1, words
        at = self.text.index(words)
        return next(row for row in self.beats if (row.start or 0) <= at < (row.stop or 0))

    def scene(self, words: str) -> Scene:
        at = self.text.index(words)
        return next(row for row in self.scenes if row.start <= at < row.stop)

    def there(self, words: str) -> set[str]:
        """Those who are there, perceiving or not."""
        return {one.person for one in self.beat(words).present}

    def presence(self, words: str, person: str) -> Presence:
        return next(one for one in self.beat(words).present if one.person == person)


def staged(*paragraphs: str) -> Staged:
    return Staged(read_passage("\n\n".join(paragraphs)))
