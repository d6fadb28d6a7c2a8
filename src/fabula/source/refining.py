"""Blocks of extracted text looked at more closely, as plain text is: lines that are paragraphs, ornaments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fabula.layers import Block, Emphasis
from fabula.source.manuscript import Extract
from fabula.source.plain import Line, divide, is_separator, split_passages, wrap_width

_MOSTLY = 0.5


def refined(extract: Extract) -> Extract:
    """The extract with its blocks divided where lines within them are paragraphs of their own.

    Italics and indentation that most of the text is in tell nothing, and are given up.
    """
    characters = extract.characters
    blocks = [part for block in extract.blocks for part in _divided(characters, block)]
    emphases = list(_within(extract.emphases, blocks))
    story = [block for block in blocks if block.kind == "paragraph"]
    most = _MOSTLY * _length(story)
    if _length([block for block in story if block.inset]) > most:
        blocks = [replace(block, inset=False) for block in blocks]
    if _length(emphases) > most:
        emphases = []
    return replace(extract, blocks=tuple(blocks), emphases=tuple(emphases))


def _divided(characters: str, block: Block) -> Iterator[Block]:
    if block.kind != "paragraph":
        yield block
        return
    if characters.find("\n", block.start, block.stop) < 0:
        ornament = is_separator(characters, Line(block.start, block.stop, 0))
        yield replace(block, kind="separator") if ornament else block
        return
    passages = list(split_passages(characters, block.start, block.stop))
    width = wrap_width(characters, passages) if len(passages) > 1 else None
    opens = block.opens
    for passage in passages:
        for part in divide(characters, passage, width):
            yield replace(part, inset=block.inset or part.inset, opens=opens)
            opens = False


def _within(emphases: Sequence[Emphasis], blocks: Sequence[Block]) -> Iterator[Emphasis]:
    """The italics cut at the bounds of blocks; both in order."""
    number = 0
    for row in emphases:
        while number < len(blocks) and blocks[number].stop <= row.start:
            number += 1
        at = number
        while at < len(blocks) and blocks[at].start < row.stop:
            start, stop = max(row.start, blocks[at].start), min(row.stop, blocks[at].stop)
            if start < stop and blocks[at].kind != "separator":
                yield Emphasis(start, stop)
            at += 1


def _length(rows: Sequence[Block] | Sequence[Emphasis]) -> int:
    return sum(row.stop - row.start for row in rows)
