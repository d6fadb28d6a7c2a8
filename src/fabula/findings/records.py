"""The record of a check as a small file in the user's cache: digests and findings, not the text."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from fabula import __version__
from fabula.errors import OutputError
from fabula.findings.finding import Finding
from fabula.findings.quick import Record
from fabula.layers import GivenCharacter
from fabula.output import write_atomically

FORM = 1
"""Counts the changes of the form of records."""


def record_of(source: str) -> Path:
    """Where the record of a document is kept."""
    name = sha256(os.fsencode(os.path.realpath(source))).hexdigest()[:32]
    return _cache() / "fabula" / f"{name}.json"


def _cache() -> Path:
    """The folder for what may be lost, as the system has it."""
    given = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if given:
        return Path(given)
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")


def load_record(path: Path) -> Record | None:
    """The record in a file; None where there is none that this version of Fabula has written."""
    try:
        data = json.loads(path.read_text("utf-8"))
        if (data["form"], data["fabula"]) != (FORM, __version__):
            return None
        return Record(
            tuple(map(_person, data["given"])),
            tuple(map(_person, data["cast"])),
            tuple((int(start), str(digest)) for start, digest in data["chapters"]),
            tuple(map(_finding, data["findings"])),
        )
    except (OSError, ValueError, LookupError, TypeError):
        return None


def save_record(record: Record, path: Path) -> bool:
    """Keep a record; whether that could be done. A check without one is only slower."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps({"form": FORM, "fabula": __version__, **asdict(record)}))
    except (OSError, OutputError):
        return False
    return True


def _person(row: dict[str, Any]) -> GivenCharacter:
    relations = tuple((str(other), str(kind)) for other, kind in row["relations"])
    return GivenCharacter(**{**row, "aliases": tuple(row["aliases"]), "relations": relations})


def _finding(row: dict[str, Any]) -> Finding:
    against = row["against"]
    lists = {
        "people": tuple(row["people"]),
        "rows": tuple(row["rows"]),
        "against": None if against is None else (int(against[0]), int(against[1])),
    }
    return Finding(**{**row, **lists})
