import os
from pathlib import Path

import pytest

from fabula.errors import SourceDamaged, SourceEmpty, SourceLanguage
from fabula.reading import read_manuscript
from fabula.source import read_source
from fabula.source.folder import natural_key
from tests.manuscripts import docx, paragraph

TEXT = "“Come in,” said Ann. “It is the {} day of rain, and the tea is getting cold.”\n"


def test_chapters_in_natural_order(tmp_path: Path) -> None:
    for number in (10, 2, 1):
        (tmp_path / f"Chapter {number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    manuscript = read_source(str(tmp_path))
    assert [block.opens for block in manuscript.blocks] == [True] * 3
    assert [origin[:3] for origin in manuscript.text.origins] == [
        (0, "Chapter 1.txt", 0),
        (len(TEXT) + 1, "Chapter 2.txt", 0),
        (2 * len(TEXT) + 2, "Chapter 10.txt", 0),
    ]
    story = read_manuscript(manuscript)
    assert [chapter.id for chapter in story.chapters] == ["ch1", "ch2", "ch3"]
    assert [paragraph.chapter for paragraph in story.paragraphs] == ["ch1", "ch2", "ch3"]


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        ("10 2 1", "1 2 10"),
        ("b10 B9 a", "a B9 b10"),
        ("1.10 1.9 1", "1 1.9 1.10"),
        ("ch007 ch08 ch6", "ch6 ch007 ch08"),
        (f"a{'9' * 5000} a{'1' * 4999}", f"a{'1' * 4999} a{'9' * 5000}"),
    ],
)
def test_natural_order(names: str, ordered: str) -> None:
    assert sorted(names.split(), key=natural_key) == ordered.split()


def test_files_of_several_kinds_and_a_heading_in_one(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_text(f"# The *Door*\n\n{TEXT.format('first')}", encoding="utf-8")
    (tmp_path / "2.html").write_text(f"<p>{TEXT.format('<i>second</i>')}</p>", encoding="utf-8")
    (tmp_path / "3.docx").write_bytes(docx(paragraph(TEXT.format("*third*"))))
    story = read_manuscript(read_source(str(tmp_path)))
    assert [p.chapter for p in story.paragraphs] == ["ch1", "ch2", "ch3"]
    assert [chapter.heading and story.text.cut(chapter.heading) for chapter in story.chapters] == [
        "# The *Door*",
        None,
        None,
    ]
    assert {origin.part for origin in story.text.origins} == {"1.md", "2.html", "3.docx/word/document.xml"}


def test_what_is_not_read_is_told_and_what_is_hidden_is_not(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "2.txt").write_text("\n")
    (tmp_path / "cover.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "old.epub").write_bytes(b"PK")
    (tmp_path / "page.html").write_text('<meta name="generator" content="Fabula 1"><p>“Hm,” said Ann.</p>')
    (tmp_path / "book.fabula").write_bytes(b"SQLite format 3")
    (tmp_path / ".hidden.txt").write_text("secret")
    (tmp_path / "drafts").mkdir()
    manuscript = read_source(str(tmp_path))
    assert manuscript.text.characters == TEXT
    assert manuscript.text.notices == (
        "Of what is in the folder, this was not read: cover.jpg, drafts, old.epub, 2.txt.",
    )


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text("secret")
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "2.txt").symlink_to(folder / "1.txt")
    (folder / "3.txt").symlink_to(tmp_path / "out.txt")
    (folder / "4.txt").symlink_to(folder / "4.txt")
    manuscript = read_source(str(folder))
    assert [origin.part for origin in manuscript.text.origins] == ["1.txt", "2.txt"]
    assert "3.txt, 4.txt" in manuscript.text.notices[0]


def test_a_broken_chapter_is_named(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "2.docx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(SourceDamaged, match=r"2\.docx: "):
        read_source(str(tmp_path))


def test_the_language_is_that_of_the_whole(tmp_path: Path) -> None:
    german = "Der alte Mann ging die Straße hinunter und dachte, dass er sie nicht gesehen hat. "
    (tmp_path / "1.txt").write_text(german, encoding="utf-8")
    with pytest.raises(SourceLanguage):
        read_source(str(tmp_path))
    for number in range(2, 9):
        (tmp_path / f"{number}.txt").write_text(TEXT.format("long") * 3, encoding="utf-8")
    assert len(read_source(str(tmp_path)).text.origins) == 8


def test_a_folder_of_nothing_but_empty_chapters(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(" ")
    with pytest.raises(SourceEmpty, match="no chapter in this folder"):
        read_source(str(tmp_path))
