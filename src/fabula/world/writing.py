"""A world as the text of a file, in a form that a person can edit and :mod:`fabula.world.reading` reads."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from fabula.layers.world import EVERYBODY, Beat, Presence
from fabula.world.forms import BEAT, FORMS, Key
from fabula.world.naming import Ids, ids_of
from fabula.world.values import TEXT
from fabula.world.world import World

ADVICE = """\
# A world: what happens, what is said, who is there. What people then hold follows; fabula run tells it.
#   - A table for each row; delete those that are wrong, write others: the order is that of the telling.
#   - Everything is called by its id; a new table needs none, unless another is to call it.
#   - What is left out is as usual: everyone present perceives all, acts are aloud, what is heard is believed.
#   - docs/worlds.md tells what a table may hold.
"""

# What an editor may take for a line's end or not show: TOML knows other ways to write them.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
LARGEST_PLAIN = 1e15
"""Whole numbers below it are written without a full stop."""


def write_world(world: World) -> str:
    """The world as TOML. The same world gives the same text, and the text read gives the same world.

    (Lone surrogates, which no TOML can hold, become U+FFFD.)
    """
    ids = ids_of(world.people, world.places, world.claims)
    parts = [ADVICE]
    for form in FORMS:
        rows = getattr(world, form.rows)
        unsaid = _usual_orders(rows) if form is BEAT else ()
        keys = [key for key in form.keys if key.name not in unsaid]
        left_out = form.left_out()
        for row in rows:
            parts.append(f"\n[[{form.name}]]\n")
            parts.extend(f"{name} = {value}\n" for name, value in _lines(row, keys, left_out, ids))
    return "".join(parts)


def _usual_orders(beats: Sequence[Beat]) -> tuple[str, ...]:
    """Which orders are that of the file. They are written of all beats or of none, so that none shifts."""
    usual = [float(number) for number in range(1, len(beats) + 1)]
    orders = {
        "story_order": [beat.story_order for beat in beats],
        "told_order": [beat.told_order for beat in beats],
    }
    return tuple(name for name, found in orders.items() if found == usual)


def _lines(row: Any, keys: Sequence[Key], left_out: Mapping[str, Any], ids: Ids) -> Iterator[tuple[str, str]]:
    for key in keys:
        value = getattr(row, key.field)
        told = value is not None and value != left_out[key.name]
        if told or key.written or key.needed:
            yield key.name, _value(key, value, ids)


def _value(key: Key, value: Any, ids: Ids) -> str:
    if key.name in _SPECIAL:
        return _SPECIAL[key.name](value)
    known = ids.get(key.refers or "")
    if known is not None:
        words = [_reference(word, known) for word in (value if isinstance(value, tuple) else (value,))]
        return words[0] if len(words) == 1 else _list(words)
    if isinstance(value, tuple):
        return _list(_list(map(str, item)) if isinstance(item, tuple) else _text(item) for item in value)
    return _single(value)


def _reference(word: str, known: Mapping[str, str]) -> str:
    """An id, or plain text, marked where it would be taken for a name."""
    return _text(word) if known.get(word, word) == word else _table([(TEXT, _text(word))])


def _relations(pairs: Sequence[tuple[str, str]]) -> str:
    return _list(_table([("to", _text(to)), ("kind", _text(kind))]) for to, kind in pairs)


def _trust(pairs: Sequence[tuple[str, str]]) -> str:
    if len(pairs) == 1 and pairs[0][0] == EVERYBODY:
        return _text(pairs[0][1])
    return _table([(whom, _text(policy)) for whom, policy in pairs])


def _present(rows: Sequence[Presence]) -> str:
    return _list(_presence(row) for row in rows)


def _presence(row: Presence) -> str:
    usual = Presence(row.person)
    if row == usual:
        return _text(row.person)
    told = [
        (part.name, _single(getattr(row, part.name)))
        for part in fields(Presence)
        if getattr(row, part.name) != getattr(usual, part.name)
    ]
    return _table([("id", _text(row.person)), *told])


_SPECIAL: Mapping[str, Callable[[Any], str]] = {
    "relations": _relations,
    "trust": _trust,
    "present": _present,
}


def _single(value: str | bool | int | float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < LARGEST_PLAIN else repr(value)
    return _text(value) if isinstance(value, str) else str(value)


def _text(value: str) -> str:
    plain = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(plain, ensure_ascii=False))


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _table(pairs: Iterable[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{_key(name)} = {value}" for name, value in pairs) + "}"


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _text(name)
