"""The command line: verbs only, each of which calls what Python can call as well.

Data goes to standard output, talk to standard error. A verb that fails says one sentence and exits
with 2; a mistake in Fabula itself exits with 70. What a verb needs is imported inside it, so that
``fabula --help`` answers at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fabula import __version__
from fabula.destinations import (
    check_folder,
    check_output,
    is_same,
    keep_chosen_voices,
    keep_source,
    page_beside,
    refuse_to_spoil,
    stem_of,
    story_of,
    voices_beside,
)
from fabula.errors import StoryFileError, UnknownName
from fabula.exits import Run, exit_status

if TYPE_CHECKING:
    from fabula.formats.format import Content
    from fabula.story import Story

VIEWS_TO_COME = ("scenes", "knowledge", "conflicts")
FORMATS_HELP = "jsonl, csv, sml, voices, audiobook-csv, doubts, booknlp or conllu."


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    return exit_status(cli, args)


def _set_debug(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Run).debug = True


_debug = click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_set_debug,
    help="Show the traceback of an error.",
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fabula")
@_debug
@click.pass_context
def cli(context: click.Context) -> None:
    """Read prose fiction: who is who, and who says what to whom.

    STORY is a .fabula file; every verb that takes one also takes a document, and reads it first.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@cli.command()
@click.argument("source")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The story file [SOURCE's name.fabula]."
)
@click.option(
    "--cast", "cast", type=click.Path(path_type=Path), help="People known beforehand (docs/cast.md)."
)
@click.option("--no-report", is_flag=True, help="Write no HTML page.")
@click.option(
    "--force",
    is_flag=True,
    help="Read a text that seems not to be English; replace files not made by Fabula.",
)
@_debug
@click.pass_obj
def read(run: Run, source: str, output: Path | None, cast: Path | None, no_report: bool, force: bool) -> None:
    """Read SOURCE (or - for standard input) and write a story file with an HTML page beside it."""
    from fabula.store import is_story_file, save

    run.file = source
    if is_story_file(source):
        raise StoryFileError(source, "it is a story that has been read", "look at it with fabula show")
    story_path = output or story_of(source)
    refuse_to_spoil(story_path, [source, *([str(cast)] if cast else [])], force)
    page_path = page_beside(story_path)
    if output is None and is_same(page_path, source):  # "novel.html" has been given its name by its author
        page_path = story_path.with_name(f"{story_path.name}.html")
    if not no_report:
        refuse_to_spoil(page_path, [source, *([str(cast)] if cast else [])], force)
    story = _read(source, cast, force)
    save(story, story_path)
    if not no_report:
        from fabula.output import write_atomically
        from fabula.report import render

        write_atomically(page_path, render(story))
    from fabula.terminal import summarise

    summarise(story, [story_path] if no_report else [story_path, page_path])


@cli.command()
@click.argument("story")
@click.argument("view", default="cast", metavar="[cast|quotes|scenes|knowledge|conflicts]")
@click.option("--at", metavar="ID", help="Only this chapter (ch3) or quotation (q17).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@_debug
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
    found = _open(story)
    if as_json:
        write_stdout(_json(VIEWS[view].data(found, at)))
    else:
        write_stdout("".join(f"{line}\n" for line in VIEWS[view].lines(found, at)))


@cli.command()
@click.argument("story")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The cast file [standard output].")
@_debug
@click.pass_obj
def cast(run: Run, story: str, output: Path | None) -> None:
    """Write the cast of STORY, to edit and give back with --cast."""
    from fabula.cast_file import write_cast

    run.file = story
    check_output(output, story)
    found = _open(story)
    keep_source(output, found)
    _deliver(write_cast(found), output)


@cli.command()
@click.argument("story")
@click.option("--to", "format", required=True, metavar="FORMAT", help=FORMATS_HELP)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file [standard output]; booknlp: the folder.",
)
@click.option(
    "--min-certainty",
    type=click.FloatRange(0, 1),
    metavar="P",
    help="Give speakers and addressees below this probability as unknown [0]; doubts: list the lines [0.8].",
)
@click.option(
    "--voices", type=click.Path(path_type=Path), help="sml, voices: names of voices (docs/audiobooks.md)."
)
@click.option("--drop-tags", is_flag=True, help='sml: leave out speech tags such as "she said".')
@_debug
@click.pass_obj
def export(
    run: Run,
    story: str,
    format: str,
    output: Path | None,
    min_certainty: float | None,
    voices: Path | None,
    drop_tags: bool,
) -> None:
    """Write STORY in another form."""
    from fabula.formats import export, format_named
    from fabula.formats.voices import check_voices, read_voices

    run.file = story
    chosen_format = format_named(format)  # tell what is wrong before a long reading, not after
    _check_option("--voices", voices is not None, format, ("sml", "voices"))
    _check_option("--drop-tags", drop_tags, format, ("sml",))
    names = read_voices(voices) if voices is not None else {}
    stem = stem_of(story)
    if chosen_format.files:
        files = check_folder(output, [f"{stem}{ending}" for ending in chosen_format.files], story)
    else:
        check_output(output, story)
        files = [output] if output is not None else []
    beside = voices_beside(output, story, voices) if format == "sml" else None
    found = _open(story)
    for file in files:
        keep_source(file, found)
    check_voices(names, found, str(voices))
    chosen = output if format == "voices" and output != Path("-") else beside
    if chosen is not None:
        keep_chosen_voices(chosen, found, voices)
    _deliver(export(found, format, None, min_certainty, names, drop_tags), output, stem)
    if beside is not None:
        _deliver(export(found, "voices", None, min_certainty, names), beside)
    if drop_tags:
        _tell_dropped(found, min_certainty or 0.0, names)


def _check_option(name: str, given: bool, format: str, formats: Sequence[str]) -> None:
    if given and format not in formats:
        raise UnknownName(name, f"it does not go with --to {format}", f"it goes with {' and '.join(formats)}")


def _tell_dropped(story: Story, min_certainty: float, names: Mapping[str, str]) -> None:
    from fabula.formats.format import Options
    from fabula.formats.speech_tags import speech_tags
    from fabula.terminal import say

    count = len(speech_tags(story, Options(min_certainty, names)))
    say("1 speech tag is left out." if count == 1 else f"{count:,} speech tags are left out.")


def _open(argument: str) -> Story:
    """The story that an argument names: loaded from a story file, read from anything else."""
    from fabula.store import SUFFIX, is_story_file, load

    suffix = Path(argument).suffix.lower()
    if suffix == SUFFIX or is_story_file(argument):
        return load(argument)
    if suffix == ".toml":
        raise StoryFileError(
            argument, "this Fabula does not run worlds yet", "give a story file or a document"
        )
    return _read(argument, None, False)


def _read(source: str, cast: Path | None, force: bool) -> Story:
    from fabula.cast_file import read_cast
    from fabula.reading import read_manuscript
    from fabula.source import read_source
    from fabula.terminal import progress

    given = read_cast(cast) if cast is not None else ()
    with progress(source) as show:
        return read_manuscript(read_source(source, force), given, show)


def _deliver(content: Content, output: Path | None, name: str = "") -> None:
    from fabula.formats import deliver
    from fabula.output import write_stdout

    if isinstance(content, str) and (output is None or output == Path("-")):
        write_stdout(content)
    elif output is not None:
        deliver(content, output, name)


def _json(data: Any) -> str:
    import json

    from fabula.formats.jsonl import escape_surrogates

    return escape_surrogates(json.dumps(data, ensure_ascii=False)) + "\n"
