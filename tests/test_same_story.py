"""The same story gives the same conversation, whatever kind of file it comes in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import fabula
from fabula.layers import CAST_PRIOR, EMPHASES, METADATA
from fabula.store import load, save
from fabula.story import Story
from tests import manuscripts
from tests.manuscripts import Story as Draft
from tests.manuscripts import as_ao3, as_docx, as_epub, as_html, as_markdown, as_text

FORMS: dict[str, Callable[[Draft], str | bytes]] = {
    "story.txt": as_text,
    "story.md": as_markdown,
    "story.html": as_html,
    "download.html": as_ao3,
    "story.epub": as_epub,
    "fanficfare.epub": lambda story: as_epub(story, "fanficfare"),
    "archive.epub": lambda story: as_epub(story, "ao3"),
    "story.docx": as_docx,
}
MARKUP = [name for name in FORMS if not name.endswith((".txt", ".md"))]

THOUGHTS = manuscripts.story_of(
    "The Stairs\n\nI. Up\n\nAnn went up. *I should have brought a lamp.* Ben was below her.\n\n"
    "“Are you *sure* of it?” asked Ben.\n\n*He knows about the key*, she thought. She went on.\n\n"
    "“Quite sure,” said Ann. The *Titanic* hung on the wall, in oils.\n\n"
    "II. Down\n\n“Then come down,” Ben called, “and have some tea.”\n\nAnn came down.\n"
)


TIPPED = 0.03
"""The share of lines whose hearers may differ between two forms of a story."""


def conversation(story: Story) -> list[tuple[object, ...]]:
    """Who says, thinks or writes what to whom, in order."""
    return [
        (
            quote.kind,
            quote.words.replace("*", ""),
            None if quote.speaker is None else story.name_of(quote.speaker),
            [story.name_of(id) for id in quote.addressees],
            quote.form,
        )
        for quote in story.quotes
    ]


def read(draft: Draft, name: str, folder: Path) -> Story:
    content = FORMS[name](draft)
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return fabula.read(folder / name)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return read(manuscripts.glass_bell(), "story.txt", tmp_path_factory.mktemp("plain"))


@pytest.mark.parametrize("name", [name for name in FORMS if name != "story.txt"])
def test_the_example_story_in_every_form(name: str, plain: Story, tmp_path: Path) -> None:
    story = read(manuscripts.glass_bell(), name, tmp_path)
    assert len(story.quotes) > 90
    here, there = conversation(story), conversation(plain)
    assert [line[:3] for line in here] == [line[:3] for line in there]
    # Notes and lists beside the story are read along with it, and may tip a pronoun that stands on the edge.
    assert sum(line != other for line, other in zip(here, there, strict=True)) <= len(here) * TIPPED
    assert [paragraph.chapter for paragraph in story.paragraphs] == [p.chapter for p in plain.paragraphs]
    assert [story.text.cut((p.start, p.stop)) for p in story.paragraphs] == [
        plain.text.cut((p.start, p.stop)) for p in plain.paragraphs
    ]


def test_the_builders_make_the_example_itself(plain: Story) -> None:
    assert plain.text.characters == manuscripts.GLASS_BELL.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMS)
def test_thoughts_in_italics_in_every_form(name: str, tmp_path: Path) -> None:
    story = read(THOUGHTS, name, tmp_path)
    thoughts = [quote.words.strip("*") for quote in story.quotes if quote.kind == "thought"]
    assert thoughts == ["I should have brought a lamp.", "He knows about the key"]
    assert conversation(story) == conversation(read(THOUGHTS, "story.txt", tmp_path))
    assert [story.text.cut((row.start, row.stop)).strip("*") for row in story.book[EMPHASES]] == [
        "I should have brought a lamp.",
        "sure",
        "He knows about the key",
        "Titanic",
    ]


@pytest.mark.parametrize("name", ["download.html", "archive.epub"])
def test_tags_are_kept_beside_the_story(name: str, tmp_path: Path) -> None:
    story = read(manuscripts.glass_bell(), name, tmp_path)
    tags = {row.name: row.value for row in story.book[METADATA]}
    assert (tags["fandom"], tags["words"], tags["title"]) == (
        "Village Life - Fandom",
        "3,210",
        "The Glass Bell",
    )
    assert [row.name for row in story.book[CAST_PRIOR]] == ["Midge Ockenden", "Ivor Pennock"]
    save(story, tmp_path / "kept.fabula")
    assert load(tmp_path / "kept.fabula").book == story.book


@pytest.mark.parametrize("name", MARKUP)
def test_every_quotation_has_its_place_in_the_source(name: str, tmp_path: Path) -> None:
    story = read(manuscripts.glass_bell(), name, tmp_path)
    places = [story.text.locate(quote.start) for quote in story.quotes]
    order = [(place.part, place.line) for place in places]
    assert sorted(order, key=lambda place: (place[0] != order[0][0], *place)) == order
    assert len({place.line for place in places}) > 20
