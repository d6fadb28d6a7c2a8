"""A story as people have it: the same paragraphs as HTML, as a download from an archive, as EPUB and DOCX."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

GLASS_BELL = Path(__file__).parent.parent / "examples" / "the-glass-bell.txt"

XHTML = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title></head>{body}</html>'
)
CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Chapter:
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """A title and chapters; ``*words*`` in a paragraph stand in italics."""

    title: str
    chapters: tuple[Chapter, ...]


def story_of(text: str) -> Story:
    """The story of a plain text: its title, then chapters with headings such as "II. Saturday"."""
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    chapters: list[tuple[str, list[str]]] = []
    for block in blocks[1:]:
        if re.fullmatch(r"[IVX]+\. [\w ]+", block):
            chapters.append((block, []))
        else:
            chapters[-1][1].append(block)
    return Story(blocks[0], tuple(Chapter(heading, tuple(paragraphs)) for heading, paragraphs in chapters))


def glass_bell() -> Story:
    return story_of(GLASS_BELL.read_text(encoding="utf-8"))


def as_text(story: Story) -> str:
    chapters = ["\n\n".join((chapter.heading, *chapter.paragraphs)) for chapter in story.chapters]
    return "\n\n".join((story.title, *chapters)) + "\n"


def as_markdown(story: Story) -> str:
    chapters = ["\n\n".join((f"## {chapter.heading}", *chapter.paragraphs)) for chapter in story.chapters]
    return "\n\n".join((f"# {story.title}", *chapters)) + "\n"


def as_html(story: Story) -> str:
    """A page as a browser saves it, its lines wrapped and indented."""
    title = escape(story.title)
    body = "".join(
        f"  <h2>{escape(chapter.heading)}</h2>\n{_paragraphs(chapter, wrapped=True)}"
        for chapter in story.chapters
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        "<style>p { text-indent: 1em }</style>\n</head>\n"
        f"<body>\n<h1>{title}</h1>\n{body}</body></html>\n"
    )


def as_ao3(story: Story, tags: Mapping[str, Sequence[str]] | None = None) -> str:
    """A download from the Archive of Our Own, with notes at every place where they may stand."""
    tags = tags or {
        "Fandom": ["Village Life - Fandom"],
        "Character": ["Midge Ockenden", "Ivor Pennock (shop)"],
    }
    rows = "".join(
        f"<dt>{label}:</dt>\n<dd>" + ", ".join(map(_link, values)) + "</dd>\n"
        for label, values in tags.items()
    )
    chapters = "".join(
        f'<div class="meta group">\n<h2 class="heading">{escape(chapter.heading)}</h2>\n'
        '<p>Chapter Notes</p>\n<blockquote class="userstuff"><p>“Thank you,” said my beta.</p></blockquote>\n'
        "</div>\n"
        f'<!--chapter content-->\n<div class="userstuff">\n{_paragraphs(chapter)}</div>\n'
        f'<div id="endnotes{number}" class="meta"><p>Chapter End Notes</p>'
        f'<blockquote class="userstuff"><p>“More soon,” I said.</p></blockquote></div>\n'
        for number, chapter in enumerate(story.chapters, 1)
    )
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml">\n<head>\n<meta http-equiv="Content-Type" '
        f'content="text/html; charset=utf-8" />\n<title>{escape(story.title)}</title>\n</head>\n'
        '<body>\n<div id="preface">\n'
        '<h2 class="toc-heading">Preface</h2>\n'
        '<p class="message"><b>Posted originally on the Archive.</b></p>\n'
        f'<div class="meta">\n<dl class="tags">\n{rows}<dt>Stats:</dt>\n<dd>\nPublished: 2020-01-02\n'
        f"Words: 3,210\nChapters: {len(story.chapters)}/{len(story.chapters)}\n</dd>\n</dl>\n"
        f"<h1>{escape(story.title)}</h1>\n"
        '<div class="byline">by <a rel="author" href="#">somebody</a></div>\n'
        '<p>Summary</p>\n<blockquote class="userstuff"><p>“What cracked?” asked everyone.</p></blockquote>\n'
        f'</div>\n</div>\n<div id="chapters" class="userstuff">\n{chapters}</div>\n<div id="afterword">\n'
        '<h2 class="toc-heading">Afterword</h2>\n'
        '<p class="message">Please <a href="#">drop by</a> the Archive!</p>\n'
        "</div>\n</body>\n</html>\n"
    )


def as_epub(story: Story, shape: str = "plain") -> bytes:
    """A book with a cover, a table of contents and a part a chapter.

    Args:
        story: what is in it.
        shape: ``plain``; ``fanficfare``, as that program makes them; or ``ao3``, as the archive does.
    """
    parts: dict[str, str] = {}
    for number, chapter in enumerate(story.chapters, 1):
        heading = escape(chapter.heading)
        if shape == "fanficfare":
            body = (
                f'<body class="fff_chapter">\n<h3 class="fff_chapter_title">{heading}</h3>\n'
                f"{_paragraphs(chapter)}</body>"
            )
        elif shape == "ao3":
            body = (
                f'<body><div class="meta"><h2 class="heading">{heading}</h2><p>Chapter Notes</p><blockquote '
                f'class="userstuff"><p>“Thanks,” I said.</p></blockquote></div><div class="userstuff">'
                f"{_paragraphs(chapter)}</div></body>"
            )
        else:
            body = f"<body><section><h1>{heading}</h1>\n{_paragraphs(chapter)}</section></body>"
        parts[f"text/part{number}.xhtml"] = XHTML.format(title=heading, body=body)
    front = _front_of_book(story, shape)
    return epub({**front, **parts}, title=story.title)


def _front_of_book(story: Story, shape: str) -> dict[str, str]:
    title = escape(story.title)
    if shape == "ao3":
        preface = re.search(r'<div id="preface">.*?(?=<div id="chapters")', as_ao3(story), re.DOTALL)
        assert preface is not None
        return {"text/front.xhtml": XHTML.format(title=title, body=f"<body>{preface[0]}</body>")}
    if shape == "fanficfare":
        body = (
            f'<body class="fff_titlepage"><h3><a href="#">{title}</a> by <a href="#">somebody</a></h3><div>'
            "<b>Category:</b> Village Life<br /><b>Characters:</b> Midge Ockenden, Len T.<br />"
            "<b>Summary:</b> “What cracked?”</div></body>"
        )
        return {"title_page.xhtml": XHTML.format(title=title, body=body)}
    links = "".join(
        f'<li><a href="text/part{number}.xhtml">{escape(chapter.heading)}</a></li>'
        for number, chapter in enumerate(story.chapters, 1)
    )
    contents = f'<body><nav epub:type="toc"><h1>Contents</h1><ol>{links}</ol></nav></body>'
    return {
        "cover.xhtml": XHTML.format(title=title, body='<body><img src="cover.jpg" alt=""/></body>'),
        "nav.xhtml": XHTML.format(title=title, body=contents),
    }


def epub(
    parts: Mapping[str, str | bytes],
    title: str = "A Story",
    spine: Sequence[str] | None = None,
    more: Mapping[str, str | bytes] | None = None,
    package: str = "",
    items: str = "",
    order: str | None = None,
    container: str = CONTAINER,
) -> bytes:
    """A book whose parts are read in the order given, or in that of ``spine``.

    Args:
        parts: its documents.
        title: its title.
        spine: the documents in the order of reading.
        more: further members of the archive.
        package, items, order: what the package document has besides, further items of its manifest, and
            its spine as written.
        container: the file that says where the package is.
    """
    items += "".join(
        f'<item id="{_id(part)}" href="{part}" media-type="application/xhtml+xml" '
        + ('properties="nav"/>' if part == "nav.xhtml" else "/>")
        for part in parts
    )
    if order is None:
        order = "".join(f'<itemref idref="{_id(part)}"/>' for part in (parts if spine is None else spine))
    opf = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x</dc:identifier>'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>Somebody</dc:creator>"
        "<dc:language>en</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{order}</spine>{package}</package>"
    )
    members = {"META-INF/container.xml": container, "OEBPS/book.opf": opf}
    return archive(
        {
            "mimetype": "application/epub+zip",
            **members,
            **{f"OEBPS/{part}": content for part, content in parts.items()},
            **(more or {}),
        }
    )


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(
                zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED if name != "mimetype" else None
            )
    return file.getvalue()


def as_docx(story: Story) -> bytes:
    """A Word document with styles for its headings."""
    paragraphs = [paragraph(story.title, "Title")]
    for chapter in story.chapters:
        paragraphs.append(paragraph(chapter.heading, "Heading1"))
        paragraphs.extend(paragraph(text) for text in chapter.paragraphs)
    return docx("".join(paragraphs))


STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Thought"><w:name w:val="Thought"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My Chapter"/>'
    '<w:basedOn w:val="Heading1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style></w:styles>'
)


def docx(body: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document with a body of paragraphs."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    return archive(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relationships,
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/styles.xml": STYLES,
            **(more or {}),
        }
    )


def part(name: str, content: str) -> str:
    """A part of a Word document, with the vocabularies that its content may use."""
    spaces = (
        f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {spaces}>{content}</w:{name}>'


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of a Word document; ``*words*`` stand in italics."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    italic = ("<w:r>", "<w:r><w:rPr><w:i/></w:rPr>")
    runs = "".join(
        f'{italic[number % 2]}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for number, piece in enumerate(text.split("*"))
        if piece
    )
    return f'<w:p w:rsidR="00A1">{properties}{runs}</w:p>'


def _paragraphs(chapter: Chapter, wrapped: bool = False) -> str:
    return "".join(f"<p>{_inline(text, wrapped)}</p>\n" for text in chapter.paragraphs)


def _inline(text: str, wrapped: bool) -> str:
    pieces = escape(text, quote=False).split("*")
    marked = "".join(f"<em>{piece}</em>" if number % 2 else piece for number, piece in enumerate(pieces))
    if not wrapped:
        return marked
    words = marked.replace("—", "&mdash;").split(" ")
    return "".join(
        word + ("\n    " if number % 9 == 8 else " ") for number, word in enumerate(words)
    ).rstrip()


def _link(words: str) -> str:
    return f'<a href="#">{escape(words)}</a>'


def _id(part: str) -> str:
    return re.sub(r"\W", "_", part)
