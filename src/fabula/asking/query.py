"""What is asked of a world, exactly: a query, its printed form, and how that form is read.

>>> str(Query("value", holder=("angel", "buffy"), claim=("c5",), at="s3"))
'value(holder=[angel, buffy], claim=c5, at=s3)'
>>> parse_query("holders(c5)")
Query(form='holders', holder=('?',), claim=('c5',))
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

from fabula.layers.people import NARRATOR
from fabula.layers.world import Stance

Form = Literal[
    "holders", "value", "which", "fillers", "claims", "feels", "perceived", "told", "tellers", "hearers",
    "place", "since", "grounds", "heard",
]  # fmt: skip
FEELINGS = frozenset(("loves", "hates", "fears", "jealous", "angry", "hurt"))
"""The stances that are for somebody."""
AskedEvidence = Literal["saw", "heard"]

WHOM = "?"
"""In a holder: the one who is asked for."""
BEGINNING = "beginning"
"""As a time: when the story begins."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question that the engine can answer. ``docs/questions.md`` tells what each form asks.

    Attributes:
        holder: ids of those whose belief it is, the one whose belief about the rest it is first; () is the
            narrator.
        claim: ids of claims any of which may be meant; ``-c5`` is the contrary of ``c5``.
        either: for ``which``: the claims that each alternative may mean.
        words: for ``which``: the alternatives as they are to be called.
        every: whether all of the claims are asked about, as in "knows what happened".
        about: ids of people, and words for things; for ``which``, what the choice is about.
        by, to: ids of those who say something, and of those to whom it is said.
        stance: how it is held.
        evidence: by which sense it came.
        role: of a claim, the one that is asked for.
        of: what is looked for.
        lines: for ``heard``: ids of quotations any of which may be meant.
        place: id or name of the place in which.
        act: the kind of act by which something is said or kept back; None for any but withholding.
        really: whether it is asked what really happened, not what it was taken for.
        at: id of a beat, scene or chapter at whose end; or ``beginning``: of a place
            when the story first tells of it, else the end of the first beat. None for the end of the story.
        during: id of the beat, scene or chapter in which something is perceived or said.
    """

    form: Form
    holder: tuple[str, ...] = ()
    claim: tuple[str, ...] = ()
    either: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    every: bool = False
    about: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    stance: Stance | None = None
    evidence: AskedEvidence | None = None
    role: str | None = None
    of: str | None = None
    lines: tuple[str, ...] = ()
    place: str | None = None
    act: str | None = None
    really: bool = False
    at: str | None = None
    during: str | None = None

    def at_end_of(self, at: str) -> Query:
        """The same query about the end of a beat, scene or chapter."""
        return replace(self, at=at)

    def __str__(self) -> str:
        given = [(name, getattr(self, name)) for name in _names()]
        shown = [f"{name}={_shown(value)}" for name, value in given if value not in ((), None, False)]
        if not self.holder and self.form in _HELD:
            shown.insert(0, f"holder={NARRATOR}")
        return f"{self.form}({', '.join(shown)})"

    def __repr__(self) -> str:
        given = [(name, getattr(self, name)) for name in _names()]
        shown = [f"{name}={value!r}" for name, value in given if value not in ((), None, False)]
        return f"Query({', '.join([f'form={self.form!r}', *shown])})"


class QueryError(ValueError):
    """What was to be a query is none; the message says why, as a clause."""


_HELD = frozenset(("value", "which", "fillers", "claims", "place", "since", "grounds"))
_LISTS = frozenset(("holder", "claim", "words", "about", "by", "to", "lines"))
_FLAGS = frozenset(("every", "really"))
_CALL = re.compile(r"\s*([a-z]+)\s*\((.*)\)\s*", re.DOTALL)
_PIECE = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[\[\](),=]|[^\s\[\](),="]+)')
_PLAIN = re.compile(r"[^\s\[\](),=\"]+")


def looks_like_query(question: str) -> bool:
    """Whether a question is written as a query: one of the forms with brackets."""
    match = _CALL.fullmatch(question)
    return match is not None and match[1] in get_args(Form)


def parse_query(written: str) -> Query:
    """Read the printed form of a query; a first value without a name is the claim, or what is looked for.

    Raises:
        QueryError: it is not one.
    """
    match = _CALL.fullmatch(written)
    if match is None or match[1] not in get_args(Form):
        raise QueryError(f"a query is one of {', '.join(get_args(Form))}, with brackets")
    given: dict[str, Any] = {}
    for name, value in _arguments(_pieces(match[2])):
        name = name or {"place": "of", "which": "either", "heard": "lines"}.get(match[1], "claim")
        if name not in _names():
            raise QueryError(f"a query has no {name!r}")
        given[name] = _fitting(name, value)
    if match[1] in ("holders", "heard"):
        given.setdefault("holder", (WHOM,))
    return Query(form=match[1], **given)  # type: ignore[arg-type]


def _names() -> tuple[str, ...]:
    return tuple(row.name for row in fields(Query) if row.name != "form")


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        if len(value) == 1 and not isinstance(value[0], tuple):
            return _shown(value[0])
        return f"[{', '.join(_shown(one) for one in value)}]"
    if value is True:
        return "yes"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _pieces(written: str) -> list[str]:
    found, place = [], 0
    written = written.rstrip()
    while place < len(written):
        match = _PIECE.match(written, place)
        if match is None:
            raise QueryError("a quotation mark is not closed")
        found.append(match[1])
        place = match.end()
    return found


def _arguments(pieces: list[str]) -> list[tuple[str, object]]:
    found = []
    while pieces:
        name = ""
        if len(pieces) > 1 and pieces[1] == "=":
            name, pieces = pieces[0], pieces[2:]
        value, pieces = _value(pieces)
        found.append((name, value))
        if pieces and pieces.pop(0) != ",":
            raise QueryError("its parts are set apart by commas")
    return found


def _value(pieces: list[str]) -> tuple[object, list[str]]:
    if not pieces or pieces[0] in "](),=":
        raise QueryError("a value is missing")
    first, rest = pieces[0], pieces[1:]
    if first != "[":
        return (json.loads(first) if first.startswith('"') else first), rest
    found = []
    while rest and rest[0] != "]":
        value, rest = _value(rest)
        found.append(value)
        if rest and rest[0] == ",":
            rest = rest[1:]
    if not rest:
        raise QueryError("a list is not closed")
    return tuple(found), rest[1:]


def _fitting(name: str, value: object) -> object:
    """A value in the type that its name asks for."""
    if name in _FLAGS:
        return value in ("yes", "true")
    if name == "either":
        parts = value if isinstance(value, tuple) else (value,)
        return tuple(part if isinstance(part, tuple) else (part,) for part in parts)
    if name in _LISTS:
        listed = value if isinstance(value, tuple) else (value,)
        if any(not isinstance(one, str) for one in listed):
            raise QueryError(f"{name!r} is a list of ids")
        return () if name == "holder" and listed == (NARRATOR,) else listed
    if not isinstance(value, str):
        raise QueryError(f"{name!r} is one value, not a list")
    return value
