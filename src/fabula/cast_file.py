"""The cast file: people that the user names, read from TOML and written to be edited.

The format is told in ``docs/cast.md``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

import tomlkit

from fabula.errors import CastError
from fabula.layers import RESERVED_IDS, Character, GivenCharacter
from fabula.slug import is_slug, slug, unique_slugs
from fabula.story import Story
from fabula.ties import ties_by_person

KEYS = ("name", "id", "aliases", "pronouns", "relations")
RELATION_KEYS = ("to", "kind")

_PRONOUNS = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)*")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

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
    tables = _tables(path, _document(path))
    entries = tuple(_entry(_Table(path, number, table)) for number, table in enumerate(tables, 1))
    _check_names_and_ids(path, entries)
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
        for person, relations in zip(people, _resolved_relations(path, entries, people), strict=True)
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
class _Table:
    """One ``[[character]]`` table, and how to complain about it."""

    path: Path
    number: int
    content: dict[str, Any]

    def refuse(self, cause: str, mend: str) -> NoReturn:
        _refuse(self.path, self.number, cause, mend)

    def text(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            self.refuse(f"{key} is {_kind(value)}", "write text in quotation marks")
        if not value.strip():
            self.refuse(f"{key} is empty", "fill it in or leave the line out")
        if _UNPRINTABLE.search(value):
            self.refuse(f"{key} holds a line break or another control character", "write it on one line")
        return value

    def check_keys(self, content: dict[str, Any], known: Sequence[str], where: str) -> None:
        for key in content:
            if key not in known:
                near = get_close_matches(key.lower(), known, 1)
                mend = f'perhaps "{near[0]}" is meant' if near else f"the keys are {', '.join(known)}"
                self.refuse(f'{where} has the unknown key "{key}"', mend)

    def list_of(self, key: str, what: str, read: Callable[[object], Any]) -> tuple[Any, ...]:
        value = self.content.get(key, [])
        if not isinstance(value, list):
            self.refuse(f"{key} is {_kind(value)}", f"write a list of {what} in square brackets")
        return tuple(read(item) for item in value)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A table's content, checked by itself but not yet against the others."""

    id: str | None
    name: str
    aliases: tuple[str, ...]
    pronouns: str | None
    relations: tuple[tuple[str, str], ...]


def _document(path: Path) -> dict[str, Any]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise CastError(str(path), "there is no such file", "check the name given to --cast") from None
    except UnicodeDecodeError as error:
        cause = f"it is not UTF-8 text (byte {error.start} cannot be read)"
        raise CastError(str(path), cause, "save it as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "no name for a file").lower()
        raise CastError(str(path), f"it cannot be read ({reason})", "give a cast file") from None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        cause = f"it is not valid TOML ({reason[:1].lower()}{reason[1:]})"
        raise CastError(str(path), cause, "mend that place; docs/cast.md shows the form") from None


def _tables(path: Path, document: dict[str, Any]) -> list[dict[str, Any]]:
    for key in document:
        if key != "character":
            cause = f'it has the unknown table or key "{key}" beside [[character]]'
            raise CastError(str(path), cause, "write a [[character]] table for each person")
    tables = document.get("character", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CastError(
            str(path), "character is not a list of tables", "write [[character]] in double brackets"
        )
    return tables


def _entry(table: _Table) -> _Entry:
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


def _id(table: _Table, name: str) -> str:
    id = table.text("id", table.content["id"])
    if id in RESERVED_IDS:
        table.refuse(f'the id "{id}" is reserved', "choose another id or leave the line out")
    if not is_slug(id):
        cause = f'the id "{id}" is not made of lower-case letters, digits and single hyphens'
        table.refuse(cause, f'write "{slug(id)}" or leave the line out')
    return id


def _pronouns(table: _Table) -> str:
    pronouns = table.text("pronouns", table.content["pronouns"])
    if not _PRONOUNS.fullmatch(pronouns):
        table.refuse(f'pronouns are "{pronouns}"', 'write them as in "she/her"')
    return pronouns


def _relation(table: _Table, item: object) -> tuple[str, str]:
    if not isinstance(item, dict):
        table.refuse(f"a relation is {_kind(item)}", 'write it as {to = "Dawn", kind = "sister"}')
    table.check_keys(item, RELATION_KEYS, "a relation")
    for key in RELATION_KEYS:
        if key not in item:
            table.refuse(f'a relation has no "{key}"', 'write it as {to = "Dawn", kind = "sister"}')
    return table.text("a relation's to", item["to"]), table.text("a relation's kind", item["kind"])


def _check_names_and_ids(path: Path, entries: Sequence[_Entry]) -> None:
    by_id: dict[str, int] = {}
    by_name: dict[str, int] = {}
    for number, entry in enumerate(entries, 1):
        if entry.id is not None:
            if entry.id in by_id:
                cause = f'the id "{entry.id}" is also that of table {by_id[entry.id]}'
                _refuse(path, number, cause, "give each person an id of their own")
            by_id[entry.id] = number
        name = " ".join(entry.name.split())
        if name in by_name and not (entry.id and entries[by_name[name] - 1].id):
            cause = f'the name "{entry.name}" is also that of table {by_name[name]}'
            _refuse(path, number, cause, "join the two tables, or give both an id if they are two people")
        by_name[name] = number


def _resolved_relations(
    path: Path, entries: Sequence[_Entry], people: Sequence[GivenCharacter]
) -> list[tuple[tuple[str, str], ...]]:
    """Relations with ids in the place of names: a name or an id may be written."""
    ids = {person.name: person.id for person in people} | {person.id: person.id for person in people}
    ids |= {id: id for id in RESERVED_IDS}
    resolved = []
    for number, entry in enumerate(entries, 1):
        for to, _ in entry.relations:
            if to not in ids:
                near = get_close_matches(to, ids, 1)
                mend = f'perhaps "{near[0]}" is meant' if near else "add a table for that person"
                _refuse(path, number, f'a relation is to "{to}", who is not in this file', mend)
        resolved.append(tuple((ids[to], kind) for to, kind in entry.relations))
    return resolved


def _refuse(path: Path, number: int, cause: str, mend: str) -> NoReturn:
    raise CastError(str(path), f"in [[character]] table {number}, {cause}", mend)


def _kind(value: object) -> str:
    names = {
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "a table",
    }
    return names.get(type(value), "a date or time")
