"""A text with its layers, and the steps that add them.

A :class:`Book` never changes: a step takes a book and gives the rows of the layers that it declares to
make. A step sees only the layers that it declares to need, so the declaration cannot be wrong for long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from fabula.errors import PipelineError
from fabula.layers import Layer
from fabula.text import Text

Row = TypeVar("Row")
Rows = tuple[Any, ...]
Made = Mapping[Layer[Any], Rows]


@dataclass(frozen=True, slots=True)
class Book:
    """A text and the layers written so far, each once."""

    text: Text
    layers: Mapping[Layer[Any], Rows]

    def __getitem__(self, layer: Layer[Row]) -> tuple[Row, ...]:
        """The rows of a layer.

        Raises:
            PipelineError: the layer has not been written, or the reading step did not declare it.
        """
        try:
            return self.layers[layer]
        except KeyError:
            raise PipelineError(self.text.name, f"the layer {layer.name!r} has not been made") from None

    def __contains__(self, layer: Layer[Any]) -> bool:
        return layer in self.layers

    def __repr__(self) -> str:
        sizes = ", ".join(f"{layer.name}: {len(rows)}" for layer, rows in self.layers.items())
        return f"Book({self.text.name!r}, {len(self.text)} characters, {sizes})"

    def seen_by(self, needs: Sequence[Layer[Any]]) -> Book:
        """The book with only the named layers, as a step that needs them sees it."""
        return Book(self.text, {layer: self[layer] for layer in needs})

    def plus(self, made: Made) -> Book:
        """The book with more layers.

        Raises:
            PipelineError: one of them is already there.
        """
        twice = [layer.name for layer in made if layer in self.layers]
        if twice:
            raise PipelineError(self.text.name, f"the layer {twice[0]!r} would be written twice")
        return Book(self.text, {**self.layers, **made})


@dataclass(frozen=True, slots=True)
class Step:
    """A pure function from a book to new layers, with its declaration."""

    name: str
    needs: tuple[Layer[Any], ...]
    makes: tuple[Layer[Any], ...]
    run: Callable[[Book], Made]

    def apply(self, book: Book) -> Book:
        """The book with this step's layers; unchanged where all of them were given beforehand."""
        if all(layer in book for layer in self.makes):
            return book
        made = self.run(book.seen_by(self.needs))
        if set(made) != set(self.makes):
            raise PipelineError(book.text.name, f"the step {self.name!r} does not make what it declares")
        return book.plus(made)


def check_order(steps: Sequence[Step], given: Sequence[Layer[Any]]) -> None:
    """Check before any work that each step finds what it needs.

    Raises:
        PipelineError: a step needs a layer that neither ``given`` nor a step before it makes.
    """
    there = set(given)
    for step in steps:
        missing = [layer.name for layer in step.needs if layer not in there]
        if missing:
            raise PipelineError(step.name, f"this step needs {missing[0]!r}, which no step before it makes")
        there.update(step.makes)
