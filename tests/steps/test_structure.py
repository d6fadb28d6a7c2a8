import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.book import Book
from fabula.layers import BLOCKS, CHAPTERS, PARAGRAPHS, PARATEXT
from fabula.source.markdown import read_markdown
from fabula.source.plain import find_blocks
from fabula.steps.structure import STEP
from fabula.text import Text

PROSE = "The tide had gone out in the night, and nobody on the quay had thought to look for the oars. " * 10


def structured(characters: str) -> Book:
    return STEP.apply(Book(Text.of(characters), {BLOCKS: find_blocks(characters)}))


def headings(book: Book) -> list[str | None]:
    return [book.text.cut(row.heading) if row.heading else None for row in book[CHAPTERS]]


def paragraphs(book: Book) -> list[tuple[str, str]]:
    return [(row.chapter, book.text.cut((row.start, row.stop))) for row in book[PARAGRAPHS]]


def paratext(book: Book) -> list[str]:
    return [book.text.cut((row.start, row.stop)) for row in book[PARATEXT]]


def test_a_text_without_headings_is_one_chapter() -> None:
    book = structured("She left.\n\nHe stayed.\n")
    assert headings(book) == [None]
    assert [(row.start, row.stop) for row in book[CHAPTERS]] == [(0, 21)]
    assert paragraphs(book) == [("ch1", "She left."), ("ch1", "He stayed.")]


@pytest.mark.parametrize(
    "heading",
    [
        "CHAPTER II",
        "CHAPTER II.",
        "Chapter 2",
        "Chapter Two",
        "Chapter the Second",
        "chapter 2",
        "CHAPTER II: The Door",
        "Chapter 2. Ann Goes Out",
        "CHAPTER II—THE DOOR",
        "CHAPTER II\n\nThe Door",
        "CHAPTER II.\nTHE DOOR",
        "CHAPTER II\n\nIn Which Nobody Finds the Oars",
        "BOOK THE SECOND",
        "PART TWO",
        "PART TWO\n\nCHAPTER I\n\nTHE DOOR",
        "Letter 2",
        "EPILOGUE",
        "Prologue",
        "_Chapter II_",
    ],
)
def test_headings_that_say_what_they_are(heading: str) -> None:
    book = structured(f"CHAPTER I\n\n{PROSE}\n\n\n{heading}\n\n{PROSE}")
    assert headings(book) == ["CHAPTER I", heading]
    assert paragraphs(book) == [("ch1", PROSE.strip()), ("ch2", PROSE.strip())]


@pytest.mark.parametrize(
    "numbers", [("I", "II", "III"), ("1", "2", "3"), ("One", "Two", "Three"), ("[1]", "[2]", "[3]")]
)
def test_bare_numbers_in_sequence(numbers: tuple[str, ...]) -> None:
    book = structured("\n\n".join(f"{number}\n\n{PROSE}" for number in numbers))
    assert headings(book) == list(numbers)


def test_numbers_with_titles() -> None:
    book = structured(f"I. The Door\n\n{PROSE}\n\nII. The Key\n\n{PROSE}")
    assert headings(book) == ["I. The Door", "II. The Key"]


def test_titles_in_capitals_where_chapters_have_nothing_else() -> None:
    book = structured(f"THE DOOR\n\n\n{PROSE}\n\n\n\nTHE KEY\n\n\n{PROSE}")
    assert headings(book) == ["THE DOOR", "THE KEY"]


@pytest.mark.parametrize(
    "line",
    [
        '"STOP THAT NOW"',
        "I.",
        "I",
        "Chapter two of my life was the hardest.",
        "Part one of the plan was easy.",
        "Book a table.",
        "1999",
        "COME AT ONCE",
        "THE END",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    book = structured(f"CHAPTER I\n\n{PROSE}\n\n{line}\n\n{PROSE}\n\nCHAPTER II\n\n{PROSE}")
    assert headings(book) == ["CHAPTER I", "CHAPTER II"]
    assert ("ch1", line) in paragraphs(book)


def test_numbered_stanzas_are_no_chapters() -> None:
    stanzas = "\n\n".join(
        f"{number}.\n\nThe boats lie in the mud,\nThe men in the sun." for number in ("I", "II", "III")
    )
    assert headings(structured(f"{PROSE}\n\n{stanzas}\n\n{PROSE}")) == [None]


def test_prose_before_the_first_heading_is_a_chapter() -> None:
    book = structured(f"{PROSE}\n\nCHAPTER I\n\n{PROSE}")
    assert headings(book) == [None, "CHAPTER I"]
    assert [row.id for row in book[CHAPTERS]] == ["ch1", "ch2"]


def test_a_heading_right_above_its_first_paragraph() -> None:
    book = structured(f"Chapter 1\nShe shut the door behind her, and nobody called her back.\n\n{PROSE}")
    assert headings(book) == ["Chapter 1"]
    assert paragraphs(book)[0] == ("ch1", "She shut the door behind her, and nobody called her back.")


GUTENBERG = f"""The Project Gutenberg eBook of The Door

*** START OF THE PROJECT GUTENBERG EBOOK THE DOOR ***

Produced by Nobody

CHAPTER I

{PROSE}

*** END OF THE PROJECT GUTENBERG EBOOK THE DOOR ***

Licence.
"""


def test_project_gutenbergs_header_and_footer_are_paratext() -> None:
    book = structured(GUTENBERG)
    before, after = paratext(book)
    assert before.endswith("Produced by Nobody")
    assert after.startswith("*** END OF") and after.endswith("Licence.")
    assert paragraphs(book) == [("ch1", PROSE.strip())]


def test_an_older_footer() -> None:
    book = structured(f"{PROSE}\n\nEnd of Project Gutenberg's The Door\n\nLicence.")
    assert paratext(book) == ["End of Project Gutenberg's The Door\n\nLicence."]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_table_of_contents_is_paratext(gap: str) -> None:
    titles = ["CHAPTER I. The Door", "CHAPTER II. The Key", "CHAPTER III. The Wall"]
    body = "\n\n".join(f"{title}\n\n{PROSE}" for title in titles)
    book = structured(f"CONTENTS\n\n{gap.join(titles)}\n\n\n{body}")
    assert headings(book) == titles
    assert paratext(book) == [f"CONTENTS\n\n{gap.join(titles)}"]


def test_a_title_heads_the_first_chapter_and_a_title_page_is_paratext() -> None:
    titled = structured(f"THE DOOR\n\nby Ann Other\n\nCHAPTER I\n\n{PROSE}")
    assert paratext(titled) == []
    assert headings(titled) == ["THE DOOR\n\nby Ann Other\n\nCHAPTER I"]
    page = "THE DOOR\n\nA TALE\n\nby Ann Other\n\nLONDON"
    assert paratext(structured(f"{page}\n\nCHAPTER I\n\n{PROSE}")) == [page]
    assert headings(structured(f"The Door\n\n{PROSE}")) == ["The Door"]


def test_markdown_headings_are_believed() -> None:
    characters = f"## A Grey Morning\n\n{PROSE}\n\n## Nothing Said\n\n> A letter.\n"
    book = STEP.apply(Book(Text.of(characters), {BLOCKS: read_markdown(characters)}))
    assert headings(book) == ["## A Grey Morning", "## Nothing Said"]
    assert [row.inset for row in book[PARAGRAPHS]] == [False, True]


@pytest.mark.parametrize(
    "characters",
    [
        "CHAPTER I\n\nCHAPTER II\n\nCHAPTER III",
        "* * *",
        "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n*** END OF THE PROJECT GUTENBERG EBOOK X ***",
        "CONTENTS",
    ],
)
def test_a_text_without_prose_still_has_a_chapter(characters: str) -> None:
    book = structured(characters)
    assert len(book[CHAPTERS]) >= 1
    assert book[PARAGRAPHS] == ()


LINES = [
    "CHAPTER I",
    "CHAPTER II",
    "I",
    "II",
    "1",
    "PART ONE",
    "THE DOOR",
    "The Key",
    "CONTENTS",
    "* * *",
    "THE END",
]
LINES += [
    '"Stop!"',
    "She left.",
    PROSE,
    "by Ann Other",
    "*** START OF THE PROJECT GUTENBERG EBOOK X ***",
    "END OF",
    "*",
]
LINES += ["End of Project Gutenberg's X", "Chapter 1\nShe left the house and went down to the shore."]


@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n\n", "\n\n\n"]))))
def test_chapters_follow_each_other_and_hold_their_paragraphs(lines: list[tuple[str, str]]) -> None:
    book = structured("".join(line + gap for line, gap in lines))
    chapters = {row.id: row for row in book[CHAPTERS]}
    assert all(before.stop == after.start for before, after in pairwise(book[CHAPTERS]))
    for row in book[PARAGRAPHS]:
        assert chapters[row.chapter].start <= row.start < row.stop <= chapters[row.chapter].stop
    taken = [(r.start, r.stop) for r in (*book[PARAGRAPHS], *book[PARATEXT])]
    taken += [tuple(r.heading) for r in book[CHAPTERS] if r.heading is not None]
    assert all(before[1] <= after[0] for before, after in pairwise(sorted(taken)))


@pytest.mark.parametrize(
    "unit", ["I\n\n", "CHAPTER I\n\n", "M", "chapter ", "* * *\n\n", "A TITLE\n\n", "She left.\n\n"]
)
def test_many_blocks_take_linear_time(unit: str) -> None:
    blocks = Book(Text.of(unit * 20_000), {BLOCKS: find_blocks(unit * 20_000)})
    begun = time.process_time()
    STEP.apply(blocks)
    assert time.process_time() - begun < 5
