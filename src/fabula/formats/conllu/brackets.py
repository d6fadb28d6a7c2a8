"""Mentions as brackets in ``MISC``: ``Entity=(e3-person-2-character:ann`` opens one, ``Entity=e3)`` closes.

The attributes are those of CorefUD: the number (an ``e`` and the ``COREF`` of ``booknlp``), the type, the
place of the head word in the mention from 1, and the id of the person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
    types = _types_of(rows)
    for row in rows:
        attributes = _attributes(row, types[row.number])
        if row.last == row.first + 1:
            alone[row.first] = f"({attributes})"
        else:
            opening[row.first] = opening.get(row.first, "") + f"({attributes}"
            # Of two that end together, the later began inside the other, and closes before it.
            closing[row.last - 1] = f"e{row.number})" + closing.get(row.last - 1, "")
    marks = {}
    for i in sorted({*opening, *closing, *alone}):
        single = alone.get(i, "")
        before, after = ("", single) if i in opening else (single, "")
        marks[i] = before + closing.get(i, "") + opening.get(i, "") + after
    return marks


def _types_of(rows: Sequence[Reference]) -> dict[int, str]:
    """The type of each entity: that of most of its mentions, of the earlier where two are as many.

    All mentions of one entity must have one type, even where a reading took a person for a place.
    """
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[row.number][_TYPES[row.category]] += 1
    types = {number: kinds.most_common(1)[0][0] for number, kinds in counts.items()}
    return types | {row.number: "person" for row in rows if row.character is not None}


def _attributes(row: Reference, kind: str) -> str:
    attributes = f"e{row.number}-{kind}-{row.head - row.first + 1}"
    if row.character is None:
        return attributes
    # Hyphens part the attributes; CorefUD escapes them like this.
    return f"{attributes}-character:{quote(row.character, safe='').replace('-', '%2D')}"
