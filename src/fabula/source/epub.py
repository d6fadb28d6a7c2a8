"""EPUB: the documents of a book in the order of its spine, one text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fabula.errors import SourceDamaged, SourceNotText
from fabula.layers import CAST_PRIOR, METADATA, Block, Metadata
from fabula.source import ao3
from fabula.source.archive import Archive, DamagedMember
from fabula.source.elements import Element, Part, italic_classes
from fabula.source.html import decode_markup, style_sheets
from fabula.source.locks import refuse_locked
from fabula.source.manuscript import Extract, Manuscript, joined, opening_chapter
from fabula.source.markup import MOST_MARKS, Setting, walk
from fabula.source.package import Entry, Item, Package, read_package

_AROUND_STEM = re.compile(
    r"(?:cover|title_?-?page|half_?-?title(?:_?-?page)?|toc|nav|contents|table_?-?of_?-?contents|copyright|imprint|colophon|"
    r"dedication|acknowledge?ments?|about_?-?the_?-?author|log_?-?page)(?:[-_]?\d{1,3})?",
    re.IGNORECASE,
)
_AROUND_LABEL = re.compile(
    r"(?:cover|title page|half title|(?:table of )?contents|copyright(?: page)?|imprint|colophon|dedication|"
    r"acknowledge?ments?|about the (?:author|publisher)|also by .*|praise for .*|uncopyright|newsletter.*)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?P<name>Category|Fandom|Genre|Characters|Relationships|Pairing|Ships|Rating|Warnings|Series|Words|"
    r"Status|Published|Updated|Language):[ \t\xa0]*(?P<value>[^\n]+)"
)
_FIELD_NAMES = {"characters": "character", "relationships": "relationship", "ships": "relationship"}
_FIELD_NAMES |= {"pairing": "relationship", "warnings": "archive warning"}
_LISTS = frozenset({"character", "relationship", "category", "fandom", "genre", "archive warning"})
_FEW = 3


@dataclass(frozen=True, slots=True)
class _Document:
    """A document of the spine, decoded."""

    item: Item
    member: str
    source: str


def read_epub(archive: Archive, name: str) -> Manuscript:
    """Read a book.

    Raises:
        SourceLocked: it is locked by DRM.
        SourceDamaged: it has no package, or nothing that the package names.
        SourceTooLarge: it is beyond what a book may be.
    """
    refuse_locked(archive, name)
    package = read_package(archive)
    if package is None:
        raise SourceDamaged(name, "this EPUB does not say what is in it", _MEND)
    documents, notices = _documents(archive, package, name)
    if not documents:
        raise SourceDamaged(name, "none of the chapters that this EPUB names is in it", _MEND)
    extracts = _extracts(archive, package, documents, name)
    return joined(name, extracts, notices, _given(package, documents, extracts))


def _extracts(archive: Archive, package: Package, documents: Sequence[_Document], name: str) -> list[Extract]:
    site = next((site for document in documents[:_FEW] if (site := ao3.site_of(document.source))), None)
    css = "\n".join(archive.read_if_there(style).decode("utf-8", "replace") for style in package.styles)
    shared = italic_classes(css)
    entries: dict[str, list[Entry]] = {document.member: [] for document in documents}
    for entry in package.entries:
        entries.get(entry.member, []).append(entry)
    around = {
        document.member for document in documents if _is_around(document, package, entries[document.member])
    }
    if len(around) == len(documents):
        around = set()  # a book that is nothing but matter around itself has been told wrongly
    extracts: list[Extract] = []
    left = MOST_MARKS
    for document in documents:
        of_part = entries[document.member]
        setting = Setting(
            name,
            document.member,
            rule=ao3.download_rule if site else fanficfare_rule,
            around="paratext" if document.member in around else "story",
            italic_classes={**shared, **italic_classes(style_sheets(document.source))},
            openings=frozenset(entry.fragment for entry in of_part if entry.fragment),
            most_marks=left,
        )
        extract = walk(document.source, setting)
        left -= extract.marks
        extracts.append(with_entries(extract, of_part) if setting.around == "story" else extract)
    return extracts


_MEND = "fetch it once more, or convert it with Calibre"


def fanficfare_rule(element: Element) -> Part | None:
    """FanFicFare's own pages around the chapters."""
    if element.name != "body":
        return None
    own = [name for name in element.classes if name.startswith("fff_")]
    return "paratext" if own and "fff_chapter" not in own else None


def with_entries(extract: Extract, entries: Sequence[Entry]) -> Extract:
    """The extract with the chapters that the table of contents tells, where no headings do.

    A block near the place of an entry that has its words is a heading; where there is none, as where
    the heading is a picture, a chapter begins all the same.
    """
    if not entries or any(block.kind == "heading" for block in extract.blocks):
        return replace(extract, blocks=tuple(replace(block, opens=False) for block in extract.blocks))
    if any(not entry.fragment for entry in entries):
        extract = opening_chapter(extract)
    labels = {_folded(entry.label) for entry in entries}
    blocks: list[Block] = []
    since = _FEW
    for block in extract.blocks:
        since = 0 if block.opens else since + 1
        words = _folded(extract.characters[block.start : min(block.stop, block.start + 200)])
        if since < _FEW and block.kind == "paragraph" and words in labels:
            block = replace(block, kind="heading", level=1)
        blocks.append(block)
    return replace(extract, blocks=tuple(blocks))


def _documents(archive: Archive, package: Package, name: str) -> tuple[list[_Document], tuple[str, ...]]:
    found: list[_Document] = []
    missing: list[str] = []
    seen: set[str] = set()
    notices: list[str] = []
    for item in package.spine:
        if item.member in seen:
            continue
        try:
            if item.member is None:
                raise DamagedMember(item.href)
            seen.add(item.member)
            decoded = decode_markup(archive.read(item.member), name)
        except (DamagedMember, SourceNotText):
            missing.append(item.href)
            continue
        found.append(_Document(item, item.member, decoded.characters))
        notices.extend(decoded.notices)
    if missing:
        names = ", ".join(missing[:_FEW]) + (" and others" if len(missing) > _FEW else "")
        notices.append(
            f"Parts that the book names are missing or broken, and left out: {len(missing)} ({names})."
        )
    return found, tuple(dict.fromkeys(notices))


def _is_around(document: _Document, package: Package, entries: Sequence[Entry]) -> bool:
    """Whether a document is matter around the story as a whole."""
    stem = posixpath.splitext(posixpath.basename(document.member))[0]
    return (
        not document.item.linear
        or document.item.contents
        or document.member in package.around
        or _AROUND_STEM.fullmatch(stem) is not None
        or (bool(entries) and all(_AROUND_LABEL.fullmatch(_plain(entry.label)) for entry in entries))
    )


def _given(
    package: Package, documents: Sequence[_Document], extracts: Sequence[Extract]
) -> dict[Any, tuple[Any, ...]]:
    """Metadata of the package, the archive's or FanFicFare's tags, and the prior that they give."""
    rows = list(package.metadata)
    for document, extract in zip(documents[:_FEW], extracts, strict=False):
        if ao3.site_of(document.source):
            rows += ao3.given(document.source)[METADATA]
        elif "fff_titlepage" in document.source:
            rows += _title_page(extract)
    metadata = tuple(dict.fromkeys(rows))
    return {METADATA: metadata, CAST_PRIOR: ao3.names_in(metadata)}


def _title_page(extract: Extract) -> Iterator[Metadata]:
    """The fields of FanFicFare's title page."""
    for match in _FIELD.finditer(extract.characters):
        name = match["name"].lower()
        name = _FIELD_NAMES.get(name, name)
        for value in match["value"].split(", ") if name in _LISTS else [match["value"]]:
            if value.strip():
                yield Metadata(name, value.strip())


def _folded(words: str) -> str:
    return _plain(words).casefold()


def _plain(words: str) -> str:
    return " ".join(words.split())
