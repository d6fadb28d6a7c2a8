"""A quick check reads what has changed, and finds what a full one finds."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fabula.findings.quick import Checked, Record, check_quickly
from fabula.findings.records import load_record, record_of, save_record
from fabula.source.plain import plain_manuscript
from fabula.text import Text
from tests.command import Result
from tests.findings.heron import heron

Run = Callable[..., Result]

RIDING = "Clara rode out with Ludwig to the mill. “The miller is ill,” said Clara to him. Ludwig nodded."


def book(*chapters: str) -> str:
    return (
        "\n\n".join(f"Chapter {number}\n\n{text.strip()}" for number, text in enumerate(chapters, 1)) + "\n"
    )


def check(text: str, last: Record | None = None) -> Checked:
    return check_quickly(plain_manuscript(Text.of(text, "draft.txt")), (), last)


def passages(text: str, checked: Checked) -> list[tuple[str, str]]:
    return [(row.kind, text[row.start : row.stop]) for row in checked.findings if row.certainty >= 0.5]


@pytest.fixture(scope="module")
def chapters() -> list[str]:
    return [RIDING, heron(), RIDING.replace("mill", "bridge"), RIDING, RIDING.replace("ill", "well"), RIDING]


def test_what_is_unchanged_is_not_read_again(chapters: list[str]) -> None:
    text = book(*chapters)
    first = check(text)
    assert first.read == 6
    again = check(text, first.record)
    assert again.read == 0
    assert again.findings == first.findings


def test_an_edit_far_off_leaves_a_finding_where_it_is(chapters: list[str]) -> None:
    first = check(book(*chapters))
    edited = [f"It had rained.\n\n{chapters[0]}", *chapters[1:]]
    text = book(*edited)
    again = check(text, first.record)
    assert again.read < 6
    assert passages(text, again) == passages(text, check(text))
    assert [kind for kind, _ in passages(text, again)] == ["leaked thought"]


def test_an_edit_may_bring_an_error_and_take_it_away(chapters: list[str]) -> None:
    sound = [chapters[0], RIDING, *chapters[2:]]
    first = check(book(*sound))
    assert passages(book(*sound), first) == []
    second = check(book(*chapters), first.record)
    assert [kind for kind, _ in passages(book(*chapters), second)] == ["leaked thought"]
    assert passages(book(*sound), check(book(*sound), second.record)) == []


def test_where_much_has_changed_all_is_read(chapters: list[str]) -> None:
    first = check(book(*chapters))
    assert check(book(*chapters, RIDING), first.record).read == 7
    assert check(book(*[f"{text}\n\nThe end." for text in chapters]), first.record).read == 6


def test_a_record_is_kept_and_comes_back(chapters: list[str], tmp_path: Path) -> None:
    record = check(book(*chapters)).record
    assert record.findings
    assert save_record(record, tmp_path / "new" / "record.json")
    assert load_record(tmp_path / "new" / "record.json") == record
    assert "heron" not in (tmp_path / "new" / "record.json").read_text("utf-8")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"form": 1, "fabula": "0.0.0"}', '{"form": 0}', "\0"])
def test_what_is_no_record_is_none(content: str, tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(content, "utf-8")
    assert load_record(path) is None
    assert load_record(tmp_path / "nowhere.json") is None


def test_a_record_of_other_people_is_not_gone_by(chapters: list[str]) -> None:
    record = check(book(*chapters)).record
    other = replace(record, given=record.cast[:1])
    assert check(book(*chapters), other).read == 6


def test_the_verb_keeps_a_record_for_each_document(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chapters: list[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "draft.txt"
    path.write_text(book(*chapters), "utf-8")
    full, first = run("check", path, "--json"), run("check", path, "--quick", "--json")
    assert record_of(str(path)).is_file()
    assert (first.status, json.loads(first.out)) == (full.status, json.loads(full.out))
    assert run("check", path, "--quick", "--json") == first
    assert run("check", "-", "--quick").status == 2
