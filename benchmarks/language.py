"""Texts read as far as their language layers, with the weights that ship or with others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from fabula.book import Book
from fabula.reader.model import ReadingModel
from fabula.reading import open_book
from fabula.source.plain import plain_manuscript
from fabula.steps import structure, tokens
from fabula.steps.language import read_with
from fabula.text import Text


class _Document(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def characters(self) -> str: ...


Document = TypeVar("Document", bound=_Document)


def read_all(documents: Iterable[Document], weights: Path | None) -> Iterator[tuple[Document, Book]]:
    """Each document with its language layers; ``weights`` is a folder, None for the weights that ship."""
    model = ReadingModel.load(weights)
    for document in documents:
        book = open_book(plain_manuscript(Text.of(document.characters, document.name)))
        book = tokens.STEP.apply(structure.STEP.apply(book))
        yield document, book.plus(read_with(model, book))
