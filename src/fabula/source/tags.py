"""HTML and XHTML as tags and runs of characters, each with its exact place in the source.

This is a tokenizer of our own rather than lxml's or the standard library's: libxml2 knows no columns, stops
at depths and lengths of its own and drops what it cannot place, and ``html.parser`` took quadratic time over
broken markup for years. Here every character lies in one event or is markup, no entity but HTML's own
is ever expanded, nothing is fetched, and the time is linear whatever the bytes. What is not
well-formed is read the way browsers read it, where that loses no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

# Quotes count only after an equals sign: a stray one must not swallow the text up to the next.
_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*+)(?P<attributes>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>"""
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]++)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>]++)))?+"""
)
_REFERENCE = re.compile(r"&(?:\#(?:[0-9]++|[xX][0-9a-fA-F]++);?|[A-Za-z][0-9A-Za-z]{1,31};?)")
_LONGEST_NUMBER = 10
_RAW = frozenset("script style title textarea xmp iframe noembed noframes".split())
_CDATA = "<![CDATA["


class Tag(NamedTuple):
    """A start or end tag; ``name`` is in lower case and without a prefix, ``attributes`` as written."""

    name: str
    start: int
    stop: int
    closes: bool
    empty: bool
    attributes: str


class Run(NamedTuple):
    """A run of characters; ``literal`` where an ampersand is but an ampersand (CDATA)."""

    start: int
    stop: int
    literal: bool = False


def events(source: str) -> Iterator[Tag | Run]:
    """The tags and runs of a document, in order; comments, declarations, scripts and styles are left out."""
    return _Scanner(source).events()


def attributes_of(written: str) -> dict[str, str]:
    """Attributes as name and value; of two with the same name the first counts, as in browsers."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match["double"] or match["single"] or match["bare"] or ""
        found.setdefault(match["name"].lower(), reference_text(value))
    return found


def reference_text(written: str) -> str:
    """Characters with HTML's own character references resolved."""
    return _REFERENCE.sub(lambda match: resolve(match.group()), written) if "&" in written else written


def possible_references(written: str) -> str:
    """Markup in which references to what is no character are U+FFFD, and all else is as it was."""
    return _REFERENCE.sub(
        lambda match: "\ufffd" if resolve(match.group()) == "\ufffd" else match.group(), written
    )


def references(source: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """What may be a character reference in a stretch of the source."""
    return _REFERENCE.finditer(source, start, stop)


def resolve(reference: str) -> str:
    """What a character reference stands for: itself where it is none, U+FFFD where it is no character."""
    if reference[1] == "#" and len(reference) > _LONGEST_NUMBER:
        return "\ufffd"
    # What HTML knows no character for stands as a replacement, so that it shows.
    return unescape(reference) or "\ufffd"


class _Scanner:
    """Goes through a source once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._missing: set[str] = set()  # closers that no longer come: never looked for twice

    def events(self) -> Iterator[Tag | Run]:
        source, position = self._source, 0
        last = source.rfind(">")
        while position < len(source):
            opening = source.find("<", position)
            if opening < 0 or opening > last:
                yield Run(position, len(source))
                return
            if opening > position:
                yield Run(position, opening)
            if source.startswith(("<!", "<?"), opening):
                literal, position = self._declaration(opening)
                if literal is not None:
                    yield literal
                continue
            match = _TAG.match(source, opening)
            if match is None:
                # "a < b", "<3": no tag, so text.
                yield Run(opening, opening + 1)
                position = opening + 1
                continue
            tag = _tag(match)
            yield tag
            position = tag.stop if tag.closes or tag.empty else self._after_raw(tag)

    def _declaration(self, opening: int) -> tuple[Run | None, int]:
        """The literal run that a declaration holds, if any, and where it ends."""
        source = self._source
        if source.startswith("<!--", opening):
            if (end := self._find("-->", opening + 2)) >= 0:
                return None, end + 3
        elif source.startswith(_CDATA, opening):
            if (end := self._find("]]>", opening)) >= 0:
                return Run(opening + len(_CDATA), end, True), end + 3
        elif source.startswith("<!", opening):
            simple = source.find(">", opening)
            if source.find("[", opening, simple) >= 0 and (end := self._find("]>", opening)) >= 0:
                return None, end + 2
        # One is left before the end of the source, or there would be no declaration.
        return None, source.find(">", opening) + 1

    def _after_raw(self, tag: Tag) -> int:
        """Where the content of a script or style ends; where its start tag does for everything else."""
        if tag.name not in _RAW or tag.name in self._missing:
            return tag.stop
        closing = _closing(tag.name).search(self._source, tag.stop)
        if closing is None:
            self._missing.add(tag.name)
            return tag.stop
        return closing.start()

    def _find(self, closer: str, start: int) -> int:
        if closer in self._missing:
            return -1
        found = self._source.find(closer, start)
        if found < 0:
            self._missing.add(closer)
        return found


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


def _tag(match: re.Match[str]) -> Tag:
    close, name, written = match.groups()
    name = name.lower().rpartition(":")[2]
    return Tag(name, match.start(), match.end(), close != "", written.endswith("/"), written)
