"""``story.fabula``: a story in one SQLite file, a table a layer (see :mod:`fabula.storage.schema`).

The same story gives the same bytes. The database is built in memory and written in one go, so that
neither a full disk nor a kill can spoil a file that was there; loading never writes. Text with lone
surrogates, which UTF-8 does not allow, is kept as Python's ``surrogatepass`` writes it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from fabula import __version__
from fabula.book import Book, Rows
from fabula.errors import StoryFileError
from fabula.layers import LAYERS, Layer
from fabula.output import write_atomically
from fabula.storage.migrations import MIGRATIONS
from fabula.storage.rows import columns, decode, encode, to_bytes, to_json, to_text
from fabula.storage.schema import APPLICATION_ID, migrate, version
from fabula.story import Story
from fabula.text import Origin, Text

SUFFIX = ".fabula"

Row = TypeVar("Row")

_SQLITE_MAGIC = b"SQLite format 3\x00"
# Places in the file header, by SQLite's file format.
_PAGE_SIZE_PLACE = slice(16, 18)
_PAGE_COUNT_PLACE = slice(28, 32)
_APPLICATION_ID_PLACE = slice(68, 72)
_HEADER_SIZE = 100

_NOT_ONE = "it is not a Fabula story file"
_GIVE_ONE = "give a file that `fabula read` wrote, or a document"
_DAMAGED = "it is damaged"
_READ_AGAIN = "read the document again"


def save(story: Story, path: str | Path) -> None:
    """Write a story to a file.

    Raises:
        OutputError: the file cannot be written; what was there before is unchanged.
        PipelineError: the story's book lacks a layer.
    """
    write_atomically(path, to_database(story))


def load(path: str | Path, layers: Sequence[Layer[Any]] = LAYERS) -> Story:
    """The story that a file holds; a file of an older Fabula is brought up to date in memory.

    Args:
        layers: those that are wanted, where not all are: the fewer, the sooner it is there.

    Raises:
        StoryFileError: the file is missing, damaged, no story file, or from a newer Fabula.
    """
    with _opened(str(path)) as connection:
        text = _text(connection)
        return Story(Book(text, {layer: _rows(connection, layer) for layer in layers}))


def load_layer(path: str | Path, layer: Layer[Row]) -> tuple[Row, ...]:
    """The rows of one layer alone, which is much faster than the whole story.

    Raises:
        StoryFileError: as for :func:`load`.
    """
    with _opened(str(path)) as connection:
        return _rows(connection, layer)


@contextmanager
def _opened(file: str) -> Iterator[sqlite3.Connection]:
    """A story file's database in memory, in its present form."""
    data = _content(file)
    if not _is_story(data):
        raise StoryFileError(file, _NOT_ONE, _GIVE_ONE)
    if not _is_whole(data):
        raise StoryFileError(file, _DAMAGED, _READ_AGAIN)
    try:
        with _database() as connection:
            connection.deserialize(data)
            if version(connection) > len(MIGRATIONS):
                raise StoryFileError(file, "it was made by a newer Fabula", "update Fabula")
            migrate(connection)
            yield connection
    except (sqlite3.Error, ValueError, TypeError, LookupError, RecursionError, OverflowError):
        raise StoryFileError(file, _DAMAGED, _READ_AGAIN) from None


def is_story_file(path: str | Path) -> bool:
    """Whether a file says of itself that it is a story file, whatever its name."""
    try:
        if not Path(path).is_file():  # a pipe must not lose its first bytes
            return False
        with Path(path).open("rb") as file:
            return _is_story(file.read(_HEADER_SIZE))
    except (OSError, ValueError):
        return False


def to_database(story: Story) -> bytes:
    """The bytes of a story's file."""
    with _database() as connection:
        migrate(connection)
        connection.execute("BEGIN")
        _insert(connection, "document", [_document(story.text)])
        for layer in LAYERS:
            _insert(connection, layer.name, encode(layer.row, story.book[layer]))
        connection.execute("COMMIT")
        return bytes(connection.serialize())


@contextmanager
def _database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.text_factory = to_text
        connection.execute("PRAGMA trusted_schema = OFF")
        yield connection


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except FileNotFoundError:
        raise StoryFileError(file, "there is no such file", "check its name") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "no name for a file").lower()
        raise StoryFileError(file, f"it cannot be read ({reason})", _GIVE_ONE) from None


def _is_story(header: bytes) -> bool:
    return header.startswith(_SQLITE_MAGIC) and header[_APPLICATION_ID_PLACE] == APPLICATION_ID.to_bytes(4)


def _is_whole(data: bytes) -> bool:
    """Whether a file has all its pages: SQLite takes what is cut off a last, empty page for empty."""
    page = int.from_bytes(data[_PAGE_SIZE_PLACE])
    return len(data) == (65536 if page == 1 else page) * int.from_bytes(data[_PAGE_COUNT_PLACE])


def _insert(connection: sqlite3.Connection, table: str, records: Any) -> None:
    declared = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    names = ", ".join(f'"{column[1]}"' for column in declared)
    # Text arrives as bytes, and the cast takes them as they are.
    marks = ", ".join("CAST(? AS TEXT)" if column[2] == "TEXT" else "?" for column in declared)
    connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', records)


def _document(text: Text) -> tuple[int | bytes, ...]:
    origins = [list(origin) for origin in text.origins]
    values = (text.name, text.characters, text.digest, to_json(origins), to_json(text.notices), __version__)
    return (0, *map(to_bytes, values))


def _text(connection: sqlite3.Connection) -> Text:
    record = connection.execute("SELECT name, characters, digest, origins, notices FROM document").fetchone()
    name, characters, digest, origins, notices = record
    text = Text(
        characters,
        name,
        tuple(Origin(*origin) for origin in json.loads(origins)),
        tuple(json.loads(notices)),
    )
    if text.digest != digest:
        raise ValueError("the text is not the one that was saved")
    return text


def _rows(connection: sqlite3.Connection, layer: Layer[Any]) -> Rows:
    names = ", ".join(f'"{name}"' for name in columns(layer.row))
    return decode(layer.row, connection.execute(f'SELECT {names} FROM "{layer.name}" ORDER BY ord'))
