"""Which kind of file a document is: by what is in it first, by its name second."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Literal

from fabula.errors import SourceLocked, SourceNotText
from fabula.source.archive import Archive

Kind = Literal["text", "markdown", "html", "epub", "docx"]

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xht": "html",
    ".epub": "epub",
    ".docx": "docx",
    ".docm": "docx",
}
NAMES: dict[Kind, str] = {
    "text": "plain text",
    "markdown": "Markdown",
    "html": "HTML",
    "epub": "an EPUB book",
    "docx": "a Word document",
}
HEAD = 4096

_BLANK = rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--.{0,1000}?-->\s*+)?"
_PAGE = re.compile(_BLANK + rb"<(?:!DOCTYPE\s++html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(
    _BLANK + rb"<(?:p|div|h[1-6]|article|section)\b[^<>]{0,500}>.*?</", re.IGNORECASE | re.DOTALL
)
_ANY_TAG = re.compile(
    rb"</?(?:p|br|div|span|h[1-6]|i|em|b|strong|blockquote|hr|body)\b[^<>]{0,500}>", re.IGNORECASE
)
_CONVERT = "convert it to EPUB, with Calibre for example, and read that"
_SAVE_DOCX = "open it in Word or LibreOffice, save it as .docx, and read that"
_SAVE_PAGE = "save the page as HTML only and read that"
_UNPACK = "unpack it, and name the document or the folder that was in it"
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "get the story as EPUB, DOCX or text, or convert it with Calibre"),
    (b"{\\rtf", "an RTF document", _SAVE_DOCX),
    (b"TPZ", "a Kindle book", _CONVERT),
    (b"\xeaDRMION\xee", "a Kindle book", _CONVERT),
    (b"CONT\x02\x00", "a Kindle book", _CONVERT),
    (b"ITOLITLS", "a Microsoft Reader book", _CONVERT),
    (b"bplist00", "a web archive", _SAVE_PAGE),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
)
_WITHIN: tuple[tuple[bytes, str, str], ...] = (
    (b"<FictionBook", "a FictionBook", _CONVERT),
    (b"urn:oasis:names:tc:opendocument", "an OpenDocument text", _SAVE_DOCX),
    (b"schemas.microsoft.com/office/word/2003", "an old Word document in XML", _SAVE_DOCX),
)
_PALM = (b"BOOKMOBI", b"TEXtREAd")  # at byte 60: Mobipocket and AZW, and Palm Doc before them
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def is_archive(head: bytes) -> bool:
    """Whether a document begins as ZIP archives do, and so EPUB and Word documents."""
    return head.startswith(_ZIP)


def kind_of_archive(archive: Archive, name: str) -> Kind:
    """What an archive is.

    Raises:
        SourceNotText: neither a book nor a Word document.
    """
    media = archive.read_if_there("mimetype")[:100]
    if media.startswith(b"application/epub+zip") or "META-INF/container.xml" in archive:
        return "epub"
    if "word/document.xml" in archive or b"wordprocessingml" in archive.read_if_there("[Content_Types].xml"):
        return "docx"
    if media.startswith(b"application/vnd.oasis.opendocument"):
        raise _refusal(name, "an OpenDocument file", _SAVE_DOCX)
    if "xl/workbook.xml" in archive or "ppt/presentation.xml" in archive:
        raise _refusal(name, "a spreadsheet or a presentation", "give a document with a story in it")
    if "Index/Document.iwa" in archive or "index.xml" in archive:
        raise _refusal(name, "a Pages document", "export it as Word or EPUB and read that")
    raise _refusal(name, "a ZIP archive", _UNPACK)


def kind_of(content: bytes, name: str) -> Kind:
    """What a document is that is no archive.

    Raises:
        SourceLocked: a Word document with a password.
        SourceNotText: a known kind that cannot be read.
    """
    _refuse_known(content, name)
    suffix = Path(name).suffix.lower()
    named = SUFFIXES.get(suffix, "text")
    head = content[:HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    elif head[:2] in (b"<\0", b"\0<"):
        head = head.replace(b"\0", b"")
    if _PAGE.match(head) or (named != "markdown" and _FRAGMENT.match(head)):
        return "html"
    if named == "html":
        return "html" if _ANY_TAG.search(content) else "text"
    return "markdown" if named == "markdown" else "text"


def wrong_name(kind: Kind, name: str) -> tuple[str, ...]:
    """A notice where a document's name says that it is another kind."""
    suffix = Path(name).suffix.lower()
    if SUFFIXES.get(suffix, kind) == kind:
        return ()
    return (f"Its name ends in {suffix}, but it is {NAMES[kind]}, and it was read as that.",)


def _refuse_known(content: bytes, name: str) -> None:
    for magic, what, mend in _MAGIC:
        if content.startswith(magic):
            raise _refusal(name, what, mend)
    head = content[:HEAD]
    if head[60:68] in _PALM:
        raise _refusal(name, "a Kindle or Palm book", _CONVERT)
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            cause = "it is a Word document locked with a password"
            raise SourceLocked(name, cause, "open it in Word, remove the password, and save it")
        old = "WordDocument".encode("utf-16-le") in content
        raise _refusal(name, "an old Word document (.doc)" if old else "an old Office document", _SAVE_DOCX)
    if head.startswith(b"<?xml"):
        for mark, what, mend in _WITHIN:
            if mark in head:
                raise _refusal(name, what, mend)
    if head.startswith((b"From: <Saved by", b"MIME-Version:")) and b"multipart/related" in head:
        raise _refusal(name, "a web archive", _SAVE_PAGE)


def _refusal(name: str, what: str, mend: str) -> SourceNotText:
    return SourceNotText(name, f"this is {what}, which cannot be read", mend)
