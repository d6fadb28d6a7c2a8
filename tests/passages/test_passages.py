"""What reading, the engine and the check make of the passages, and that they say nothing of the look-alikes.

Those that do not come out yet are in ``waiting.toml``, with the reason; one that does come out must leave it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from fabula.findings import findings_of
from fabula.story import Story
from tests.passages.passages import Passage, Sort, passages, stands_on
from tests.reading import read_passage

WAITING = tomllib.loads((Path(__file__).parent / "waiting.toml").read_text("utf-8"))


def cases(sort: Sort, face: str) -> list[object]:
    waiting: dict[str, str] = WAITING.get(sort, {}).get(face, {})
    return [
        pytest.param(
            passage,
            id=f"{passage.kind}: {passage.name}",
            marks=[pytest.mark.xfail(reason=waiting[passage.name], strict=True)]
            if passage.name in waiting
            else [],
        )
        for passage in passages(sort)
    ]


def read(text: str) -> Story:
    return read_passage(text.strip())


def held(story: Story, passage: Passage) -> bool:
    """Whether the holder has the claim in the way that the passage is about."""
    for row in story.ledger.attitudes:
        if row.holder != passage.people or row.evidence != passage.kind or row.claim is None:
            continue
        claim = story.ledger.claim(row.claim)
        behind = [*claim.spans, (row.start, row.end)]
        if any(stands_on(story, passage.words, start, stop) for start, stop in behind):
            return True
    return False


def disputed(story: Story, passage: Passage) -> bool:
    """Whether the conflict is among those of the story."""
    for row in story.ledger.conflicts:
        claim = story.ledger.claim(row.claim)
        behind = [*claim.spans, (row.start, row.end)]
        if (
            row.kind == passage.kind
            and set(passage.people) <= set(row.people)
            and any(stands_on(story, passage.words, start, stop) for start, stop in behind)
        ):
            return True
    return False


@pytest.mark.parametrize("passage", cases("evidence", "story"))
def test_the_way_by_which_someone_has_something_is_found(passage: Passage) -> None:
    assert held(read(passage.story), passage)


@pytest.mark.parametrize("passage", cases("evidence", "silent"))
def test_another_way_is_not_taken_for_it(passage: Passage) -> None:
    assert not held(read(passage.silent), passage)


@pytest.mark.parametrize("passage", cases("conflicts", "story"))
def test_a_conflict_is_found(passage: Passage) -> None:
    assert disputed(read(passage.story), passage)


@pytest.mark.parametrize("passage", cases("conflicts", "silent"))
def test_where_people_agree_there_is_no_conflict(passage: Passage) -> None:
    assert not disputed(read(passage.silent), passage)


@pytest.mark.parametrize("passage", cases("findings", "story"))
def test_an_error_is_found_where_it_is(passage: Passage) -> None:
    story = read(passage.story)
    assert [
        row
        for row in findings_of(story)
        if row.kind == passage.kind
        and set(passage.people) <= set(row.people)
        and stands_on(story, passage.words, row.start, row.stop)
    ]


@pytest.mark.parametrize("passage", cases("findings", "silent"))
def test_what_only_looks_like_an_error_is_left_alone(passage: Passage) -> None:
    assert findings_of(read(passage.silent)) == ()
