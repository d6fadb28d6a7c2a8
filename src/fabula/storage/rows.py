"""Between a layer's rows and the columns of its table, by the fields of the row's class alone.

``int``, ``float``, ``str`` and ``bytes`` are columns of their own; ``bool`` is 0 or 1; everything else
(spans, tuples, rows in rows) is JSON text, in which a row or a named tuple is the list of its fields.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from fabula.book import Rows

Value = int | float | bytes | None
"""What a column takes; text travels as UTF-8 bytes, so that lone surrogates survive."""

Convert = Callable[[Any], Any]


def encode(row_class: type[Any], rows: Iterable[Any]) -> Iterator[tuple[Value, ...]]:
    """The column values of each row, in the order of the fields, its place in the layer first."""
    converts = [(name, _encoder(hint)) for name, hint in columns(row_class).items()]
    for place, row in enumerate(rows):
        yield (place, *(convert(getattr(row, name)) for name, convert in converts))


def decode(row_class: type[Any], records: Iterable[tuple[Any, ...]]) -> Rows:
    """The rows of records that hold the fields in order.

    Raises:
        ValueError, TypeError: a record is not what :func:`encode` makes.
    """
    hints = tuple(columns(row_class).values())
    if all(hint is int for hint in hints):  # tokens, by far the most numerous, need no conversion
        return tuple(row_class(*record) for record in records)
    converts = [_decoder(hint) for hint in hints]
    return tuple(
        row_class(*(convert(value) for convert, value in zip(converts, record, strict=True)))
        for record in records
    )


def columns(row_class: type[Any]) -> dict[str, Any]:
    """The fields of a row's class with their types, in order."""
    hints = get_type_hints(row_class)
    return {field.name: hints[field.name] for field in fields(row_class)}


def storage_class(hint: Any) -> tuple[str, bool]:
    """The SQLite type that holds a field of this type, and whether it may be NULL."""
    plain, optional = _without_none(hint)
    if plain in (int, bool):
        return "INTEGER", optional
    return {float: "REAL", bytes: "BLOB"}.get(plain, "TEXT"), optional


def to_bytes(text: str) -> bytes:
    """Text as the file holds it."""
    return text.encode("utf-8", "surrogatepass")


def to_text(data: bytes) -> str:
    """Text as the file holds it, read back."""
    return data.decode("utf-8", "surrogatepass")


def to_json(value: object) -> str:
    """A value of tuples, numbers and text as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _encoder(hint: Any) -> Convert:
    plain, optional = _without_none(hint)
    if optional:
        inner = _encoder(plain)
        return lambda value: None if value is None else inner(value)
    if plain is bool:
        return int
    if plain in (int, float, bytes):
        return _same
    if _is_text(plain):
        return to_bytes
    return lambda value: to_bytes(to_json(_plain(value)))


def _decoder(hint: Any) -> Convert:
    plain, optional = _without_none(hint)
    if optional:
        inner = _decoder(plain)
        return lambda value: None if value is None else inner(value)
    if plain is bool:
        return bool
    if plain in (int, float, bytes) or _is_text(plain):
        return _same
    rebuild = _rebuilder(plain)
    return lambda value: rebuild(json.loads(value))


def _rebuilder(hint: Any) -> Convert:
    """From what JSON gives (lists, numbers, text) to the value of a type."""
    plain, optional = _without_none(hint)
    if optional:
        inner = _rebuilder(plain)
        return lambda value: None if value is None else inner(value)
    if get_origin(plain) is tuple:
        return _tuple_rebuilder(get_args(plain))
    if is_dataclass(plain) or hasattr(plain, "_fields"):
        hints = get_type_hints(plain)
        names = [field.name for field in fields(plain)] if is_dataclass(plain) else list(plain._fields)
        parts = [_rebuilder(hints[name]) for name in names]
        return lambda value: plain(*(part(item) for part, item in zip(parts, value, strict=True)))
    return _same


def _tuple_rebuilder(arguments: tuple[Any, ...]) -> Convert:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        each = _rebuilder(arguments[0])
        return lambda value: tuple(each(item) for item in value)
    parts = [_rebuilder(argument) for argument in arguments]
    return lambda value: tuple(part(item) for part, item in zip(parts, value, strict=True))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    return value


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, UnionType):
        kept = [part for part in get_args(hint) if part is not NoneType]
        return (kept[0], True) if len(kept) == 1 else (hint, True)
    return hint, False


def _is_text(hint: Any) -> bool:
    return hint is str or get_origin(hint) is Literal


def _same(value: Any) -> Any:
    return value
