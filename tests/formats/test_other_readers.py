"""What others' programs make of the files that Fabula writes."""

from __future__ import annotations

import csv
import io

import pandas

from fabula.formats import export
from tests.tiny import around, said, tiny

HOSTILE = tiny(
    around('A comma, a "mark"\nand a line. '),
    said('“=1+1, she said; “"x"”\t”', by="Ann; =Ben", to=("Zoë",), quote="q1"),
    "\n\n",
    said("“Yes.”", quote="q2", form="implicit"),
)


def test_pandas_reads_the_table_of_quotations() -> None:
    content = export(HOSTILE, "csv")
    frame = pandas.read_csv(io.StringIO(content), keep_default_na=False)
    rows = list(csv.DictReader(io.StringIO(content)))
    assert frame.columns.tolist() == list(rows[0])
    assert frame["id"].tolist() == ["q1", "q2"]
    assert frame["text"].tolist() == [row["text"] for row in rows]
    assert frame["start"].dtype.kind == "i"


def test_pandas_rebuilds_the_story_from_the_audiobook_table() -> None:
    frame = pandas.read_csv(io.StringIO(export(HOSTILE, "audiobook-csv")), keep_default_na=False)
    assert frame.columns.tolist() == ["Text", "Start Location", "End Location", "Is Quote", "Speaker"]
    whole = HOSTILE.text.characters
    pieces = zip(frame["Start Location"], frame["End Location"], frame["Text"], strict=True)
    assert all(whole[start:end] == text for start, end, text in pieces)
    assert frame["Is Quote"].dtype == bool


def test_pandas_reads_the_reading_script() -> None:
    frame = pandas.read_json(io.StringIO(export(HOSTILE, "jsonl")), lines=True)
    assert "".join(frame["text"]) == HOSTILE.text.characters
