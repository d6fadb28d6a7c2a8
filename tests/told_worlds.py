"""A small story told in a text and written as a world, for tests of what a user sees of who knows what."""

from __future__ import annotations

import re
from textwrap import dedent

from fabula.book import Book
from fabula.story import Story
from fabula.world.reading import parse_world
from fabula.world.stories import layers_of
from tests.tiny import heading, said, tiny

_AT = re.compile(r'\bat = "([^"]*)"(?:, upto = "([^"]*)")?')


def told(story: Story, plot: str) -> Story:
    """A story with a world; ``at = "words"`` in a row of the plot says where its words stand in the text.

    ``at = "first words", upto = "last words"`` says where the words of a longer stretch stand.
    """
    characters = story.text.characters

    def place(found: re.Match[str]) -> str:
        start = characters.index(found[1])
        last = found[2] or found[1]
        return f"start = {start}, end = {characters.index(last, start) + len(last)}"

    world = parse_world(_AT.sub(place, dedent(plot)), "plot.toml")
    return Story(Book(story.text, {**story.book.layers, **layers_of(world)}))


RAIN = "It rained, and nobody said a word. The gutters ran, and the river rose a little.\n\n"

MISTAKE = """
person = [{name = "Ann"}, {name = "Ben"}, {name = "Cora"}, {name = "Dan"}, {name = "Eve"}]
claim = [
  {id = "fall", text = "Ben fell on Cora", predicate = "fall", agent = "ben", patient = "cora"},
  {id = "kiss", text = "Ben kissed Cora", predicate = "kiss", agent = "ben", patient = "cora"},
]
beat = [
  {id = "s1.1", at = "Ben slipped", upto = "a kiss.", present = ["ben", "cora", {id = "ann", hidden = true}]},
  {id = "s2.1", present = ["ann", "dan"], at = "Ann went to Dan.", upto = "she said."},
  {id = "s2.2", present = ["ben", "dan"], at = "Dan went to Ben.", upto = "said Ben."},
  {id = "s3.1", present = ["ann", "ben"], at = "At last Ben came.", upto = "he said."},
  {id = "s4.1", present = ["ann", "eve"], at = "Eve looked in.", upto = "said Eve."},
]
event = [{id = "e1", beat = "s1.1", claim = "fall", at = "Ben slipped and fell on Cora"}]
perception = [{id = "p1", by = "ann", of = "e1", as = "kiss", at = "Ann took it for a kiss"}]
act = [
  {beat = "s2.1", by = "ann", to = "dan", claim = "kiss", quote = "q1", at = "“Ben kissed Cora,”"},
  {beat = "s2.2", by = "ben", to = "dan", claim = "kiss", act = "deny", quote = "q3", at = "“I kissed"},
  {beat = "s3.1", by = "ben", to = "ann", claim = "fall", quote = "q4", at = "“I fell,”"},
]
"""
"""Ann sees Ben fall on Cora, takes it for a kiss and tells Dan; Ben denies it, and explains it to her."""


def mistake(rain: int = 0) -> Story:
    """The mistake, told in three chapters and four scenes with five quotations, and rain between them."""
    wet = RAIN * rain
    story = tiny(
        heading("One"),
        "\n\nBen slipped and fell on Cora; Ann took it for a kiss.\n\n",
        wet,
        heading("Two"),
        "\n\nAnn went to Dan. ",
        said("“Ben kissed Cora,”", by="Ann", to=("Dan",)),
        " she said.\n\n",
        wet,
        "Dan went to Ben. ",
        said("“Did you kiss her?”", by="Dan", to=("Ben",)),
        "\n\n",
        said("“I kissed nobody,”", by="Ben", to=("Dan",)),
        " said Ben.\n\n",
        wet,
        heading("Three"),
        "\n\nAt last Ben came. ",
        said("“I fell,”", by="Ben", to=("Ann",)),
        " he said.\n\n",
        wet,
        "Eve looked in. ",
        said("“Good night,”", by="Eve", to=("Ann", "Cora")),
        " said Eve.\n\n",
        wet,
    )
    return told(story, MISTAKE)
