from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.layers import Block
from fabula.source.markdown import read_markdown


def rows(characters: str) -> list[tuple[str, int, bool, str]]:
    return [(b.kind, b.level, b.inset, characters[b.start : b.stop]) for b in read_markdown(characters)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_headings_rules_and_paragraphs(newline: str) -> None:
    characters = newline.join(
        ["# The Door", "", "She *left*", "at once.", "", "***", "", "Two", "===", "", "End."]
    )
    assert rows(characters) == [
        ("heading", 1, False, "# The Door"),
        ("paragraph", 0, False, f"She *left*{newline}at once."),
        ("separator", 0, False, "***"),
        ("heading", 1, False, f"Two{newline}==="),
        ("paragraph", 0, False, "End."),
    ]


def test_a_block_quote_is_inset() -> None:
    assert rows("> Dear Ann,\n> come home.\n\nShe read it.") == [
        ("paragraph", 0, True, "> Dear Ann,\n> come home."),
        ("paragraph", 0, False, "She read it."),
    ]


def test_front_matter_and_comments_are_paratext() -> None:
    found = read_markdown("---\ntitle: The Door\n---\n\n<!-- draft -->\n\nShe left.\n")
    assert [block.kind for block in found] == ["paratext", "paratext", "paragraph"]


def test_a_rule_typed_right_below_a_paragraph_makes_no_heading_of_it() -> None:
    found = rows("She shut the door behind her and\nwent out into the rain.\n---\nIt was morning.")
    assert [row[0] for row in found] == ["paragraph", "separator", "paragraph"]


def test_an_indented_paragraph_is_prose_and_a_year_no_list() -> None:
    assert [row[0] for row in rows('    "Come in," he said.\n\n1986. A fine year.')] == ["paragraph"] * 2


def test_one_paragraph_a_line() -> None:
    lines = ['"Who is there?"', "Nobody answered.", '"Ben?"']
    assert [row[3] for row in rows("\n".join(lines))] == lines


PARTS = [
    "a",
    "word. ",
    "# ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    ">",
    "- ",
    "---",
    "***",
    "```",
    "    ",
    "1. ",
    "=",
]
PARTS += ["<!--", "-->", "<div>", "\t", "_", "[x]: y", "\x0c", "\u2028", "\x85", "title: x"]


@given(st.lists(st.sampled_from(PARTS)))
def test_every_character_lies_in_exactly_one_block(parts: list[str]) -> None:
    characters = "".join(parts)
    blocks: tuple[Block, ...] = read_markdown(characters)
    assert "".join("".join(characters[b.start : b.stop].split()) for b in blocks) == "".join(
        characters.split()
    )
    assert all(before.stop <= after.start for before, after in pairwise(blocks))
    assert all(characters[b.start : b.stop].strip() == characters[b.start : b.stop] != "" for b in blocks)
