from __future__ import annotations

import pytest

from fabula.layers import MENTIONS, MentionKind
from tests.reading import read_passage


def mentions(passage: str, kind: MentionKind) -> list[str]:
    story = read_passage(passage)
    return [story.text.cut((row.start, row.stop)) for row in story.book[MENTIONS] if row.kind == kind]


@pytest.mark.parametrize(
    ("passage", "names"),
    [
        ("They saw Mrs. Hall at last.", ["Mrs. Hall"]),
        ("They saw Louisa van der Luyden at last.", ["Louisa van der Luyden"]),
        ("They saw the King of Hearts at last.", ["the King of Hearts"]),
        ("They saw J. K. Hall at last.", ["J. K. Hall"]),
        ("They saw Jock Grant-Menzies at last.", ["Jock Grant-Menzies"]),
        ("They went on Monday, and the English came.", []),
        ("They said NEVER and went.", []),
        ("Then came Ilse. Ilse sat down. Suddenly it rained.", ["Ilse", "Ilse"]),
        ("Jayden came to the attic. Then it rained.", ["Jayden"]),
        ("Zemfir was a tinker. Zemfir hoped for rain.", ["Zemfir", "Zemfir"]),
        ("Quilboo hopes for rain. Quilboo does not see the cloud.", ["Quilboo", "Quilboo"]),
        ("Smoke filled the hut. Smoke rose above it.", []),
        ("Teachers know the rule. Teachers believe in it.", []),
        ("He asked if Will would. Will laughed. Will you?", ["Will", "Will"]),
    ],
)
def test_names(passage: str, names: list[str]) -> None:
    assert mentions(passage, "PROP") == names


@pytest.mark.parametrize(
    ("passage", "descriptions"),
    [
        ("They saw the tired old soldier at last.", ["the tired old soldier"]),
        ("“No,” said the caterpillar.", ["the caterpillar"]),
        ("“No,” the caterpillar replied.", ["the caterpillar"]),
        ("“No,” said nanny.", ["nanny"]),
        ("They saw the tired old house at last.", []),
    ],
)
def test_descriptions(passage: str, descriptions: list[str]) -> None:
    assert mentions(passage, "NOM") == descriptions


def test_pronouns() -> None:
    assert mentions("She gave xem his hat, and they left.", "PRON") == ["She", "xem", "his", "they"]


def test_a_heading_names_nobody() -> None:
    assert mentions("CHAPTER I\n\nClara Arrives\n\nIt rained all day and all night long.", "PROP") == []
