"""The styles of a Word document: which are headings, which set italics, which are quotations or contents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from fabula.source.wordstream import OFF, BrokenPart, stream

MOST_STYLES = 10_000

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)\s*([1-6])", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense )?quote|block ?text|block ?quot\w*|(?:intense)?quote|letter", re.IGNORECASE)
_CONTENTS = re.compile(r"toc ?(?:\d|heading)|contents \d", re.IGNORECASE)

Role = Literal["", "title", "quote", "contents"]


@dataclass(frozen=True, slots=True)
class Style:
    """What a style means for a story: a heading's level (0 for none), italics, a role."""

    level: int = 0
    italic: bool | None = None
    role: Role = ""
    based_on: str = ""


def read_styles(content: bytes) -> dict[str, Style]:
    """The styles of a document by their ids.

    Raises:
        BrokenPart: the part is no XML.
    """
    styles: dict[str, Style] = {}
    current = ""

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal current
        value = attributes.get("val", "")
        if name == "style":
            current = attributes.get("styleId", "")
            styles[current] = Style()
            if len(styles) > MOST_STYLES:
                raise BrokenPart(too_large=True)
        elif current not in styles:
            return
        elif name == "name":
            named = style_of_name(value)
            styles[current] = replace(styles[current], level=named.level, role=named.role)
        elif name == "basedOn":
            styles[current] = replace(styles[current], based_on=value)
        elif name == "outlineLvl" and value in set("012345"):
            styles[current] = replace(styles[current], level=int(value) + 1)
        elif name == "i":
            styles[current] = replace(styles[current], italic=value not in OFF)

    stream(content, start, lambda name: None, lambda text: None)
    return {id: _inherited(styles, id) for id in styles}


def style_of_name(name: str) -> Style:
    """What a style's name tells, or its id where a document does not define it."""
    heading = _HEADING.fullmatch(name.strip())
    if heading is not None:
        return Style(level=int(heading[1]))
    if name.strip().lower() == "title":
        return Style(level=1, role="title")
    if _CONTENTS.fullmatch(name.strip()):
        return Style(role="contents")
    return Style(role="quote" if _QUOTE.fullmatch(name.strip()) else "")


def _inherited(styles: Mapping[str, Style], id: str) -> Style:
    style = styles[id]
    seen = {id}
    parent = style.based_on
    while parent in styles and parent not in seen:
        seen.add(parent)
        above = styles[parent]
        style = Style(
            style.level or (above.level if not style.role else 0),
            above.italic if style.italic is None else style.italic,
            style.role or above.role,
        )
        parent = above.based_on
    return style
