"""The package of an EPUB: what it holds, in which order it is read, and what it says of itself."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from fabula.layers import Metadata
from fabula.source.archive import Archive
from fabula.source.trees import local_name, parse_xml

_DOCUMENTS = frozenset({"application/xhtml+xml", "text/html", "application/html+xml", "text/x-oeb1-document"})
_FIELDS = {"title": "title", "creator": "author", "language": "language", "publisher": "publisher"}
_FIELDS |= {"date": "published", "subject": "subject", "source": "source", "identifier": "identifier"}
_FIELDS |= {"rights": "rights"}
_AROUND = frozenset(
    """cover title-page titlepage toc index glossary acknowledgements bibliography colophon copyright-page
    dedication epigraph loi lot notes halftitlepage landmarks endnotes footnotes rearnotes imprint""".split()
)
_LONGEST_VALUE = 500


@dataclass(frozen=True, slots=True)
class Item:
    """A document of the book.

    Attributes:
        member: its name in the archive, None where the archive lacks it.
        href: its name as the package gives it.
        linear: whether it belongs to the main order of reading.
        contents: whether it is the book's own table of contents.
    """

    member: str | None
    href: str
    linear: bool
    contents: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the table of contents: where it leads, and its words."""

    member: str
    fragment: str
    label: str


@dataclass(frozen=True, slots=True)
class Package:
    """What a book's package says.

    Attributes:
        spine: its documents in the order of reading.
        entries: its table of contents, in order.
        around: the members that a guide or the landmarks call matter around the text.
        styles: the members that are style sheets.
        metadata: title, authors, subjects and the like.
    """

    spine: tuple[Item, ...]
    entries: tuple[Entry, ...]
    around: frozenset[str]
    styles: tuple[str, ...]
    metadata: tuple[Metadata, ...]


def read_package(archive: Archive) -> Package | None:
    """The package that the archive's container names, or the first that is there; None without any."""
    for path in _package_paths(archive):
        root = parse_xml(archive.read_if_there(path))
        if root is not None and local_name(root) == "package":
            return _Reader(archive, path, root).package()
    return None


def _package_paths(archive: Archive) -> Iterator[str]:
    container = parse_xml(archive.read_if_there("META-INF/container.xml"))
    if container is not None:
        yield from (_decoded(element.get("full-path", "")) for element in _all(container, "rootfile"))
    yield from (member for member in archive if member.lower().endswith(".opf"))


class _Reader:
    """A package document, with the archive that its references lead into."""

    def __init__(self, archive: Archive, path: str, root: etree._Element) -> None:
        self._archive = archive
        self._folder = posixpath.dirname(path)
        self._root = root
        self._manifest = {item.get("id", ""): item for item in _all(root, "item")}

    def package(self) -> Package:
        """All that the package says."""
        navigation = self._navigation()
        entries, marked = self._contents(navigation)
        around = {member for member, kind in [*self._guide(), *marked] if kind in _AROUND}
        styles = [self._member(item.get("href", "")) for item in _all(self._root, "item") if _is_style(item)]
        return Package(
            tuple(self._spine(navigation)),
            tuple(entries),
            frozenset(around),
            tuple(member for member in styles if member is not None),
            tuple(dict.fromkeys(self._metadata())),
        )

    def _member(self, href: str, folder: str | None = None) -> str | None:
        path = _decoded(href.partition("#")[0])
        if not path:
            return None
        return self._archive.find(posixpath.join(self._folder if folder is None else folder, path))

    def _spine(self, navigation: str | None) -> Iterator[Item]:
        references = [
            (self._manifest.get(reference.get("idref", "")), reference)
            for reference in _all(self._root, "itemref")
        ]
        # Without a spine the manifest's order is the best there is.
        for item, reference in references or [(item, item) for item in _all(self._root, "item")]:
            if item is None:
                yield Item(None, reference.get("idref", ""), True, False)
            elif _is_document(item):
                href = item.get("href", "")
                member = self._member(href)
                linear = reference.get("linear", "yes").strip().lower() != "no"
                yield Item(member, href, linear, member is not None and member == navigation)

    def _navigation(self) -> str | None:
        """The member that holds the contents of an EPUB 3."""
        for item in _all(self._root, "item"):
            if "nav" in item.get("properties", "").split():
                return self._member(item.get("href", ""))
        return None

    def _contents(self, navigation: str | None) -> tuple[list[Entry], list[tuple[str, str]]]:
        """The table of contents, and the members that landmarks name with what they call them."""
        entries: list[Entry] = []
        marked: list[tuple[str, str]] = []
        root = self._parse(navigation)
        if root is not None and navigation is not None:
            for nav in _all(root, "nav"):
                kinds = _kinds(nav)
                for link in _all(nav, "a"):
                    entry = self._entry(link.get("href", ""), _text(link), posixpath.dirname(navigation))
                    if entry is None:
                        continue
                    if "landmarks" in kinds:
                        marked.extend((entry.member, kind) for kind in _kinds(link))
                    elif "page-list" not in kinds:
                        entries.append(entry)
        return entries or list(self._old_contents()), marked

    def _old_contents(self) -> Iterator[Entry]:
        """The table of contents of an EPUB 2."""
        for item in _all(self._root, "item"):
            member = self._member(item.get("href", ""))
            if item.get("media-type") != "application/x-dtbncx+xml" or member is None:
                continue
            root = self._parse(member)
            for point in _all(root, "navPoint") if root is not None else ():
                label = next((_text(child) for child in point if local_name(child) == "navLabel"), "")
                source = next((child.get("src", "") for child in point if local_name(child) == "content"), "")
                entry = self._entry(source, label, posixpath.dirname(member))
                if entry is not None:
                    yield entry

    def _entry(self, href: str, label: str, folder: str) -> Entry | None:
        member = self._member(href, folder)
        return Entry(member, _decoded(href.partition("#")[2]), label) if member is not None else None

    def _guide(self) -> Iterator[tuple[str, str]]:
        for reference in _all(self._root, "reference"):
            member = self._member(reference.get("href", ""))
            if member is not None:
                yield member, reference.get("type", "").lower()

    def _metadata(self) -> Iterator[Metadata]:
        for section in _all(self._root, "metadata"):
            for element in section.iter():
                name = _FIELDS.get(local_name(element).lower())
                value = _text(element)
                if name is not None and value:
                    yield Metadata(name, value[:_LONGEST_VALUE])

    def _parse(self, member: str | None) -> etree._Element | None:
        return parse_xml(self._archive.read_if_there(member)) if member is not None else None


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in root.iter() if local_name(element) == name)


def _text(element: etree._Element) -> str:
    try:
        return " ".join("".join(str(text) for text in element.itertext()).split())
    except ValueError:  # an entity that is not expanded
        return ""


def _kinds(element: etree._Element) -> list[str]:
    value = element.get("{http://www.idpf.org/2007/ops}type") or element.get("epub:type") or ""
    return str(value).lower().split()


def _is_document(item: etree._Element) -> bool:
    media = item.get("media-type", "").strip().lower()
    return media in _DOCUMENTS or (not media and _suffix(item) in (".html", ".xhtml", ".htm"))


def _is_style(item: etree._Element) -> bool:
    return item.get("media-type") == "text/css" or _suffix(item) == ".css"


def _suffix(item: etree._Element) -> str:
    return posixpath.splitext(item.get("href", ""))[1].lower()


def _decoded(href: str) -> str:
    return unquote(href, errors="replace").strip()
