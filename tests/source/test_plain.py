import time
from itertools import pairwise
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.source.plain import find_blocks, find_emphases

WRAPPED = """\
The tide had gone out in the night and left the boats lying on
their sides in the mud, and nobody on the quay had thought to
look for the oars before the morning came and the wind with it.
"""


def cut(characters: str) -> list[str]:
    return [characters[block.start : block.stop] for block in find_blocks(characters)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_blank_lines_part_paragraphs_whatever_ends_a_line(newline: str) -> None:
    assert cut(f"One.{newline}{newline} \t{newline}Two.{newline}") == ["One.", "Two."]


def test_a_wrapped_paragraph_is_one_block_over_its_lines() -> None:
    characters = "\n".join([WRAPPED, WRAPPED])
    assert cut(characters) == [WRAPPED.strip(), WRAPPED.strip()]


def test_one_paragraph_a_line_without_blank_lines() -> None:
    lines = ["Ann opened the door and looked out.", '"Who is there?"', "Nobody answered her. " * 12, '"Ben?"']
    lines = [line.strip() for line in lines]
    assert cut("\n".join(lines)) == lines


def test_wrapped_and_unwrapped_passages_in_one_file() -> None:
    lines = ["She went in.", '"You are late," he said.', "She did not answer."]
    assert cut(WRAPPED + "\n" + WRAPPED + "\n" + "\n".join(lines)) == [WRAPPED.strip()] * 2 + lines


def test_indentation_begins_paragraphs_of_wrapped_text() -> None:
    indented = "    " + WRAPPED
    assert cut(indented * 3) == [WRAPPED.strip()] * 3


def test_short_last_lines_end_paragraphs_where_nothing_else_does() -> None:
    paragraph = WRAPPED + "It was a bad beginning.\n"
    assert cut(paragraph * 4) == [paragraph.strip()] * 4


def test_verse_stays_together() -> None:
    verse = "The boats lie over in the mud,\nThe men lie in the sun,\nAnd none will mend the sail"
    assert cut(verse) == [verse]


@pytest.mark.parametrize("ornament", ["* * *", "***", "---", "~", "#", "•••", "=====", "—", "⁂", "x x x"])
def test_ornaments_are_separators(ornament: str) -> None:
    blocks = find_blocks(f"One.\n{ornament}\nTwo.")
    assert [block.kind for block in blocks] == ["paragraph", "separator", "paragraph"]


@pytest.mark.parametrize("line", ["...", "!", '"', "x", "_Ann_"])
def test_what_may_be_said_is_no_separator(line: str) -> None:
    assert [block.kind for block in find_blocks(line)] == ["paragraph"]


def test_lines_all_indented_are_inset() -> None:
    letter = "".join("    " + line + "\n" for line in WRAPPED.splitlines())
    assert [block.inset for block in find_blocks(WRAPPED + "\n" + letter + "\n" + WRAPPED)] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("characters", "emphases"),
    [
        ("She was _very_ cold.", ["_very_"]),
        ("She was *so very* cold, **so** cold.", ["*so very*", "**so**"]),
        ("_Go on,\nthen!_ he thought.", ["_Go on,\nthen!_"]),
        ("_I_’ll stay. *Me?*", ["_I_", "*Me?*"]),
        ("snake_case_name and 2*3*4", []),
        ("* * *", []),
        ("a * b * c", []),
        ("_Not closed\n\nin here_", []),
    ],
)
def test_marks_of_italics(characters: str, emphases: list[str]) -> None:
    found = find_emphases(characters, find_blocks(characters))
    assert [characters[row.start : row.stop] for row in found] == emphases


@given(
    st.lists(
        st.sampled_from(["word", " ", "\n", "\r\n", "\r", "\t", "  ", ".", '"', "*", "_", "\u00a0", "--"])
    )
)
def test_every_character_lies_in_exactly_one_block(parts: list[str]) -> None:
    characters = "".join(parts)
    blocks = find_blocks(characters)
    assert "".join("".join(characters[b.start : b.stop].split()) for b in blocks) == "".join(
        characters.split()
    )
    assert all(before.stop <= after.start for before, after in pairwise(blocks))
    assert all(characters[b.start : b.stop].strip() == characters[b.start : b.stop] != "" for b in blocks)


@pytest.mark.parametrize("unit", ["word ", "* ", "_a ", "- ", ".\n", "Title\n\n", " "])
def test_a_megabyte_takes_linear_time(unit: str) -> None:
    characters = unit * (300_000 // len(unit))
    begun = time.process_time()
    find_emphases(characters, find_blocks(characters))
    assert time.process_time() - begun < 5


def test_dedented_example_of_a_scene_break() -> None:
    characters = dedent(
        """\
        She shut the book.

              *       *       *       *

        In the morning it was gone.
        """
    )
    assert cut(characters) == [
        "She shut the book.",
        "*       *       *       *",
        "In the morning it was gone.",
    ]
