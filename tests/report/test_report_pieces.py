from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from report_stories import Line, Plot, write_story

from fabula.book import Book
from fabula.layers import (
    ATTRIBUTIONS,
    AUDIENCES,
    BLOCKS,
    CHAPTERS,
    CHARACTERS,
    EMPHASES,
    PARAGRAPHS,
    PARATEXT,
    QUOTATIONS,
    QUOTED_SPANS,
    Attribution,
    Audience,
    Block,
    Chapter,
    Emphasis,
    Paragraph,
    Paratext,
    Quotation,
    QuotedSpan,
)
from fabula.report.outline import keeps_lines
from fabula.report.pieces import PASSAGE_CHARACTERS, Marked, Piece, Said, Shown, cut_story
from fabula.story import Story
from fabula.text import Span, Text

BAKERY = 'Nell wiped the flour off. "Is he gone," she asked, "or only late?"\n\n"Late," said Tom.'


def words_of(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece if isinstance(piece, str) else words_of(piece.pieces) for piece in pieces)


def blocks_of(story: Story) -> list[Shown]:
    sections = cut_story(story)
    return [block for section in sections for passage in section.passages for block in passage.blocks]


def said_in(block: Shown) -> list[Said]:
    return [piece for piece in block.pieces if isinstance(piece, Said)]


def test_an_interrupted_quotation_is_labelled_once_in_its_paragraph() -> None:
    story = write_story(
        Plot(
            BAKERY,
            {"nell": "Nell", "tom": "Tom"},
            [Line(['"Is he gone,"', '"or only late?"'], "nell", ["tom"]), Line('"Late,"', "tom", ["nell"])],
        )
    )
    first, second = (block for block in blocks_of(story) if block.kind == "paragraph")
    assert [(said.first, said.label) for said in said_in(first)] == [(True, "margin"), (False, None)]
    assert [(said.quote.speaker, said.label) for said in said_in(second)] == [("tom", "margin")]


def test_a_second_speaker_in_a_paragraph_is_named_before_the_words() -> None:
    story = write_story(
        Plot(
            '"Up," he said. "Never," said she.',
            {"a": "A", "b": "B"},
            [Line('"Up,"', "a"), Line('"Never,"', "b")],
        )
    )
    assert [said.label for said in said_in(blocks_of(story)[0])] == ["margin", "inline"]


def test_a_quotation_inside_another_is_nested_and_named() -> None:
    story = write_story(
        Plot(
            "\"He said 'no' twice,\" said Nell.",
            {"nell": "Nell", "tom": "Tom"},
            [Line("\"He said 'no' twice,\"", "nell"), Line("'no'", "tom", within="q1")],
        )
    )
    outer = said_in(blocks_of(story)[0])[0]
    (inner,) = (piece for piece in outer.pieces if isinstance(piece, Said))
    assert (inner.quote.id, inner.label, inner.pieces) == ("q2", "inline", ("'no'",))


def test_marks_of_italics_are_set_apart_from_the_words() -> None:
    story = write_story(Plot("It was _very_ late.", {}, italics=["_very_"]))
    (emphasis,) = (piece for piece in blocks_of(story)[0].pieces if isinstance(piece, Marked))
    assert emphasis.kind == "emphasis"
    assert [piece if isinstance(piece, str) else piece.kind for piece in emphasis.pieces] == [
        "mark",
        "very",
        "mark",
    ]


def test_verse_keeps_its_first_indentation() -> None:
    story = write_story(
        Plot("She sang.\n\n    Low tide, slow tide,\n      Bring him in.\n\nThen she slept.", {})
    )
    verse = [block for block in blocks_of(story) if block.verse]
    assert [words_of(block.pieces) for block in verse] == ["    Low tide, slow tide,\n      Bring him in."]


def test_hard_wrapped_prose_flows() -> None:
    assert not keeps_lines("The lamp in the hall had been burning since the morning, and now\nit went out.")
    assert not keeps_lines("One line.")
    assert keeps_lines("14 Mill Lane\nAshby\nMonday")


def test_long_chapters_are_laid_out_in_passages() -> None:
    text = "\n\n".join(f"Day {day} was like the one before it, and nobody came." for day in range(500))
    (section,) = cut_story(write_story(Plot(text, {})))
    assert len(section.passages) > 5
    assert all(passage.characters < PASSAGE_CHARACTERS + 100 for passage in section.passages)


def test_deep_nesting_is_cut_off_rather_than_followed() -> None:
    depth = 3000
    text = "(" * depth + ")" * depth
    spans = tuple(
        QuotedSpan(i, len(text) - i, Span(i + 1, len(text) - i - 1), "speech", False, None, 1.0, "hand")
        for i in range(depth)
    )
    assert "".join(words_of(block.pieces) for block in blocks_of(any_story(text, spans))) == text


def any_story(text: str, spans: tuple[QuotedSpan, ...], **rows: tuple[object, ...]) -> Story:
    """A story whose layers need not agree with each other."""
    ids = [f"q{i}" for i in range(len(spans))]
    layers = {
        BLOCKS: rows.get("blocks", ()),
        EMPHASES: rows.get("emphases", ()),
        PARAGRAPHS: rows.get("paragraphs", ()),
        CHAPTERS: rows.get("chapters", ()),
        PARATEXT: rows.get("paratext", ()),
        QUOTED_SPANS: spans,
        CHARACTERS: (),
        QUOTATIONS: tuple(
            Quotation(id, span.start, span.stop, (i,), "speech", None, 1.0, "hand")
            for i, (id, span) in enumerate(zip(ids, spans, strict=True))
        ),
        ATTRIBUTIONS: tuple(
            Attribution(id, None, "explicit", Span(span.start, span.stop + 2), (), 0.5, "hand")
            for id, span in zip(ids, spans, strict=True)
        ),
        AUDIENCES: tuple(Audience(id, (), 0.5, "hand") for id in ids),
    }
    return Story(Book(Text.of(text), layers))


@given(st.data())
def test_no_layer_can_lose_a_character(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab \n\r\"'_", min_size=1, max_size=60))
    offsets = st.integers(0, len(text))

    def spans(most: int) -> list[tuple[int, int]]:
        pairs = data.draw(st.lists(st.tuples(offsets, offsets), max_size=most))
        return [(min(pair), max(pair)) for pair in pairs]

    ends = sorted(data.draw(st.lists(offsets, max_size=4)))
    story = any_story(
        text,
        tuple(QuotedSpan(a, b, Span(a, b), "speech", False, None, 1.0, "hand") for a, b in spans(6)),
        blocks=tuple(Block(a, b, "heading", 1) for a, b in spans(3)),
        emphases=tuple(Emphasis(a, b) for a, b in spans(3)),
        paragraphs=tuple(Paragraph(a, b, "ch1") for a, b in spans(4)),
        paratext=tuple(Paratext(a, b) for a, b in spans(1)),
        chapters=tuple(
            Chapter(f"ch{i}", a, b, Span(a, min(a + 2, b)))
            for i, (a, b) in enumerate(zip([0, *ends], [*ends, len(text)], strict=True), 1)
        ),
    )
    assert "".join(words_of(block.pieces) for block in blocks_of(story)) == text
