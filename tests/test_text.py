from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.text import Location, Origin, Span, Text


@pytest.mark.parametrize(
    ("characters", "offset", "line", "column"),
    [
        ("one\ntwo", 0, 1, 1),
        ("one\ntwo", 4, 2, 1),
        ("one\r\ntwo", 6, 2, 2),
        ("one\rtwo\rthree", 8, 3, 1),
        ("one\n\ntwo", 5, 3, 1),
    ],
)
def test_lines_end_in_all_three_ways(characters: str, offset: int, line: int, column: int) -> None:
    assert Text.of(characters, "a.txt").locate(offset) == Location("a.txt", line, column)


def test_offsets_are_located_in_their_part() -> None:
    text = Text("firstsecond", "book", (Origin(0, "one.txt", 0), Origin(5, "two.txt", 0)))
    assert text.locate(4).part == "one.txt"
    assert text.locate(5).part == "two.txt"


@given(st.text(st.sampled_from("ab\r\n"), min_size=1), st.data())
def test_lines_are_those_of_splitlines(characters: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(characters) - 1))
    line = Text.of(characters).locate(offset).line
    whole = len(characters[: offset + 1].splitlines())
    inside_crlf = characters[offset] == "\n" and characters[offset - 1 : offset] == "\r"
    assert line == whole or (inside_crlf and line == whole + 1)


def test_equal_texts_have_one_identity() -> None:
    assert Text.of("a", "x").digest == Text.of("a", "y").digest
    assert Text.of("a").digest != Text.of("b").digest


def test_a_lone_surrogate_has_an_identity() -> None:
    assert len(Text.of("\ud800").digest) == 64


def test_spans() -> None:
    assert Span(2, 4).contains(2)
    assert not Span(2, 4).contains(4)
    assert Span(2, 4).overlaps(Span(3, 9))
    assert not Span(2, 4).overlaps(Span(4, 9))
