"""Sentences of CoNLL-U files as they are written: each form with the words that it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Row = list[str]
"""The ten columns of a word."""


@dataclass(slots=True)
class Written:
    """A form as the text has it, whether a space follows, and its words: several of a multiword token."""

    form: str
    spaced: bool
    rows: list[Row]


@dataclass(slots=True)
class Sentence:
    """The comments of a sentence and its forms; words that only enhanced graphs have are left out."""

    comments: list[str] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)

    @property
    def opens_document(self) -> bool:
        return any(comment.startswith("# newdoc") for comment in self.comments)

    @property
    def opens_paragraph(self) -> bool:
        return any(comment.startswith(("# newdoc", "# newpar")) for comment in self.comments)


def read_sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of a file, by its lines."""
    sentence = Sentence()
    last_of_range = 0
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("#"):
            sentence.comments.append(line)
        elif line.strip():
            row = line.split("\t")
            number, form, spaced = row[0], row[1], "SpaceAfter=No" not in row[9]
            if "-" in number:
                last_of_range = int(number.split("-")[1])
                sentence.written.append(Written(form, spaced, []))
            elif number.isdecimal() and int(number) <= last_of_range:
                sentence.written[-1].rows.append(row)
            elif number.isdecimal():
                sentence.written.append(Written(form, spaced, [row]))
        elif sentence.comments or sentence.written:
            yield sentence
            sentence, last_of_range = Sentence(), 0
    if sentence.comments or sentence.written:
        yield sentence
