"""The grid of a story: people by scenes, or by chapters where there are many scenes."""

from __future__ import annotations

from typing import Literal, TypeAlias

from fabula.story import Story
from fabula.world.grid import Grid, grid_of
from fabula.world.knowledge import scene_of

Unit: TypeAlias = Literal["scene", "chapter"]

MOST_SCENES = 30
"""A story of more scenes has a column a chapter."""


def unit_of(story: Story) -> Unit:
    """By what the grid goes: by scenes, or where these are more than ``MOST_SCENES`` by chapters, if any."""
    scenes = {scene_of(beat.id) for beat in story.ledger.world.beats}
    return "scene" if len(scenes) <= MOST_SCENES or len(story.chapters) == 1 else "chapter"


def story_grid(story: Story) -> Grid:
    """How much each person knows, thinks and is wrong about, scene by scene or chapter by chapter."""
    ledger = story.ledger
    if unit_of(story) == "chapter":
        return grid_of(ledger, [chapter.id for chapter in story.chapters])
    return grid_of(ledger, list(dict.fromkeys(scene_of(beat.id) for beat in ledger.world.beats)))
