"""The forms in which a story leaves Fabula, one file a format; ``FORMATS`` is the only table of them."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from fabula.errors import UnknownName
from fabula.formats import jsonl, table
from fabula.formats.format import Format, Options
from fabula.output import write_atomically
from fabula.story import Story

FORMATS: Mapping[str, Format] = {format.name: format for format in (jsonl.FORMAT, table.FORMAT)}


def export(story: Story, format: str, path: str | Path | None = None, min_certainty: float = 0.0) -> str:
    """A story in another form.

    Args:
        story: the story.
        format: a name of ``FORMATS``.
        path: the file to write, if one is wanted; it is written whole or not at all.
        min_certainty: speakers and addressees below this probability are given as unknown.

    Returns:
        The content, whether or not it was written.

    Raises:
        UnknownName: there is no such format.
        OutputError: the file cannot be written.
    """
    content = format_named(format).render(story, Options(min_certainty))
    if path is not None:
        write_atomically(path, content)
    return content


def format_named(name: str) -> Format:
    """The format that ``--to`` calls by a name.

    Raises:
        UnknownName: there is none.
    """
    if name in FORMATS:
        return FORMATS[name]
    near = get_close_matches(name.lower(), FORMATS, 1)
    mend = f'perhaps "{near[0]}" is meant' if near else f"the formats are {', '.join(FORMATS)}"
    raise UnknownName("--to", f'there is no format "{name}"', mend)
