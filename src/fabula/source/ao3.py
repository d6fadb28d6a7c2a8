"""Works from the Archive of Our Own, and from archives that run its software.

A download has its tags, summary and notes in ``#preface``, notes of a chapter in ``.meta`` beside the
chapter's heading, and the rest in ``#afterword``; a page saved from the browser has the story in
``#workskin``, and much around it. What is not the story is paratext, the tags become metadata, and those of
people a prior for the cast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from fabula.book import Made
from fabula.layers import CAST_PRIOR, METADATA, Metadata, PriorName
from fabula.source.elements import Element, Part, Rule
from fabula.source.prior import prior_names
from fabula.source.tags import Run, attributes_of, events, reference_text

Site = Literal["download", "page"]

_PREFACE = re.compile(r"""<div[^>]{0,200}\bid=["']preface["']""")
_WORKSKIN = re.compile(r"""<div[^>]{0,200}\bid=["']workskin["']""")
_TAGS = re.compile(r"""<dl[^>]{0,200}\bclass=["'][^"'>]{0,100}\b(?:tags|work meta)\b""")
_STATISTIC = re.compile(r"(Published|Completed|Updated|Words|Chapters):\s*([\d,/?-]+)")
_SINGULAR = {
    "archive warnings": "archive warning",
    "categories": "category",
    "fandoms": "fandom",
    "relationships": "relationship",
    "characters": "character",
    "additional tags": "additional tag",
    "collections": "collection",
}
_LISTS = frozenset({*_SINGULAR.values(), "rating", "series"})
_OTHERS = frozenset("language published completed updated words chapters".split())
_LONGEST_VALUE = 500


def site_of(source: str) -> Site | None:
    """What of the archive a document is, None where it is nothing of it."""
    if _TAGS.search(source) is None:
        return None
    if _PREFACE.search(source):
        return "download"
    return "page" if _WORKSKIN.search(source) else None


def rule_of(site: Site | None) -> Rule:
    """The rule by which the walker tells the parts of such a document."""
    if site is None:
        return lambda element: None
    return download_rule if site == "download" else page_rule


def download_rule(element: Element) -> Part | None:
    """The parts of a download, or of one part of an EPUB made from it."""
    if element.id in ("preface", "afterword") or "meta" in element.classes:
        return "paratext"
    # The chapter's heading stands among its notes; the other headings there name what is around the story.
    heading = element.name == "h2" and element.part == "paratext" and element.parent == "div"
    return "story" if heading and "toc-heading" not in element.classes else None


def page_rule(element: Element) -> Part | None:
    """The parts of a page saved from the site."""
    classes = element.classes
    if element.name == "body" or classes & {"preface", "notes", "summary", "afterword"}:
        return "paratext"
    if "landmark" in classes:
        return "dropped"
    if element.id == "workskin":
        return "story"
    chapter = element.name == "h3" and "title" in classes and element.part == "paratext"
    return "story" if chapter else None


def given(source: str) -> Made:
    """The layers that the tags before the first chapter give."""
    metadata = tuple(dict.fromkeys(_Preface(source).fields()))
    return {METADATA: metadata, CAST_PRIOR: names_in(metadata)}


def names_in(metadata: Sequence[Metadata]) -> tuple[PriorName, ...]:
    """The prior for the cast that tags of characters and relationships give."""
    return prior_names(
        [row.value for row in metadata if row.name == "character"],
        [row.value for row in metadata if row.name == "relationship"],
    )


class _Preface:
    """Goes through what stands before the first chapter, and gives the fields of its list of tags."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._label = ""
        self._links = 0
        self._texts: dict[
            str, list[str]
        ] = {}  # what is written in the elements that are open and of interest

    def fields(self) -> Iterator[Metadata]:
        """The title, the authors and the tags, as they come."""
        for event in events(self._source):
            if isinstance(event, Run):
                for text in self._texts.values():
                    text.append(self._source[event.start : event.stop])
            elif event.closes:
                yield from self._end(event.name)
            else:
                attributes = attributes_of(event.attributes)
                if attributes.get("id") == "chapters":
                    return
                self._start(event.name, attributes)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "h1" or (name == "h2" and "title" in attributes.get("class", "").split()):
            self._texts["title"] = []
        elif name == "a" and "author" in attributes.get("rel", "").split():
            self._texts["author"] = []
        elif name == "dd":
            self._links = 0
            self._texts["dd"] = []
        elif name == "dt" or (name == "a" and "dd" in self._texts):
            self._texts[name] = []

    def _end(self, name: str) -> Iterator[Metadata]:
        if name in ("h1", "h2"):
            yield from self._field("title", self._text("title"))
        elif name == "a" and "author" in self._texts:
            yield from self._field("author", self._text("author"))
        elif name == "a":
            self._links += 1
            yield from self._field(self._label if self._label in _LISTS else "", self._text("a"))
        elif name == "dt":
            label = self._text("dt").rstrip(":").lower()
            self._label = _SINGULAR.get(label, label)
        elif name == "dd":
            value = self._text("dd")
            if self._label == "stats":
                for statistic, number in _STATISTIC.findall(value):
                    yield Metadata(statistic.lower(), number)
            elif self._label in _OTHERS or (self._label in _LISTS and not self._links):
                yield from self._field(self._label, value)

    def _text(self, what: str) -> str:
        return " ".join(reference_text("".join(self._texts.pop(what, []))).split())

    def _field(self, name: str, value: str) -> Iterator[Metadata]:
        if name and value:
            yield Metadata(name, value[:_LONGEST_VALUE])
