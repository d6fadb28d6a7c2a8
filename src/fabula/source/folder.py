"""A folder of chapters as one work: its files in the order in which people number them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fabula.errors import SourceEmpty, SourceTooLarge, SourceUnreadable
from fabula.layers import CAST_PRIOR, METADATA
from fabula.source.html import is_made_here
from fabula.source.kinds import SUFFIXES
from fabula.source.manuscript import Extract, Manuscript, joined, opening_chapter
from fabula.text import Origin

MOST_FILES = 10_000
STORY_SUFFIX = ".fabula"
LARGEST = 64 << 20
"""The most characters that all the files of a folder may have."""

_CHAPTER_KINDS = frozenset({"text", "markdown", "html", "docx"})
_NUMBER = re.compile(r"([0-9]+)")
_NAMED = 5


def read_folder(name: str, read_document: Callable[[str], Manuscript]) -> Manuscript:
    """Read the chapters of a folder; each file begins one.

    Only files whose names say that they are text, HTML or Word documents are read; what else is there, a
    subfolder or a link that leads out of the folder, is told. Hidden files and what Fabula made are passed
    over.

    Args:
        name: the folder.
        read_document: reads one file.

    Raises:
        SourceError: there is nothing to read, or a chapter cannot be read.
    """
    chapters, others = _files(name)
    extracts: list[Extract] = []
    notices: list[str] = []
    metadata: list[Any] = []
    prior: list[Any] = []
    length = 0
    for path in chapters:
        manuscript = read_document(str(path))
        if not any(map(str.isalnum, manuscript.text.characters)):
            others.append(path.name)
            continue
        length += len(manuscript.text)
        if length > LARGEST:
            raise SourceTooLarge(
                name, f"its files are larger than {LARGEST >> 20} MB", "name a smaller folder"
            )
        extracts.append(opening_chapter(_extract(manuscript, path.name)))
        notices.extend(f"{path.name}: {notice}" for notice in manuscript.text.notices)
        metadata.extend(manuscript.given.get(METADATA, ()) if not metadata else ())
        prior.extend(row for row in manuscript.given.get(CAST_PRIOR, ()) if row not in prior)
    if not extracts:
        raise SourceEmpty(
            name,
            "there is no chapter in this folder",
            "put the chapters in it as .txt, .md, .html or .docx, or name one document",
        )
    if others:
        names = ", ".join(others[:_NAMED]) + (" and others" if len(others) > _NAMED else "")
        notices.append(f"Of what is in the folder, this was not read: {names}.")
    return joined(name, extracts, notices, {METADATA: tuple(metadata), CAST_PRIOR: tuple(prior)})


def natural_key(name: str) -> list[tuple[int, str]]:
    """What sorts "2" before "10", whatever the case of the letters around them."""
    pieces = _NUMBER.split(name.casefold())
    # Numbers are compared by their length first: a number may have more digits than Python converts.
    return [
        (len(piece.lstrip("0")), piece.lstrip("0")) if place % 2 else (0, piece)
        for place, piece in enumerate(pieces)
    ]


def _files(name: str) -> tuple[list[Path], list[str]]:
    """The chapters in their order, and the names of what is there besides."""
    folder = Path(name)
    try:
        paths = [path for path in folder.iterdir() if not path.name.startswith(".")]
        root = folder.resolve()
    except OSError as error:
        cause = (error.strerror or "unknown").lower()
        raise SourceUnreadable(
            name, f"this folder cannot be read ({cause})", "check its permissions"
        ) from None
    if len(paths) > MOST_FILES:
        raise SourceTooLarge(name, f"there are {len(paths):,} files in this folder", "name a smaller one")
    paths.sort(key=lambda path: (natural_key(path.name), path.name))
    chapters = [path for path in paths if _is_chapter(path, root)]
    others = set(paths) - set(chapters)
    return (
        [path for path in chapters if not is_made_here(path)],  # of this folder perhaps
        [path.name for path in paths if path in others and path.suffix.lower() != STORY_SUFFIX],
    )


def _is_chapter(path: Path, root: Path) -> bool:
    try:
        readable = SUFFIXES.get(path.suffix.lower()) in _CHAPTER_KINDS and path.is_file()
        return readable and path.resolve().is_relative_to(root)
    except OSError:
        return False


def _extract(manuscript: Manuscript, part: str) -> Extract:
    """A manuscript as a part; what its own parts were called comes after the file's name."""
    text = manuscript.text
    origins = [
        Origin(origin.start, part if origin.part == text.name else f"{part}/{origin.part}", *origin[2:])
        for origin in text.origins
    ]
    return Extract(text.characters, tuple(origins), manuscript.blocks, manuscript.emphases)
