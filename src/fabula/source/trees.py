"""Small XML documents as trees: packages, tables of contents, rights; within bounds, and nothing fetched."""

from __future__ import annotations

from lxml import etree

from fabula.errors import SourceNotText
from fabula.source.html import decode_markup
from fabula.source.tags import possible_references

LARGEST_XML = 4 << 20
"""The most bytes that a package, a table of contents or the like may have: a tree takes fifty times that."""


def parse_xml(content: bytes) -> etree._Element | None:
    """The root of an XML document, mended where it is broken; None where nothing can be made of it.

    No entity is expanded, no document type is loaded and nothing is fetched; what is too large for what
    this reads is not looked at.
    """
    if not content or len(content) > LARGEST_XML:
        return None
    # What is no character, by its bytes or by its number, would come out of the parser all the same.
    try:
        characters = possible_references(decode_markup(content, "").characters)
    except SourceNotText:
        return None
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
    )
    try:
        return etree.fromstring(characters.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
