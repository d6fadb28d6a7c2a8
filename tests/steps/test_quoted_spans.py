from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fabula.book import Book
from fabula.layers import EMPHASES, PARAGRAPHS, QUOTED_SPANS, Paragraph, QuotedSpan
from fabula.source.plain import find_blocks, find_emphases
from fabula.steps.quoted_spans import STEP
from fabula.text import Text


def spans_of(characters: str, inset: bool = False) -> tuple[QuotedSpan, ...]:
    blocks = find_blocks(characters)
    paragraphs = tuple(
        Paragraph(block.start, block.stop, "ch1", inset) for block in blocks if block.kind == "paragraph"
    )
    layers: dict[Any, tuple[Any, ...]] = {
        PARAGRAPHS: paragraphs,
        EMPHASES: find_emphases(characters, blocks),
    }
    return STEP.apply(Book(Text.of(characters), layers))[QUOTED_SPANS]


def words_of(characters: str) -> list[str]:
    return [characters[slice(*row.inner)] for row in spans_of(characters) if row.parent is None]


TALK = '"Is it late?" asked Nell. "I forgot my watch."\n\nThe ferryman shrugged. "Past nine," he said.\n\n'
BRITISH_TALK = TALK.replace('"', "'")
DASH_TALK = "— Is it late? — asked Nell. — I forgot my watch.\n\n— Past nine, — he said.\n\n"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('"', '"'),
        ("“", "”"),
        ("'", "'"),
        ("‘", "’"),
        ("«", "»"),
        ("»", "«"),
        ("„", "“"),
        ("‹", "›"),
        ("`", "'"),
    ],
)
def test_every_pair_of_marks_brings_speech(opening: str, closing: str) -> None:
    text = (
        f"{opening}Come in,{closing} said Nell, {opening}and wipe your boots.{closing}\n\n"
        f"He stayed outside. {opening}They are clean.{closing}"
    )
    assert words_of(text) == ["Come in,", "and wipe your boots.", "They are clean."]
    first = spans_of(text)[0]
    assert text[first.start : first.stop] == f"{opening}Come in,{closing}"


def test_french_guillemets_with_spaces_and_tex_marks() -> None:
    assert words_of("« Entrez donc, » said Nell. « It rains. »") == ["Entrez donc,", "It rains."]
    assert words_of("``Come in,'' said Nell. ``It rains.''") == ["Come in,", "It rains."]


@pytest.mark.parametrize(
    "text",
    [
        "Don't you dare, 'tis the girls' room and the boys' hut; we were goin' o' the way in '98, 'em all.",
        "He was 6' 2\" tall and carried a 12\" rule and a 3' pole.",
        "Rock 'n' roll was the Joneses' thing, an' ol' Tom's too.",
        "The year was ’98, and ’twas the sisters’ house.",
    ],
)
def test_apostrophes_years_and_measures_are_no_marks(text: str) -> None:
    assert words_of(text) == []
    assert len(words_of(TALK + text)) == 3
    assert len(words_of(BRITISH_TALK + text)) == 3


def test_apostrophes_inside_british_singles() -> None:
    text = BRITISH_TALK + (
        "'It's the girls' room, an' they don't like visitors,' said Nell. ''Tis a pity,' said he, 'for 'em.'"
    )
    assert words_of(text)[3:] == [
        "It's the girls' room, an' they don't like visitors,",
        "'Tis a pity,",
        "for 'em.",
    ]


def test_nesting_gives_parents_and_strict_insides() -> None:
    text = '"He told me, \'She cried "No, never!" and ran,\' I swear," said Nell.'
    rows = spans_of(text)
    assert [row.parent for row in rows] == [None, 0, 1]
    assert [text[slice(*row.inner)] for row in rows[1:]] == ['She cried "No, never!" and ran,', "No, never!"]


def test_british_nesting() -> None:
    text = BRITISH_TALK + "'He told me, \"I am leaving you,\" and he left,' said Nell."
    inner = [row for row in spans_of(text) if row.parent is not None]
    assert [text[slice(*row.inner)] for row in inner] == ["I am leaving you,"]


def test_speech_over_paragraphs_continues() -> None:
    text = '"It began in May.\n\n"By June we knew.\n\n"In July he left."\n\n"Sad," said Nell.'
    assert [row.continues for row in spans_of(text)] == [False, True, True, False]


def test_a_missing_closing_mark_ends_before_the_tag() -> None:
    text = '"I am cold, said Nell.\n\nThe door stood open all night.\n\n"So am I," said Tom.'
    assert words_of(text) == ["I am cold,", "So am I,"]


def test_a_missing_closing_mark_costs_one_paragraph_at_most() -> None:
    text = '"I am cold\n\n"So am I," said Tom.\n\nNobody moved. "Well?" he asked.'
    assert words_of(text) == ["I am cold", "So am I,", "Well?"]


def test_a_missing_opening_mark() -> None:
    assert words_of('Come in," said Nell. "It is late."') == ["Come in,", "It is late."]


def test_curly_marks_the_wrong_way_round() -> None:
    assert words_of("“Come in,“ said Nell. ”It is late.”") == ["Come in,", "It is late."]


def test_a_stray_mark_after_finished_speech_is_none() -> None:
    assert words_of('"Come in," said Nell."\n\n"It is late," said Tom.')[-1] == "It is late,"


def test_dashes_on_both_sides_of_narration() -> None:
    text = (
        "— Come in, — she said. — It is cold.\n\nHe rose. — I know, — he said, and sat down again.\n\n— Good."
    )
    assert words_of(text) == ["Come in,", "It is cold.", "I know,", "Good."]
    assert text[spans_of(text)[0].start] == "—"


def test_spanish_dashes() -> None:
    text = "—Hello —said he—. How are you?\n\n—Well enough —said Nell.\n\n—Good."
    found = [words.strip(". ") for words in words_of(text)]
    assert found == ["Hello", "How are you?", "Well enough", "Good"]


def test_one_dash_and_a_tag() -> None:
    text = "—Come in, said she, it is cold.\n\n—I know, Tom said. He shut the door.\n\n—Do you?"
    assert words_of(text) == ["Come in,", "it is cold.", "I know,", "Do you?"]


def test_dashes_in_prose_are_no_dialogue() -> None:
    text = TALK + "The house — if it was one — stood empty.\n\n-- and so to bed.\n\n" + TALK
    assert len(words_of(text)) == 6


def test_the_manner_changes_within_a_text() -> None:
    text = TALK * 6 + BRITISH_TALK * 12 + DASH_TALK * 12 + TALK * 6
    assert len(spans_of(text)) == 36 * 3


@pytest.mark.parametrize(
    "text",
    [
        'He paused at the word "sorry" and went on.',
        'They boarded the "Hispaniola" at noon.',
        'His so-called "friend" had gone.',
        'She was what her aunt called "difficult" and everybody else called tired.',
        'It was the year of the "great thaw," as the paper named it.',
    ],
)
def test_scare_quotes_titles_and_mentions_get_no_row(text: str) -> None:
    assert words_of(TALK + text) == words_of(TALK)


def test_short_speech_is_still_speech() -> None:
    assert words_of('"No," said Nell.\n\n"Sorry?"\n\n"Nothing."') == ["No,", "Sorry?", "Nothing."]


def test_verse_is_recited() -> None:
    text = 'She sang softly:\n\n"The ferry goes,\nThe river slows,\nAnd no one knows\nWho paid."\n\n' + TALK
    assert words_of(text) == words_of(TALK)


def kinds_of(characters: str) -> list[str]:
    return [row.kind for row in spans_of(characters)]


def test_thoughts_in_marks() -> None:
    assert kinds_of('"I must not look," thought Nell, "or he will know."') == ["thought", "thought"]
    assert kinds_of('"I must not look," said Nell.') == ["speech"]


def test_thoughts_in_italics() -> None:
    text = "He turned away. *Why would she do that?* he wondered.\n\n_I should have asked her._ Rain fell."
    rows = spans_of(text)
    assert [row.kind for row in rows] == ["thought", "thought"]
    assert text[rows[0].start : rows[0].stop] == "*Why would she do that?*"
    assert text[slice(*rows[0].inner)] == "Why would she do that?"


def test_a_stressed_word_is_no_thought() -> None:
    assert spans_of("He was *never* late, and the *Mary Anne* sailed at six. It was *very* odd.") == ()


def test_writing_by_its_cue() -> None:
    assert kinds_of('The note read: "Meet me at the ferry at nine."') == ["writing"]
    assert kinds_of('She wrote, "I am well, and the river is high."') == ["writing"]


def test_a_letter_without_marks() -> None:
    letter = "Dear Nell,\n\nThe ferry is sold and I am going north.\n\nYours ever,\n\n"
    text = TALK + letter + "She folded it."
    rows = [row for row in spans_of(text) if row.kind == "writing"]
    assert [text[slice(*row.inner)] for row in rows] == [
        "Dear Nell,",
        "The ferry is sold and I am going north.",
        "Yours ever,",
    ]
    assert [row.continues for row in rows] == [False, True, True]


def test_every_row_names_its_rule_and_its_certainty() -> None:
    for row in spans_of(TALK + "She wondered. *Am I late?* she thought."):
        assert row.maker.startswith("quoted spans: ")
        assert 0 < row.certainty <= 1


SOUP = st.text(alphabet="\"'“”‘’„«»‹›`—–-_*aA iI.,!?\n¶0", max_size=120)
PIECES = """" ' “ ” ‘ ’ — -- „ « » * _ ! ? . , don't said he I am girls' 'tis Yours, thought Nell"""
PROSE = st.lists(
    st.sampled_from([*PIECES.split(), " ", " ", " — ", "\n\n", "\n", "Dear Ann,"]), max_size=60
).map("".join)


@settings(max_examples=300, deadline=None)
@given(SOUP | PROSE)
def test_rows_are_sound_whatever_the_text(characters: str) -> None:
    rows = spans_of(characters)
    paragraphs = [(block.start, block.stop) for block in find_blocks(characters)]
    last = 0
    for index, row in enumerate(rows):
        assert row.start <= row.inner.start < row.inner.stop <= row.stop
        inside = characters[slice(*row.inner)]
        assert inside == inside.strip()
        assert any(start <= row.start and row.stop <= stop for start, stop in paragraphs)
        if row.parent is None:
            assert row.start >= last
            last = row.stop
        else:
            assert row.parent < index
            parent = rows[row.parent]
            assert parent.inner.start <= row.start and row.stop <= parent.inner.stop
            assert (parent.start, parent.stop) != (row.start, row.stop)
            siblings = [other for other in rows[:index] if other.parent == row.parent]
            assert all(other.stop <= row.start for other in siblings)


@pytest.mark.parametrize(
    "unit",
    ['"', "'", " '", "“a", '"Come in," he said. ', "— a ", "—", "*I am here.* ", '"a\n\n', "said he, "],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        paragraphs = find_blocks(text)
        layers: dict[Any, tuple[Any, ...]] = {
            PARAGRAPHS: tuple(Paragraph(block.start, block.stop, "ch1") for block in paragraphs),
            EMPHASES: (),
        }
        book = Book(Text.of(text), layers)
        begun = time.process_time()
        STEP.apply(book)
        return time.process_time() - begun

    seconds(1_000)
    assert seconds(80_000) < 10 * seconds(20_000) + 0.5
