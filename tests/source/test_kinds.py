import io
import sys
from pathlib import Path

import pytest

from fabula.errors import SourceError, SourceLocked, SourceNotText
from fabula.source import read_source
from tests.manuscripts import as_docx, as_epub, as_html, as_text, glass_bell

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def archive_of(**members: str) -> bytes:
    from tests.manuscripts import archive

    return archive({name.replace("__", "/").replace("_", "."): content for name, content in members.items()})


@pytest.mark.parametrize(
    ("content", "words", "mend"),
    [
        (b"%PDF-1.7\n", "a PDF document", "EPUB"),
        (b"{\\rtf1\\ansi Ann came in.}", "an RTF document", r"\.docx"),
        (OLE + "WordDocument".encode("utf-16-le"), r"\(\.doc\)", r"\.docx"),
        (OLE, "an old Office document", r"\.docx"),
        (bytes(60) + b"BOOKMOBI" + bytes(99), "Kindle", "Calibre"),
        (b"TPZ0" + bytes(99), "Kindle", "Calibre"),
        (b"<?xml version='1.0'?><FictionBook xmlns='x'>", "FictionBook", "Calibre"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "web archive", "HTML"),
        (b"Rar!\x1a\x07\x00", "RAR", "unpack"),
        (archive_of(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument", r"\.docx"),
        (archive_of(xl__workbook_xml="<a/>"), "spreadsheet", "story"),
        (archive_of(Index__Document_iwa="x"), "Pages", "export"),
        (archive_of(chapter1_txt="Ann came in."), "a ZIP archive", "folder"),
        (archive_of(), "a ZIP archive", "folder"),
    ],
)
@pytest.mark.parametrize("name", ["story.txt", "story.epub", "story"])
def test_kinds_that_cannot_be_read_are_named_with_a_mend(
    content: bytes, words: str, mend: str, name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceNotText, match=f"{words}.*{mend}") as caught:
        read_source(str(tmp_path / name))
    assert str(caught.value).count("; ") == 1


def test_a_word_document_with_a_password(tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(SourceLocked, match="password"):
        read_source(str(tmp_path / "draft.docx"))


FORMS = {
    "html": as_html(glass_bell()).encode(),
    "epub": as_epub(glass_bell()),
    "docx": as_docx(glass_bell()),
    "txt": as_text(glass_bell()).encode(),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".epub", ".docx", "", ".pdf"])
def test_content_counts_for_more_than_the_name(form: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"story{suffix}"
    path.write_bytes(FORMS[form])
    manuscript = read_source(str(path))
    assert "“The tenor’s cracked,” said Len Tapsell" in manuscript.text.characters
    told = [notice for notice in manuscript.text.notices if "was read as that" in notice]
    right = suffix in ("", ".pdf", f".{form}") or (form, suffix) == ("txt", ".md")
    assert len(told) == (not right)


@pytest.mark.parametrize("form", FORMS)
def test_standard_input(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    class Input:
        buffer = Pipe(FORMS[form])

    monkeypatch.setattr(sys, "stdin", Input())
    assert "“The tenor’s cracked,”" in read_source("-").text.characters


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ("<p>She left the room.</p>", True),
        ("\ufeff\n<!-- saved --><div class='a'>She left <b>the</b> room.</div>", True),
        ("<p> is how a paragraph begins, she said.", False),
        ("<sigh> She left the room.", False),
        ("She <i>left</i> the room.", False),
    ],
)
def test_fragments_of_html(content: str, html: bool, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(content, encoding="utf-8")
    assert ("<" not in read_source(str(tmp_path / "story.txt")).text.characters) == html
    (tmp_path / "story.html").write_text("She <i>left</i> the room.")
    assert read_source(str(tmp_path / "story.html")).text.characters == "She left the room."


def test_a_page_without_a_tag_is_plain_text(tmp_path: Path) -> None:
    (tmp_path / "story.html").write_text("Ann came in.\n\nBen left.\n")
    manuscript = read_source(str(tmp_path / "story.html"))
    assert manuscript.text.characters == "Ann came in.\n\nBen left.\n"
    assert "plain text" in manuscript.text.notices[0]


def test_every_refusal_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(OLE)
    with pytest.raises(SourceError) as caught:
        read_source(str(tmp_path / "a.txt"))
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)
