from pathlib import Path

import pytest

from fabula.errors import SourceNotText
from fabula.layers import CAST_PRIOR, METADATA
from fabula.source import ao3, read_source
from fabula.source.html import decode_markup
from fabula.source.manuscript import Manuscript
from fabula.source.prior import prior_names
from tests.manuscripts import as_ao3, glass_bell

SPEECH = "<p>“I can’t,” said Zoë — “it’s the café’s fault.”</p>"


def blocks(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(block.kind, manuscript.text.cut((block.start, block.stop))) for block in manuscript.blocks]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("<html>", "utf-16-le"),
        ("<meta charset=windows-1252>", "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>", "cp1252"),
        ("<?xml version='1.0' encoding='x-nonsense'?>", "utf-8"),
        ("<meta charset=utf-8>", "cp1252"),
        ("<meta charset=latin-1>", "utf-8"),
        ("<meta charset=idna>", "cp1252"),
    ],
)
def test_encodings(head: str, encoding: str) -> None:
    assert decode_markup((head + SPEECH * 20).encode(encoding), "x").characters == head + SPEECH * 20


def test_a_style_sheet_sets_italics(tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    style = "<style>/* .c1 {font-style:italic} */ p, .c2:hover, .c7 { color:red; font-style:italic }</style>"
    path.write_text(
        f"<html><head>{style}</head><p>She <span class='c1'>went</span> <span class='c7'>up</span>."
    )
    manuscript = read_source(str(path))
    assert [manuscript.text.cut((row.start, row.stop)) for row in manuscript.emphases] == ["up"]


def test_the_title_of_a_page_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    path.write_text(
        "<html><head><title>The &amp; Door</title></head><body><p>She left the room.</p></body></html>"
    )
    manuscript = read_source(str(path))
    assert manuscript.text.characters == "She left the room."
    assert [(row.name, row.value) for row in manuscript.given[METADATA]] == [("title", "The & Door")]


def test_a_page_that_fabula_made_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    path.write_text('<!DOCTYPE html><meta name="generator" content="Fabula 0.1"><p>She left.</p>')
    with pytest.raises(SourceNotText, match="that Fabula made"):
        read_source(str(path))


def test_a_download_from_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "work.html"
    tags = {
        "Rating": ["General Audiences"],
        "Fandoms": ["Bells"],
        "Relationships": ["Midge Ockenden & Ivor Pennock", "Past Ann Lee/Len Tapsell"],
        "Characters": ["Ivor Pennock (shop)", "Original Characters"],
    }
    path.write_text(as_ao3(glass_bell(), tags), encoding="utf-8")
    manuscript = read_source(str(path))
    kinds = dict(reversed([(words, kind) for kind, words in blocks(manuscript)]))
    assert kinds["“Thank you,” said my beta."] == kinds["The Glass Bell"] == kinds["Fandoms:"] == "paratext"
    assert kinds["“More soon,” I said."] == kinds["Please drop by the Archive!"] == "paratext"
    assert kinds["II. Saturday"] == "heading"
    assert [words for kind, words in blocks(manuscript) if kind == "paragraph"] == [
        words for chapter in glass_bell().chapters for words in chapter.paragraphs
    ]
    rows = [(row.name, row.value) for row in manuscript.given[METADATA]]
    assert ("rating", "General Audiences") in rows and ("fandom", "Bells") in rows
    assert ("author", "somebody") in rows and ("chapters", "3/3") in rows
    names = [row.name for row in manuscript.given[CAST_PRIOR]]
    assert names == ["Ivor Pennock", "Midge Ockenden", "Ann Lee", "Len Tapsell"]


SAVED_PAGE = """<!DOCTYPE html><html><body><div id="header">“Log in,” it said.</div>
<dl class="work meta group"><dt class="fandom tags">Fandom:</dt><dd class="fandom tags">
<ul><li><a class="tag">Bells</a>
</li></ul></dd><dt class="stats">Stats:</dt>
<dd class="stats"><dl class="stats"><dt class="words">Words:</dt>
<dd>12</dd></dl></dd></dl>
<div id="workskin"><div class="preface group"><h2 class="title heading"> The Door </h2>
<h3 class="byline heading"><a rel="author">somebody</a></h3><div class="summary module">
<h3 class="heading">Summary:</h3>
<blockquote class="userstuff"><p>“Hm,” she said.</p></blockquote></div></div><div id="chapters">
<div class="chapter">
<div class="chapter preface group"><h3 class="title"><a>Chapter 1</a></h3></div>
<div class="userstuff module">
<h3 class="landmark heading">Chapter Text</h3><p>“Come in,” said Ann.</p></div></div></div></div>
<div id="feedback"><p>“Lovely!” wrote a reader.</p></div></body></html>"""


def test_a_page_saved_from_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "work.html"
    path.write_text(SAVED_PAGE, encoding="utf-8")
    manuscript = read_source(str(path))
    assert [row for row in blocks(manuscript) if row[0] != "paratext"] == [
        ("heading", "Chapter 1"),
        ("paragraph", "“Come in,” said Ann."),
    ]
    rows = [(row.name, row.value) for row in manuscript.given[METADATA]]
    assert rows == [("fandom", "Bells"), ("words", "12"), ("title", "The Door"), ("author", "somebody")]


def test_other_pages_are_not_the_archives() -> None:
    assert ao3.site_of("<div id='preface'><dl class='terms'>") is None


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (["Spike (BtVS)"], ["Spike"]),
        (["Peter Parker | Spider-Man"], ["Peter Parker/Spider-Man"]),
        (["Original Female Character(s)", "Reader", "You", "Other(s)", "Minor Characters"], []),
        (["Ann Lee", "ANN LEE", " Ann   Lee "], ["Ann Lee"]),
        (["Ann L."], ["Ann"]),
        (["", "(shop)", "!"], []),
        (["Readerly Ann"], ["Readerly Ann"]),
    ],
)
def test_names_in_character_tags(tags: list[str], names: list[str]) -> None:
    assert ["/".join((row.name, *row.aliases)) for row in prior_names(tags, ())] == names


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("Ann Lee/Ben Ash/Spike (BtVS)", ["Ann Lee", "Ben Ash", "Spike"]),
        ("Ann Lee & Ben Ash", ["Ann Lee", "Ben Ash"]),
        ("Implied Ann Lee/Ben Ash", ["Ann Lee", "Ben Ash"]),
        ("Ann Lee/Reader", ["Ann Lee"]),
        ("Minor or Background Relationship(s)", []),
    ],
)
def test_names_in_relationship_tags(tag: str, names: list[str]) -> None:
    assert [row.name for row in prior_names((), [tag])] == names
