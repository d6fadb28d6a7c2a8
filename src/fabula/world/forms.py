"""The form of a world file: its tables with their keys, in the order in which they are written.

What a value may be is told by the type of the row's field; here stands what the types do not tell. The
format is taught in ``docs/worlds.md``.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from types import NoneType, UnionType
from typing import Any, Literal, get_args

from fabula.layers.world import Act, Ascription, Beat, Claim, Occurrence, Perception, Person, Place
from fabula.storage.rows import columns

Refers = Literal["person", "place", "claim", "beat", "moment", "someone", "somewhere"]
"""What values are ids of. ``moment``: an occurrence or an act; ``someone`` and ``somewhere``: a person or
place, or else plain text."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table.

    Attributes:
        name: as it stands in the file.
        refers: what its values are ids of; None for values of their own.
        needed: whether a table must have it.
        written: whether it is always written, since people look for it.
        left_out: what it is where it is left out, if the row's class does not say so.
        row_field: the field of the row, if that has another name.
    """

    name: str
    refers: Refers | None = None
    needed: bool = False
    written: bool = False
    left_out: Any = None
    row_field: str = ""

    @property
    def field(self) -> str:
        """The field of the row."""
        return self.row_field or self.name


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of table.

    Attributes:
        name: in the file, between double brackets.
        rows: the rows of a world that its tables stand for.
        row: their class.
        stem: what ids that are left out begin with; empty where they are made from the name.
        keys: in the order in which they are written.
    """

    name: str
    rows: str
    row: type[Any]
    stem: str
    keys: tuple[Key, ...]

    @property
    def key_names(self) -> tuple[str, ...]:
        """The names of its keys."""
        return tuple(key.name for key in self.keys)

    def types(self) -> dict[str, Any]:
        """By key, the type of its values, apart from None."""
        hints = columns(self.row)
        return {key.name: _without_none(hints[key.field]) for key in self.keys}

    def left_out(self) -> dict[str, Any]:
        """By key, what it is where it is left out."""
        usual = {part.name: part.default for part in fields(self.row) if part.default is not MISSING}
        return {key.name: usual.get(key.field, key.left_out) for key in self.keys}


def _without_none(hint: Any) -> Any:
    optional = isinstance(hint, UnionType)
    return next(part for part in get_args(hint) if part is not NoneType) if optional else hint


_ID = Key("id", written=True)
_FROM_TEXT = (Key("start"), Key("end", row_field="stop"), Key("certainty"), Key("maker"))

PERSON = Form(
    "person",
    "people",
    Person,
    "",
    (_ID, Key("name", needed=True), Key("aliases"), Key("pronouns"), Key("relations"), Key("trust")),
)
PLACE = Form("place", "places", Place, "", (_ID, Key("name", needed=True), Key("within", "place")))
CLAIM = Form(
    "claim",
    "claims",
    Claim,
    "c",
    (
        _ID,
        Key("text", needed=True),
        Key("predicate", left_out=""),
        Key("agent", "someone"),
        Key("patient", "someone"),
        Key("recipient", "someone"),
        Key("place", "somewhere"),
        Key("time"),
        Key("asked"),
        Key("content", "claim"),
        Key("polarity"),
        Key("truth"),
        Key("opposes", "claim"),
        Key("implies", "claim"),
        Key("spans"),
        Key("certainty"),
        Key("maker"),
    ),
)
BEAT = Form(
    "beat",
    "beats",
    Beat,
    "s",
    (
        _ID,
        Key("place", "place"),
        Key("story_order"),
        Key("told_order"),
        Key("present", left_out=()),
        Key("level"),
        *_FROM_TEXT,
    ),
)
EVENT = Form(
    "event",
    "occurrences",
    Occurrence,
    "e",
    (
        _ID,
        Key("beat", "beat", needed=True),
        Key("claim", "claim", needed=True),
        Key("story_order"),
        *_FROM_TEXT,
    ),
)
ACT = Form(
    "act",
    "acts",
    Act,
    "a",
    (
        _ID,
        Key("beat", "beat"),
        Key("by", "person"),
        Key("to", "person", left_out=()),
        Key("act", written=True, left_out="assert"),
        Key("claim", "claim", needed=True),
        Key("condition", "claim"),
        Key("heard_by", "person"),
        Key("heard"),
        Key("sincere"),
        Key("reported_by", "person"),
        Key("manner"),
        Key("received", "beat"),
        Key("quote"),
        Key("story_order"),
        *_FROM_TEXT,
    ),
)
PERCEPTION = Form(
    "perception",
    "perceptions",
    Perception,
    "p",
    (
        _ID,
        Key("by", "person", needed=True),
        Key("of", "moment", needed=True),
        Key("as", "claim", row_field="taken_as"),
        Key("how"),
        *_FROM_TEXT,
    ),
)
ATTITUDE = Form(
    "attitude",
    "ascriptions",
    Ascription,
    "t",
    (
        _ID,
        Key("beat", "beat", needed=True),
        Key("holder", "person", needed=True),
        Key("stance", needed=True),
        Key("toward", "person"),
        Key("claim", "claim"),
        Key("condition", "claim"),
        Key("evidence"),
        Key("chain", "person"),
        Key("story_order"),
        *_FROM_TEXT,
    ),
)

FORMS = (PERSON, PLACE, CLAIM, BEAT, EVENT, ACT, PERCEPTION, ATTITUDE)
