"""HTML: its encoding, its style sheet, and the text that the walker finds in it."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from fabula.book import Made
from fabula.errors import SourceNotText
from fabula.layers import METADATA, Metadata
from fabula.source import ao3
from fabula.source.decoding import Decoded, decode, decode_as, is_mostly_utf8
from fabula.source.elements import italic_classes
from fabula.source.manuscript import Manuscript, joined
from fabula.source.markup import Setting, walk
from fabula.source.tags import reference_text

_HEAD = 4096
# What tells a page that Fabula made from any other, near its beginning.
_FABULA_PAGE = b'name="generator" content="Fabula'
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})|<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_CHARSETS = re.compile(
    r"(?:windows-?|cp)\d{3,5}|x-mac-\w+|mac-?\w+|iso-?8859-?\d+|latin-?\d|us-ascii|ascii|koi8-[ru]|shift_jis|euc-\w+|big5|"
    r"gb(?:k|2312|18030)",
    re.IGNORECASE,
)
_STYLE = re.compile(r"<style(?=[\s>])", re.IGNORECASE)
_STYLE_STOP = re.compile(r"</style", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_CHARACTERS = {0: "\ufffd", 0x1A: "\ufffd"}


def read_html(content: bytes, name: str) -> Manuscript:
    """Read an HTML document; pages saved or downloaded from the Archive of Our Own by their own rules.

    Raises:
        SourceError: it is a page that Fabula made, or more markup than text.
    """
    if _FABULA_PAGE in content[:_HEAD]:
        mend = "give the story file beside it, or the document that it was made from"
        raise SourceNotText(name, "this is a page that Fabula made", mend)
    decoded = decode_markup(content, name)
    source = decoded.characters
    style = italic_classes(style_sheets(source))
    site = ao3.site_of(source)
    setting = Setting(name, name, rule=ao3.rule_of(site), italic_classes=style)
    extract = walk(source, setting)
    return joined(name, [extract], decoded.notices, ao3.given(source) if site else _given(source))


def is_made_here(path: Path) -> bool:
    """Whether a file is a page that Fabula made; what cannot be read is none."""
    try:
        with path.open("rb") as file:
            return _FABULA_PAGE in file.read(_HEAD)
    except OSError:
        return False


def _given(source: str) -> Made:
    title = head_title(source)
    return {METADATA: (Metadata("title", title),)} if title else {}


def decode_markup(content: bytes, name: str) -> Decoded:
    """Decode HTML or XHTML: as UTF-8 where it is that, else as it says, else as it seems.

    Raises:
        SourceNotText: the bytes are no text.
    """
    if content.startswith(_BYTE_ORDER_MARKS) or content[:2] in (b"<\0", b"\0<"):
        decoded = decode(content, name)
    else:
        # A stray NUL is no reason to take markup for a picture; what replaces it is as long as it.
        content = content.replace(b"\0", b"\x1a")
        encoding = _encoding(content)
        decoded = decode_as(content, encoding) if encoding else decode(content, name)
    return Decoded(decoded.characters.translate(_NO_CHARACTERS), decoded.notices)


def _encoding(content: bytes) -> str | None:
    """The encoding of markup that says which, as browsers understand it; None where it does not say."""
    try:
        content.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        if is_mostly_utf8(content):
            return "utf-8"
    declared = _DECLARED.search(content, 0, _HEAD)
    label = (declared[1] or declared[2]).decode("ascii", "replace").lower() if declared else ""
    if not _CHARSETS.fullmatch(label):
        return None
    try:
        encoding = codecs.lookup(label).name
    except LookupError:
        return None
    return "cp1252" if encoding in ("iso8859-1", "ascii") else encoding


def head_title(source: str) -> str:
    """What the document's head gives as its title, "" where it gives none."""
    match = _TITLE.search(source, 0, _HEAD * 16)
    return " ".join(reference_text(match[1]).split()) if match else ""


def style_sheets(source: str) -> str:
    """The content of all its ``<style>`` elements."""
    found, position = [], 0
    while (start := _STYLE.search(source, position)) and (stop := _STYLE_STOP.search(source, start.end())):
        found.append(source[start.end() : stop.start()])
        position = stop.end()
    return "\n".join(found)
