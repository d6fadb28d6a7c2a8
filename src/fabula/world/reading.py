"""A world from its file, with ids and orders filled in where they are left out: see ``docs/worlds.md``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from fabula.errors import WorldError
from fabula.layers.world import Beat, Place
from fabula.slug import unique_slugs
from fabula.toml_tables import Table, TableFile, perhaps, shown
from fabula.world.checking import check
from fabula.world.forms import BEAT, FORMS, PERCEPTION, Form
from fabula.world.naming import ids_of, resolve, with_moments
from fabula.world.values import value_of
from fabula.world.world import World

GUIDE = "docs/worlds.md"

_TABLES = frozenset(form.name for form in FORMS)


def read_world(path: str | Path) -> World:
    """The world that a file describes.

    Raises:
        WorldError: the file cannot be read, or is not what ``docs/worlds.md`` says.
    """
    file = _file(str(path))
    return _world(file, file.document())


def parse_world(text: str, name: str) -> World:
    """The world that a text describes; ``name`` it by that in errors.

    Raises:
        WorldError: the text is not what ``docs/worlds.md`` says.
    """
    file = _file(name)
    return _world(file, file.parsed(text))


def _file(name: str) -> TableFile:
    return TableFile(name, WorldError, "a world", GUIDE)


def _world(file: TableFile, document: Mapping[str, Any]) -> World:
    _check_tables(file, document)
    rows = {form.rows: _rows(form, file.tables(document, form.name)) for form in FORMS}
    if not rows["places"]:
        rows["places"] = _places_of(rows["beats"])
    ids = ids_of(rows["people"], rows["places"], rows["claims"])
    world = World(**{form.rows: tuple(resolve(form, row, ids) for row in rows[form.rows]) for form in FORMS})
    ids = with_moments(ids, world.occurrences, world.acts)
    world = replace(world, perceptions=tuple(resolve(PERCEPTION, row, ids) for row in world.perceptions))
    for problem in check(world):
        file.refuse(problem.cause, problem.mend)
    return world


def _check_tables(file: TableFile, document: Mapping[str, Any]) -> None:
    for key in document:
        if key == "character":
            file.refuse(
                "it is a cast", "give it to fabula read with --cast; in a world people are [[person]]"
            )
        if key not in _TABLES:
            mend = perhaps(key.lower(), _TABLES) or f"the tables are {', '.join(form.name for form in FORMS)}"
            file.refuse(f'it has the unknown table or key "{shown(key)}"', mend)


def _rows(form: Form, tables: Sequence[Table]) -> list[Any]:
    """The rows of one kind of table, with names still in place of ids."""
    types, left_out = form.types(), form.left_out()
    found = [_values(form, table, types, left_out) for table in tables]
    ids = iter(_missing_ids(form, found))
    for values in found:
        if "id" not in values:
            values["id"] = next(ids)
    return [form.row(**values) for values in found]


def _values(
    form: Form, table: Table, types: Mapping[str, Any], left_out: Mapping[str, Any]
) -> dict[str, Any]:
    """By field of the row, what a table says; only the id may be missing."""
    for name in _TABLES.difference(form.key_names).intersection(table.content):
        table.refuse(f'the list "{name}" stands in it', "move that list up, above the first double brackets")
    table.check_keys(table.content, form.key_names, "it")
    values = {}
    for key in form.keys:
        if key.name in table.content:
            values[key.field] = value_of(table, key.name, types[key.name])
        elif key.needed:
            table.refuse(f"it has no {key.name}", f'add a line such as {key.name} = "…"')
        elif form is BEAT and key.name.endswith("_order"):
            values[key.field] = float(table.number)
        elif key.name != "id":
            values[key.field] = left_out[key.name]
    return values


def _places_of(beats: Sequence[Beat]) -> list[Place]:
    """The places that beats name, for a file that has no table of places."""
    names = dict.fromkeys(beat.place for beat in beats if beat.place)
    return [Place(id, name) for id, name in zip(unique_slugs(tuple(names)), names, strict=True)]


def _missing_ids(form: Form, found: Sequence[Mapping[str, Any]]) -> list[str]:
    """Ids for the tables that have none, in order."""
    taken = {values["id"] for values in found if "id" in values}
    if not form.stem:
        return list(unique_slugs([values["name"] for values in found if "id" not in values], taken))
    ids = []
    for number, values in enumerate(found, 1):
        if "id" in values:
            continue
        while (id := f"{form.stem}{number}.1" if form is BEAT else f"{form.stem}{number}") in taken:
            number += 1
        taken.add(id)
        ids.append(id)
    return ids
