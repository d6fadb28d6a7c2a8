"""``fabula cast``."""

from __future__ import annotations

from pathlib import Path

import click

from fabula.destinations import check_output, keep_source
from fabula.exits import Run
from fabula.verbs.options import debug
from fabula.verbs.stories import deliver, open_story


@click.command()
@click.argument("story")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The cast file [standard output].")
@debug
@click.pass_obj
def cast(run: Run, story: str, output: Path | None) -> None:
    """Write the cast of STORY, to edit and give back with --cast."""
    from fabula.cast_file import write_cast

    run.file = story
    check_output(output, story)
    found = open_story(story)
    keep_source(output, found)
    deliver(write_cast(found), output)
