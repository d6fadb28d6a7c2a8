import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from fabula.errors import OutputError
from fabula.output import (
    BROKEN_PIPE_EXIT,
    check_writable,
    check_writable_folder,
    write_atomically,
    write_folder,
)


def test_text_is_written_as_utf_8_with_its_line_ends(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", "Zoë\r\n")
    assert (tmp_path / "a").read_bytes() == b"Zo\xc3\xab\r\n"


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o640)
    write_atomically(tmp_path / "a", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "quota"),
        (errno.EFBIG, "larger"),
        (errno.EACCES, "permit"),
        (errno.EIO, "input/output"),
    ],
)
def test_when_the_disk_fails_the_old_file_is_whole(
    error: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(error, os.strerror(error))

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match=words):
        write_atomically(tmp_path / "a", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


@pytest.mark.parametrize("write", [lambda path: write_atomically(path, b"x"), check_writable])
def test_places_where_no_file_can_be(write: object, tmp_path: Path) -> None:
    assert callable(write)
    (tmp_path / "file").write_bytes(b"")
    for path, words in [
        (tmp_path / "missing" / "a", "no such folder"),
        (tmp_path / "file" / "a", "no such folder"),
        (tmp_path, "a folder of that name"),
        (tmp_path / "nul\0", "no name for a file"),
    ]:
        with pytest.raises(OutputError, match=words):
            write(path)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="too long"):
        write_atomically(tmp_path / ("a" * 5000), b"x")


def test_the_longest_name_that_the_disk_takes_is_fine(tmp_path: Path) -> None:
    write_atomically(tmp_path / ("a" * 255), b"x")
    assert (tmp_path / ("a" * 255)).read_bytes() == b"x"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_atomically("/dev/null", b"x")
    assert Path("/dev/null").is_char_device()
    with pytest.raises(OutputError, match="disk is full"):
        write_atomically("/dev/full", b"x")


def python(code: str, **how: object) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([sys.executable, "-c", code], stderr=subprocess.PIPE, check=False, **how)  # type: ignore[call-overload,no-any-return]


WRITE = "from fabula.output import write_stdout; write_stdout('x' * 1000000)"


def test_a_reader_that_stops_ends_the_writing_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = python(WRITE, stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (BROKEN_PIPE_EXIT, b"")


def test_a_full_standard_output_is_told_once() -> None:
    with Path("/dev/full").open("wb") as full:
        done = python(WRITE, stdout=full)
    assert done.stderr.count(b"standard output: the disk is full") == 1
    assert b"Exception ignored" not in done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_is_made_with_its_files_and_nothing_else(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a": "Zoë\r\n", "b": b"2"})
    assert contents(tmp_path / "out") == {"a": b"Zo\xc3\xab\r\n", "b": b"2"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_in_a_folder_that_is_there_only_files_of_the_names_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o640)
    (tmp_path / "mine").mkdir()
    (tmp_path / "notes.txt").write_bytes(b"notes")
    write_folder(tmp_path, {"a": b"1", "b": b"2"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "mine", "notes.txt"]
    assert [(tmp_path / name).read_bytes() for name in ("a", "b", "notes.txt")] == [b"1", b"2", b"notes"]
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@pytest.mark.parametrize("there", [True, False])
def test_when_the_disk_fails_a_folder_is_as_it_was(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []

    def fail(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    folder = tmp_path / "out"
    if there:
        folder.mkdir()
        (folder / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="disk is full"):
        write_folder(folder, {"a": b"1", "b": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == (["out"] if there else [])
    if there:
        assert contents(folder) == {"a": b"old"}


def test_when_a_file_cannot_take_its_place_the_others_go_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old a")
    (tmp_path / "c").write_bytes(b"old c")
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if target == tmp_path / "c":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OutputError, match="input/output"):
        write_folder(tmp_path, {"a": b"1", "b": b"2", "c": b"3"})
    assert contents(tmp_path) == {"a": b"old a", "c": b"old c"}


@pytest.mark.parametrize("write", [lambda path: write_folder(path, {"a": b"1"}), check_writable_folder])
def test_places_where_no_folder_can_be(write: object, tmp_path: Path) -> None:
    assert callable(write)
    (tmp_path / "file").write_bytes(b"")
    for path, words in [
        (tmp_path / "missing" / "a", "no such folder"),
        (tmp_path / "file", "a file of that name"),
        (tmp_path / "nul\0", "no name for a file"),
    ]:
        with pytest.raises(OutputError, match=words):
            write(path)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_in_the_place_of_a_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").mkdir()
    with pytest.raises(OutputError, match="a folder of that name"):
        write_folder(tmp_path, {"a": b"1", "b": b"2"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
