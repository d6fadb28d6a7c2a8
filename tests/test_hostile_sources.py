"""Files that are broken or mean harm: each ends in a story or in one sentence, soon, and in little memory."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fabula.errors import SourceDamaged, SourceError, SourceLocked, SourceTooLarge
from fabula.source import read_source
from fabula.source.manuscript import Manuscript
from tests.command import Result
from tests.manuscripts import (
    CONTAINER,
    XHTML,
    W,
    archive,
    as_ao3,
    as_docx,
    as_epub,
    as_html,
    as_text,
    docx,
    epub,
    paragraph,
    story_of,
)

MEGABYTE = 1 << 20
MEMORY = 1 << 30
SECONDS = 10
PAGE = "<p>“Come in,” said Ann to the cat, and it came in.</p>"
SMALL = story_of("The Door\n\nI. Ann\n\n“Come in,” said *Ann*.\n\nII. Ben\n\n“No,” said Ben.\n")


def page(body: str, before: str = "") -> str:
    return before + XHTML.format(title="", body=f"<body>{body}</body>")


def one_page(body: str, before: str = "", **how: object) -> bytes:
    return epub({"a.xhtml": page(body, before)}, **how)  # type: ignore[arg-type]


def large_member(name: str, start: bytes, size: int, others: Mapping[str, str]) -> bytes:
    """An archive with a member of so many bytes, packed small."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for other, content in others.items():
            package.writestr(other, content)
        with package.open(name, "w") as member:
            member.write(start)
            chunk = b"<p>a" * (MEGABYTE // 4)
            for _ in range(size // MEGABYTE):
                member.write(chunk)
    return file.getvalue()


def members_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def laughs(name: str) -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE {name} [<!ENTITY a0 "ha">{entities}]>'


def quadratic(name: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE {name} [<!ENTITY a "{"ha" * 50000}">]>'


def packed_epub(package: str) -> bytes:
    return archive(
        {"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package, "OEBPS/a.xhtml": page(PAGE)}
    )


BOOK = members_of(one_page(PAGE))
DRAFT = members_of(docx(paragraph("“Come in,” said Ann.")))
PACKAGE = BOOK["OEBPS/book.opf"].partition("?>")[2]
DOCUMENT = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>'

BOMBS: dict[str, Callable[[], bytes]] = {
    "member.epub": lambda: large_member(
        "OEBPS/a.xhtml", b"<html><body>", 500 * MEGABYTE, without(BOOK, "OEBPS/a.xhtml")
    ),
    "member.docx": lambda: large_member(
        "word/document.xml", b"<w:document>", 500 * MEGABYTE, without(DRAFT, "word/document.xml")
    ),
    "package.epub": lambda: large_member(
        "OEBPS/book.opf", b"<package>", 30 * MEGABYTE, without(BOOK, "OEBPS/book.opf")
    ),
    "members.epub": lambda: archive({**BOOK, **{f"a{n}": "" for n in range(12_000)}}),
    "parts.epub": lambda: epub({f"{n}.xhtml": page(PAGE) + "<p>a" * 100_000 for n in range(30)}),
    "laughs.opf.epub": lambda: packed_epub(laughs("package") + PACKAGE.replace("A Story", "&a9;")),
    "laughs.container.epub": lambda: archive(
        {**BOOK, "META-INF/container.xml": laughs("container") + "<a>&a9;</a>"}
    ),
    "laughs.xhtml.epub": lambda: one_page(f"{PAGE}&a9;", laughs("html")),
    "laughs.html": lambda: page(f"{PAGE}&a9;", laughs("html")).encode(),
    "laughs.docx": lambda: docx("", {"word/document.xml": laughs("w:document") + DOCUMENT.format("&a9;")}),
    "laughs.styles.docx": lambda: docx(
        paragraph("Ann came in."), {"word/styles.xml": laughs("a") + "<a>&a9;</a>"}
    ),
    "quadratic.opf.epub": lambda: packed_epub(
        quadratic("package") + PACKAGE.replace("A Story", "&a;" * 20_000)
    ),
    "quadratic.html": lambda: page(f"{PAGE}{'&a;' * 50_000}", quadratic("html")).encode(),
    "runs.docx": lambda: docx(
        "<w:p>" + "<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>a</w:t></w:r>" * 200_000
    ),
    "deep.docx": lambda: docx("<w:p><w:r><w:txbxContent>" * 30_000 + "</w:txbxContent></w:r></w:p>" * 30_000),
    "deep.sdt.docx": lambda: docx("<w:sdt>" * 90_000 + paragraph("Ann came in.") + "</w:sdt>" * 90_000),
    "paragraphs.docx": lambda: docx(paragraph("“Come in,” said Ann.") * 45_000),
    "deep.html": lambda: (PAGE + "<div><i><blockquote>" * 200_000 + "Ann").encode(),
    "paragraphs.html": lambda: b"<html>" + b"<p>a" * 5_000_000,
    "inlines.html": lambda: b"<html>" + b"<i><b>a</i></b>" * 1_000_000,
    "references.html": lambda: b"<html>" + b"&lt;" * 5_000_000,
    "angles.html": lambda: b"<html>" + b"<" * 20_000_000,
    "half tags.html": lambda: b"<html>" + b"<a b='" * 3_000_000,
    "quotes.html": lambda: b"<html>" + b"<a b=\"<a b='" * 1_500_000 + b">",
    "comments.html": lambda: b"<html>" + b"<!--" * 4_000_000 + b">",
    "declarations.html": lambda: b"<html>" + b"<!a [" * 3_000_000 + b">",
    "scripts.html": lambda: b"<html>" + b"<script>" * 400_000 + b"a",
    "styles.html": lambda: b"<html><style>" + b".a{font-style:/*" * 1_000_000,
    "spaces.html": lambda: b"<html>" + b"a " * 2 + b" \n" * 10_000_000 + b"b",
    "breaks.html": lambda: b"<html>a" + b"<br>" * 1_000_000 + b"b",
    "attributes.html": lambda: b"<html><p " + b"a=b c " * 3_000_000 + b">Ann",
    "one line.html": lambda: b"<p>" + b"She went on and on. " * 1_000_000,
    "tags.dl.html": lambda: b"<html>" + b"<dl <div " * 1_000_000 + b">",
}


def without(members: Mapping[str, str], name: str) -> dict[str, str]:
    return {other: content for other, content in members.items() if other != name}


WATCH = f"""
import json, resource, sys, time
from fabula.errors import SourceError
from fabula.source import read_source
import mammoth
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
for path in sys.argv[1:]:
    begun = time.process_time()
    try:
        outcome = ["read", len(read_source(path, force=True).text)]
    except SourceError as error:
        outcome = [type(error).__name__, str(error)]
    except BaseException as error:
        outcome = ["a mistake", repr(error)[:500]]
    print(json.dumps([path, *outcome, time.process_time() - begun]), flush=True)
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, object, float]]:
    """What came of each bomb, in a process with a gigabyte: how it ended, what it said, in which time."""
    folder = tmp_path_factory.mktemp("bombs")
    for name, make in BOMBS.items():
        (folder / name).write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", WATCH, *BOMBS], cwd=folder, capture_output=True, check=False, text=True
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {name: (kind, said, seconds) for name, kind, said, seconds in found}


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_bombs(name: str, outcomes: dict[str, tuple[str, object, float]]) -> None:
    kind, said, seconds = outcomes[name]
    assert kind.startswith(("read", "Source")), said
    assert seconds < SECONDS
    if kind == "read":
        assert isinstance(said, int) and said < 25_000_000
    else:
        assert isinstance(said, str) and said.startswith(f"{name}: ") and said.count("; ") == 1
    if name.startswith(("member", "package", "parts")):
        assert kind in ("SourceTooLarge", "SourceDamaged")
    if name.startswith("laughs"):
        assert kind != "read" or (isinstance(said, int) and said < 1000)


def read_bytes(content: bytes, name: str) -> Manuscript:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_source(str(path), force=True)


def words(content: bytes, name: str = "book.epub") -> str:
    return read_bytes(content, name).text.characters


def test_limits_hold_whatever_the_archive_says_of_itself(tmp_path: Path) -> None:
    zeros = one_page("a" * 4 * MEGABYTE)
    with pytest.raises(SourceTooLarge, match="unpacks to far more"):
        words(zeros)
    honest = one_page(PAGE * 50)
    size = len(page(PAGE * 50).encode())
    lying = honest.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(SourceDamaged, match="none of the chapters"):
        words(lying)


@pytest.mark.parametrize(
    "before", ["<!DOCTYPE html [<!ENTITY x SYSTEM '{}'>]>", "<!DOCTYPE html SYSTEM '{}'>"]
)
@pytest.mark.parametrize("where", ["page.html", "page.epub", "package.epub", "document.docx", "core.docx"])
def test_nothing_outside_is_read(before: str, where: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish")
    head = before.format(secret.as_uri())
    content = {
        "page.html": lambda: page(f"{PAGE}&x;", head).encode(),
        "page.epub": lambda: one_page(f"{PAGE}&x;", head),
        "package.epub": lambda: packed_epub(
            head.replace("DOCTYPE html", "DOCTYPE package") + PACKAGE.replace("A Story", "&x;")
        ),
        "document.docx": lambda: docx("", {"word/document.xml": head + DOCUMENT.format("Ann &x;")}),
        "core.docx": lambda: docx(
            paragraph("Ann came in."), {"docProps/core.xml": f"{head}<a><title>&x;</title></a>"}
        ),
    }[where]()
    try:
        manuscript = read_bytes(content, where)
    except SourceDamaged:
        return
    assert "swordfish" not in repr(manuscript)


@pytest.mark.parametrize(
    "href",
    [
        "../../secret.xhtml",
        "/etc/secret.xhtml",
        "..%2F..%2Fsecret.xhtml",
        "file:///etc/secret.xhtml",
        "..\\a.xhtml",
    ],
)
def test_references_stay_inside_the_archive(href: str, tmp_path: Path) -> None:
    items = f'<item id="x" href="{href}" media-type="application/xhtml+xml"/>'
    order = '<itemref idref="x"/><itemref idref="a_xhtml"/>'
    manuscript = read_bytes(one_page(PAGE, items=items, order=order), "book.epub")
    assert manuscript.text.characters == "“Come in,” said Ann to the cat, and it came in."
    assert "missing" in manuscript.text.notices[0]


def test_members_with_names_that_lead_outside(tmp_path: Path) -> None:
    more = {"../evil.xhtml": "x", "/etc/evil": "x", "C:\\evil": "x", "a\0b": "x", "": "x"}
    assert words(one_page(PAGE, more=more)).startswith("“Come in,”")
    assert not list(tmp_path.iterdir())


def test_archives_in_archives_are_not_opened() -> None:
    inner = one_page(PAGE)
    with pytest.raises(SourceError):
        words(archive({"book.epub": inner}))
    assert words(epub({"a.xhtml": page(PAGE), "b.xhtml": inner})).startswith("“Come in,”")


def test_a_member_with_a_password() -> None:
    content = bytearray(one_page(PAGE))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := content.find(signature, start + 1)) >= 0:
            content[start + place] |= 1
    with pytest.raises(SourceLocked, match="password"):
        words(bytes(content))


@pytest.mark.parametrize("name", ["book.epub", "draft.docx"])
@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.95, 0.999])
def test_archives_that_were_cut_short(name: str, share: float) -> None:
    content = as_epub(SMALL) if name == "book.epub" else as_docx(SMALL)
    with pytest.raises(SourceDamaged):
        words(content[: int(len(content) * share)], name)


ODD = "A\x00B\x07C\x1b[31mD \u202eE\u2066F\u200f G\ufeffH\U000e0041I \x85\u2028J"


@pytest.mark.parametrize("written", ["&#xD800;&#xDFFF;&#0;&#7;&#x1b;&#x110000;&#x202e;", "\ud800\udfff", ODD])
def test_characters_that_are_none_reach_the_page_and_the_script(
    written: str, tmp_path: Path, run: Callable[..., Result]
) -> None:
    paragraphs = f"<p>“Come {written} in,” said Ann{written}.</p>{PAGE * 9}"
    body = f"<html><body><h1>{written}</h1>{paragraphs}</body></html>"
    path = tmp_path / "source.html"
    path.write_bytes(body.encode("utf-8", "surrogatepass"))
    result = run("read", path, "-o", tmp_path / "odd.fabula")
    assert result.status == 0
    assert not any(character in result.err for character in "\0\a\x1b\u202e\u2066")
    shown = (tmp_path / "odd.html").read_text(encoding="utf-8")
    assert not any(character in shown for character in "\0\a\x1b")
    script = run("export", tmp_path / "odd.fabula", "--to", "jsonl")
    lines = [json.loads(line) for line in script.out.rstrip("\n").split("\n")]
    assert script.status == 0 and any(line["kind"] == "speech" and "Come" in line["text"] for line in lines)


VALID = {
    "story.html": as_html(SMALL).encode(),
    "work.html": as_ao3(SMALL).encode(),
    "story.txt": as_text(SMALL).encode(),
    "story.epub": as_epub(SMALL),
    "archive.epub": as_epub(SMALL, "ao3"),
    "draft.docx": as_docx(SMALL),
}
ZIPPED = [name for name in VALID if name.endswith((".epub", ".docx"))]
PIECES = [
    b"",
    b"\0",
    b"<",
    b">",
    b'"',
    b"&",
    b"</",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"\xff",
    b"\xed\xa0\x80",
    b"&#xD800;",
]
PIECES += [
    b"<p>",
    b"<i>",
    b"<svg>",
    b"<title>",
    b"w:p",
    b"../",
    b"a" * 300,
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xff\xff\xff\xff",
]
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES) | st.binary(max_size=4)),
    min_size=1,
    max_size=6,
)
FUZZ = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def edited(content: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """The content with stretches replaced: where (as a share), how many bytes, by what."""
    for share, length, piece in edits:
        start = int(share * len(content))
        content = content[:start] + piece + content[start + length :]
    return content


def check(content: bytes, name: str) -> None:
    """It is read, and what comes of it is sound; or it is refused in one sentence."""
    try:
        manuscript = read_bytes(content, name)
    except SourceError as error:
        assert str(error).endswith(".") and "\n" not in str(error).replace(name, "")
        return
    blocks, text = manuscript.blocks, manuscript.text
    assert all(0 <= block.start < block.stop <= len(text) for block in blocks)
    assert all(before.stop <= after.start for before, after in pairwise(blocks))
    assert text.origins[0].start == 0
    assert all(before.start < after.start for before, after in pairwise(text.origins))


@pytest.mark.parametrize("name", VALID)
@given(edits=EDITS)
@FUZZ
def test_files_with_wrong_bytes(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    check(edited(VALID[name], edits), name)


@pytest.mark.parametrize("name", ZIPPED)
@given(data=st.data())
@FUZZ
def test_archives_with_wrong_members(name: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(VALID[name])) as package:
        members: dict[str, str | bytes] = {member: package.read(member) for member in package.namelist()}
    for member in data.draw(st.lists(st.sampled_from(sorted(members)), min_size=1, max_size=3)):
        content = members[member]
        assert isinstance(content, bytes)
        members[member] = edited(content, data.draw(EDITS))
    for member in data.draw(st.lists(st.sampled_from(sorted(members)), max_size=1)):
        del members[member]
    check(archive(members), name)


@given(
    st.sampled_from(
        [
            b"PK\x03\x04",
            b"PK\x05\x06",
            b"<html>",
            b"<?xml version='1.0'?>",
            b"%PDF-",
            b"{\\rtf",
            b"\xff\xfe",
            b"",
        ]
    ),
    st.binary(max_size=400),
    st.sampled_from(["a.txt", "a.html", "a.epub", "a.docx", "a.md", "a"]),
)
@settings(max_examples=150, deadline=None)
def test_bytes_that_begin_as_a_known_kind_does(magic: bytes, rest: bytes, name: str) -> None:
    check(magic + rest, name)
