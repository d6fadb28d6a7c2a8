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
    (
        b"SQLite format 3\x00",
        "a SQLite database, such as a story file, which fabula show and fabula.load open",
    ),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
)
_WESTERN = frozenset(
    [
        "cp1250",
        "cp1254",
        "cp1257",
        "cp1258",
        "cp437",
        "cp775",
        "cp850",
        "cp852",
        "cp858",
        "latin_1",
        "hp_roman8",
    ]
    + [f"iso8859_{part}" for part in (2, 3, 4, 9, 10, 13, 14, 15, 16)]
)
_SAMPLE = 1 << 16
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_CONTROL_SHARE = 0.05
_WIDE_SHARE = 0.3
_MEND = "save it as plain text in UTF-8 and read that"
# UTF-8 read as Windows-1252: the three bytes of a typographic mark, the two of an accented letter.
_MOJIBAKE = re.compile(r"â€[œ\x9d™˜“”¦\x9c\x99\x98]|â\x80[\x90-\xa6]|Ã[©¨¢ª«¯´¶¼±§¤¥¸]")


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
    for magic, kind in _MAGIC_NUMBERS:
        if content.startswith(magic):
            raise SourceNotText(name, f"this is {_kind_of_archive(content) or kind}, not text", _MEND)
    encoding = _wide_encoding(content)
    if not encoding:
        _refuse_binary(content, name)
        try:
            characters = content.decode("utf-8")
            return Decoded(characters, _doubts(characters))
        except UnicodeDecodeError:
            encoding = "" if is_mostly_utf8(content) else _guess(content)
    if not encoding:
        return decode_as(content, "utf-8")
    characters = content.decode(encoding, "replace")
    notice = f"The encoding is not told; it was guessed to be {encoding}."
    return Decoded(characters, (notice, *_doubts(characters)))


def decode_as(content: bytes, encoding: str) -> Decoded:
    """Decode in an encoding that is told; what is not in it stands as U+FFFD."""
    characters = content.decode(encoding, "replace")
    return Decoded(characters, _doubts(characters))


def is_mostly_utf8(content: bytes) -> bool:
    """Whether bytes are UTF-8 with some damage: other text hardly ever has a sequence of its form."""
    characters = content.decode("utf-8", "replace")
    lost = characters.count("\ufffd")
    beyond_ascii = len(characters) - len(characters.encode("ascii", "ignore"))
    return beyond_ascii - lost > lost


def _kind_of_archive(content: bytes) -> str | None:
    """What a ZIP archive is by its first members, where it is a book or a document."""
    if not content.startswith(b"PK"):
        return None
    head = content[:4096]
    if b"application/epub+zip" in head:
        return "an EPUB book"
    return "a Word document" if b"word/" in head or b"[Content_Types].xml" in head else None


def _wide_encoding(content: bytes) -> str:
    """UTF-16 without a byte order mark, which shows as a NUL in every other byte; else nothing."""
    sample = content[:_SAMPLE]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if odd > _WIDE_SHARE * len(sample) and not even:
        return "utf-16-le"
    return "utf-16-be" if even > _WIDE_SHARE * len(sample) and not odd else ""


def _refuse_binary(content: bytes, name: str) -> None:
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\x00" in sample or controls > _CONTROL_SHARE * len(sample):
        raise SourceNotText(name, "these bytes are not text", _MEND)


def _guess(content: bytes) -> str:
    # The lines that tell are those with bytes beyond ASCII, wherever in the document they stand.
    telling = b"\n".join(line[:_SAMPLE] for line in content.splitlines() if not line.isascii())
    best = from_bytes(telling[: 2 * _SAMPLE]).best()
    guess = best.encoding if best is not None else "cp1252"
    if guess.startswith("mac_") and guess != "mac_cyrillic":
        return "mac_roman"
    if guess in _WESTERN:
        # English text has too few such letters to tell these apart, and nearly all of it is Windows-1252.
        return "cp1252"
    return guess


def _doubts(characters: str) -> tuple[str, ...]:
    notices = []
    if lost := characters.count("\ufffd"):
        notices.append(f"Characters that could not be decoded stand as U+FFFD: {lost}.")
    if found := _MOJIBAKE.search(characters):
        notices.append(f"Some characters look decoded wrongly, such as {found.group()!r}; they are left so.")
    return tuple(notices)
