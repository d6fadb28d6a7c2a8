"""The nearest way by which somebody could know: who could have told him, and when they meet."""

from __future__ import annotations

from fabula.findings import findings_of
from fabula.findings.lines import told, told_route
from tests.reading import read_passage

OFFICE = """
Chapter 1

In the lawyer's office Agnes closed the door. “I mean to sell the lower orchard,” she said to the lawyer.
“Mr. Quint has offered nine thousand for it. It is a secret.”

“I shall tell nobody,” said the lawyer to Agnes.
"""
RAIL = """
Chapter {number}

Tobias had been on board the Marianne for six weeks. That evening he leant on the rail beside the mate.

“My sister is selling the lower orchard to Mr. Quint,” said Tobias. “Nine thousand, and not a word to me.”
"""
HOME = """
Chapter {number}

In the kitchen Tobias kissed Agnes. “You are brown,” said Agnes to Tobias.
"""


def test_they_meet_only_later() -> None:
    story = read_passage((OFFICE + RAIL.format(number=2) + HOME.format(number=3)).strip())
    (finding,) = findings_of(story)
    assert (finding.kind, finding.people[0]) == ("impossible knowledge", "tobias")
    assert "chapter 1" in told(story.text, story.chapters, finding)
    route = told_route(story.text, story.chapters, finding) or ""
    assert "Agnes" in route and "do not meet before chapter 3" in route


def test_they_do_not_meet() -> None:
    story = read_passage((OFFICE + RAIL.format(number=2)).strip())
    (finding,) = findings_of(story)
    assert finding.route is not None and finding.route.endswith("they do not meet")


def test_they_have_met_and_so_he_may_know() -> None:
    story = read_passage((OFFICE + HOME.format(number=2) + RAIL.format(number=3)).strip())
    assert findings_of(story) == ()
