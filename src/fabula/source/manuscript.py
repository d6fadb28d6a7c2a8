"""What a source gives: the text, its blocks and its italics; and how the parts of a source become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fabula.book import Made
from fabula.layers import Block, Emphasis
from fabula.text import Origin, Text

BETWEEN = "\n\n"
"""What stands between two blocks, and so between two parts, of an extracted text."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text with what its format says: blocks in order, words set in italics, and any further layers."""

    text: Text
    blocks: tuple[Block, ...]
    emphases: tuple[Emphasis, ...]
    given: Made = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extract:
    """What one part of a source gives: its characters, its blocks and italics, and where each came from.

    ``pictures`` is how many pictures were left out, ``marks`` how many tags and references were read.
    """

    characters: str
    origins: tuple[Origin, ...]
    blocks: tuple[Block, ...]
    emphases: tuple[Emphasis, ...]
    pictures: int = 0
    marks: int = 0


def opening_chapter(extract: Extract) -> Extract:
    """The extract with a chapter beginning at its first block."""
    if not extract.blocks:
        return extract
    first = replace(extract.blocks[0], opens=True)
    return replace(extract, blocks=(first, *extract.blocks[1:]))


def joined(name: str, extracts: Sequence[Extract], notices: Sequence[str], given: Made) -> Manuscript:
    """The extracts one after the other, as the manuscript of that name."""
    characters: list[str] = []
    origins: list[Origin] = []
    blocks: list[Block] = []
    emphases: list[Emphasis] = []
    offset = 0
    for extract in extracts:
        if not extract.characters:
            continue
        if characters:
            characters.append(BETWEEN)
            offset += len(BETWEEN)
        origins.extend(origin._replace(start=origin.start + offset) for origin in extract.origins)
        for block in extract.blocks:
            blocks.append(replace(block, start=block.start + offset, stop=block.stop + offset))
        emphases.extend(Emphasis(row.start + offset, row.stop + offset) for row in extract.emphases)
        characters.append(extract.characters)
        offset += len(extract.characters)
    pictures = sum(extract.pictures for extract in extracts)
    told = (f"Pictures are left out: {pictures:,}.",) if pictures else ()
    begin = (Origin(0, name, 0),) if not origins else ()
    text = Text("".join(characters), name, (*begin, *origins), (*notices, *told))
    return Manuscript(text, tuple(blocks), tuple(emphases), given)
