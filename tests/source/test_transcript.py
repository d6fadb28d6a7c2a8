import pytest

from fabula.layers import ATTRIBUTIONS, GIVEN_CAST, PARAGRAPHS, QUOTED_SPANS
from fabula.source.script import read_script
from fabula.source.transcript import read_transcript

CHAT = """\
Ann: Is it raining?
Ben: (laughs) It never
stops here.

They look out.

[10:32] Ann: Then we stay: why not?
Mr. Cole (from afar): Who is there?
"""


def test_a_line_with_a_name_is_what_that_person_says() -> None:
    layers = read_script(CHAT, ".txt")
    assert layers is not None
    said = [CHAT[row.inner.start : row.inner.stop] for row in layers[QUOTED_SPANS]]
    assert said == ["Is it raining?", "It never\nstops here.", "Then we stay: why not?", "Who is there?"]
    assert [row.speaker for row in layers[ATTRIBUTIONS]] == ["ann", "ben", "ann", "mr-cole"]
    assert [person.name for person in layers[GIVEN_CAST]] == ["Ann", "Ben", "Mr. Cole"]


def test_a_line_of_its_own_is_narration() -> None:
    layers = read_script(CHAT, ".txt")
    assert layers is not None
    at = CHAT.index("They look")
    assert any(row.start == at for row in layers[PARAGRAPHS])
    assert not any(row.start <= at < row.stop for row in layers[QUOTED_SPANS])


@pytest.mark.parametrize(
    "text",
    [
        "Title: The Roof\nAuthor: A. Lee\nSource: here\n\nIt rained.\n",
        "He said: no. She said: yes. They went home.\n",
        "Ann: Is it raining?\n\nIt was. She went to the window.\n\nNobody came.\n\nBen: Yes.\n",
        "NB: one\nNB: two\nNB: three\n",
        "",
    ],
)
def test_what_is_no_transcript(text: str) -> None:
    assert read_transcript(text) is None
