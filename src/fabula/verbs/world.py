"""``fabula world`` and ``fabula run``: a story's world, to edit and to run."""

from __future__ import annotations

from pathlib import Path

import click

from fabula.destinations import check_output, keep_source, refuse_to_spoil
from fabula.errors import WorldError
from fabula.exits import Run
from fabula.verbs.options import debug
from fabula.verbs.stories import deliver, open_story


@click.command()
@click.argument("story")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The world file [standard output].")
@debug
@click.pass_obj
def world(run: Run, story: str, output: Path | None) -> None:
    """Write the world of STORY, to edit and run: people, claims, what happens and what is said."""
    from fabula.world.stories import world_of
    from fabula.world.writing import write_world

    run.file = story
    check_output(output, story)
    found = open_story(story)
    keep_source(output, found)
    deliver(write_world(world_of(found)), output)


@click.command("run")
@click.argument("file", metavar="WORLD.toml")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A story file to keep it in.")
@click.option("--force", is_flag=True, help="Replace a file that Fabula did not make.")
@debug
@click.pass_obj
def run_world(run: Run, file: str, output: Path | None, force: bool) -> None:
    """Run a world, and tell who is in it, what is claimed, and who is mistaken at the end."""
    from fabula.output import write_stdout
    from fabula.store import is_story_file, save
    from fabula.terminal import say
    from fabula.world.reading import read_world
    from fabula.world.stories import story_of
    from fabula.world.summary import summary

    run.file = file
    if is_story_file(file):
        raise WorldError(file, "it is a story file", "write its world with fabula world, and run that")
    if output is not None:
        refuse_to_spoil(output, [file], force)
    found = story_of(read_world(file), file)
    lines = summary(found.ledger, file)
    if output is not None:
        save(found, output)
    write_stdout("".join(f"{line}\n" for line in lines))
    if output is not None:
        say(f"Written: {output}")
