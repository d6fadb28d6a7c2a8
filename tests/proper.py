"""What the audiobook formats have to give: the story's text without the paratext around it."""

from fabula.story import Story


def proper_text(story: Story) -> str:
    """All characters outside paratext, in order."""
    kept, cursor = [], 0
    for row in sorted(story.paratext, key=lambda row: row.start):
        kept.append(story.text.characters[cursor : row.start])
        cursor = row.stop
    return "".join([*kept, story.text.characters[cursor:]])
