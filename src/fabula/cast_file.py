"""The cast file: people that the user names, read from TOML and written to be edited.

The format is told in ``docs/cast.md``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import tomlkit

from fabula.errors import CastError
from fabula.layers import RESERVED_IDS, Character, GivenCharacter
from fabula.slug import is_slug, slug, unique_slugs
from fabula.story import Story
from fabula.ties import ties_by_person
from fabula.toml_tables import Table, TableFile, kind_of, perhaps

KEYS = ("name", "id", "aliases", "pronouns", "relations")
RELATION_KEYS = ("to", "kind")

_PRONOUNS = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)*")

_ADVICE = """\
The cast, most mentioned first. Edit it, then give it back with --cast:
  - a table for each person; delete those who are none
  - name is how every output shows them; id (optional) is what other files call them
  - aliases are the other ways in which the text names them; to join two tables,
    move the names of one into the aliases of the other
  - pronouns = "she/her" and relations = [{to = "NAME", kind = "sister"}] are optional;
    this one says that the table's person is NAME's sister"""
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_cast(path: Path) -> tuple[GivenCharacter, ...]:
    """The people of a cast file, in its order.

    Raises:
        CastError: the file cannot be read, or is not what ``docs/cast.md`` says.
    """
    tables = _tables(TableFile(str(path), CastError, "a cast file", "docs/cast.md"))
    entries = tuple(_entry(table) for table in tables)
    _check_names_and_ids(tables, entries)
    free = iter(
        unique_slugs(
            [entry.name for entry in entries if entry.id is None],
            taken=[entry.id for entry in entries if entry.id is not None],
        )
    )
    people = tuple(
        GivenCharacter(entry.id or next(free), entry.name, entry.aliases, entry.pronouns) for entry in entries
    )
    return tuple(
        GivenCharacter(person.id, person.name, person.aliases, person.pronouns, relations)
        for person, relations in zip(people, _resolved_relations(tables, entries, people), strict=True)
    )


def write_cast(story: Story) -> str:
    """The story's cast as TOML that :func:`read_cast` reads, with comments that say how to edit it."""
    document = tomlkit.document()
    for line in _ADVICE.splitlines():
        document.add(tomlkit.comment(line))
    ties = ties_by_person(story.ties)
    cast_ids = {character.id for character in story.characters} | set(RESERVED_IDS)
    tables = tomlkit.aot()
    for character in story.characters:
        kept = [(tie.other, tie.word) for tie in ties.get(character.id, ()) if tie.other in cast_ids]
        tables.append(_character_table(character, kept))
    if story.characters:
        document.add(tomlkit.nl())
        document.add("character", tables)
    return tomlkit.dumps(document)


def _character_table(character: Character, relations: Sequence[tuple[str, str]]) -> tomlkit.items.Table:
    name = _one_line(character.name) or character.id
    table = tomlkit.table()
    mentions = "1 mention" if character.count == 1 else f"{character.count} mentions"
    table.add(tomlkit.comment(f"{mentions}, narrator" if character.narrator else mentions))
    table.add("name", name)
    table.add("id", character.id)
    forms = dict.fromkeys(_one_line(alias.text) for alias in character.aliases)
    aliases = tomlkit.array()
    aliases.extend(form for form in forms if form not in ("", name))
    if aliases:
        table.add("aliases", aliases)
    if character.pronouns:
        table.add("pronouns", character.pronouns)
    if relations:
        array = tomlkit.array()
        for to, kind in relations:
            pair = tomlkit.inline_table()
            pair.update({"to": to, "kind": kind})
            array.append(pair)
        table.add("relations", array)
    return table


def _one_line(text: str) -> str:
    """A form as TOML can hold it and :func:`read_cast` accepts it."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _UNWRITABLE.sub(" ", text)).strip()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A table's content, checked by itself but not yet against the others."""

    id: str | None
    name: str
    aliases: tuple[str, ...]
    pronouns: str | None
    relations: tuple[tuple[str, str], ...]


def _tables(file: TableFile) -> tuple[Table, ...]:
    document = file.document()
    for key in document:
        if key != "character":
            cause = f'it has the unknown table or key "{key}" beside [[character]]'
            file.refuse(cause, "write a [[character]] table for each person")
    return file.tables(document, "character")


def _entry(table: Table) -> _Entry:
    content = table.content
    table.check_keys(content, KEYS, "it")
    if "name" not in content:
        table.refuse("it has no name", 'add a line such as name = "Miss Bates"')
    name = table.text("name", content["name"])
    return _Entry(
        id=_id(table, name) if "id" in content else None,
        name=name,
        aliases=table.list_of("aliases", "texts", lambda item: table.text("an alias", item)),
        pronouns=_pronouns(table) if "pronouns" in content else None,
        relations=table.list_of("relations", "{to = …, kind = …}", lambda item: _relation(table, item)),
    )


def _id(table: Table, name: str) -> str:
    id = table.text("id", table.content["id"])
    if id in RESERVED_IDS:
        table.refuse(f'the id "{id}" is reserved', "choose another id or leave the line out")
    if not is_slug(id):
        cause = f'the id "{id}" is not made of lower-case letters, digits and single hyphens'
        table.refuse(cause, f'write "{slug(id)}" or leave the line out')
    return id


def _pronouns(table: Table) -> str:
    pronouns = table.text("pronouns", table.content["pronouns"])
    if not _PRONOUNS.fullmatch(pronouns):
        table.refuse(f'pronouns are "{pronouns}"', 'write them as in "she/her"')
    return pronouns


def _relation(table: Table, item: object) -> tuple[str, str]:
    if not isinstance(item, dict):
        table.refuse(f"a relation is {kind_of(item)}", 'write it as {to = "Dawn", kind = "sister"}')
    table.check_keys(item, RELATION_KEYS, "a relation")
    for key in RELATION_KEYS:
        if key not in item:
            table.refuse(f'a relation has no "{key}"', 'write it as {to = "Dawn", kind = "sister"}')
    return table.text("a relation's to", item["to"]), table.text("a relation's kind", item["kind"])


def _check_names_and_ids(tables: Sequence[Table], entries: Sequence[_Entry]) -> None:
    by_id: dict[str, int] = {}
    by_name: dict[str, int] = {}
    for table, entry in zip(tables, entries, strict=True):
        if entry.id is not None:
            if entry.id in by_id:
                cause = f'the id "{entry.id}" is also that of table {by_id[entry.id]}'
                table.refuse(cause, "give each person an id of their own")
            by_id[entry.id] = table.number
        name = " ".join(entry.name.split())
        if name in by_name and not (entry.id and entries[by_name[name] - 1].id):
            cause = f'the name "{entry.name}" is also that of table {by_name[name]}'
            table.refuse(cause, "join the two tables, or give both an id if they are two people")
        by_name[name] = table.number


def _resolved_relations(
    tables: Sequence[Table], entries: Sequence[_Entry], people: Sequence[GivenCharacter]
) -> list[tuple[tuple[str, str], ...]]:
    """Relations with ids in the place of names: a name or an id may be written."""
    ids = {person.name: person.id for person in people} | {person.id: person.id for person in people}
    ids |= {id: id for id in RESERVED_IDS}
    resolved = []
    for table, entry in zip(tables, entries, strict=True):
        for to, _ in entry.relations:
            if to not in ids:
                mend = perhaps(to, ids) or "add a table for that person"
                table.refuse(f'a relation is to "{to}", who is not in this file', mend)
        resolved.append(tuple((ids[to], kind) for to, kind in entry.relations))
    return resolved
