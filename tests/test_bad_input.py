"""What cannot be read or written is told in one sentence, through the command line as a user has it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import fabula
from tests.command import Result

PLAIN = "Ann came in.\n\n“Is there any tea, Ben?” asked Ann.\n\n“No,” said Ben.\n"
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100004800480000ffdb0043") + bytes(range(256)) * 8

# Everything is imported before the powers are lowered: the interpreter's own files may be out of reach then.
ALL_IMPORTED = (
    "import os, resource, sys\n"
    "import fabula.cli, fabula.formats, fabula.reading, fabula.report, fabula.store, fabula.terminal\n"
    "import encodings.idna, traceback\n"
)
NOBODY = "if os.getuid() == 0: os.setuid(65534)\n"
SMALL_DISK = "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"


def fabula_in(folder: Path, *args: str, first: str = "", **how: object) -> Result:
    """Run a verb in a process of its own, after the statements of ``first``."""
    imports = ALL_IMPORTED if first else "import sys, fabula.cli\n"
    code = f"{imports}{first}sys.exit(fabula.cli.main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        cwd=folder,
        check=False,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how},  # type: ignore[call-overload]
    )
    return Result(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tea.txt").write_text(PLAIN, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "no words in it"),
        ("blank.txt", b" \n\t\n" * 9, "no words in it"),
        ("mark.txt", b"\xef\xbb\xbf", "no words in it"),
        ("picture.jpg", JPEG, "text"),
        ("picture.txt", JPEG, "text"),
        ("zeros.txt", bytes(5000), "text"),
    ],
)
@pytest.mark.parametrize(
    "verb", [["read"], ["show"], ["cast"], ["export", "--to", "jsonl"]], ids=lambda verb: verb[0]
)
def test_what_is_no_document(
    verb: Sequence[str], name: str, content: bytes, words: str, tmp_path: Path, run: Callable[..., Result]
) -> None:
    (tmp_path / name).write_bytes(content)
    result = run(*verb, tmp_path / name)
    assert result.status == 2
    assert words in result.sentence
    assert result.sentence.startswith(str(tmp_path / name))


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + bytes(200), PLAIN.encode(), JPEG])
@pytest.mark.parametrize("verb", [["show"], ["cast"], ["export", "--to", "jsonl"]], ids=lambda verb: verb[0])
def test_what_only_has_the_name_of_a_story_file(
    verb: Sequence[str], content: bytes, tmp_path: Path, run: Callable[..., Result]
) -> None:
    (tmp_path / "false.fabula").write_bytes(content)
    result = run(*verb, tmp_path / "false.fabula")
    assert result.status == 2
    assert "not a Fabula story" in result.sentence


@pytest.mark.parametrize(
    ("name", "words"),
    [("missing.txt", "no such file"), ("missing/tea.txt", "no such file"), ("none", "folder")],
)
def test_what_is_not_there_or_no_file(name: str, words: str, folder: Path) -> None:
    (folder / "none").mkdir()
    result = fabula_in(folder, "read", name, "-o", "out.fabula")
    assert result.status == 2
    assert words in result.sentence
    assert names(folder) == ["none", "tea.txt"]


def test_an_empty_standard_input(tmp_path: Path) -> None:
    result = fabula_in(tmp_path, "read", "-", stdin=subprocess.DEVNULL)
    assert result.status == 2
    assert "-: there are no words in it" in result.sentence
    assert names(tmp_path) == []


def test_a_document_that_may_not_be_read(folder: Path) -> None:
    (folder / "tea.txt").chmod(0)
    result = fabula_in(folder, "show", "tea.txt", first=NOBODY)
    assert result.status == 2
    assert "not allowed to read" in result.sentence


def test_a_story_file_that_may_not_be_read(story_file: Path) -> None:
    story_file.chmod(0)
    result = fabula_in(story_file.parent, "show", story_file.name, first=NOBODY)
    assert result.status == 2
    assert "permission" in result.sentence


def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    (folder / "closed").mkdir(mode=0o555)
    folder.chmod(0o755)
    first = f"os.chdir({str(folder)!r})\n{NOBODY}"
    source = (folder / "tea.txt").read_bytes()
    result = fabula_in(folder, "read", "-", "-o", "closed/tea.fabula", first=first, input=source)
    assert result.status == 2
    assert "does not permit" in result.sentence
    assert names(folder / "closed") == []


@pytest.mark.parametrize("output", ["missing/tea.fabula", "tea.txt/tea.fabula", "taken"])
def test_places_where_no_story_can_be(output: str, folder: Path) -> None:
    (folder / "taken").mkdir()
    result = fabula_in(folder, "read", "tea.txt", "-o", output)
    assert result.status == 2
    assert output in result.sentence
    assert names(folder) == ["taken", "tea.txt"]


def test_a_full_disk_leaves_the_old_story(folder: Path) -> None:
    assert fabula_in(folder, "read", "tea.txt").status == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    result = fabula_in(folder, "read", "tea.txt", first=SMALL_DISK)
    assert result.status == 2
    assert "tea.fabula: the file would be larger than the system allows" in result.sentence
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    "verb", [["show", "quotes"], ["cast"], ["export", "--to", "jsonl"], ["export", "--to", "csv"]]
)
def test_a_full_disk_behind_standard_output(verb: Sequence[str], story_file: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = fabula_in(story_file.parent, verb[0], story_file.name, *verb[1:], stdout=full)
    assert result.status == 2
    assert result.sentence == "standard output: the disk is full; make room or write elsewhere.\n"


def test_help_on_a_full_disk(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = fabula_in(tmp_path, "--help", stdout=full)
    assert (result.status, result.sentence.split(";")[0]) == (2, "standard output: the disk is full")


def test_a_reader_that_stops(story_file: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = fabula_in(story_file.parent, "export", story_file.name, "--to", "jsonl", stdout=writing)
    os.close(writing)
    assert (result.status, result.err) == (141, "")


def test_killed_half_way_the_old_story_is_whole(folder: Path) -> None:
    assert fabula_in(folder, "read", "tea.txt").status == 0
    before = (folder / "tea.fabula").read_bytes()
    kill = "import signal\nos.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)\n"
    assert fabula_in(folder, "read", "tea.txt", first=kill).status == -9
    assert (folder / "tea.fabula").read_bytes() == before
    fabula.load(folder / "tea.fabula")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no such file"),
        (b"[[character]]\nname = \xe9", "not UTF-8"),
        (b"[[character]]\nnam = 'Ann'", 'perhaps "name" is meant'),
        (b"[[character", "not valid TOML"),
    ],
)
def test_a_cast_file_with_a_mistake(content: bytes | None, words: str, folder: Path) -> None:
    if content is not None:
        (folder / "cast.toml").write_bytes(content)
    before = names(folder)
    result = fabula_in(folder, "read", "tea.txt", "--cast", "cast.toml")
    assert result.status == 2
    assert result.sentence.startswith("cast.toml: ") and words in result.sentence
    assert names(folder) == before


def check_read(folder: Path, content: str) -> None:
    """The text is read and comes out again, whole."""
    (folder / "long.txt").write_bytes(content.encode("utf-8"))
    assert fabula_in(folder, "read", "long.txt").status == 0
    story = fabula.load(folder / "long.fabula")
    assert story.text.characters == content
    assert story.quotes


SENTENCES = "“Is there any tea, Ben?” asked Ann. He looked at the door, and she waited. “No,” said Ben. "


@pytest.mark.slow
def test_one_line_of_a_megabyte(folder: Path) -> None:
    check_read(folder, SENTENCES * (1_000_000 // len(SENTENCES)))


@pytest.mark.slow
@pytest.mark.parametrize("one", ["“", "“a", "‘", "'", '"', "*", "a", "Ann ", "—", "\n", "Ann said. "])
def test_a_megabyte_of_one_thing(one: str, folder: Path) -> None:
    content = PLAIN + one * (1_000_000 // len(one)) + "\n\n" + PLAIN
    (folder / "long.txt").write_bytes(content.encode("utf-8"))
    result = fabula_in(folder, "read", "long.txt", "--force", "--no-report", timeout=120)
    assert result.status == 0 or (result.status == 2 and result.sentence)


@pytest.mark.slow
def test_twenty_megabytes(folder: Path) -> None:
    paragraphs = SENTENCES.replace(". ", ".\n\n")
    check_read(folder, paragraphs * (20_000_000 // len(paragraphs.encode("utf-8"))))
