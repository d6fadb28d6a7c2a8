"""What verbs share: a story from what the user names, and results to where the user wants them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fabula.errors import StoryFileError

if TYPE_CHECKING:
    from fabula.formats.format import Content
    from fabula.layers import Layer
    from fabula.story import Story

WORLD_SUFFIX = ".toml"


def open_story(argument: str, layers: Sequence[Layer[Any]] | None = None) -> Story:
    """The story that an argument names: a story file loaded, a world made one, anything else read.

    Args:
        layers: those that are wanted of a story file; None for all.
    """
    from fabula.layers import LAYERS
    from fabula.store import SUFFIX, is_story_file, load

    if is_story_file(argument) or Path(argument).suffix.lower() == SUFFIX:
        return load(argument, LAYERS if layers is None else layers)
    if is_world(argument):
        from fabula.world.reading import read_world
        from fabula.world.stories import story_of

        return story_of(read_world(argument), argument)
    return read_story(argument, None, False)


def is_world(argument: str) -> bool:
    """Whether an argument names a world, by its ending."""
    return Path(argument).suffix.lower() == WORLD_SUFFIX


def read_story(source: str, cast: Path | None, force: bool) -> Story:
    """The story of a document, with people known beforehand."""
    from fabula.cast_file import read_cast
    from fabula.reading import read_manuscript
    from fabula.source import read_source
    from fabula.terminal import progress

    if is_world(source):
        raise StoryFileError(source, "it is a world, not a document", "run it with fabula run")
    given = read_cast(cast) if cast is not None else ()
    with progress(source) as show:
        return read_manuscript(read_source(source, force), given, show)


def deliver(content: Content, output: Path | None, name: str = "") -> None:
    """Send what a verb has made to a file, a folder (its files called by ``name``) or standard output."""
    from fabula import formats
    from fabula.output import write_stdout

    if isinstance(content, str) and (output is None or output == Path("-")):
        write_stdout(content)
    elif output is not None:
        formats.deliver(content, output, name)


def write_lines_or_json(lines: Sequence[str], data: Any, as_json: bool) -> None:
    """Give a person lines, or a program one JSON object, on standard output."""
    from fabula.output import write_stdout

    write_stdout(to_json(data) if as_json else "".join(f"{line}\n" for line in lines))


def to_json(data: Any) -> str:
    """One line of JSON that can be encoded as UTF-8."""
    import json

    from fabula.formats.jsonl import escape_surrogates

    return escape_surrogates(json.dumps(data, ensure_ascii=False)) + "\n"
