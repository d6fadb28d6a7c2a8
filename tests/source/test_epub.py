from collections.abc import Mapping
from pathlib import Path

import pytest

from fabula.errors import SourceDamaged, SourceLocked
from fabula.layers import CAST_PRIOR, METADATA
from fabula.reading import read_manuscript
from fabula.source import read_source
from fabula.source.manuscript import Manuscript
from tests.manuscripts import XHTML, archive, as_epub, epub, glass_bell

ONE, TWO = "<p>“Come in,” said Ann to the cat.</p>", "<p>“No,” said Ben, and he stayed where he was.</p>"


def page(body: str, attributes: str = "") -> str:
    return XHTML.format(title="", body=f"<body {attributes}>{body}</body>")


def read(content: bytes, folder: Path) -> Manuscript:
    path = folder / "book.epub"
    path.write_bytes(content)
    return read_source(str(path))


def rows(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(block.kind, manuscript.text.cut((block.start, block.stop))) for block in manuscript.blocks]


def story_words(manuscript: Manuscript) -> list[str]:
    return [words[:8] for kind, words in rows(manuscript) if kind == "paragraph"]


def test_parts_are_read_in_the_order_of_the_spine(tmp_path: Path) -> None:
    manuscript = read(
        epub({"b.xhtml": page(TWO), "a.xhtml": page(ONE)}, spine=["a.xhtml", "b.xhtml"]), tmp_path
    )
    assert story_words(manuscript) == ["“Come in", "“No,” sa"]
    assert [origin.part for origin in manuscript.text.origins] == ["OEBPS/a.xhtml", "OEBPS/b.xhtml"]
    origin = manuscript.text.origins[1]
    assert page(TWO)[origin.position :].startswith("“No,”")


def test_metadata_of_the_package(tmp_path: Path) -> None:
    found = read(epub({"a.xhtml": page(ONE)}, title="The <Door>"), tmp_path).given[METADATA]
    assert {("title", "The <Door>"), ("author", "Somebody")} <= {(row.name, row.value) for row in found}


@pytest.mark.parametrize(
    ("name", "attributes"),
    [("cover.xhtml", ""), ("title_page.xhtml", ""), ("x.xhtml", 'epub:type="dedication"'), ("toc.xhtml", "")],
)
def test_matter_around_the_story(name: str, attributes: str, tmp_path: Path) -> None:
    found = rows(read(epub({name: page("<h1>For Tom</h1>", attributes), "a.xhtml": page(ONE)}), tmp_path))
    assert [kind for kind, _ in found] == ["paratext", "paragraph"]


@pytest.mark.parametrize(
    "package",
    [
        '<guide><reference type="copyright-page" href="x.xhtml"/></guide>',
        '<guide><reference type="Cover" href="./y/../x.xhtml#top"/></guide>',
    ],
)
def test_a_guide_tells_matter_around_the_story(package: str, tmp_path: Path) -> None:
    book = epub({"x.xhtml": page("<p>All rights reserved.</p>"), "a.xhtml": page(ONE)}, package=package)
    assert rows(read(book, tmp_path))[0] == ("paratext", "All rights reserved.")


def test_what_is_out_of_the_main_order_is_around_the_story(tmp_path: Path) -> None:
    spine = '<itemref idref="a_xhtml"/><itemref idref="b_xhtml" linear="no"/>'
    manuscript = read(epub({"a.xhtml": page(ONE), "b.xhtml": page(TWO)}, order=spine), tmp_path)
    assert [kind for kind, _ in rows(manuscript)] == ["paragraph", "paratext"]


def test_a_book_told_to_be_nothing_but_a_cover_is_read(tmp_path: Path) -> None:
    assert story_words(read(epub({"cover.xhtml": page(ONE)}), tmp_path)) == ["“Come in"]


NAV = (
    '<nav epub:type="toc"><ol><li><a href="{one}">The Door</a></li>'
    '<li><a href="{two}">The Cat</a></li></ol></nav>'
)
NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>'
    "<navPoint><navLabel><text>The Door</text></navLabel>"
    '<content src="a.xhtml"/></navPoint><navPoint><navLabel><text>The Cat</text></navLabel>'
    '<content src="b.xhtml"/></navPoint></navMap></ncx>'
)


def test_the_contents_tell_chapters_that_have_no_heading(tmp_path: Path) -> None:
    parts = {
        "nav.xhtml": page(NAV.format(one="a.xhtml", two="b%2Exhtml")),
        "a.xhtml": page(f"<p class='x'>The  door</p>{ONE * 3}"),
        "b.xhtml": page(f"<p><img src='two.jpg' alt=''/></p>{TWO * 3}"),
    }
    story = read_manuscript(read(epub(parts), tmp_path))
    headings = [chapter.heading and story.text.cut(chapter.heading) for chapter in story.chapters]
    assert headings == ["The door", None]
    assert [paragraph.chapter for paragraph in story.paragraphs] == ["ch1"] * 3 + ["ch2"] * 3


def test_contents_that_lead_into_a_part(tmp_path: Path) -> None:
    parts = {
        "nav.xhtml": page(NAV.format(one="a.xhtml#one", two="a.xhtml#two")),
        "a.xhtml": page(f"<div id='one'/>{ONE * 4}<a id='two'/>{TWO * 4}"),
    }
    story = read_manuscript(read(epub(parts), tmp_path))
    assert [paragraph.chapter for paragraph in story.paragraphs] == ["ch1"] * 4 + ["ch2"] * 4


def test_the_contents_of_an_old_book(tmp_path: Path) -> None:
    parts: Mapping[str, str] = {"a.xhtml": page(ONE * 3), "b.xhtml": page(TWO * 3)}
    book = epub(
        parts,
        more={"OEBPS/toc.ncx": NCX},
        items='<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
    )
    assert [block.opens for block in read(book, tmp_path).blocks].count(True) == 2


def test_style_sheets_of_the_book_set_italics(tmp_path: Path) -> None:
    body = page(f"<p>She <span class='it'>went</span> up.</p>{ONE}")
    items = '<item id="css" href="css/book.css" media-type="text/css"/>'
    book = epub({"a.xhtml": body}, more={"OEBPS/css/book.css": ".it{font-style:italic}"}, items=items)
    manuscript = read(book, tmp_path)
    assert [manuscript.text.cut((row.start, row.stop)) for row in manuscript.emphases] == ["went"]


def test_a_title_page_by_fanficfare_gives_tags(tmp_path: Path) -> None:
    manuscript = read(as_epub(glass_bell(), "fanficfare"), tmp_path)
    assert [row.name for row in manuscript.given[CAST_PRIOR]] == ["Midge Ockenden", "Len"]
    assert rows(manuscript)[0][0] == "paratext"


def test_missing_parts_are_told(tmp_path: Path) -> None:
    spine = ["a.xhtml", "nothing.xhtml", "b.xhtml"]
    manuscript = read(epub({"a.xhtml": page(ONE), "b.xhtml": page(TWO)}, spine=spine), tmp_path)
    assert story_words(manuscript) == ["“Come in", "“No,” sa"]
    assert "nothing_xhtml" in manuscript.text.notices[0]


def test_markup_that_is_not_well_formed(tmp_path: Path) -> None:
    broken = "<html><body><p>“Come in,”<br> said Ann & the <i>cat<p>“No,” said Ben.</div></b></body>"
    assert story_words(read(epub({"a.xhtml": broken}), tmp_path)) == ["“Come in", "“No,” sa"]


def test_a_self_closed_title_does_not_swallow_the_book(tmp_path: Path) -> None:
    body = f"<html><head><title/><script src='x'/></head><body>{ONE}</body></html>"
    assert story_words(read(epub({"a.xhtml": body}), tmp_path)) == ["“Come in"]


def test_a_container_that_leads_nowhere(tmp_path: Path) -> None:
    book = epub({"a.xhtml": page(ONE)}, container="<container/>")
    assert story_words(read(book, tmp_path)) == ["“Come in"]


def test_a_book_without_a_package_or_without_parts(tmp_path: Path) -> None:
    with pytest.raises(SourceDamaged, match="does not say"):
        read(archive({"mimetype": "application/epub+zip", "a.xhtml": page(ONE)}), tmp_path)
    with pytest.raises(SourceDamaged, match="none of the chapters"):
        read(epub({}, spine=["a.xhtml"]), tmp_path)


ENCRYPTION = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
    'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{algorithm}"/><CipherData>'
    '<CipherReference URI="OEBPS/{uri}"/></CipherData></EncryptedData></encryption>'
)
AES = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"


@pytest.mark.parametrize(
    ("more", "scheme"),
    [
        (
            {
                "META-INF/encryption.xml": ENCRYPTION.format(algorithm=AES, uri="a.xhtml"),
                "META-INF/rights.xml": '<rights xmlns="http://ns.adobe.com/adept"/>',
            },
            "Adobe ADEPT",
        ),
        ({"META-INF/rights.xml": "<a xmlns='http://ns.adobe.com/adept'/>"}, "Adobe ADEPT"),
        ({"META-INF/license.lcpl": "{}"}, "Readium LCP"),
        (
            {
                "META-INF/encryption.xml": ENCRYPTION.format(algorithm=AES, uri="a.xhtml"),
                "META-INF/sinf.xml": "<sinf/>",
            },
            "Apple FairPlay",
        ),
        ({"META-INF/encryption.xml": ENCRYPTION.format(algorithm=AES, uri="a.xhtml")}, "of an unknown kind"),
    ],
)
def test_locked_books(more: Mapping[str, str], scheme: str, tmp_path: Path) -> None:
    with pytest.raises(SourceLocked, match=rf"locked by DRM \({scheme}\)"):
        read(epub({"a.xhtml": page(ONE)}, more=more), tmp_path)


@pytest.mark.parametrize(
    "algorithm", ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]
)
def test_scrambled_fonts_are_no_lock(algorithm: str, tmp_path: Path) -> None:
    more = {"META-INF/encryption.xml": ENCRYPTION.format(algorithm=algorithm, uri="font.otf")}
    assert story_words(read(epub({"a.xhtml": page(ONE)}, more=more), tmp_path)) == ["“Come in"]
