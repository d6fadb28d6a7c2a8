"""Mentions as brackets in ``MISC``: ``Entity=(e3-person-2-character:ann`` opens one, ``Entity=e3)`` closes.

The attributes are those of CorefUD: the number (an ``e`` and the ``COREF`` of ``booknlp``), the type, the
place of the head word in the mention from 1, and the id of the person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from fabula.formats.references import Reference
from fabula.layers import Category

DECLARATION = "eid-etype-head-other"

_TYPES: Mapping[Category, str] = {
    "PER": "person",
    "FAC": "place",
    "GPE": "place",
    "LOC": "place",
    "VEH": "object",
    "ORG": "organization",
}


def brackets(rows: Sequence[Reference]) -> dict[int, str]:
    """What stands at each token where a mention begins or ends; the rows are nested and in order.

    Where brackets close and none opens, a mention of that token alone comes first; else it comes last.
    """
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    alone: dict[int, str] = {}
    for row in rows:
        if row.last == row.first + 1:
            alone[row.first] = f"({_attributes(row)})"
        else:
            opening[row.first] = opening.get(row.first, "") + f"({_attributes(row)}"
            # Of two that end together, the later began inside the other, and closes before it.
            closing[row.last - 1] = f"e{row.number})" + closing.get(row.last - 1, "")
    marks = {}
    for i in sorted({*opening, *closing, *alone}):
        single = alone.get(i, "")
        before, after = ("", single) if i in opening else (single, "")
        marks[i] = before + closing.get(i, "") + opening.get(i, "") + after
    return marks


def _attributes(row: Reference) -> str:
    # All mentions of one entity must have one type, even where a reading took a person for a place.
    kind = "person" if row.character is not None else _TYPES[row.category]
    attributes = f"e{row.number}-{kind}-{row.head - row.first + 1}"
    if row.character is None:
        return attributes
    # Hyphens part the attributes; CorefUD escapes them like this.
    return f"{attributes}-character:{quote(row.character, safe='').replace('-', '%2D')}"
