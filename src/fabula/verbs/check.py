"""``fabula check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from fabula.errors import StoryFileError, UnknownName
from fabula.exits import Run
from fabula.verbs.options import debug
from fabula.verbs.stories import is_world, open_story, write_lines_or_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.findings import Finding
    from fabula.layers import Chapter, Meant
    from fabula.text import Text

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
@click.option("--quick", is_flag=True, help="Read only the chapters that the last quick check has not seen.")
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
def check(
    run: Run, source: str, min_certainty: float | None, quick: bool, meant: tuple[str, ...], as_json: bool
) -> int:
    """Tell what in SOURCE, a document or a story, cannot be right as it stands.

    Exits with 0 if nothing is found, with 1 if something is, and with 2 if SOURCE cannot be checked.
    """
    from fabula.findings import THRESHOLD, numbered

    run.file = source
    least = THRESHOLD if min_certainty is None else min_certainty
    if meant:
        return _keep(source, meant, least)
    text, chapters, every = _checked_quickly(source) if quick else _checked(source)
    found = numbered(row for row in every if row.certainty >= least)
    _tell(text, chapters, found, as_json)
    return FOUND if any(row.certainty >= THRESHOLD for row in found) else 0


def _tell(text: Text, chapters: Sequence[Chapter], found: Sequence[Finding], as_json: bool) -> None:
    from fabula.findings.lines import finding_data, finding_line
    from fabula.terminal import say

    lines = [] if as_json else [finding_line(text, chapters, row) for row in found]
    data = {"findings": [finding_data(text, chapters, row) for row in found]} if as_json else None
    write_lines_or_json(lines, data, as_json)
    if not found and not as_json:
        say("Nothing was found.")


def _checked(source: str) -> tuple[Text, Sequence[Chapter], Sequence[Finding]]:
    """What is found in a document or a story."""
    from fabula.findings import findings_of
    from fabula.findings.meant import with_meant

    story = with_meant(open_story(source), _kept_beside(source))
    return story.text, story.chapters, findings_of(story, 0.0)


def _checked_quickly(source: str) -> tuple[Text, Sequence[Chapter], Sequence[Finding]]:
    """What is found in a document of which most has been checked before."""
    from fabula.findings.meant import without_kept
    from fabula.findings.quick import check_quickly
    from fabula.findings.records import load_record, record_of, save_record
    from fabula.source import read_source
    from fabula.store import is_story_file
    from fabula.terminal import progress

    if source == "-" or is_world(source) or is_story_file(source):
        raise StoryFileError(source, "a quick check is of a document", "leave out --quick")
    manuscript = read_source(source)
    with progress(source) as show:
        checked = check_quickly(manuscript, (), load_record(record_of(source)), show)
    save_record(checked.record, record_of(source))
    found = without_kept(manuscript.text, checked.findings, _kept_beside(source))
    return manuscript.text, checked.chapters, found


def _kept_beside(source: str) -> tuple[Meant, ...]:
    """What the story file keeps as meant that fabula read makes of a document."""
    from fabula.destinations import story_of
    from fabula.findings.meant import meant_in

    return () if source == "-" else meant_in(story_of(source))


def _keep(source: str, ids: tuple[str, ...], least: float) -> int:
    """Keep in a story file that findings are meant."""
    from fabula.findings import findings_of
    from fabula.findings.meant import as_meant, with_meant
    from fabula.store import is_story_file, load, save
    from fabula.terminal import say

    if not is_story_file(source):
        mend = "give the story file that fabula read makes of it, or put [fabula: meant] before the paragraph"
        raise StoryFileError(source, "what is meant can only be kept in a story file", mend)
    story = load(source)
    found = {row.id: row for row in findings_of(story, least)}
    for id in ids:
        if id not in found:
            raise UnknownName(id, "there is no such finding", f"`fabula check {source}` lists them")
    save(with_meant(story, [as_meant(story.text, found[id]) for id in ids]), source)
    for id in ids:
        say(f"Meant: {found[id].why}.")
    return 0
