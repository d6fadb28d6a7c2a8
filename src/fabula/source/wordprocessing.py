"""WordprocessingML brought down to what a story needs, while it streams by.

What Word keeps besides the words (revision ids, fonts, proofing marks) is twenty times their size; a reader
that builds a tree of it all can be made to fill any memory. This keeps paragraphs with their styles, runs
joined where their italics agree, notes and text boxes, and counts what it leaves out. Each paragraph gets a
bookmark that says which it is, so that its place can be told later. A document type, in which entities
could be declared, has no place in a Word document and is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

MOST_ELEMENTS = 200_000
"""The most elements that a slim part may have: about forty thousand paragraphs."""

_SPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRUCTURE = frozenset("document body footnotes endnotes footnote endnote".split())
_DROPPED = frozenset(
    """moveFrom rPrChange pPrChange sectPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr instrText delText
    delInstrText Fallback rubyPr rt docDefaults latentStyles""".split()
)
_BREAKS = {"br": "<w:br/>", "cr": "<w:br/>", "tab": "<w:tab/>", "noBreakHyphen": "<w:noBreakHyphen/>"}
_BREAKS |= {"softHyphen": "<w:softHyphen/>", "ptab": "<w:tab/>"}
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST_HEADING = 6
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)\s*([1-6])", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense )?quote|block ?text|block ?quot\w*|(?:intense)?quote|letter", re.IGNORECASE)
_CONTENTS = re.compile(r"toc ?(?:\d|heading)|contents \d", re.IGNORECASE)

Role = Literal["", "title", "quote", "contents"]


class BrokenPart(Exception):
    """A part is not well-formed, declares a document type, or has no end of elements."""

    def __init__(self, too_large: bool = False) -> None:
        super().__init__()
        self.too_large = too_large


@dataclass(frozen=True, slots=True)
class Style:
    """What a style means for a story: a heading's level (0 for none), italics, a role."""

    level: int = 0
    italic: bool | None = None
    role: Role = ""
    based_on: str = ""


@dataclass(slots=True)
class LeftOut:
    """How much of a document is not in its text."""

    comments: int = 0
    deletions: int = 0
    pictures: int = 0
    hidden: int = 0


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
            if len(styles) > MOST_ELEMENTS:
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
            styles[current] = replace(styles[current], italic=value not in _OFF)

    _parse(content, start, lambda name: None, lambda text: None)
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


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is open, with what its properties have said so far, and the run that is open in it."""

    style: Style = field(default_factory=Style)
    level: int = 0
    mark_deleted: bool = False
    begun: bool = False
    run: bool | None = None
    # Of the run being read: None until it says something of italics.
    italic: bool | None = None
    run_style: Style = field(default_factory=Style)
    hidden: bool = False


def slim(content: bytes, styles: Mapping[str, Style], bookmark: str, left_out: LeftOut) -> bytes:
    """A part with nothing in it but what a story needs.

    Args:
        content: the part: the document's body, or its notes.
        styles: what :func:`read_styles` gave.
        bookmark: what the names of the bookmarks begin with; the paragraph's number follows, from 0.
        left_out: is added to.

    Raises:
        BrokenPart: it is no such part.
    """
    slimmer = _Slimmer(styles, bookmark, left_out)
    _parse(content, slimmer.start, slimmer.end, slimmer.text)
    return "".join(slimmer.pieces).encode("utf-8")


class _Slimmer:
    """Writes the slim part while the full one streams by."""

    def __init__(self, styles: Mapping[str, Style], bookmark: str, left_out: LeftOut) -> None:
        self.pieces: list[str] = []
        self._styles = styles
        self._bookmark = bookmark
        self._left_out = left_out
        self._paragraphs: list[_Paragraph] = []
        self._number = 0
        self._dropped = 0  # how deep inside something dropped
        self._within: list[str] = []  # the properties that are open
        self._in_text = False
        self._elements = 0
        self._below_title = 0  # a document with a title of its own has its chapters a level deeper

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._dropped or name in _DROPPED or (name == "del" and not self._within):
            self._left_out.deletions += not self._dropped and name in ("del", "moveFrom")
            self._dropped += 1
            return
        if name in ("rPr", "pPr"):
            self._within.append(name)
        elif self._within:
            self._property(name, attributes)
        elif name in _STRUCTURE:
            self._structure(name, attributes)
        elif name == "p":
            self._paragraphs.append(_Paragraph())
            self._number += 1
        elif name == "txbxContent":
            self._close_run()
            self._begin()
            self._put("<w:r><w:pict><w:txbxContent>")
        elif name in ("blip", "imagedata"):
            self._left_out.pictures += 1
        elif name == "commentReference":
            self._left_out.comments += 1
        elif self._paragraphs:
            self._in_paragraph(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._dropped:
            self._dropped -= 1
        elif self._within:
            if name == self._within[-1]:
                self._within.pop()
        elif name == "t":
            self._in_text = False
        elif name == "p" and self._paragraphs:
            self._begin()
            self._close_run()
            self._paragraphs.pop()
            self._put("</w:p>")
        elif name == "txbxContent":
            self._put("</w:txbxContent></w:pict></w:r>")
        elif name in _STRUCTURE:
            self._put(f"</w:{name}>")

    def text(self, text: str) -> None:
        """Characters."""
        if self._in_text and not self._dropped and self._paragraphs and text:
            if self._paragraphs[-1].hidden:
                self._left_out.hidden += 1
                return
            self._open_run()
            self._put(f'<w:t xml:space="preserve">{escape(text)}</w:t>')

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._paragraphs:
            return
        paragraph, value = self._paragraphs[-1], attributes.get("val", "")
        of_mark = self._within[0] == "pPr" and len(self._within) > 1
        if of_mark:
            paragraph.mark_deleted = paragraph.mark_deleted or name == "del"
        elif name == "pStyle":
            paragraph.style = self._styles.get(value) or style_of_name(value)
        elif name == "outlineLvl" and value in set("012345"):
            paragraph.level = int(value) + 1
        elif name == "rStyle":
            paragraph.run_style = self._styles.get(value) or Style(
                italic=True if value == "Emphasis" else None
            )
        elif name == "i":
            paragraph.italic = value not in _OFF
        elif name == "vanish":
            paragraph.hidden = value not in _OFF

    def _structure(self, name: str, attributes: Mapping[str, str]) -> None:
        kept = "".join(
            f" w:{key}={quoteattr(attributes[key])}" for key in ("id", "type") if key in attributes
        )
        space = f' xmlns:w="{_W}"' if name in ("document", "footnotes", "endnotes") else ""
        self._put(f"<w:{name}{space}{kept}>")

    def _in_paragraph(self, name: str, attributes: Mapping[str, str]) -> None:
        paragraph = self._paragraphs[-1]
        if name == "r":
            paragraph.italic, paragraph.run_style, paragraph.hidden = None, Style(), False
        elif name == "t":
            self._in_text = True
        elif name in _BREAKS:
            self._open_run()
            self._put(_BREAKS[name])
        elif name == "sym":
            self._open_run()
            kept = " ".join(f"w:{key}={quoteattr(attributes.get(key, ''))}" for key in ("font", "char"))
            self._put(f"<w:sym {kept}/>")
        elif name in ("footnoteReference", "endnoteReference") and "id" in attributes:
            self._open_run()
            self._put(f"<w:{name} w:id={quoteattr(attributes['id'])}/>")

    def _begin(self) -> None:
        """Write the beginning of a paragraph, once its properties are known."""
        if not self._paragraphs or self._paragraphs[-1].begun:
            return
        paragraph = self._paragraphs[-1]
        paragraph.begun = True
        level = paragraph.level or paragraph.style.level
        if paragraph.style.role == "title":
            self._below_title = 1
        elif level:
            level = min(level + self._below_title, _DEEPEST_HEADING)
        style = f"Heading{level}" if level else paragraph.style.role
        written = f'<w:pStyle w:val="{style}"/>' if style else ""
        mark = "<w:rPr><w:del/></w:rPr>" if paragraph.mark_deleted else ""
        number = self._number - 1
        place = f'<w:bookmarkStart w:id="{number}" w:name="{self._bookmark}{number}"/>'
        self._put(f"<w:p><w:pPr>{written}{mark}</w:pPr>{place}")

    def _open_run(self) -> None:
        self._begin()
        paragraph = self._paragraphs[-1]
        choices = (paragraph.italic, paragraph.run_style.italic, paragraph.style.italic)
        italic = next((choice for choice in choices if choice is not None), False)
        if paragraph.run is not italic:
            self._close_run()
            paragraph.run = italic
            self._put("<w:r><w:rPr><w:i/></w:rPr>" if italic else "<w:r>")

    def _close_run(self) -> None:
        if self._paragraphs and self._paragraphs[-1].run is not None:
            self._paragraphs[-1].run = None
            self._put("</w:r>")

    def _put(self, piece: str) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise BrokenPart(too_large=True)
        self.pieces.append(piece)


def _parse(
    content: bytes,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Send a part's elements by, those of WordprocessingML and drawings by their plain names."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise BrokenPart

    def begin(name: str, attributes: dict[str, str]) -> None:
        start(_plain(name), {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda name: end(_plain(name))
    parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError):
        raise BrokenPart from None


def _plain(name: str) -> str:
    """An element's name, with a colon before it where it could be mistaken for one of Word's own."""
    space, _, local = name.rpartition(" ")
    return local if space in _SPACES or local in ("blip", "imagedata", "Fallback", "Choice") else f":{local}"
