from pathlib import Path

import pytest

from fabula.errors import SourceDamaged, SourceTooLarge
from fabula.layers import METADATA
from fabula.source import read_source, wordprocessing
from fabula.source.manuscript import Manuscript
from tests.manuscripts import docx, paragraph, part

CAME, WENT = paragraph("“Come in,” said Ann to the cat."), paragraph("“No,” said Ben, and he went.")


def read(content: bytes, folder: Path) -> Manuscript:
    path = folder / "draft.docx"
    path.write_bytes(content)
    return read_source(str(path))


def rows(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(block.kind, manuscript.text.cut((block.start, block.stop))) for block in manuscript.blocks]


def italics(manuscript: Manuscript) -> list[str]:
    return [manuscript.text.cut((row.start, row.stop)) for row in manuscript.emphases]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_headings_by_style_and_by_outline_level(tmp_path: Path) -> None:
    outlined = '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Three</w:t></w:r></w:p>'
    body = paragraph("One", "Heading1") + CAME + paragraph("Two", "Mine") + WENT + outlined + CAME
    manuscript = read(docx(body), tmp_path)
    assert [(block.kind, block.level) for block in manuscript.blocks if block.level] == [
        ("heading", 1),
        ("heading", 1),
        ("heading", 2),
    ]


def test_chapters_stand_below_a_title(tmp_path: Path) -> None:
    body = paragraph("The Door", "Title") + paragraph("One", "Heading1") + CAME
    assert [block.level for block in read(docx(body), tmp_path).blocks] == [1, 2, 0]


def test_styles_that_the_document_does_not_define(tmp_path: Path) -> None:
    body = paragraph("Kapitel", "heading 2") + CAME
    manuscript = read(docx(body, {"word/styles.xml": "<broken"}), tmp_path)
    assert [block.level for block in manuscript.blocks] == [2, 0]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (run("She ") + run("did", "<w:i/>") + run(" go up the stairs."), ["did"]),
        (
            run("She ") + run("did ", "<w:i/>") + run("go", "<w:i/><w:b/>") + run(" up the stairs."),
            ["did go"],
        ),
        (run("She ") + run("did", '<w:i w:val="0"/>') + run(" go."), []),
        (run("She ") + run("did", '<w:rStyle w:val="Emphasis"/>') + run(" go up the stairs."), ["did"]),
    ],
)
def test_italics(body: str, words: list[str], tmp_path: Path) -> None:
    assert italics(read(docx(f"<w:p>{body}</w:p>"), tmp_path)) == words


def test_italics_of_a_paragraph_style(tmp_path: Path) -> None:
    body = CAME + paragraph("I must go.", "Thought") + WENT
    assert italics(read(docx(body), tmp_path)) == ["I must go."]


def test_words_that_word_has_cut_into_runs_are_whole(tmp_path: Path) -> None:
    runs = "".join(
        f'<w:r w:rsidR="00{n}">{"<w:t>" + c + "</w:t>"}</w:r><w:proofErr/>' for n, c in enumerate("Ann")
    )
    assert read(docx(f"<w:p>{runs}{run(' went.')}</w:p>"), tmp_path).text.characters == "Ann went."


def test_changes_comments_and_hidden_text(tmp_path: Path) -> None:
    body = (
        "<w:p>"
        + run("Ann ")
        + f'<w:del w:author="x">{run("never ").replace("w:t", "w:delText")}</w:del>'
        + f"<w:ins>{run('always ')}</w:ins>"
        + f"<w:moveFrom>{run('gone ')}</w:moveFrom><w:moveTo>{run('came ')}</w:moveTo>"
        + '<w:commentRangeStart w:id="1"/>'
        + run("in.")
        + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
        + run("secret", "<w:vanish/>")
        + "</w:p>"
    )
    comments = part("comments", f'<w:comment w:id="1">{paragraph("Really?")}</w:comment>')
    manuscript = read(docx(body, {"word/comments.xml": comments}), tmp_path)
    assert manuscript.text.characters == "Ann always came in."
    assert manuscript.text.notices == (
        "Comments are left out: 1.",
        "Tracked deletions are left out (tracked insertions are kept): 2.",
        "Hidden text is left out: 1.",
    )


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    body = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Ann came ')}</w:p><w:p>{run('in.')}</w:p>"
    assert rows(read(docx(body), tmp_path)) == [("paragraph", "Ann came in.")]


def test_footnotes_stand_at_the_end_around_the_story(tmp_path: Path) -> None:
    body = (
        f'<w:p>{run("“Come in,” said Ann")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(".")}</w:p>{WENT}'
    )
    separator = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    notes = part("footnotes", f'{separator}<w:footnote w:id="2">{paragraph("She had a cat.")}</w:footnote>')
    manuscript = read(docx(body, {"word/footnotes.xml": notes}), tmp_path)
    assert rows(manuscript) == [
        ("paragraph", "“Come in,” said Ann."),
        ("paragraph", "“No,” said Ben, and he went."),
        ("paratext", "She had a cat."),
    ]
    assert [(origin.part, origin.line) for origin in manuscript.text.origins] == [
        ("word/document.xml", 1),
        ("word/document.xml", 2),
        ("word/footnotes.xml", 2),
    ]


def test_text_boxes_are_read_once_and_pictures_told(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('EXIT ONLY')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    picture = "<w:drawing><a:blip/></w:drawing>"
    body = f"<w:p>{run('She read ')}<w:r>{both}</w:r>{run('it.')}<w:r>{picture}</w:r></w:p>"
    manuscript = read(docx(body), tmp_path)
    assert [words for _, words in rows(manuscript)] == ["She read it.", "EXIT ONLY"]
    assert manuscript.text.notices == ("Pictures are left out: 1.",)


def test_tables_lines_and_letters(tmp_path: Path) -> None:
    cells = f"<w:tbl><w:tr><w:tc><w:tcPr/>{CAME}</w:tc><w:tc>{WENT}</w:tc></w:tr></w:tbl>"
    letter = paragraph("Dear Ann, come home.", "Quote")
    lines = f"<w:p>{run('One')}<w:r><w:br/></w:r>{run('two')}<w:r><w:tab/></w:r>{run('three')}</w:p>"
    manuscript = read(docx(cells + letter + lines), tmp_path)
    assert [words for _, words in rows(manuscript)][2:] == ["Dear Ann, come home.", "One\ntwo three"]
    assert [block.inset for block in manuscript.blocks] == [False, False, True, False]


def test_a_table_of_contents_is_around_the_story(tmp_path: Path) -> None:
    body = paragraph("One\t3", "TOC1") + paragraph("One", "Heading1") + CAME
    assert [kind for kind, _ in rows(read(docx(body), tmp_path))] == ["paratext", "heading", "paragraph"]


def test_properties_of_the_document(tmp_path: Path) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>The Door</dc:title><dc:creator>Ann Lee</dc:creator></cp:coreProperties>"
    )
    given = read(docx(CAME, {"docProps/core.xml": core}), tmp_path).given
    assert [(row.name, row.value) for row in given[METADATA]] == [
        ("title", "The Door"),
        ("author", "Ann Lee"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<w:document",
        "<a/>",
        '<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="x">&b;</w:document>',
        part("document", ""),
    ],
)
def test_broken_documents(content: str, tmp_path: Path) -> None:
    with pytest.raises(SourceDamaged, match="damaged"):
        read(docx("", {"word/document.xml": content}), tmp_path)


def test_more_than_any_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordprocessing, "MOST_ELEMENTS", 50)
    with pytest.raises(SourceTooLarge, match="longer than any"):
        read(docx(CAME * 20), tmp_path)
