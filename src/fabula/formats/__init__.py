"""The forms in which a story leaves Fabula, one file a format; ``FORMATS`` is the only table of them."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from fabula.destinations import stem_of
from fabula.errors import UnknownName
from fabula.formats import audiobook, booknlp, conllu, doubts, jsonl, knowledge, sml, table, voices
from fabula.formats.format import Content, Format, Options
from fabula.output import write_atomically, write_folder
from fabula.story import Story

FORMATS: Mapping[str, Format] = {
    format.name: format
    for format in (
        jsonl.FORMAT,
        table.FORMAT,
        sml.FORMAT,
        voices.FORMAT,
        audiobook.FORMAT,
        doubts.FORMAT,
        booknlp.FORMAT,
        conllu.FORMAT,
        knowledge.KNOWLEDGE,
        knowledge.CONFLICTS,
    )
}


def export(
    story: Story,
    format: str,
    path: str | Path | None = None,
    min_certainty: float | None = None,
    voice_names: Mapping[str, str] | None = None,
    drop_tags: bool = False,
) -> Content:
    """A story in another form.

    Args:
        story: the story.
        format: a name of ``FORMATS``.
        path: the file to write, if one is wanted; it is written whole or not at all. For ``booknlp`` it is a
            folder, in which the files have the name of the document; others in it are left alone.
        min_certainty: speakers and addressees below this probability are given as unknown; where it is
            left out, the format's own (0, but for ``doubts``, which lists the lines below it: 0.8).
        voice_names: for ``sml`` and ``voices``, names of voices by id (``voices.read_voices`` gives them).
        drop_tags: for ``sml``, whether to leave out speech tags.

    Returns:
        The content, whether or not it was written; for a folder, each file's content by its ending.

    Raises:
        UnknownName: there is no such format, or ``min_certainty`` is no probability.
        VoicesError: a voice is given to nobody in the story, or its name cannot be one.
        StoryFileError: the format needs the grammar of the words, and an older Fabula has not kept it.
        OutputError: the file cannot be written.
    """
    chosen = format_named(format)
    certainty = chosen.min_certainty if min_certainty is None else min_certainty
    if not 0.0 <= certainty <= 1.0:
        raise UnknownName("min_certainty", f"{certainty} is no probability", "give one from 0 to 1")
    content = chosen.render(story, Options(certainty, voice_names or {}, drop_tags))
    if path is not None:
        deliver(content, path, stem_of(story.text.name))
    return content


def deliver(content: Content, path: str | Path, name: str) -> None:
    """Write what a format has made: a file, or a folder with files of a name.

    Raises:
        OutputError: it cannot be written; what was there before is unchanged.
    """
    if isinstance(content, str):
        write_atomically(path, content)
    else:
        write_folder(path, {f"{name}{ending}": part for ending, part in content.items()})


def format_named(name: str) -> Format:
    """The format that ``--to`` calls by a name.

    Raises:
        UnknownName: there is none.
    """
    if name in FORMATS:
        return FORMATS[name]
    near = get_close_matches(name.lower(), FORMATS, 1)
    mend = f'perhaps "{near[0]}" is meant' if near else f"the formats are {', '.join(FORMATS)}"
    raise UnknownName("--to", f'there is no format "{name}"', mend)
