"""The Project Dialogism Novel Corpus: whole novels with every quotation's speaker and addressees.

Source: Vishnubhotla, Hammond and Hirst, "The Project Dialogism Novel Corpus" (LREC 2022). Spans are
offsets into the decoded text and leave the quotation marks out.
"""

from __future__ import annotations

import ast
import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

# In these novels every apostrophe became a space ("I don t believe").
WITHOUT_APOSTROPHES = frozenset(
    {
        "HowardsEnd",
        "NightAndDay",
        "NorthangerAbbey",
        "SenseAndSensibility",
        "TheGambler",
        "TheInvisibleMan",
        "ThePictureOfDorianGray",
        "WhereAngelsFearToTread",
    }
)


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words inside a quotation that mean one person or several; ``people`` are main names."""

    start: int
    stop: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """A quotation as annotated; ``spans`` are its sub-quotations without marks, in order.

    ``type`` is Explicit, Anaphoric or Implicit ("nan" for a handful without one). ``mentions`` has all that
    is annotated but "I".
    """

    id: str
    spans: tuple[tuple[int, int], ...]
    speaker: str
    addressees: tuple[str, ...]
    type: str
    mentions: tuple[GoldMention, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldCharacter:
    """A character of the novel's list; ``gender`` is M, F or X, ``category`` major, intermediate, minor."""

    name: str
    aliases: tuple[str, ...]
    gender: str
    category: str

    @property
    def is_person(self) -> bool:
        """Whether it stands for somebody; the lists have entries for groups and for who cannot be known."""
        return self.name.strip("_").lower() not in {"group", "unknowable"}


@dataclass(frozen=True, slots=True)
class Novel:
    """One novel: text exactly as distributed, its people and its quotations in order."""

    name: str
    text: str
    characters: tuple[GoldCharacter, ...]
    quotations: tuple[GoldQuotation, ...]


def novel_names(data: Path, split: str) -> list[str]:
    """The novels of a split; all of them where the data has no ``splits.json``."""
    names = sorted(folder.name for folder in (data / "pdnc").iterdir() if folder.is_dir())
    splits = data / "splits.json"
    if split == "all" or not splits.exists():
        return names
    return [name for name in json.loads(splits.read_text())["pdnc"][split] if name in names]


def read_novels(data: Path, split: str) -> Iterator[Novel]:
    """The novels of a split, one at a time."""
    for name in novel_names(data, split):
        yield read_novel(data / "pdnc" / name)


def read_novel(folder: Path) -> Novel:
    """One novel's folder."""
    csv.field_size_limit(10**9)
    text = (folder / "novel_text.txt").read_bytes().decode("utf-8-sig")
    with (folder / "quotation_info.csv").open(encoding="utf-8", newline="") as file:
        quotations = tuple(_quotation(row) for row in csv.DictReader(file))
    with (folder / "character_info.csv").open(encoding="utf-8", newline="") as file:
        characters = tuple(
            GoldCharacter(
                row["Main Name"],
                tuple(sorted(ast.literal_eval(row["Aliases"]))),
                row["Gender"],
                row["Category"],
            )
            for row in csv.DictReader(file)
        )
    canonical = _canonical_names(characters)
    ordered = sorted(quotations, key=lambda quotation: quotation.spans[0])
    return Novel(folder.name, text, characters, tuple(_by_main_names(row, canonical) for row in ordered))


def _by_main_names(quotation: GoldQuotation, canonical: Mapping[str, str]) -> GoldQuotation:
    def main(name: str) -> str:
        return canonical.get(name.strip(), name.strip())

    return replace(
        quotation,
        speaker=main(quotation.speaker),
        addressees=tuple(main(name) for name in quotation.addressees),
        mentions=tuple(
            replace(mention, people=tuple(main(name) for name in mention.people))
            for mention in quotation.mentions
        ),
    )


def _canonical_names(characters: tuple[GoldCharacter, ...]) -> dict[str, str]:
    """From every name that means one character alone to that character's main name.

    The annotations sometimes name a person by an alias ("Kemp" for "Dr. Kemp").
    """
    owners: dict[str, set[str]] = {}
    for character in characters:
        for alias in character.aliases:
            owners.setdefault(alias, set()).add(character.name)
    unique = {alias: next(iter(names)) for alias, names in owners.items() if len(names) == 1}
    return unique | {character.name: character.name for character in characters}


def _quotation(row: dict[str, str]) -> GoldQuotation:
    addressees = ast.literal_eval(row["addressees"]) if row["addressees"] not in ("", "nan") else []
    return GoldQuotation(
        id=row["quoteID"],
        spans=tuple((int(start), int(stop)) for start, stop in ast.literal_eval(row["quoteByteSpans"])),
        speaker=row["speaker"],
        addressees=tuple(addressees),
        type=row["quoteType"],
        mentions=tuple(_mentions(row)),
    )


def _mentions(row: dict[str, str]) -> Iterator[GoldMention]:
    """The mentions in a quotation, in order.

    In some quotations of one novel there are more names than mentions, so that one cannot tell which belong
    together; those are left out.
    """
    lists = (
        ast.literal_eval(row.get(column) or "[]") for column in ("mentionSpansList", "mentionEntitiesList")
    )
    for spans, people in zip(*lists, strict=True):
        if len(spans) == len(people):
            for (start, stop), names in zip(spans, people, strict=True):
                yield GoldMention(start, stop, tuple(names))
