"""The command line: a verb for each thing that Python can call as well (:mod:`fabula.verbs`).

Data goes to standard output, talk to standard error. A verb that fails says one sentence and exits
with 2; a mistake in Fabula itself exits with 70. What a verb needs is imported inside it, so that
``fabula --help`` answers at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from fabula import __version__
from fabula.exits import exit_status
from fabula.verbs.ask import ask
from fabula.verbs.cast import cast
from fabula.verbs.check import check
from fabula.verbs.export import export
from fabula.verbs.mend import mend
from fabula.verbs.options import debug
from fabula.verbs.read import read
from fabula.verbs.show import show
from fabula.verbs.whatif import whatif
from fabula.verbs.world import run_world, world

VERBS = (read, show, cast, world, run_world, ask, check, whatif, mend, export)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    return exit_status(cli, args)


@click.group(
    commands=VERBS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="fabula")
@debug
@click.pass_context
def cli(context: click.Context) -> None:
    """Read prose fiction: who is who, who says what to whom, and who knows what.

    STORY is a .fabula file or a world (.toml); every verb that takes one also takes a document, and reads
    it first.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
