"""Where results go: names for what has none, and what must never be written over.

The document itself, another story, voices that somebody has chosen, and files that Fabula did not make.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.errors import OutputError, VoicesError

if TYPE_CHECKING:
    from fabula.story import Story


def voices_beside(output: Path | None, story: str, voices: Path | None) -> Path | None:
    """Where the voices of a script go: beside it, if it goes into a file."""
    from fabula.formats.voices import SUFFIX

    if output is None or output == Path("-"):
        return None
    if voices is not None:
        _refuse_inputs(output, [str(voices)])
    stem = output.stem if output.suffix.lower() == ".sml" else output.name
    beside = output.with_name(f"{stem}{SUFFIX}")
    check_output(beside, story)
    return beside


def keep_chosen_voices(path: Path, story: Story, voices: Path | None) -> None:
    """Refuse to write over voices that a person has chosen, unless they are what was given."""
    from fabula.formats.format import Options
    from fabula.formats.voices import read_voices, voice_names

    if not path.is_file() or (voices is not None and path.samefile(voices)):
        return
    usual = voice_names(story, Options())
    try:
        chosen = any(usual.get(id, voice) != voice for id, voice in read_voices(path).items())
    except VoicesError:
        cause = "it is there and Fabula did not make it"
        raise OutputError(str(path), cause, "name another script with -o") from None
    if chosen:
        mend = f"use them with --voices {path} or name another script with -o"
        raise OutputError(str(path), "voices have been chosen in it", mend)


def story_of(source: str) -> Path:
    """The story file that a source is read into where none is named."""
    from fabula.store import SUFFIX

    return Path(f"{stem_of(source)}{SUFFIX}")


def stem_of(source: str) -> str:
    """A document's or story file's name without folder and ending; a folder's own name; never empty."""
    if source == "-":
        return "story"
    path = Path(source)
    return (path.resolve().name if _is_folder(path) else path.stem) or "story"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def page_beside(story_path: Path) -> Path:
    """The page that belongs to a story file."""
    from fabula.store import SUFFIX

    # Not with_suffix for any name: the page of "story.html" must not be the story itself.
    stem = story_path.stem if story_path.suffix == SUFFIX else story_path.name
    return story_path.with_name(f"{stem}.html")


def refuse_to_spoil(path: Path, inputs: Sequence[str], force: bool) -> None:
    """Refuse before the reading what would write over an input, or over a file that is not ours."""
    from fabula.output import check_writable
    from fabula.source.html import is_made_here
    from fabula.store import is_story_file

    if path == Path("-"):
        raise OutputError("-", "a story cannot go to standard output", "name a file with -o")
    _refuse_inputs(path, inputs)
    check_writable(path)
    if path.is_file() and not force and not is_story_file(path) and not is_made_here(path):
        raise OutputError(
            str(path), "it is there and Fabula did not make it", "name another with -o or add --force"
        )


def check_output(output: Path | None, story: str) -> None:
    """Refuse before any reading what cannot be written or is not to be written over."""
    from fabula.output import check_writable
    from fabula.store import is_story_file

    if output is not None and output != Path("-"):
        _refuse_inputs(output, [story])
        check_writable(output)
        if is_story_file(output):
            raise OutputError(str(output), "a story is kept there", "name another file with -o")


def check_folder(output: Path | None, names: Sequence[str], story: str) -> list[Path]:
    """The files to be written in a folder; refuse before any reading what must not be written."""
    from fabula.output import STDOUT, check_writable_folder

    if output is None or output == Path("-"):
        cause = f"{len(names)} files cannot go there at once"
        raise OutputError(STDOUT, cause, "name a folder for them with -o FOLDER")
    check_writable_folder(output)
    files = [output / name for name in names]
    if output.is_dir():
        for file in files:
            check_output(file, story)
    return files


def keep_source(output: Path | None, story: Story) -> None:
    """Refuse to write over the document that a story was read from."""
    if output is not None and is_same(output, story.text.name):
        raise OutputError(str(output), "the story was read from it", "name another file with -o")


def _refuse_inputs(path: Path, inputs: Sequence[str]) -> None:
    for name in inputs:
        if is_same(path, name):
            raise OutputError(str(path), "it is what is to be read", "name another file with -o")


def is_same(path: Path, name: str) -> bool:
    """Whether a path and a name are one file."""
    try:
        return path.samefile(name)
    except (OSError, ValueError):  # one of them is not there
        return False
