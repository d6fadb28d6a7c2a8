"""``fabula check``."""

from __future__ import annotations

import click

from fabula.errors import StoryFileError, UnknownName
from fabula.exits import Run
from fabula.verbs.options import debug
from fabula.verbs.stories import open_story, write_lines_or_json

FOUND = 1
"""The exit status where there is something to look at."""


@click.command()
@click.argument("source")
@click.option(
    "--min-certainty",
    type=click.FloatRange(0.0, 1.0),
    metavar="P",
    help="Tell of all findings that are at least so certain; those below 0.5 do not count.",
)
@click.option(
    "--meant",
    "meant",
    multiple=True,
    metavar="ID",
    help="This finding is meant: keep that in the story file.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@debug
@click.pass_obj
def check(run: Run, source: str, min_certainty: float | None, meant: tuple[str, ...], as_json: bool) -> int:
    """Tell what in SOURCE, a document or a story, cannot be right as it stands.

    Exits with 0 if nothing is found, with 1 if something is, and with 2 if SOURCE cannot be checked.
    """
    from fabula.findings import THRESHOLD, findings_of
    from fabula.findings.lines import finding_data, finding_line
    from fabula.terminal import say

    run.file = source
    if meant:
        return _keep(source, meant, min_certainty)
    story = open_story(source)
    least = THRESHOLD if min_certainty is None else min_certainty
    found = findings_of(story, least)
    lines = [] if as_json else [finding_line(story, row) for row in found]
    write_lines_or_json(lines, {"findings": [finding_data(story, row) for row in found]}, as_json)
    if not found and not as_json:
        say("Nothing was found.")
    return FOUND if any(row.certainty >= THRESHOLD for row in found) else 0


def _keep(source: str, ids: tuple[str, ...], min_certainty: float | None) -> int:
    """Keep in a story file that findings are meant."""
    from fabula.findings import THRESHOLD, findings_of
    from fabula.findings.meant import as_meant, with_meant
    from fabula.store import is_story_file, load, save
    from fabula.terminal import say

    if not is_story_file(source):
        mend = "give the story file that fabula read makes of it, or put [fabula: meant] before the paragraph"
        raise StoryFileError(source, "what is meant can only be kept in a story file", mend)
    story = load(source)
    found = {row.id: row for row in findings_of(story, THRESHOLD if min_certainty is None else min_certainty)}
    for id in ids:
        if id not in found:
            raise UnknownName(id, "there is no such finding", f"`fabula check {source}` lists them")
    save(with_meant(story, [as_meant(story, found[id]) for id in ids]), source)
    for id in ids:
        say(f"Meant: {found[id].why}")
    return 0
