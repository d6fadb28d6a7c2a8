"""``fabula show``."""

from __future__ import annotations

import click

from fabula.errors import UnknownName
from fabula.exits import Run
from fabula.verbs.options import debug
from fabula.verbs.stories import open_story, write_lines_or_json


@click.command()
@click.argument("story")
@click.argument("view", default="cast", metavar="[cast|quotes|scenes|knowledge|conflicts]")
@click.option(
    "--at",
    metavar="ID",
    help="Only this chapter, quotation, scene or beat; knowledge: at its end; conflicts: only this one (k3).",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@debug
@click.pass_obj
def show(run: Run, story: str, view: str, at: str | None, as_json: bool) -> None:
    """Show the cast of STORY, its quotations, its scenes, who holds what, or where people disagree."""
    from fabula.views import VIEWS

    run.file = story
    if view not in VIEWS:
        raise UnknownName(view, "there is no such view", f"ask for {', '.join(VIEWS)}")
    found = open_story(story)
    data = VIEWS[view].data(found, at) if as_json else None
    write_lines_or_json([] if as_json else VIEWS[view].lines(found, at), data, as_json)
