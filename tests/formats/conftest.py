"""For the formats, the tiny story has the plainest grammar: some of them refuse a story without any."""

from __future__ import annotations

import pytest

from fabula.story import Story
from tests.formats.grammar import flat


@pytest.fixture
def story(story: Story) -> Story:
    return flat(story)
