"""How a command ends: its exit status, and one sentence for what went wrong."""

from __future__ import annotations

import errno
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass

import click

from fabula.errors import FabulaError, OutputError, PipelineError

COULD_NOT_RUN = 2
MISTAKE_IN_FABULA = 70
INTERRUPTED = 130

_REPORT = "please report it with what --debug prints."


@dataclass(slots=True)
class Run:
    """What an error has to know of the run that it ends."""

    debug: bool = False
    file: str = "fabula"


def exit_status(command: click.Command, args: Sequence[str] | None) -> int:
    """Run a command, tell what goes wrong, and return the exit status; ``args`` None for the process's own.

    The command finds a :class:`Run` as its context's object, to fill in.
    """
    run = Run()
    try:
        status = command.main(args, prog_name="fabula", obj=run, standalone_mode=False)
        return status if isinstance(status, int) else 0
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.UsageError as error:
        return _fail(run, _usage_sentence(error), COULD_NOT_RUN)
    except PipelineError as error:
        return _fail(run, f"{run.file}: Fabula made a mistake ({error.file}: {error.cause}); {_REPORT}")
    except FabulaError as error:
        return _fail(run, str(error), COULD_NOT_RUN)
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:  # the help, sent to a full disk
            return _fail(run, _stdout_full(), COULD_NOT_RUN)
        cause = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return _fail(run, f"{run.file}: Fabula made a mistake ({cause}); {_REPORT}")


def _usage_sentence(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx is not None else "fabula"
    message = " ".join(error.format_message().split()).rstrip(".")
    return f"{command}: {message[:1].lower()}{message[1:]}; see {command} --help."


def _stdout_full() -> str:
    from fabula.output import STDOUT, abandon_stdout

    abandon_stdout()
    return str(OutputError(STDOUT, "the disk is full", "make room or write elsewhere"))


def _fail(run: Run, sentence: str, status: int = MISTAKE_IN_FABULA) -> int:
    from fabula.terminal import say

    if run.debug:
        traceback.print_exc(file=sys.stderr)
    say(sentence)
    return status
