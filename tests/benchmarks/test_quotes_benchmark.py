from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.litbank import read_excerpt
from benchmarks.pdnc import GoldQuotation, Novel
from benchmarks.quotes import join_unbroken, read_quoted_spans, score, sub_spans

DATA = Path(__file__).parents[3] / "shared" / "data"
STORY = Path(__file__).parents[3] / "shared" / "stories" / "misunderstanding.txt"
TEXT = '"Come in," said Nell. "It rains."\n\nTom stayed. The word "rain" meant little to him.\n'


def test_sub_spans_are_bare_and_end_with_their_paragraph() -> None:
    text = '" One. "\n\n"Two.\n\n"Three."'
    found = sub_spans(text, [(0, 8), (10, len(text))])
    assert sorted(text[start:stop] for start, stop in found) == ["One.", "Three.", "Two."]


def test_score_counts_exact_outermost_spans() -> None:
    gold = [(1, 9), (23, 30)]
    figures = score(TEXT, gold, read_quoted_spans(TEXT))
    assert (figures.right, figures.predicted, figures.gold) == (1, 2, 2)
    assert figures.figures()["f1"] == 0.5


def test_unbroken_joins_what_one_pair_of_marks_holds() -> None:
    text = '"I said, \'Go,\' and he went." "Well?"'
    first, second, third = (1, 8), (14, 26), (29, 34)
    quotation = GoldQuotation("Q0", (first, second, third), "Nell", (), "Implicit")
    assert join_unbroken(Novel("tiny", text, (), (quotation,))) == [(1, 26), (29, 34)]


def write_pdnc(folder: Path) -> None:
    novel = folder / "pdnc" / "Tiny"
    novel.mkdir(parents=True)
    (novel / "novel_text.txt").write_text(TEXT, "utf-8")
    columns = (
        "quoteID quoteText subQuotationList quoteByteSpans speaker addressees quoteType referringExpression "
        "mentionTextsList mentionSpansList mentionEntitiesList"
    ).split()
    with (novel / "quotation_info.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(columns)
        rows.writerow(
            [
                "Q0",
                "",
                "[]",
                "[[1, 9], [23, 32]]",
                "Nell",
                "['Tom']",
                "Explicit",
                "said Nell",
                "[]",
                "[]",
                "[]",
            ]
        )
    with (novel / "character_info.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Main Name", "Aliases", "Gender", "Category"])
        rows.writerow(["Nell", "{'Nell'}", "F", "major"])


def test_the_command_ends_with_one_json_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pdnc(tmp_path)
    assert main(["quotes", "--data", str(tmp_path)]) == 0
    captured = capsys.readouterr()
    figures = json.loads(captured.out.splitlines()[-1])
    assert (figures["name"], figures["split"], figures["data"]) == ("quotes", "dev", str(tmp_path))
    assert figures["f1"] == figures["novels"]["Tiny"]["f1"] == 1.0
    assert figures["styles"]["British singles"]["f1"] == 1.0
    assert "Tiny" in captured.err


def test_a_missing_folder_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "--data", str(tmp_path / "nowhere")]) == 2
    assert main(["quotes", "--data", str(tmp_path)]) == 2
    for line in capsys.readouterr().err.splitlines():
        assert line.startswith(str(tmp_path)) and line.endswith(".")


def write_excerpt(folder: Path) -> None:
    lines = [
        "Nell rose . `` Come in , '' she said .".replace("``", '"').replace("''", '"'),
        '" I do n\'t know . "',
    ]
    (folder / "9_tiny_brat.txt").write_text("\n".join(lines), "utf-8")
    (folder / "9_tiny_brat.ann").write_text(
        "QUOTE\tQ1\t0\t3\t0\t7\tx\nATTRIB\tQ1\tNell\nQUOTE\tQ2\t1\t0\t1\t6\tx\n", "utf-8"
    )


def test_excerpts_are_read_from_their_novel(tmp_path: Path) -> None:
    write_excerpt(tmp_path)
    novel = "A preface.\n\nNell rose. “Come in,” she said.\n\n“I don’t know.”\n\nMore."
    excerpt = read_excerpt(tmp_path, "9_tiny", novel)
    assert [excerpt.text[start:stop] for start, stop in excerpt.quotations] == [
        "“Come in,”",
        "“I don’t know.”",
    ]
    assert excerpt.text.startswith("Nell") and excerpt.text.endswith("”")


def test_excerpts_without_a_novel_are_put_together(tmp_path: Path) -> None:
    write_excerpt(tmp_path)
    excerpt = read_excerpt(tmp_path, "9_tiny", None)
    assert excerpt.text == 'Nell rose. "Come in," she said.\n\n"I don\'t know."'
    assert [excerpt.text[start:stop] for start, stop in excerpt.quotations] == [
        '"Come in,"',
        '"I don\'t know."',
    ]


@pytest.mark.skipif(not STORY.exists(), reason="the shared stories are not here")
def test_the_story_that_the_project_began_from() -> None:
    assert len(read_quoted_spans(STORY.read_text("utf-8"))) == 87


@pytest.mark.slow
@pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")
def test_floors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "--data", str(DATA)]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert figures["f1"] >= 0.966
    assert figures["unbroken"]["f1"] >= 0.97
    assert all(style["f1"] >= 0.95 for name, style in figures["styles"].items() if name != "bare dashes")
    assert all(part["f1"] >= 0.93 for part in figures["litbank"].values())
