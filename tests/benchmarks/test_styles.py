"""Whole novels set again in another manner of quoting, and read with their quotations given."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.gold import gold_book
from benchmarks.pdnc import Novel, read_novel
from benchmarks.rendering import STYLES
from benchmarks.speakers import measure_end_to_end, measure_gold_cast
from benchmarks.styles import render_novel
from fabula.layers import QUOTED_SPANS
from tests.benchmarks.tiny_novels import Said, write_novel

TEXT = (
    'Clara and Martin sat down.\n\n"I don\'t like it," said Clara. "Ask Hugh."\n\n'
    '"It rained. It poured. It froze. We sat there," said Martin.\n\n'
    '"It rained there too?" said Clara.\n'
)
SAID = [
    Said("I don't like it,", "Clara"),
    Said("Ask Hugh.", "Clara", ("Martin",), (("Hugh", ("Hugh",)),)),
    Said("It rained. It poured. It froze. We sat there,", "Martin"),
    Said("It rained there too?", "Clara"),
]
PEOPLE = [(who, frozenset({who}), "major") for who in ("Clara", "Martin", "Hugh")]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """One novel of four lines."""
    write_novel(tmp_path / "pdnc" / "Rain", TEXT, PEOPLE, SAID)
    return tmp_path


def _words(novel: Novel) -> list[list[str]]:
    return [
        novel.text[start:stop].replace('"', "").replace("’", "'").split()
        for row in novel.quotations
        for start, stop in row.spans
    ]


@pytest.mark.parametrize("style", STYLES)
def test_quotations_and_mentions_go_along(data: Path, style: str) -> None:
    novel = read_novel(data / "pdnc" / "Rain")
    rendered = render_novel(novel, style)
    assert _words(rendered) == _words(novel)
    (mention,) = rendered.quotations[1].mentions
    assert rendered.text[mention.start : mention.stop] == "Hugh"
    assert [row.speaker for row in rendered.quotations] == [row.speaker for row in novel.quotations]


@pytest.mark.parametrize("style", STYLES)
def test_given_quotations_begin_and_end_with_words(data: Path, style: str) -> None:
    book, gold = gold_book(render_novel(read_novel(data / "pdnc" / "Rain"), style))
    said = [book.text.cut(span.inner) for span in book[QUOTED_SPANS]]
    assert len(gold) == len(SAID)
    assert all(words[0].isalpha() and words[-1] in ",.?" for words in said)
    assert (len(said) > len(SAID)) == (style == "several paragraphs")


@pytest.mark.parametrize("style", [*STYLES, None])
def test_speakers_are_measured_in_every_style(data: Path, style: str | None) -> None:
    assert measure_gold_cast(data, "all", style)["accuracy"] == 1.0
    if style != "bare dashes":  # where only the grammar tells the end of what is said
        assert measure_end_to_end(data, "all", style)["accuracy"] == 1.0
