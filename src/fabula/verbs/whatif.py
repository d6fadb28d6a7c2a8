"""``fabula whatif``."""

from __future__ import annotations

import click

from fabula.errors import UnknownName
from fabula.exits import Run
from fabula.verbs.options import debug
from fabula.verbs.stories import open_story, write_lines_or_json


@click.command()
@click.argument("story")
@click.option("--cut", "cut", multiple=True, metavar="ID", help="Leave out a beat, event, act or attitude.")
@click.option("--tell", metavar='"SPEAKER -> HEARER, ...: CLAIM"', help="Let someone say it, too.")
@click.option("--at", metavar="BEAT", help="The beat in which it is said.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@debug
@click.pass_obj
def whatif(
    run: Run, story: str, cut: tuple[str, ...], tell: str | None, at: str | None, as_json: bool
) -> None:
    """Run STORY's world again without something, or with something said: whose attitudes change."""
    from fabula.formats.effects import whatif_data, whatif_lines
    from fabula.world.tellings import parse_telling
    from fabula.world.whatif import what_if

    run.file = story
    if not cut and tell is None:
        raise UnknownName("whatif", "nothing is to be cut or told", "add --cut ID or --tell")
    if at is not None and tell is None:
        raise UnknownName("--at", "it tells when something is said", "add --tell, or leave it out")
    ledger = open_story(story).ledger
    acts = (parse_telling(tell, at, ledger),) if tell is not None else ()
    found = what_if(ledger.engine, cut, acts)
    write_lines_or_json(whatif_lines(found, ledger), whatif_data(found), as_json)
