"""The values of a world file, one by one: from TOML to what a row holds, by the type of its field."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from fabula.layers.world import EVERYBODY, Presence
from fabula.storage.rows import columns
from fabula.text import Span
from fabula.toml_tables import Table, kind_of, perhaps, shown

TEXT = "text"
"""``{text = "Rome"}`` is plain text, though a person or place may have that name."""

FIRST_OFFSET_BEYOND = 1 << 53

RELATION = '{to = "dawn", kind = "sister"}'
PRESENCE = '{id = "dawn", perceives = "hears"}'


class Plain(str):
    """Text that names nobody and nothing."""

    __slots__ = ()


def value_of(table: Table, key: str, kind: Any) -> Any:
    """The value of a key that the table has, as a row holds it, but with names still in place of ids.

    Raises:
        WorldError: it is of another kind, or not one of those that it may be.
    """
    value = table.content[key]
    if key in _SPECIAL:
        return _SPECIAL[key](table, value)
    if kind == tuple[Span, ...]:
        return tuple(_span(table, key, item) for item in _items(table, key, value))
    if get_origin(kind) is tuple:
        return tuple(_words(table, key, item) for item in _items(table, key, value))
    return _single(table, key, kind, value)


def _single(table: Table, key: str, kind: Any, value: object) -> Any:
    if get_origin(kind) is Literal:
        return _choice(table, key, get_args(kind), value)
    if kind is bool:
        if not isinstance(value, bool):
            table.refuse(f"{key} is {kind_of(value)}", "write true or false")
        return value
    if kind is int:
        return _offset(table, key, value)
    if kind is float:
        return _number(table, key, value)
    return _words(table, key, value)


def _words(table: Table, key: str, value: object) -> str:
    if isinstance(value, dict) and set(value) == {TEXT}:
        return Plain(table.any_text(key, value[TEXT]))
    return table.any_text(key, value)


def _items(table: Table, key: str, value: object) -> list[object]:
    """The items of a list; a single value is a list of one."""
    if isinstance(value, list):
        return value
    if isinstance(value, (str, dict)):
        return [value]
    return table.refuse(f"{key} is {kind_of(value)}", "write a list in square brackets")


def _choice(table: Table, key: str, choices: tuple[str, ...], value: object) -> str:
    word = table.any_text(key, value)
    if word not in choices:
        mend = perhaps(word.lower(), choices) or f"it may be {', '.join(choices)}"
        table.refuse(f'{key} is "{shown(word)}"', mend)
    return word


def _offset(table: Table, key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < FIRST_OFFSET_BEYOND:
        table.refuse(f"{key} is no place in a text", "write a whole number from 0, or leave the line out")
    return value


def _number(table: Table, key: str, value: object) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        table.refuse(f"{key} is {kind_of(value)}", "write a number")
    if not abs(value) <= sys.float_info.max:  # so written, it is true of "nan", too
        table.refuse(f"{key} is no number to reckon with", "write a smaller one")
    return float(value)


def _span(table: Table, key: str, value: object) -> Span:
    if not isinstance(value, list) or len(value) != 2:
        table.refuse(f"{key} holds {kind_of(value)} that is no pair", "write pairs such as [[120, 143]]")
    return Span(_offset(table, key, value[0]), _offset(table, key, value[1]))


def _relations(table: Table, value: object) -> tuple[tuple[str, str], ...]:
    return tuple(_relation(table, item) for item in _items(table, "relations", value))


def _relation(table: Table, item: object) -> tuple[str, str]:
    if not isinstance(item, dict):
        table.refuse(f"a relation is {kind_of(item)}", f"write it as {RELATION}")
    table.check_keys(item, ("to", "kind"), "a relation")
    for key in ("to", "kind"):
        if key not in item:
            table.refuse(f'a relation has no "{key}"', f"write it as {RELATION}")
    return table.any_text("a relation's to", item["to"]), table.any_text("a relation's kind", item["kind"])


def _trust(table: Table, value: object) -> tuple[tuple[str, str], ...]:
    """A policy for everybody, or a policy each."""
    policies: Mapping[str, object] = value if isinstance(value, dict) else {EVERYBODY: value}
    return tuple((whom, table.any_text("trust", policy)) for whom, policy in policies.items())


def _present(table: Table, value: object) -> tuple[Presence, ...]:
    return tuple(_presence(table, item) for item in _items(table, "present", value))


def _presence(table: Table, item: object) -> Presence:
    if isinstance(item, str):
        return Presence(item)
    if not isinstance(item, dict):
        table.refuse(f"one of those present is {kind_of(item)}", f"write an id or {PRESENCE}")
    hints = {"id" if name == "person" else name: hint for name, hint in columns(Presence).items()}
    table.check_keys(item, tuple(hints), "one of those present")
    if "id" not in item:
        table.refuse("one of those present has no id", f"write an id or {PRESENCE}")
    values = {key: _single(table, key, hints[key], value) for key, value in item.items()}
    return Presence(values.pop("id"), **values)


_SPECIAL = {"relations": _relations, "trust": _trust, "present": _present}
