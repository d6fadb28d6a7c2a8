"""A document: opening it, telling what kind it is, and handing it to the reader of that kind."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

from fabula.errors import SourceEmpty, SourceMissing, SourceTooLarge, SourceUnreadable
from fabula.layers import BLOCKS, EMPHASES
from fabula.source.archive import Archive
from fabula.source.decoding import decode
from fabula.source.docx import read_docx
from fabula.source.epub import read_epub
from fabula.source.folder import read_folder
from fabula.source.html import read_html
from fabula.source.kinds import HEAD, Kind, is_archive, kind_of, kind_of_archive, wrong_name
from fabula.source.language import check_english
from fabula.source.manuscript import Manuscript
from fabula.source.markdown import read_markdown
from fabula.source.plain import find_emphases, plain_manuscript
from fabula.source.script import read_script
from fabula.text import Text

LARGEST = 64 << 20
"""The most bytes that one document may have; of an EPUB or Word file on disk, what is read of it."""


def read_source(name: str, force: bool = False) -> Manuscript:
    """Read a document, or a folder of chapters.

    Args:
        name: a file, a folder, or ``-`` for standard input.
        force: read it even where it does not seem to be in English.

    Raises:
        SourceError: it cannot be read; the subclass says why.
    """
    manuscript = read_folder(name, read_document) if _is_folder(name) else read_document(name)
    if not any(map(str.isalnum, manuscript.text.characters)):
        raise SourceEmpty(name, "there are no words in it", "give a document with a story in it")
    if not force:
        check_english(manuscript.text)
    return manuscript


def read_document(name: str) -> Manuscript:
    """Read one document, whatever its language and though it may be empty.

    Raises:
        SourceError: it cannot be read; the subclass says why.
    """
    with _opened(name) as file:
        head = _bytes(file, HEAD, name)
        if is_archive(head):
            return _read_archive(file, head, name)
        content = head + _bytes(file, max(LARGEST + 1 - len(head), 0), name)
    if len(content) > LARGEST:
        raise SourceTooLarge(name, f"it is larger than {LARGEST >> 20} MB", "split it into several documents")
    kind = kind_of(content, name)
    if kind == "html":
        return _told(read_html(content, name), kind)
    decoded = decode(content, name)
    return _told(read_text(Text.of(decoded.characters, name, decoded.notices), kind), kind)


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115  (closed below; only the opening may fail this way)
    except FileNotFoundError:
        raise SourceMissing(name, "there is no such file", "check the path") from None
    except PermissionError:
        raise SourceUnreadable(
            name, "you are not allowed to read it", "change its permissions or copy it elsewhere"
        ) from None
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from None
    with file:
        yield file


def _bytes(file: IO[bytes], most: int, name: str) -> bytes:
    try:
        return file.read(most)
    except OSError as error:
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: OSError | ValueError) -> SourceUnreadable:
    cause = getattr(error, "strerror", None) or str(error)
    return SourceUnreadable(name, f"it cannot be read ({cause})", "check the path and the disk")


def _is_folder(name: str) -> bool:
    try:
        return name != "-" and Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _read_archive(file: IO[bytes], head: bytes, name: str) -> Manuscript:
    if not file.seekable():  # a pipe: what it holds has to be in memory
        file = io.BytesIO(head + _bytes(file, LARGEST, name))
    archive = Archive(file, name)
    kind = kind_of_archive(archive, name)
    return _told(read_epub(archive, name) if kind == "epub" else read_docx(archive, name), kind)


def read_text(text: Text, kind: Kind = "text") -> Manuscript:
    """A decoded text as a script, Markdown or plain text, whichever it is."""
    characters = text.characters
    if script := read_script(characters, Path(text.name).suffix.lower()):
        return Manuscript(text, script[BLOCKS], script[EMPHASES], script)
    if kind != "markdown":
        return plain_manuscript(text)
    blocks = read_markdown(characters)
    return Manuscript(text, blocks, find_emphases(characters, blocks))


def _told(manuscript: Manuscript, kind: Kind) -> Manuscript:
    """The manuscript with a notice where its name misleads."""
    text = manuscript.text
    return replace(manuscript, text=replace(text, notices=(*wrong_name(kind, text.name), *text.notices)))
