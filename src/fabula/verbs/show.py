"""``fabula show``."""

from __future__ import annotations

import click

from fabula.errors import UnknownName
from fabula.exits import Run
from fabula.verbs.options import debug
from fabula.verbs.stories import open_story, to_json

VIEWS_TO_COME = ("scenes", "knowledge", "conflicts")


@click.command()
@click.argument("story")
@click.argument("view", default="cast", metavar="[cast|quotes|scenes|knowledge|conflicts]")
@click.option("--at", metavar="ID", help="Only this chapter (ch3) or quotation (q17).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@debug
@click.pass_obj
def show(run: Run, story: str, view: str, at: str | None, as_json: bool) -> None:
    """Show the cast of STORY, or its quotations with who says them to whom."""
    from fabula.output import write_stdout
    from fabula.views import VIEWS

    run.file = story
    if view in VIEWS_TO_COME:
        raise UnknownName(view, "this Fabula does not make that view yet", "ask for cast or quotes")
    if view not in VIEWS:
        raise UnknownName(view, "there is no such view", "ask for cast or quotes")
    found = open_story(story)
    if as_json:
        write_stdout(to_json(VIEWS[view].data(found, at)))
    else:
        write_stdout("".join(f"{line}\n" for line in VIEWS[view].lines(found, at)))
