"""One document: reading its bytes and finding what its format says of its structure."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from fabula.book import Made
from fabula.errors import SourceEmpty, SourceMissing, SourceTooLarge, SourceUnreadable
from fabula.layers import BLOCKS, EMPHASES, Block, Emphasis
from fabula.source.decoding import decode
from fabula.source.language import check_english
from fabula.source.markdown import read_markdown
from fabula.source.plain import find_blocks, find_emphases
from fabula.source.script import read_script
from fabula.text import Text

LARGEST = 64 << 20
"""The most bytes that one document may have."""

_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text with what its format says: blocks in order, words set in italics, and any further layers."""

    text: Text
    blocks: tuple[Block, ...]
    emphases: tuple[Emphasis, ...]
    given: Made = field(default_factory=dict)


def read_source(name: str, force: bool = False) -> Manuscript:
    """Read a document.

    Args:
        name: a file, or ``-`` for standard input.
        force: read it even where it does not seem to be in English.

    Raises:
        SourceError: it cannot be read; the subclass says why.
    """
    decoded = decode(_read_bytes(name), name)
    text = Text.of(decoded.characters, name, decoded.notices)
    if not any(map(str.isalnum, text.characters)):
        raise SourceEmpty(name, "there are no words in it", "give a document with a story in it")
    if not force:
        check_english(text)
    characters = text.characters
    if script := read_script(characters, Path(name).suffix.lower()):
        return Manuscript(text, script[BLOCKS], script[EMPHASES], script)
    if Path(name).suffix.lower() in _MARKDOWN_SUFFIXES:
        blocks = read_markdown(characters)
    else:
        blocks = find_blocks(characters)
    return Manuscript(text, blocks, find_emphases(characters, blocks))


def _read_bytes(name: str) -> bytes:
    try:
        if name == "-":
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise SourceMissing(name, "there is no such file", "check the path") from None
    except IsADirectoryError:
        raise SourceUnreadable(
            name, "this is a folder, and folders cannot be read yet", "name one document in it"
        ) from None
    except PermissionError:
        raise SourceUnreadable(
            name, "you are not allowed to read it", "change its permissions or copy it elsewhere"
        ) from None
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise SourceUnreadable(name, f"it cannot be read ({cause})", "check the path and the disk") from None
    if len(content) > LARGEST:
        raise SourceTooLarge(name, f"it is larger than {LARGEST >> 20} MB", "split it into several documents")
    return content
