import io
import os
import sys
from pathlib import Path

import pytest

from fabula.errors import (
    SourceEmpty,
    SourceLanguage,
    SourceMissing,
    SourceNotText,
    SourceTooLarge,
    SourceUnreadable,
)
from fabula.source import document, read_source

GERMAN = (
    "Der alte Mann ging die Straße hinunter und dachte, dass er sie nicht gesehen hat und es zu spät ist."
)


def test_the_text_is_exactly_what_the_file_holds(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b'\xef\xbb\xbfShe left.\r\n\r\n"Good," he said.\r\n')
    manuscript = read_source(str(path))
    assert manuscript.text.characters == 'She left.\r\n\r\n"Good," he said.\r\n'
    assert [manuscript.text.cut((b.start, b.stop)) for b in manuscript.blocks] == [
        "She left.",
        '"Good," he said.',
    ]


def test_markdown_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "story.MD"
    path.write_text("# The Door\n\nShe left.\n")
    assert [block.kind for block in read_source(str(path)).blocks] == ["heading", "paragraph"]


def test_a_hyphen_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"She left.\n")))
    assert read_source("-").text.characters == "She left.\n"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match="no such file"):
        read_source(str(tmp_path / "none.txt"))


def test_a_folder_without_chapters(tmp_path: Path) -> None:
    with pytest.raises(SourceEmpty, match="no chapter in this folder"):
        read_source(str(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("She left.")
    path.chmod(0)
    with pytest.raises(SourceUnreadable, match="not allowed"):
        read_source(str(path))


def test_permission_refused_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceUnreadable, match="not allowed"):
        read_source("story.txt")


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(SourceUnreadable):
        read_source("a\0b")


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"* * *\n"])
def test_nothing_to_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    with pytest.raises(SourceEmpty):
        read_source(str(path))


def test_a_story_file_is_no_source(tmp_path: Path) -> None:
    path = tmp_path / "a.fabula"
    path.write_bytes(b"SQLite format 3\x00" + b"\0" * 84)
    with pytest.raises(SourceNotText):
        read_source(str(path))


def test_no_more_is_read_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "long.txt"
    path.write_text("She left. " * 10)
    monkeypatch.setattr(document, "LARGEST", 99)
    with pytest.raises(SourceTooLarge, match="larger than"):
        read_source(str(path))
    monkeypatch.setattr(document, "LARGEST", 100)
    assert len(read_source(str(path)).text) == 100


def test_another_language_is_refused_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(GERMAN, encoding="utf-8")
    with pytest.raises(SourceLanguage, match="German"):
        read_source(str(path))
    assert read_source(str(path), force=True).text.characters == GERMAN
