"""Wrong lines to be read one by one: who speaks, cast and quotations given, on the training novels.

A hundred wrong lines are drawn at random, as many of each novel as of every other, and printed with the
paragraphs around them; every quotation there is followed by its gold speaker and by ours with its certainty.
Their causes are for a reader to find. The development novels' errors stay unread.
"""

from __future__ import annotations

import random
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gold import gold_book
from benchmarks.pdnc import GoldQuotation, novel_names, read_novels
from fabula.book import Book
from fabula.errors import FabulaError
from fabula.layers import ATTRIBUTIONS, GIVEN_CAST, PARAGRAPHS, QUOTATIONS, QUOTED_SPANS
from fabula.reading import run_steps

DRAWN = 100
SEED = 11
BEFORE, AFTER = 8, 3  # paragraphs of context
LONGEST = 700  # characters of a paragraph that are shown, at its end before the line and its beginning after


@dataclass(frozen=True, slots=True)
class Answer:
    """Who says a quotation, by the annotators and by us, and how sure we are."""

    gold: str
    ours: str
    certainty: float

    def __str__(self) -> str:
        if self.gold == self.ours:
            return f"[= {self.gold} {self.certainty:.2f}]"
        return f"[gold {self.gold} | ours {self.ours} {self.certainty:.2f}]"


def measure(data: Path, split: str) -> dict[str, object]:
    """Print the wrong lines; how many were drawn of how many.

    Raises:
        FabulaError: the split has development novels, whose errors nobody is to read.
    """
    if split != "train":
        raise FabulaError(str(data), "the errors of the development novels stay unread", "give --split train")
    share, more = divmod(DRAWN, len(novel_names(data, split)))
    drawn = wrong = 0
    for i, novel in enumerate(read_novels(data, split)):
        print(f"  {novel.name}", file=sys.stderr)
        book, gold = gold_book(novel)
        book = run_steps(book)
        answers = answers_of(book, gold)
        chosen = draw(novel.name, answers, share + (i < more))
        for id in chosen:
            print(f"\n=== {novel.name} {id} ({gold[id].type})", *around(book, answers, id), sep="\n")
        drawn += len(chosen)
        wrong += sum(answer.gold != answer.ours for answer in answers.values())
    return {"drawn": drawn, "wrong": wrong}


def answers_of(book: Book, gold: Mapping[str, GoldQuotation]) -> dict[str, Answer]:
    """Every gold quotation's answers, by the id that it has in the book."""
    names = {character.id: character.name for character in book[GIVEN_CAST]}
    rows = {row.quotation: row for row in book[ATTRIBUTIONS]}
    return {
        id: Answer(row.speaker, names.get(rows[id].speaker or "", "(unknown)"), rows[id].certainty)
        for id, row in gold.items()
    }


def draw(novel: str, answers: Mapping[str, Answer], count: int) -> list[str]:
    """Some of a novel's wrong lines, the same ones whatever other novels there are."""
    wrong = [id for id, answer in answers.items() if answer.gold != answer.ours]
    chosen = set(random.Random(f"{SEED} {novel}").sample(wrong, min(count, len(wrong))))
    return [id for id in wrong if id in chosen]


def around(book: Book, answers: Mapping[str, Answer], id: str) -> Iterator[str]:
    """The paragraphs around a line, with the answers of each quotation after it; the line's own is marked."""
    paragraphs = book[PARAGRAPHS]
    starts = [paragraph.start for paragraph in paragraphs]
    row = next(row for row in book[QUOTATIONS] if row.id == id)
    first, last = bisect_right(starts, row.start) - 1, bisect_right(starts, row.stop - 1) - 1
    spans = book[QUOTED_SPANS]
    labels = sorted(
        (spans[one.quoted[-1]].stop, f" {'>>>' if one.id == id else ''}{answers[one.id]}")
        for one in book[QUOTATIONS]
        if one.id in answers
    )
    for place in range(max(0, first - BEFORE), min(len(paragraphs), last + AFTER + 1)):
        paragraph = paragraphs[place]
        here = [label for label in labels if paragraph.start < label[0] <= paragraph.stop]
        shown = labelled(book.text.characters, (paragraph.start, paragraph.stop), here)
        if len(shown) > LONGEST and not first <= place <= last:
            shown = f"… {shown[-LONGEST:]}" if place < first else f"{shown[:LONGEST]} …"
        yield f"  {shown}"


def labelled(characters: str, span: tuple[int, int], labels: Sequence[tuple[int, str]]) -> str:
    """A stretch on one line, with labels put in after some offsets."""
    pieces, at = [], span[0]
    for stop, label in labels:
        pieces += [characters[at:stop], label]
        at = stop
    return " ".join("".join([*pieces, characters[at : span[1]]]).split())
