"""``fabula ask``, on a world and on a text, and what Python gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from asked_worlds import LETTER

import fabula
from fabula.store import save
from tests.command import Result

Run = Callable[..., Result]

TEXT = (
    "Ann was alone in the kitchen when Ben came in. He sat down at the table.\n\n"
    "“Cora stole the necklace,” Ben told Ann.\n\n"
    "“I do not believe it,” said Ann, and she left the room.\n\n"
    "Ann went to the garden. Dora was there. “Ben thinks that Cora stole the necklace,” Ann said to Dora.\n"
)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    path = tmp_path / "letter.toml"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_a_line_an_answer_with_its_evidence(world: Path, run: Run) -> None:
    result = run("ask", world, "Who thinks that Ben burned the letter?")
    assert result.status == 0
    assert result.out.splitlines() == [
        "Cora Vane: s1.2: Ben stole the letter; Cora Vane took it for: Ben burned the letter",
        "Ann: s2.1: Cora Vane to Ann: Ben burned the letter",
    ]


def test_the_query_comes_first_where_it_is_asked_for(world: Path, run: Run) -> None:
    result = run("ask", world, "Where will Ann look for the letter?", "--explain")
    assert result.out.splitlines()[0] == "place(holder=ann, of=letter)"
    assert result.out.splitlines()[1].startswith("desk: ")


def test_at_the_end_of_a_scene(world: Path, run: Run) -> None:
    result = run("ask", world, "Does Ann think that Ben burned the letter?", "--at", "s1")
    assert (result.status, result.out) == (0, "the text leaves it open\n")


def test_a_secret_is_told_where_it_keeps_a_question_open(world: Path, run: Run) -> None:
    result = run("ask", world, "Does Ann know that Cora is leaving?")
    assert result.status == 0
    secret = "s2.1: Cora Vane to Ann: kept back that Cora leaves for York"
    assert result.out == f"the text leaves it open: {secret}\n"


def test_json_has_what_the_contract_says(world: Path, run: Run) -> None:
    question = "Who told Ann that Ben burned the letter?"
    data = json.loads(run("ask", world, question, "--json").out)
    assert data == {
        "question": question,
        "query": "tellers(holder=ann, claim=burnt)",
        "answers": [{"value": "cora-vane", "rows": ["a1", "burnt"], "spans": [], "certainty": 1.0}],
        "status": "answered",
    }


def test_a_question_that_is_not_understood_exits_with_1(world: Path, run: Run) -> None:
    result = run("ask", world, "Does Rupert know that Ben stole the letter?")
    assert result.status == 1
    assert result.out == "the question was not understood: nobody in the story is called “Rupert”\n"
    as_json = run("ask", world, "Does Rupert know that Ben stole the letter?", "--json")
    assert as_json.status == 1
    assert json.loads(as_json.out)["status"] == "not understood"
    assert "Rupert" in as_json.err


def test_a_time_that_the_story_does_not_have(world: Path, run: Run) -> None:
    result = run("ask", world, "Who knows that Ben stole the letter?", "--at", "s99")
    assert result.status == 2
    assert result.sentence.startswith("s99: ")


def test_control_characters_are_shown_as_codes(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "bell.toml"
    path.write_text(
        'person = [{name = "Ann"}]\nbeat = [{id = "s1.1", present = ["ann"]}]\n'
        'claim = [{id = "c1", text = "Ann \\u001b[31mleft", predicate = "leave", agent = "ann"}]\n'
        'event = [{beat = "s1.1", claim = "c1"}]\n',
        encoding="utf-8",
    )
    result = run("ask", path, "Who knows that Ann left?")
    assert "\x1b" not in result.out and "\\x1b[31mleft" in result.out


@pytest.fixture(scope="module")
def necklace(tmp_path_factory: pytest.TempPathFactory) -> fabula.Story:
    path = tmp_path_factory.mktemp("necklace") / "necklace.txt"
    path.write_text(TEXT, encoding="utf-8")
    return fabula.read(path)


def test_a_text_is_asked_like_a_world(necklace: fabula.Story) -> None:
    reply = necklace.ask("Who told Ann that Cora stole the necklace?")
    assert [answer.value for answer in reply.answers] == ["ben"]
    (answer,) = reply.answers
    assert any("Cora stole the necklace" in necklace.text.cut(span) for span in answer.spans)
    assert 0 < answer.certainty < 1


def test_evidence_is_quoted_by_its_sentence(necklace: fabula.Story, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "necklace.fabula"
    save(necklace, path)
    result = run("ask", path, "Who told Ann that Cora stole the necklace?")
    assert result.out == "Ben: “Cora stole the necklace,” Ben told Ann.\n"


def test_a_chapter_is_a_time_in_a_text(necklace: fabula.Story) -> None:
    whole = necklace.ask("Who thinks that Cora stole the necklace?", at="ch1")
    assert "ben" in [answer.value for answer in whole.answers]
