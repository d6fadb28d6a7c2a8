"""Whole novels of PDNC as they are, or set again in another manner of quoting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.pdnc import GoldMention, Novel, read_novels
from benchmarks.rendering import Rendering, render, stripped


def styled_novels(data: Path, split: str, style: str | None = None) -> Iterator[Novel]:
    """The novels of a split in a style of ``benchmarks.rendering``, or as they are."""
    for novel in read_novels(data, split):
        yield render_novel(novel, style) if style else novel


def render_novel(novel: Novel, style: str) -> Novel:
    """A novel in a style, with its quotations and their mentions where they stand then.

    A quotation that is broken into paragraphs stays one span.
    """
    rendering = render(novel.text, [span for row in novel.quotations for span in row.spans], style)
    quotations = tuple(
        replace(
            row,
            spans=tuple(rendering.moved(*stripped(novel.text, *span)) for span in row.spans),
            mentions=tuple(_moved(mention, rendering) for mention in row.mentions),
        )
        for row in novel.quotations
    )
    return replace(novel, text=rendering.text, quotations=quotations)


def _moved(mention: GoldMention, rendering: Rendering) -> GoldMention:
    start, stop = rendering.moved(mention.start, mention.stop)
    return replace(mention, start=start, stop=stop)
