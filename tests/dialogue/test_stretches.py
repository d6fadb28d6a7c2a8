"""Where time passes a talk begins anew: who spoke before need not answer."""

from __future__ import annotations

import pytest

from tests.reading import read_passage, spoken

BEFORE = """\
"More tea?" asked Mrs. Hale.

"No, thank you," said Tom.

"As you like," said Mrs. Hale.

"""
AFTER = """Tom found Ruth on the stairs with his coat. "Thank you," said Ruth.

"What for?"

"For the lie," said Ruth.

"Which one?"
"""


@pytest.mark.parametrize("passed", ["Later, ", "* * *\n\n", "The next morning, "])
def test_who_spoke_before_does_not_answer(passed: str) -> None:
    story = read_passage(BEFORE + passed + AFTER)
    found = dict(spoken(story))
    assert found["What for"] == found["Which one"] == "tom"


def test_no_time_passes_where_somebody_is_called_dawn() -> None:
    lines = [
        '"Who is it?" asked Dawn.',
        '"Only me," said Tom.',
        'Dawn laughed. "And you?"',
        '"Yes."',
        '"Good," said Dawn.',
    ]
    story = read_passage("\n\n".join(lines))
    assert [speaker for _, speaker in spoken(story)] == ["dawn", "tom", "dawn", "tom", "dawn"]
