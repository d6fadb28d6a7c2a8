"""WordprocessingML brought down to what a story needs, while it streams by.

What Word keeps besides the words (revision ids, fonts, proofing marks) is twenty times their size; a reader
that builds a tree of it all can be made to fill any memory. This keeps paragraphs with their styles, runs
joined where their italics agree, notes and text boxes, and counts what it leaves out. Each paragraph gets a
bookmark that says which it is, so that its place can be told later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from fabula.source.wordstream import OFF, BrokenPart, stream
from fabula.source.wordstyles import Style, style_of_name

MOST_ELEMENTS = 200_000
"""The most elements that a slim part may have: about forty thousand paragraphs."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRUCTURE = frozenset("document body footnotes endnotes footnote endnote".split())
_DROPPED = frozenset(
    """moveFrom rPrChange pPrChange sectPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr instrText delText
    delInstrText Fallback rubyPr rt docDefaults latentStyles""".split()
)
_BREAKS = {"br": "<w:br/>", "cr": "<w:br/>", "tab": "<w:tab/>", "noBreakHyphen": "<w:noBreakHyphen/>"}
_BREAKS |= {"softHyphen": "<w:softHyphen/>", "ptab": "<w:tab/>"}
_DEEPEST_HEADING = 6


@dataclass(slots=True)
class LeftOut:
    """How much of a document is not in its text."""

    comments: int = 0
    deletions: int = 0
    pictures: int = 0
    hidden: int = 0


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
    stream(content, slimmer.start, slimmer.end, slimmer.text)
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
            paragraph.italic = value not in OFF
        elif name == "vanish":
            paragraph.hidden = value not in OFF

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
