"""``fabula mend``."""

from __future__ import annotations

import click

from fabula.errors import UnknownName
from fabula.exits import Run
from fabula.verbs.options import debug
from fabula.verbs.stories import open_story, write_lines_or_json


@click.command()
@click.argument("story")
@click.argument("conflict")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@debug
@click.pass_obj
def mend(run: Run, story: str, conflict: str, as_json: bool) -> None:
    """The earliest, smallest tellings that dissolve CONFLICT, a false belief of STORY."""
    from fabula.formats.effects import mend_data, mend_lines
    from fabula.world.mending import mend as mend_claim

    run.file = story
    ledger = open_story(story).ledger
    chosen = ledger.conflict(conflict)
    if chosen.kind not in ("false belief", "irony"):
        cause = f"this is a {chosen.kind}, and what a telling mends is a false belief"
        raise UnknownName(conflict, cause, "`fabula show STORY conflicts` lists them")
    found = mend_claim(ledger.engine, chosen.claim, chosen.people[0])
    write_lines_or_json(mend_lines(chosen, found, ledger), mend_data(chosen, found, ledger), as_json)
