"""ZIP archives that strangers made: read member by member, within bounds, and never unpacked to a disk."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from fabula.errors import SourceDamaged, SourceLocked, SourceTooLarge

LARGEST_MEMBER = 32 << 20
"""The most bytes that one member may unpack to."""

LARGEST_TOTAL = 64 << 20
"""The most bytes that all members that are read may unpack to, together."""

MOST_MEMBERS = 10_000
LARGEST_RATIO = 200
"""How many times its packed size a member above a megabyte may have; prose has three times."""

_LARGEST_DIRECTORY = 4 << 20
_FREE = 1 << 20
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)


class DamagedMember(Exception):
    """A member cannot be read; the rest of the archive may be."""


class Archive:
    """The members of an archive by their names.

    Args:
        file: the open file, which must allow seeking.
        name: the document as the user named it.

    Raises:
        SourceDamaged: it is no archive, or a broken one.
        SourceTooLarge: it has too many members.
    """

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._name = name
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(_Bounded(file))
        except _BROKEN:
            raise SourceDamaged(name, "it is damaged or not complete", "fetch or save it once more") from None
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise SourceTooLarge(name, f"it holds {len(members):,} files, more than any book", _NO_BOOK)
        self._members = {member.filename: member for member in members}
        self._folded = {member.filename.casefold(): member.filename for member in members}

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def find(self, member: str) -> str | None:
        """The name of a member as the archive has it: letter case is forgiven, nothing leads outside."""
        inside = posixpath.normpath("/" + member.replace("\\", "/")).lstrip("/")
        return inside if inside in self._members else self._folded.get(inside.casefold())

    def read(self, member: str) -> bytes:
        """The content of a member.

        Raises:
            DamagedMember: there is none of that name, or it is broken.
            SourceLocked: it is encrypted.
            SourceTooLarge: it, or all that has been read, is larger than any book.
        """
        info = self._members.get(member)
        if info is None or info.compress_type not in _METHODS:
            raise DamagedMember(member)
        if info.flag_bits & _ENCRYPTED:
            raise SourceLocked(
                self._name, "it is locked with a password", "unlock it and save it without one"
            )
        packed = max(info.compress_size, 1)
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as content:
                while chunk := content.read(_CHUNK):
                    size += len(chunk)
                    self._read += len(chunk)
                    self._check(member, size, packed)
                    chunks.append(chunk)
        except _BROKEN:
            raise DamagedMember(member) from None
        return b"".join(chunks)

    def read_if_there(self, member: str) -> bytes:
        """The content of a member, nothing where it is missing or broken."""
        found = self.find(member)
        try:
            return self.read(found) if found is not None else b""
        except DamagedMember:
            return b""

    def _check(self, member: str, size: int, packed: int) -> None:
        # What the archive says of a member's size is not believed; what it unpacks to is counted.
        if size > _FREE and size > LARGEST_RATIO * packed:
            raise SourceTooLarge(self._name, f"{member} in it unpacks to far more than any text", _NO_BOOK)
        if size > LARGEST_MEMBER or self._read > LARGEST_TOTAL:
            limit = LARGEST_MEMBER if size > LARGEST_MEMBER else LARGEST_TOTAL
            raise SourceTooLarge(
                self._name, f"it unpacks to more than {limit >> 20} MB", "split it into several"
            )


_NO_BOOK = "make sure that it is a book or a document, and fetch it once more"


class _Bounded:
    """A file that gives no more at once than an archive's directory may have."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        return self._file.read(min(size, _LARGEST_DIRECTORY) if size >= 0 else _LARGEST_DIRECTORY)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        self._file.close()
