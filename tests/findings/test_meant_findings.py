"""What is meant: notes in the document, and findings kept in the story file through edits."""

from __future__ import annotations

import pytest

from fabula.findings import findings_of
from fabula.findings.meant import as_meant, with_meant
from fabula.reading import read_manuscript
from fabula.source.manuscript import Manuscript
from fabula.source.markdown import read_markdown
from fabula.story import Story
from fabula.text import Text
from tests.findings.heron import ANSWER, TEA, heron
from tests.reading import read_passage


def kinds(story: Story) -> list[str]:
    return [row.kind for row in findings_of(story)]


@pytest.mark.parametrize(
    "note", ["[fabula: meant]", "[Fabula: meant, he reads minds]", "<!-- fabula: meant -->"]
)
def test_a_note_before_the_paragraph_is_heeded(note: str) -> None:
    text = heron(note)
    story = read_passage(text)
    assert kinds(story) == []
    assert story.text.characters == text


def test_a_note_elsewhere_is_not() -> None:
    assert kinds(read_passage(f"[fabula: meant]\n\n{heron()}")) == ["leaked thought"]
    assert kinds(read_passage(f"{heron()}\n[fabula: meant]\n")) == ["leaked thought"]


def test_words_in_brackets_are_no_note() -> None:
    story = read_passage(heron("[fabula: fairy tale]"))
    assert kinds(story) == ["leaked thought"]
    assert "fairy tale" in " ".join(story.text.cut((row.start, row.stop)) for row in story.paragraphs)


def test_a_comment_in_markdown_is_heeded() -> None:
    text = Text.of(heron("<!-- fabula: meant -->"), "draft.md")
    story = read_manuscript(Manuscript(text, read_markdown(text.characters), ()))
    assert kinds(story) == []


def test_what_is_kept_as_meant_survives_edits_around_and_within() -> None:
    story = read_passage(heron())
    (finding,) = findings_of(story)
    meant = as_meant(story.text, finding)
    assert kinds(with_meant(story, [meant])) == []
    moved = read_passage("It was raining on the day of which I tell.\n\n" + heron("He coughed."))
    assert kinds(moved) == ["leaked thought"]
    assert kinds(with_meant(moved, [meant])) == []
    changed = read_passage(heron(answer=ANSWER.replace("I am not like", "I am not at all like")))
    assert kinds(with_meant(changed, [meant])) == []


def test_another_passage_is_not_meant_by_it() -> None:
    story = read_passage(heron())
    (finding,) = findings_of(story)
    meant = as_meant(story.text, finding)
    other = read_passage(
        heron(
            answer=ANSWER.replace(
                "I am not like a heron, and the coat is not", "A heron hardly needs a coat that is"
            )
        )
    )
    assert kinds(other) == ["leaked thought"]
    assert kinds(with_meant(other, [meant])) == ["leaked thought"]


def test_the_note_is_set_aside_from_the_story() -> None:
    story = read_passage(heron("[fabula: meant]"))
    assert [story.text.cut((row.start, row.stop)).strip() for row in story.paratext] == ["[fabula: meant]"]
    assert TEA in [story.text.cut((row.start, row.stop)) for row in story.paragraphs]
