"""Texts read as far as their language layers, with the weights that ship or with others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from fabula.book import Book
from fabula.reader.model import ReadingModel
from fabula.reading import open_book
from fabula.source.document import Manuscript
from fabula.source.plain import find_blocks, find_emphases
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
        blocks = find_blocks(document.characters)
        emphases = find_emphases(document.characters, blocks)
        manuscript = Manuscript(Text.of(document.characters, document.name), blocks, emphases)
        book = tokens.STEP.apply(structure.STEP.apply(open_book(manuscript)))
        yield document, book.plus(read_with(model, book))
