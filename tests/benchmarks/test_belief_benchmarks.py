"""The belief benchmarks on tiny files of our own in the same formats."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from benchmarks import bigtom, fantom, hitom, percept, tomi
from benchmarks.belief import (
    Perceived,
    read_hitom,
    read_percept_fantom,
    read_percept_tomi,
    read_tomi,
    read_tomi_paraphrased,
    unnumbered,
)
from benchmarks.bigtom import Choice, choice_of, read_choices
from fabula.asking import Reply
from fabula.asking.reply import Answer

SHED = (
    "1 Oliver entered the tool_shed.\n2 Sophia entered the tool_shed.\n3 The lamp is in the basket.\n"
    "4 The basket is in the tool_shed.\n5 Sophia exited the tool_shed.\n"
    "6 Oliver moved the lamp to the trunk.\n"
)
CHAT = (
    "Tom: The boat leaks again.",
    "Amy: We should caulk it.",
    "Tom: With what? The shop is shut.",
    "Kay: Hi all, sorry I'm late.",
    "Amy: Hi Kay. The varnish is in my cellar.",
    "Tom: I have to run. Bye!",
    "Amy: Bye, Tom.",
    "Kay: So, Amy, shall we paint the mast?",
)
HEARD = [["Tom", "Amy"]] * 3 + [["Tom", "Amy", "Kay"]] * 4 + [["Amy", "Kay"]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "belief"
    (folder / "tomi-paraphrased").mkdir(parents=True)
    (folder / "bigtom").mkdir()
    row = {"story": SHED, "question": "Where will Sophia look for the lamp?", "answer": "basket"}
    (folder / "tomi-fixed.jsonl").write_text(json.dumps({**row, "question_type": "first_order_1_tom"}) + "\n")
    (folder / "tomi-paraphrased" / "val.txt").write_text(
        f"{SHED}7 Where is the lamp really?\ttrunk\t1\n"
        f"{SHED}7 Where was the lamp at the beginning?\tbasket\t1\n"
    )
    (folder / "tomi-paraphrased" / "val.trace").write_text("enter_agent_0,reality,x\nexit,memory,y\n")
    orders = [
        ("Where is the lamp really?", "trunk"),
        ("Where does Sophia really think the lamp is?", "basket"),
    ]
    (folder / "hi-tom.json").write_text(
        json.dumps(
            [
                {"deception": False, "story_length": 1, "question_order": order, "sample_id": 1 + 20 * order}
                | {"story": SHED, "question": words, "answer": answer}
                for order, (words, answer) in enumerate(orders)
            ]
        )
    )
    with (folder / "percept-fantom.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["part_id", "utterance", "perceivers"])
        writer.writerows(["1-0", line, str(people)] for line, people in zip(CHAT, HEARD, strict=True))
    with (folder / "percept-tomi.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["index", "story", "perceivers"])
        lines = [line.split(" ", 1)[1].rstrip(".") for line in SHED.splitlines()]
        both = [["Oliver"], *[["Oliver", "Sophia"]] * 4, ["Oliver"]]
        writer.writerow(["7", str(lines), str(both)])
    (folder / "bigtom" / "0_forward_belief_false_belief.csv").write_text(
        "Mary put the cake in the oven. Mary left the kitchen. Tom moved the cake to the cupboard.;"
        "Does Mary believe the cake is in the oven or in the cupboard?;"
        "Mary believes the cake is in the oven.;Mary believes the cake is in the cupboard.\n"
    )
    varnish = "Information: The varnish is in Amy's cellar.\nList all who know it."
    paint = "Question: What shall they paint?\nList all who know the answer."
    questions = [
        _belief("What does Tom believe the boat does?", "Tom believes that the boat leaks.", True),
        _list("info_accessibility", varnish, ["Tom", "Amy"]),  # the varnish is the next set's
        _belief("Where does Kay believe the varnish is?", "Kay believes that it is in Amy's cellar.", True),
        _list("info_accessibility", varnish, ["Tom", "Amy", "Kay"]),
        _belief("What does Tom believe shall they paint?", "Tom believes that they paint the mast.", False),
        _list("answerability", paint, ["Amy", "Kay"]),
    ]
    conversations = {"1": {"narrative": "\n".join(CHAT), "questions": questions}}
    (folder / "fantom-long.json").write_text(json.dumps(conversations))
    return tmp_path


def _belief(question: str, told: str, accessible: bool) -> dict[str, object]:
    kind = "accessible" if accessible else "inaccessible"
    row = {"question": question, "question_type": f"tom:belief:{kind}", "tom_type": "first-order"}
    right, wrong = (told, "No.") if accessible else ("No.", told)
    return {**row, "correct_answer": right, "wrong_answer": wrong}


def _list(kind: str, question: str, right: list[str]) -> dict[str, object]:
    return {"question": question, "question_type": f"tom:{kind}:list", "correct_answer": right}


def test_numbers_and_underscores_are_the_formats_alone() -> None:
    assert unnumbered("1 Ann is here.\n12 The old_tin is in the 2nd_box.\n\n***") == (
        "Ann is here.",
        "The old tin is in the 2nd box.",
    )


def test_stories_with_their_questions(data: Path) -> None:
    (item,) = read_tomi(data / "belief" / "tomi-fixed.jsonl")
    assert item.sentences[0] == "Oliver entered the tool shed."
    assert [question.answer for question in item.questions] == ["basket"]
    kinds = [item.questions[0].kind for item in read_tomi_paraphrased(data / "belief" / "tomi-paraphrased")]
    assert kinds == ["reality", "memory"]
    ((item, tells),) = read_hitom(data / "belief" / "hi-tom.json")
    assert (len(item.questions), tells) == (2, False)


def test_who_perceives_which_line(data: Path) -> None:
    (chat,) = read_percept_fantom(data / "belief" / "percept-fantom.csv")
    assert percept.perceivers(chat, "\n") == list(chat.perceivers)
    (story,) = read_percept_tomi(data / "belief" / "percept-tomi.csv")
    assert percept.perceivers(story, " ") == list(story.perceivers)


def test_a_line_with_one_too_many_is_not_exact(data: Path) -> None:
    (chat,) = read_percept_fantom(data / "belief" / "percept-fantom.csv")
    wrong = Perceived(chat.name, chat.lines, (frozenset({"Tom"}), *chat.perceivers[1:]))
    figures = percept.scores("chat", [wrong], "\n")
    assert figures["chat_exact"] == round(7 / 8, 4)
    assert figures["chat_stories_exact"] == 0


def test_each_benchmark_on_its_file(data: Path) -> None:
    figures = tomi.measure(data, "dev")
    assert figures["fixed"] == 1
    assert figures["paraphrased_questions"] == 1
    assert hitom.measure(data, "dev")["joint_without_tells"] == 1
    found = fantom.measure(data, "dev")
    assert (found["exact"], found["exact_own"], found["lists"]) == (round(2 / 3, 4), 1, 3)
    assert (found["best_possible"], found["everyone"]) == (round(2 / 3, 4), round(1 / 3, 4))
    assert (found["lists_with_words_of_another"], found["distinct_with_two_lists"]) == (1, 1)
    (choice,) = read_choices(data / "belief" / "bigtom" / "0_forward_belief_false_belief.csv")
    assert choice.right.endswith("oven.")
    assert bigtom.measure(data, "dev")["stories"] == 1


@pytest.mark.parametrize(
    ("value", "right"), [("the oven", True), ("in the cupboard", False), ("Mary believes", None)]
)
def test_an_answer_counts_as_the_choice_that_it_is_more_like(value: str, right: bool | None) -> None:
    choice = Choice("", "", "Mary believes the cake is in the oven.", "Mary believes it is in the cupboard.")
    assert choice_of(Reply("", None, (Answer(value),), "answered"), choice) is right


def test_places_are_the_same_whatever_the_article() -> None:
    assert tomi.same("the tool-shed", "tool shed")
    assert not tomi.same(None, "tool shed")
