"""``fabula whatif`` and ``fabula mend`` from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fabula.store import save
from tests.command import Result
from tests.told_worlds import mistake

Run = Callable[..., Result]

PLOT = """
person = [{name = "Ann"}, {name = "Ben", aliases = ["Benny"]}, {name = "Cora"}, {name = "Dan"}]
claim = [
  {id = "fall", text = "Ben fell on Cora", predicate = "fall", agent = "ben", patient = "cora"},
  {id = "kiss", text = "Ben kissed Cora", predicate = "kiss", agent = "ben", patient = "cora"},
  {id = "late", text = "The train was late."},
]
beat = [
  {present = ["ben", "cora", {id = "ann", perceives = "sees", hidden = true}]},
  {id = "s2.1", present = ["ann", "ben"]},
  {id = "s3.1", present = ["ann", "dan"]},
]
event = [{beat = "s1.1", claim = "fall"}]
perception = [{by = "ann", of = "e1", as = "kiss"}]
act = [
  {beat = "s2.1", by = "ben", to = "ann", claim = "late"},
  {beat = "s3.1", by = "ann", to = "dan", claim = "kiss"},
]
attitude = [{holder = "dan", stance = "knows", claim = "late", beat = "s3.1"}]
"""


@pytest.fixture
def plot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("plot.toml").write_text(PLOT, encoding="utf-8")
    return "plot.toml"


def data(result: Result) -> dict[str, Any]:
    assert (result.status, result.err) == (0, "")
    found: dict[str, Any] = json.loads(result.out)
    return found


def test_whatif_tells_whose_attitudes_change_and_what_loses_its_ground(plot: str, run: Run) -> None:
    result = run("whatif", plot, "--cut", "e1")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines() == [
        "Ben: Ben fell on Cora: knows -> open",
        "Cora: Ben fell on Cora: knows -> open",
        "Ann: Ben kissed Cora: believes -> open",
        "Dan: Ben kissed Cora: believes (by Ann) -> open",
        "a2 in s3.1: Ann has no ground to tell Dan that Ben kissed Cora",
    ]
    found = data(run("whatif", plot, "--cut", "e1", "--json"))
    assert found["ungrounded"] == ["a2"]
    assert {
        "holder": ["dan"],
        "claim": "kiss",
        "before": {"stance": "believes", "chains": [["ann"]]},
        "after": None,
        "because": ["a2"],
    } in found["changes"]


def test_several_things_can_be_cut_at_once(plot: str, run: Run) -> None:
    found = data(run("whatif", plot, "--cut", "s2.1", "--cut", "t1", "--json"))
    assert [(change["holder"], change["claim"]) for change in found["changes"]] == [
        (["ann"], "late"),
        (["ben"], "late"),
        (["dan"], "late"),
    ]


@pytest.mark.parametrize(
    "telling",
    [
        "Ben -> Ann: Ben fell on Cora",
        "benny->ANN: fall",
        "ben -> ann, cora:  ben FELL on cora.",
    ],
)
def test_something_more_may_be_told(telling: str, plot: str, run: Run) -> None:
    found = data(run("whatif", plot, "--tell", telling, "--at", "s2.1", "--json"))
    assert found["ungrounded"] == ["a2"]
    ann = {change["claim"]: change for change in found["changes"] if change["holder"] == ["ann"]}
    assert ann["kiss"]["before"] == {"stance": "believes", "chains": [[]]}
    assert ann["kiss"]["after"] is None
    assert ann["fall"]["after"] == {"stance": "knows", "chains": [["ben"]]}


@pytest.mark.parametrize("no", ["not Ben kissed Cora", "It is not so that Ben kissed Cora", "not kiss"])
def test_a_denial_may_be_told(no: str, plot: str, run: Run) -> None:
    found = data(run("whatif", plot, "--tell", f"Ben -> Dan: {no}", "--at", "s3.1", "--json"))
    (dan,) = (change for change in found["changes"] if change["holder"] == ["dan"])
    assert dan["after"] == {"stance": "disbelieves", "chains": [["ben"]]}


def test_where_nothing_changes_it_says_so(plot: str, run: Run) -> None:
    Path("still.toml").write_text('person = [{name = "Ann"}]\nbeat = [{present = ["ann"]}]', encoding="utf-8")
    assert run("whatif", "still.toml", "--cut", "s1").out == "nobody's attitudes change\n"
    assert data(run("whatif", "still.toml", "--cut", "s1.1", "--json")) == {"changes": [], "ungrounded": []}


def test_mend_tells_who_could_have_told_whom(plot: str, run: Run) -> None:
    assert run("show", plot, "conflicts").out.splitlines()[0].split(maxsplit=3)[:3] == [
        "k1",
        "false",
        "belief",
    ]
    result = run("mend", plot, "k1")
    assert (result.status, result.err) == (0, "")
    why, best, *_ = result.out.splitlines()
    assert why.startswith("Ann believes that Ben kissed Cora")
    assert best == "  Ben tells Ann in s2.1: Ben fell on Cora  (frees Ann and Dan)"
    found = data(run("mend", plot, "k1", "--json"))
    assert found["conflict"] == "k1"
    first = found["tellings"][0]
    assert list(first) == ["speaker", "hearers", "claim", "text", "beat", "steps", "dissolves"]
    assert (first["speaker"], first["hearers"], first["claim"], first["beat"]) == (
        "ben",
        ["ann"],
        "fall",
        "s2.1",
    )
    assert first["steps"] == [
        {"speaker": "ben", "hearers": ["ann"], "claim": "fall", "affirmed": True, "beat": "s2.1"}
    ]
    shown = data(run("show", plot, "knowledge", "--json"))
    believed = {row["id"] for row in shown["attitudes"] if row["claim"] == "kiss" and len(row["holder"]) == 1}
    assert set(first["dissolves"]) == believed


def test_irony_is_mended_as_the_false_belief_is(plot: str, run: Run) -> None:
    irony = next(
        line.split()[0] for line in run("show", plot, "conflicts").out.splitlines() if "irony" in line
    )
    assert data(run("mend", plot, irony, "--json"))["tellings"]


def test_where_nobody_could_mend_it_that_is_said(run: Run, plot: str) -> None:
    alone = PLOT.replace('{id = "s2.1", present = ["ann", "ben"]}', '{id = "s2.1", present = ["ben"]}')
    Path("alone.toml").write_text(alone.replace('to = "ann", claim = "late"', 'to = "cora", claim = "late"'))
    result = run("mend", "alone.toml", "k1")
    assert (result.status, result.out.splitlines()[1:]) == (
        0,
        ["  no telling by anybody who is there would mend it"],
    )
    assert data(run("mend", "alone.toml", "k1", "--json"))["tellings"] == []


def test_a_story_file_can_be_asked_as_well(tmp_path: Path, run: Run) -> None:
    save(mistake(), tmp_path / "mistake.fabula")
    found = data(run("whatif", tmp_path / "mistake.fabula", "--cut", "s1", "--json"))
    assert "a1" in found["ungrounded"]
    assert data(run("mend", tmp_path / "mistake.fabula", "k1", "--json"))["conflict"] == "k1"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["whatif", "plot.toml"], "nothing is to be cut or told; add --cut ID or --tell"),
        (["whatif", "plot.toml", "--at", "s1.1"], "nothing is to be cut or told"),
        (["whatif", "plot.toml", "--cut", "e1", "--at", "s1.1"], "--at: it tells when something is said"),
        (["whatif", "plot.toml", "--cut", "e9"], "e9: nothing that can be cut has this id"),
        (["whatif", "plot.toml", "--cut", "kiss"], "kiss: nothing that can be cut has this id"),
        (["whatif", "plot.toml", "--cut", "ann"], "ann: nothing that can be cut has this id"),
        (["whatif", "plot.toml", "--tell", "Ben -> Ann: fall"], "it needs the beat in which it is said"),
        (["whatif", "plot.toml", "--tell", "Ben -> Ann: fall", "--at", "s2"], "s2: there is no such beat"),
        (["whatif", "missing.toml", "--cut", "e1"], "there is no such file"),
        (["mend", "plot.toml", "k99"], "k99: there is no such conflict; `fabula show STORY conflicts` lists"),
        (["mend", "plot.toml", "kiss"], "kiss: there is no such conflict"),
        (["mend", "lie.toml", "k1"], "k1: this is a lie, and what a telling mends is a false belief"),
        (["mend", "missing.toml", "k1"], "there is no such file"),
    ],
)
def test_mistakes_are_one_sentence(args: list[str], words: str, plot: str, run: Run) -> None:
    lie = PLOT.replace('claim = "kiss"},\n]', 'claim = "kiss", sincere = false},\n]').replace(
        'perception = [{by = "ann", of = "e1", as = "kiss"}]', ""
    )
    Path("lie.toml").write_text(lie, encoding="utf-8")
    result = run(*args)
    assert result.status == 2
    assert words in result.sentence


@pytest.mark.parametrize(
    ("telling", "words"),
    [
        ("Ben: fall", '"Ben: fall" is no telling; write it as'),
        ("Ben -> : fall", "is no telling; write it as"),
        ("Ben -> Ann,: fall", "is no telling; write it as"),
        ("Ben -> Ann:", "is no telling; write it as"),
        ("Bob -> Ann: fall", "Bob: nobody in the story is called so"),
        ("Ben -> Ann, Bob: fall", "Bob: nobody in the story is called so"),
        ("Ben -> Ann, Benny: fall", "nobody tells something to themselves"),
        ("Ben -> Ann: he fell", 'the story has no claim "he fell"'),
    ],
)
def test_mistakes_in_what_is_told_are_named(telling: str, words: str, plot: str, run: Run) -> None:
    result = run("whatif", plot, "--tell", telling, "--at", "s2.1")
    assert result.status == 2
    assert words in result.sentence
