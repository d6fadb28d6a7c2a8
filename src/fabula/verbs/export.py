"""``fabula export``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fabula.destinations import (
    check_folder,
    check_output,
    keep_chosen_voices,
    keep_source,
    stem_of,
    voices_beside,
)
from fabula.errors import UnknownName
from fabula.exits import Run
from fabula.verbs.options import debug
from fabula.verbs.stories import deliver, open_story

if TYPE_CHECKING:
    from fabula.story import Story

FORMATS_HELP = "jsonl, csv, sml, voices, audiobook-csv, doubts, booknlp, conllu, knowledge or conflicts."


@click.command()
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
@debug
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
    found = open_story(story)
    for file in files:
        keep_source(file, found)
    check_voices(names, found, str(voices))
    chosen = output if format == "voices" and output != Path("-") else beside
    if chosen is not None:
        keep_chosen_voices(chosen, found, voices)
    deliver(export(found, format, None, min_certainty, names, drop_tags), output, stem)
    if beside is not None:
        deliver(export(found, "voices", None, min_certainty, names), beside)
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
