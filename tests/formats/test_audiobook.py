import csv
import io
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fabula.formats import export
from fabula.formats.audiobook import COLUMNS, parts
from fabula.story import Story
from tests.proper import proper_text
from tests.tiny import Piece, around, heading, said, tiny


def rows(story: Story, min_certainty: float | None = None) -> list[dict[str, str]]:
    content = export(story, "audiobook-csv", min_certainty=min_certainty)
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_the_columns_are_what_audiobook_tools_read(story: Story) -> None:
    header = export(story, "audiobook-csv").split("\r\n")[0]
    assert header == "Text,Start Location,End Location,Is Quote,Speaker" == ",".join(COLUMNS)


def test_every_row_is_its_place_in_the_text(story: Story) -> None:
    table = rows(story)
    for row in table:
        start, stop = int(row["Start Location"]), int(row["End Location"])
        assert row["Text"] == story.text.characters[start:stop]
    assert "".join(row["Text"] for row in table) == proper_text(story)
    assert "A book for tests" not in "".join(row["Text"] for row in table)


def test_who_speaks_each_row(story: Story) -> None:
    spoken = [(row["Text"].strip(), row["Is Quote"], row["Speaker"]) for row in rows(story)]
    assert spoken == [
        ("One", "False", "Narrator"),
        ("Ann came in.", "False", "Narrator"),
        ("“Tea,", "True", "Ann"),
        ("asked Ann,", "False", "Narrator"),
        ("“or ‘nothing’ again?”", "True", "Ann"),
        ("“No.”", "True", "Ben"),
        ("Two", "False", "Narrator"),
        ("“Who is there?”", "True", ""),
        ("The card said", "False", "Narrator"),
        ("“Yours, Zoë”", "True", "Zoë"),
        (".", "False", "Narrator"),
    ]


def test_doubtful_speakers_are_left_open_but_still_speak(story: Story) -> None:
    row = next(row for row in rows(story, 0.6) if row["Text"].startswith("“No.”"))
    assert (row["Is Quote"], row["Speaker"]) == ("True", "")


def test_narration_is_a_row_a_paragraph() -> None:
    story = tiny("Rain.\n\nMore rain.\nStill.\n\n", said("“Stop!”", by="Ann"), "\n\nIt went on.")
    assert [row["Text"] for row in rows(story)] == [
        "Rain.\n\n",
        "More rain.\n",
        "Still.\n\n",
        "“Stop!”\n\n",
        "It went on.",
    ]


def test_the_text_stays_exact_where_names_are_made_harmless() -> None:
    (row,) = rows(tiny(said('=1+1\t"x", y', by="=Ann")))
    assert row["Text"] == '=1+1\t"x", y'
    assert row["Speaker"] == "'=Ann"


def test_a_story_of_nothing_but_paratext_has_no_rows() -> None:
    assert rows(tiny(around("All rights reserved"))) == []


def test_white_space_between_paratext_is_not_lost() -> None:
    story = tiny(around("A"), "\n\n", around("B"), " x")
    assert [row["Text"] for row in rows(story)] == ["\n\n", " x"]


PIECES = st.one_of(
    st.text(alphabet="ab \n“[=\t\r", min_size=1, max_size=6),
    st.builds(
        said,
        st.text(alphabet="xy \n", max_size=5).map(lambda words: f"“{words}”"),
        by=st.sampled_from([None, "Ann", "Ben"]),
    ),
    st.builds(heading, st.text(alphabet="H", min_size=1, max_size=3)),
    st.builds(around, st.text(alphabet="P", min_size=1, max_size=3)),
)


@given(st.lists(PIECES, max_size=8))
def test_nothing_is_lost_and_nothing_comes_twice(pieces: list[Piece]) -> None:
    story = tiny(*pieces)
    assert "".join(row["Text"] for row in rows(story)) == proper_text(story)
    found = list(parts(story))
    assert all(one.stop <= other.start for one, other in pairwise(found))
    if not story.paratext and story.text.characters.strip():
        assert all(story.text.cut((part.start, part.stop)).strip() for part in found)
