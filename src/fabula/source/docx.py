"""Word documents: made slim, turned to HTML by mammoth, and walked as all markup is."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.parsers import expat

from fabula.errors import SourceDamaged, SourceTooLarge
from fabula.layers import METADATA, Metadata
from fabula.source.archive import Archive, DamagedMember
from fabula.source.elements import Element, Part
from fabula.source.manuscript import Extract, Manuscript, joined
from fabula.source.markup import Setting, walk
from fabula.source.trees import local_name, parse_xml
from fabula.source.wordprocessing import LeftOut, slim
from fabula.source.wordstream import BrokenPart
from fabula.source.wordstyles import Style, read_styles
from fabula.text import Origin

_MEND = "open it in Word or LibreOffice, save it once more as .docx, and read that"
_OFFICE = "/relationships/officeDocument"
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_STYLE_MAP = """
p.quote => blockquote > p:fresh
p.contents => p.contents:fresh
i => em
"""
_NOTES = ("footnotes", "endnotes")
_BOOKMARKS = {"document": "d", "footnotes": "f", "endnotes": "e"}
_BOOKMARK = re.compile(r'<a id="([dfe])(\d+)"></a>')


def read_docx(archive: Archive, name: str) -> Manuscript:
    """Read a Word document.

    Raises:
        SourceDamaged: its parts are missing or broken.
        SourceTooLarge: it is beyond what a document may be.
        SourceLocked: its parts are encrypted.
    """
    left_out = LeftOut()
    try:
        parts = _slim_parts(archive, left_out)
        html = _convert(parts)
    except BrokenPart as broken:
        if broken.too_large:
            raise SourceTooLarge(
                name, "it is longer than any one Word document", "split it into chapters"
            ) from None
        raise SourceDamaged(name, "this Word document is damaged", _MEND) from None
    except DamagedMember:
        raise SourceDamaged(name, "this Word document is damaged", _MEND) from None
    extract = walk(html, Setting(name, "word/document.xml", rule=_rule))
    extract = replace(extract, pictures=left_out.pictures, origins=tuple(_origins(extract, html)))
    return joined(name, [extract], tuple(_told(left_out)), {METADATA: tuple(_metadata(archive))})


def _slim_parts(archive: Archive, left_out: LeftOut) -> dict[str, bytes]:
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    sheet = archive.read_if_there(posixpath.join(folder, "styles.xml"))
    styles: Mapping[str, Style] = {}
    if sheet:
        try:
            styles = read_styles(sheet)
        except BrokenPart:
            styles = {}
    parts = {"document": slim(archive.read(main), styles, _BOOKMARKS["document"], left_out)}
    for notes in _NOTES:
        content = archive.read_if_there(posixpath.join(folder, f"{notes}.xml"))
        if content:
            parts[notes] = slim(content, styles, _BOOKMARKS[notes], left_out)
    return parts


def _main_part(archive: Archive) -> str:
    """The member with the document's body, as the package's relationships name it."""
    root = parse_xml(archive.read_if_there("_rels/.rels"))
    for relationship in root if root is not None else ():
        if local_name(relationship) == "Relationship" and relationship.get("Type", "").endswith(_OFFICE):
            found = archive.find(relationship.get("Target", ""))
            if found is not None:
                return found
    return "word/document.xml"


def _convert(parts: Mapping[str, bytes]) -> str:
    # Its import takes a while, and no other format needs it.
    import mammoth

    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as slim_package:
        slim_package.writestr("_rels/.rels", _RELATIONSHIPS)
        for part, content in parts.items():
            slim_package.writestr(f"word/{part}.xml", content)
    package.seek(0)
    try:
        converted = mammoth.convert_to_html(package, style_map=_STYLE_MAP, include_embedded_style_map=False)
    except (expat.ExpatError, ValueError, LookupError, AttributeError, TypeError, OSError, RecursionError):
        raise BrokenPart from None
    return str(converted.value)


def _rule(element: Element) -> Part | None:
    """Notes stand at the end, around the story; the numbers that lead to them are left out."""
    if element.name == "li" and element.id.startswith(("footnote-", "endnote-")):
        return "paratext"
    if element.name == "a" and element.attributes.get("href", "").startswith(("#footnote-", "#endnote-")):
        return "dropped"
    return "paratext" if element.name == "p" and "contents" in element.classes else None


def _origins(extract: Extract, html: str) -> Iterator[Origin]:
    """An origin for each paragraph, by the bookmarks that stand at their beginnings."""
    names = {mark: f"word/{part}.xml" for part, mark in _BOOKMARKS.items()}
    marks = [(match.end(), match[1], int(match[2])) for match in _BOOKMARK.finditer(html)]
    before = None
    for origin in extract.origins:
        at = bisect_right(marks, origin.position, key=lambda mark: mark[0]) - 1
        if at != before and at >= 0:
            _, mark, number = marks[at]
            yield Origin(origin.start, names[mark], number, number + 1)
        before = at


def _told(left_out: LeftOut) -> Iterator[str]:
    if left_out.comments:
        yield f"Comments are left out: {left_out.comments:,}."
    if left_out.deletions:
        yield f"Tracked deletions are left out (tracked insertions are kept): {left_out.deletions:,}."
    if left_out.hidden:
        yield f"Hidden text is left out: {left_out.hidden:,}."


def _metadata(archive: Archive) -> Iterator[Metadata]:
    root = parse_xml(archive.read_if_there("docProps/core.xml"))
    for element in root if root is not None else ():
        field = {"title": "title", "creator": "author", "language": "language"}.get(local_name(element))
        value = " ".join((element.text or "").split())
        if field is not None and value:
            yield Metadata(field, value[:500])
