"""Files of TOML tables that people write by hand: what is wrong with one is told in a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from fabula.errors import FabulaError

LARGEST = 64 << 20
"""Bytes; a file beyond that is not read: no person wrote it."""

LONGEST_SHOWN = 60
LONGEST_COMPARED = 200

_MIXED = "immutable namespace"  # what is said of [[beat]] after beat = [...]
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file of tables, and how to complain about it.

    Attributes:
        name: the file as the user named it.
        error: what is raised.
        kind: what kind of file is wanted: "a cast file".
        guide: the page of the docs that shows the form.
    """

    name: str
    error: type[FabulaError]
    kind: str
    guide: str

    def refuse(self, cause: str, mend: str) -> NoReturn:
        """Raise the file's error."""
        raise self.error(self.name, cause, mend)

    def document(self) -> dict[str, Any]:
        """What the file says, by its top keys."""
        return self.parsed(self._decoded(self._bytes()))

    def parsed(self, text: str) -> dict[str, Any]:
        """What a text says that stands for the file's."""
        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
            cause = f"it is not valid TOML ({reason[:1].lower()}{reason[1:]})"
        mend = "mend that place" if _MIXED not in reason else "write tables of one name in one way"
        return self.refuse(cause, f"{mend}; {self.guide} shows the form")

    def tables(self, document: Mapping[str, Any], name: str) -> tuple[Table, ...]:
        """The tables of a name, in the order of the file."""
        found = document.get(name, [])
        if not isinstance(found, list) or not all(isinstance(content, dict) for content in found):
            self.refuse(f"{name} is not a list of tables", f"write [[{name}]] in double brackets")
        return tuple(Table(self, name, number, content) for number, content in enumerate(found, 1))

    def _bytes(self) -> bytes:
        try:
            with Path(self.name).open("rb") as file:
                data = file.read(LARGEST + 1)
        except FileNotFoundError:
            self.refuse("there is no such file", "check its name")
        except (OSError, ValueError) as error:
            reason = (getattr(error, "strerror", None) or "no name for a file").lower()
            self.refuse(f"it cannot be read ({reason})", f"give {self.kind}")
        if len(data) > LARGEST:
            self.refuse(f"it is larger than {LARGEST >> 20} MiB", f"give {self.kind}")
        return data

    def _decoded(self, data: bytes) -> str:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            cause = f"it is not UTF-8 text (byte {error.start} cannot be read)"
        return self.refuse(cause, "save it as UTF-8")


@dataclass(frozen=True, slots=True)
class Table:
    """One table, by its place among those of its name (counted from 1)."""

    file: TableFile
    name: str
    number: int
    content: Mapping[str, Any]

    def refuse(self, cause: str, mend: str) -> NoReturn:
        """Raise the file's error about this table."""
        self.file.refuse(f"in [[{self.name}]] table {self.number}, {cause}", mend)

    def any_text(self, key: str, value: object) -> str:
        """A value that must be text."""
        if not isinstance(value, str):
            self.refuse(f"{key} is {kind_of(value)}", "write text in quotation marks")
        return value

    def text(self, key: str, value: object) -> str:
        """A value that must be text, on one line and not empty."""
        text = self.any_text(key, value)
        if not text.strip():
            self.refuse(f"{key} is empty", "fill it in or leave the line out")
        if _UNPRINTABLE.search(text):
            self.refuse(f"{key} holds a line break or another control character", "write it on one line")
        return text

    def check_keys(self, content: Mapping[str, Any], known: Sequence[str], where: str) -> None:
        """Refuse keys that are not known; ``where`` they stand: "it", "a relation"."""
        for key in content:
            if key not in known:
                mend = perhaps(key.lower(), known) or f"the keys are {', '.join(known)}"
                self.refuse(f'{where} has the unknown key "{shown(key)}"', mend)

    def list_of(self, key: str, what: str, read: Callable[[object], Any]) -> tuple[Any, ...]:
        """The items of a list, empty where the key is missing; ``what`` they are, in the plural."""
        value = self.content.get(key, [])
        if not isinstance(value, list):
            self.refuse(f"{key} is {kind_of(value)}", f"write a list of {what} in square brackets")
        return tuple(read(item) for item in value)


def perhaps(word: str, known: Iterable[str]) -> str:
    """The mend that names the nearest known word; empty where none is near."""
    if len(word) > LONGEST_COMPARED:
        return ""
    near = get_close_matches(word, [other for other in known if len(other) <= LONGEST_COMPARED], 1)
    return f'perhaps "{near[0]}" is meant' if near else ""


def shown(text: str) -> str:
    """A value as a sentence can hold it: on one line, not too long."""
    line = " ".join(_UNPRINTABLE.sub(" ", text).split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def kind_of(value: object) -> str:
    """What a value of TOML is, in words."""
    names = {
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "a table",
    }
    return names.get(type(value), "a date or time")
