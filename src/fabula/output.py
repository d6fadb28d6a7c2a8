"""Where results leave Fabula: files written whole or not at all, and standard output."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from fabula.errors import OutputError

STDOUT = "standard output"
BROKEN_PIPE_EXIT = 128 + 13  # what a shell reports for a program that SIGPIPE ended

_CAUSES = {
    errno.ENOSPC: ("the disk is full", "make room or write elsewhere"),
    errno.EDQUOT: ("your disk quota is used up", "make room or write elsewhere"),
    errno.EFBIG: ("the file would be larger than the system allows", "write elsewhere or raise the limit"),
    errno.EACCES: ("the system does not permit writing there", "write to a folder of your own"),
    errno.EPERM: ("the system does not permit writing there", "write to a folder of your own"),
    errno.EROFS: ("that disk can only be read", "write elsewhere"),
    errno.ENOENT: ("there is no such folder to write in", "make the folder first"),
    errno.ENOTDIR: ("there is no such folder to write in", "make the folder first"),
    errno.EEXIST: ("a file of that name is in the way", "choose another name"),
    errno.EISDIR: ("a folder of that name is in the way", "choose another name"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one"),
    errno.EILSEQ: ("the disk cannot hold a file of that name", "choose another name"),
    errno.EINVAL: ("the disk cannot hold a file of that name", "choose another name"),
}


def write_atomically(path: str | Path, content: bytes | str) -> None:
    """Write a file so that it is there whole, or as it was before.

    The content goes to a temporary file in the same folder, to the disk, and then takes the name. A
    symbolic link is followed; a device or pipe is written to directly. ``str`` is written as UTF-8.

    Raises:
        OutputError: the file cannot be written; the temporary file has been removed.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        target = Path(os.path.realpath(path))
        if _is_device(target):
            target.write_bytes(data)
        else:
            _replace(target, data)
    except (OSError, ValueError) as error:
        raise _output_error(str(path), error) from error


def write_folder(path: str | Path, files: Mapping[str, bytes | str]) -> None:
    """Write several files into a folder so that all of them are there whole, or all is as it was before.

    A folder that is not there is made. In one that is, files of these names are replaced, and everything else
    is left alone. (Replacing several files is several renamings: a program that is killed between two of
    them leaves the old files beside the new in a folder ``.fabula-….tmp``.)

    Raises:
        OutputError: the files cannot be written; no temporary file is left.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_dir():
            raise OSError(errno.EEXIST, "")
        there = target.is_dir()
        # Within the folder itself if there is one: that may be a disk of its own.
        fresh = _temporary_in(target if there else target.parent)
        fresh.mkdir()
        try:
            for name, content in files.items():
                _write_through(fresh / name, content.encode("utf-8") if isinstance(content, str) else content)
            if there:
                _move_in(target, fresh, tuple(files))
            else:
                fresh.rename(target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except (OSError, ValueError) as error:
        raise _output_error(str(path), error) from error


def check_writable_folder(path: str | Path) -> None:
    """Tell before any long work that a folder could not be made at ``path``, or not be written in.

    Raises:
        OutputError: a file has that name, or the system does not permit writing there.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_dir():
            raise OSError(errno.EEXIST, "")
        if not target.is_dir() and not target.parent.is_dir():
            raise OSError(errno.ENOENT, "")
        if not os.access(target if target.is_dir() else target.parent, os.W_OK):
            raise OSError(errno.EACCES, "")
    except (OSError, ValueError) as error:
        raise _output_error(str(path), error) from error


def check_writable(path: str | Path) -> None:
    """Tell before any long work that ``path`` could not be written.

    Raises:
        OutputError: its folder is missing or closed to writing, or a folder has that name.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise OSError(errno.EISDIR, "")
        if not target.parent.is_dir():
            raise OSError(errno.ENOENT, "")
        if not os.access(target if _is_device(target) else target.parent, os.W_OK):
            raise OSError(errno.EACCES, "")
    except (OSError, ValueError) as error:
        raise _output_error(str(path), error) from error


def write_stdout(content: bytes | str) -> None:
    """Write data to standard output, ``str`` as UTF-8, and see it through to the end.

    Raises:
        OutputError: standard output is closed or cannot take the data.
        SystemExit: whoever read the output has stopped reading: nothing is left to do or to say.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if sys.stdout is None:
        raise OutputError(STDOUT, "it is closed", "send it somewhere or give -o PATH")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        abandon_stdout()
        raise SystemExit(BROKEN_PIPE_EXIT) from None
    except OSError as error:
        abandon_stdout()
        raise _output_error(STDOUT, error) from error


def abandon_stdout() -> None:
    """Lead standard output nowhere, so that the interpreter's last flush cannot fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _replace(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise OSError(errno.EISDIR, "")
    temporary = _temporary_in(target.parent)
    try:
        _write_through(temporary, data)
        _keep_mode(temporary, target)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _move_in(target: Path, fresh: Path, names: tuple[str, ...]) -> None:
    """Put files in the place of others; if one cannot be, all others go back."""
    if any((target / name).is_dir() for name in names):
        raise OSError(errno.EISDIR, "")
    aside = fresh / "old"
    aside.mkdir()
    moved: list[str] = []
    try:
        for name in names:
            moved.append(name)
            if (target / name).exists():
                _keep_mode(fresh / name, target / name)
                (target / name).rename(aside / name)
            (fresh / name).rename(target / name)
    except BaseException:
        for name in moved:
            if (aside / name).exists():
                (aside / name).replace(target / name)
            elif not (fresh / name).exists():
                (target / name).unlink(missing_ok=True)
        raise


def _temporary_in(folder: Path) -> Path:
    # Not the target's own name with a suffix: that could exceed the longest name allowed.
    return folder / f".fabula-{os.getpid()}-{secrets.token_hex(4)}.tmp"


def _write_through(path: Path, data: bytes) -> None:
    """Write a new file and see its content to the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_mode(new: Path, old: Path) -> None:
    if old.exists():
        new.chmod(stat.S_IMODE(old.stat().st_mode))


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _output_error(name: str, error: OSError | ValueError) -> OutputError:
    if isinstance(error, OSError) and error.errno in _CAUSES:
        cause, mend = _CAUSES[error.errno]
    elif isinstance(error, OSError):
        reason = os.strerror(error.errno).lower() if error.errno else "an unknown error"
        cause, mend = f"it cannot be written ({reason})", "write elsewhere"
    else:
        cause, mend = "that is no name for a file", "choose another name"
    return OutputError(name, cause, mend)
