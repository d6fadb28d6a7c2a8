"""The one walker for everything that is markup: from tags to extracted text, blocks and italics.

White space is collapsed as browsers do; blocks are set apart by an empty line; a ``<br>`` is a line end,
and two of them end a paragraph; an ``<hr>`` is a line of asterisks. No marks are put in for italics. What a
browser adds, the marks of ``<q>``, is added. What the rules call dropped is not in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from fabula.errors import SourceTooLarge
from fabula.source.blocks import Manner, TextWriter
from fabula.source.elements import (
    BLOCKS,
    HEADINGS,
    ITALIC,
    PICTURES,
    VOID,
    Element,
    Part,
    Rule,
    html_rule,
    style_italic,
)
from fabula.source.manuscript import Extract
from fabula.source.refining import refined
from fabula.source.tags import Run, Tag, attributes_of, events, references, resolve

MOST_MARKS = 300_000
"""The most tags and character references that a document may have: a novel has about ten thousand."""

RULE = "* * *"
"""What stands in the text for a rule across the page."""

_ITEMS = frozenset({"li", "dt", "dd"})
_DEEPEST = 256
_PIECE = re.compile(r"(?P<words>[^ \t\n\r\f]++(?: [^ \t\n\r\f]++)*+)|[ \t\n\r\f]++")


class _Block(NamedTuple):
    """A block that is open, with what it hands down; ``inlines`` counts the inline elements before it."""

    name: str
    manner: Manner
    italic: bool = False
    preformatted: bool = False
    inlines: int = 0


class _Inline(NamedTuple):
    """An inline element that is open; ``italic`` is None where it says nothing of italics."""

    name: str
    dropped: bool
    italic: bool | None


@dataclass(frozen=True, slots=True)
class Setting:
    """How a part is to be walked.

    Attributes:
        file: the document, for errors.
        part: the part's name, for origins.
        rule: which elements begin which part; what it leaves open, HTML tells.
        around: the part of the source that everything is in until an element says otherwise.
        italic_classes: which classes the style sheets set in italics, or out of them.
        openings: ids of the elements at which a chapter begins.
        most_marks: how many tags and references the part may have.
    """

    file: str
    part: str
    rule: Rule = lambda element: None
    around: Part = "story"
    italic_classes: Mapping[str, bool] = field(default_factory=dict)
    openings: Container[str] = frozenset()
    most_marks: int = MOST_MARKS


def walk(source: str, setting: Setting) -> Extract:
    """Extract the text of a part.

    Args:
        source: the decoded content.
        setting: how to take it.

    Raises:
        SourceTooLarge: it has more tags than any book.
    """
    walker = _Walker(source, setting)
    walker.walk()
    return replace(refined(walker.writer.finish()), marks=walker.marks)


class _Walker:
    """The state of a walk: what is open, and the writer that the text goes to."""

    def __init__(self, source: str, setting: Setting) -> None:
        manner = Manner(setting.around)
        self.writer = TextWriter(source, setting.part, manner)
        self._source = source
        self._setting = setting
        self._blocks = [_Block("", manner)]
        self._inlines: list[_Inline] = []
        self._open = Counter[str]()
        self._quotes = 0
        self.marks = 0
        self._italic = self._dropped = False

    def walk(self) -> None:
        for event in events(self._source):
            if isinstance(event, Run):
                if not self._dropped:
                    self._run(event)
                continue
            self._count_mark()
            if event.closes:
                self._end(event)
            else:
                self._start(event)

    def _count_mark(self) -> None:
        self.marks += 1
        if self.marks > self._setting.most_marks:
            file = self._setting.file
            raise SourceTooLarge(
                file, "it has more markup than any book", "save it as plain text and read that"
            )

    def _run(self, run: Run) -> None:
        if run.literal or self._source.find("&", run.start, run.stop) < 0:
            self._characters(run.start, run.stop)
            return
        done = run.start
        for reference in references(self._source, run.start, run.stop):
            written = reference.group()
            resolved = resolve(written)
            if resolved != written:
                self._characters(done, reference.start())
                self.writer.write(resolved, reference.start(), self._italic)
                done = reference.end()
                self._count_mark()
        self._characters(done, run.stop)

    def _characters(self, start: int, stop: int) -> None:
        if start == stop:
            return
        if self._blocks[-1].preformatted:
            self.writer.write(self._source[start:stop], start, self._italic)
            return
        for piece in _PIECE.finditer(self._source, start, stop):
            if piece.lastgroup is None:
                self.writer.space()
            else:
                self.writer.write(piece.group(), piece.start(), self._italic)

    def _start(self, tag: Tag) -> None:
        name, block = tag.name, self._blocks[-1]
        attributes = attributes_of(tag.attributes) if tag.attributes else {}
        part: Part = "dropped" if self._dropped else block.manner.part
        element = Element(name, attributes, block.name, part)
        if element.id in self._setting.openings:
            self.writer.end_block()
            self.writer.open_chapter()
        if name == "br":
            self.writer.line_end()
        elif name == "hr":
            self._rule(tag)
        elif name in PICTURES:
            self.writer.pictures += not self._dropped
        elif name in BLOCKS:
            self._start_block(element, tag.empty)
        elif name not in VOID and not tag.empty:
            self._start_inline(element, tag)

    def _start_block(self, element: Element, empty: bool) -> None:
        above = self._blocks[-1].name
        if (
            above == "p"
            or (above in HEADINGS and element.name in HEADINGS)
            or (above in _ITEMS and element.name in _ITEMS)
        ):
            self._close_block()
        self.writer.end_block()
        if empty or len(self._blocks) >= _DEEPEST:
            return
        around = self._blocks[-1]
        level = HEADINGS.get(element.name, 0 if element.name == "p" else around.manner.level)
        inset = around.manner.inset or element.name == "blockquote"
        italic = self._italic_of(element)
        self._blocks.append(
            _Block(
                element.name,
                Manner(self._part_of(element), level, inset),
                around.italic if italic is None else italic,
                around.preformatted or element.name == "pre",
                len(self._inlines),
            )
        )
        self._open[element.name] += 1
        self._settle()

    def _start_inline(self, element: Element, tag: Tag) -> None:
        if element.name == "q" and not self._dropped:
            self.writer.write("‘" if self._quotes % 2 else "“", tag.start, self._italic)
            self._quotes += 1
        if len(self._inlines) < _DEEPEST:
            dropped = self._part_of(element) == "dropped"
            self._inlines.append(_Inline(element.name, dropped, self._italic_of(element)))
            self._open[element.name] += 1
            self._settle()

    def _end(self, tag: Tag) -> None:
        name = tag.name
        if name in HEADINGS and self._blocks[-1].name in HEADINGS:
            name = self._blocks[-1].name  # any heading's end tag ends any heading
        if name == "p" and self._blocks[-1].name != "p":
            self.writer.end_block()
        elif not self._open[name]:
            return
        elif name in BLOCKS:
            while self._blocks[-1].name != name:
                self._close_block()
            self._close_block()
        else:
            self._end_inline(name, tag.start)

    def _end_inline(self, name: str, position: int) -> None:
        if name == "q" and self._quotes and not self._dropped:
            self._quotes -= 1
            self.writer.write("’" if self._quotes % 2 else "”", position, self._italic)
        place = len(self._inlines) - 1
        while self._inlines[place].name != name:
            place -= 1
        # What was opened inside and is not closed stays open, as in browsers; but nothing stays dropped.
        self._keep_inlines(place, [row for row in self._inlines[place + 1 :] if not row.dropped])

    def _close_block(self) -> None:
        self.writer.end_block()
        closed = self._blocks.pop()
        self._open[closed.name] -= 1
        # Italics that a paragraph leaves open go on in the next, but never beyond what is around both.
        tail = self._inlines[closed.inlines :] if closed.name == "p" else []
        self._keep_inlines(closed.inlines, [row for row in tail if not row.dropped])

    def _keep_inlines(self, first: int, kept: list[_Inline]) -> None:
        """Close the inline elements from ``first`` on, those to be kept apart."""
        for row in self._inlines[first:]:
            self._open[row.name] -= 1
        for row in kept:
            self._open[row.name] += 1
        self._inlines[first:] = kept
        self._settle()

    def _settle(self) -> None:
        """Work out anew what holds for the characters to come."""
        block = self._blocks[-1]
        self.writer.manner = block.manner
        self._dropped = block.manner.part == "dropped"
        self._italic = block.italic
        for row in self._inlines:
            self._dropped = self._dropped or row.dropped
            self._italic = self._italic if row.italic is None else row.italic

    def _rule(self, tag: Tag) -> None:
        if self._blocks[-1].name == "p":
            self._close_block()
        self.writer.end_block()
        if not self._dropped:
            self.writer.write(RULE, tag.start, False)
            self.writer.end_block()

    def _part_of(self, element: Element) -> Part:
        if element.part == "dropped":
            return "dropped"
        return self._setting.rule(element) or html_rule(element) or element.part

    def _italic_of(self, element: Element) -> bool | None:
        italic = True if element.name in ITALIC else None
        if not element.attributes:
            return italic
        if self._setting.italic_classes:
            for name in element.attributes.get("class", "").split():
                italic = self._setting.italic_classes.get(name, italic)
        own = style_italic(element.attributes.get("style", ""))
        return italic if own is None else own
