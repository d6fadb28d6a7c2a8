"""``fabula ask``."""

from __future__ import annotations

import click

from fabula.exits import Run
from fabula.verbs.options import debug
from fabula.verbs.stories import open_story, write_lines_or_json

NOT_UNDERSTOOD = 1
"""The exit status for a question that is not understood."""


@click.command()
@click.argument("story")
@click.argument("question")
@click.option("--at", metavar="ID", help="At the end of this beat (s2.1), scene (s2) or chapter (ch3).")
@click.option("--explain", is_flag=True, help="Print first what the question was taken for.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@debug
@click.pass_obj
def ask(run: Run, story: str, question: str, at: str | None, explain: bool, as_json: bool) -> int:
    """Answer QUESTION about STORY, in plain English: who knows what, since when, and from whom."""
    from fabula.asking import NEEDED
    from fabula.asking.lines import reply_lines
    from fabula.terminal import printable, say

    run.file = story
    found = open_story(story, NEEDED)
    reply = found.ask(question, at)
    lines = [] if as_json else [printable(line) for line in reply_lines(reply, found, found.index, explain)]
    write_lines_or_json(lines, reply.as_data(), as_json)
    if reply.status != "not understood":
        return 0
    if as_json:
        say(f"The question was not understood: {reply.reason}.")
    return NOT_UNDERSTOOD
