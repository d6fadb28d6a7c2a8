"""From bytes to characters: which encoding a document is in, and what is doubtful about it."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass

from charset_normalizer import from_bytes

from fabula.errors import SourceNotText

# UTF-32's little-endian mark begins with UTF-16's: the longer ones come first.
_BYTE_ORDER_MARKS = (
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC_NUMBERS = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program (ELF)"),
    (b"SQLite format 3\x00", "a database or a story file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
)
_SAMPLE = 1 << 16
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_CONTROL_SHARE = 0.05
_MEND = "save it as plain text in UTF-8 and read that"
_MOJIBAKE = re.compile(r"â€[œ\x9d™˜“”¦]|Ã[©¨¢ª«¯´¶¼±§]|â\x80[\x90-\xa6]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a document, without a byte order mark, and what its reader has to be told."""

    characters: str
    notices: tuple[str, ...]


def decode(content: bytes, name: str) -> Decoded:
    """Decode a document's bytes.

    Raises:
        SourceNotText: the bytes are a picture, an archive, a program or the like.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            characters = content[len(mark) :].decode(encoding, "replace")
            return Decoded(characters, _doubts(characters))
    _refuse_binary(content, name)
    try:
        characters = content.decode("utf-8")
        return Decoded(characters, _doubts(characters))
    except UnicodeDecodeError:
        encoding = _guess(content)
    characters = content.decode(encoding, "replace")
    notice = f"The encoding is not UTF-8; it was guessed to be {encoding}."
    return Decoded(characters, (notice, *_doubts(characters)))


def _refuse_binary(content: bytes, name: str) -> None:
    for magic, kind in _MAGIC_NUMBERS:
        if content.startswith(magic):
            raise SourceNotText(name, f"this is {kind}, not text", _MEND)
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\x00" in sample or controls > _CONTROL_SHARE * len(sample):
        raise SourceNotText(name, "these bytes are not text", _MEND)


def _guess(content: bytes) -> str:
    best = from_bytes(content[: 4 * _SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"


def _doubts(characters: str) -> tuple[str, ...]:
    notices = []
    if lost := characters.count("\ufffd"):
        notices.append(f"{lost} characters could not be decoded and stand as U+FFFD.")
    if found := _MOJIBAKE.search(characters):
        notices.append(f"Some characters look decoded wrongly, such as {found.group()!r}; they are left so.")
    return tuple(notices)
