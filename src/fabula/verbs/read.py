"""``fabula read``."""

from __future__ import annotations

from pathlib import Path

import click

from fabula.destinations import is_same, page_beside, refuse_to_spoil, story_of
from fabula.errors import StoryFileError
from fabula.exits import Run
from fabula.verbs.options import debug
from fabula.verbs.stories import read_story


@click.command()
@click.argument("source")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The story file [SOURCE's name.fabula]."
)
@click.option(
    "--cast", "cast", type=click.Path(path_type=Path), help="People known beforehand (docs/cast.md)."
)
@click.option("--no-report", is_flag=True, help="Write no HTML page.")
@click.option(
    "--force",
    is_flag=True,
    help="Read a text that seems not to be English; replace files not made by Fabula.",
)
@debug
@click.pass_obj
def read(run: Run, source: str, output: Path | None, cast: Path | None, no_report: bool, force: bool) -> None:
    """Read SOURCE (or - for standard input) and write a story file with an HTML page beside it."""
    from fabula.findings.meant import meant_in, with_meant
    from fabula.store import is_story_file, save

    run.file = source
    if is_story_file(source):
        raise StoryFileError(source, "it is a story that has been read", "look at it with fabula show")
    story_path = output or story_of(source)
    refuse_to_spoil(story_path, [source, *([str(cast)] if cast else [])], force)
    page_path = page_beside(story_path)
    if output is None and is_same(page_path, source):  # "novel.html" has been given its name by its author
        page_path = story_path.with_name(f"{story_path.name}.html")
    if not no_report:
        refuse_to_spoil(page_path, [source, *([str(cast)] if cast else [])], force)
    story = with_meant(read_story(source, cast, force), meant_in(story_path))
    save(story, story_path)
    if not no_report:
        from fabula.output import write_atomically
        from fabula.report import render

        write_atomically(page_path, render(story))
    from fabula.terminal import summarise

    summarise(story, [story_path] if no_report else [story_path, page_path])
