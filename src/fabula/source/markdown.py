"""Markdown: headings, rules, block quotes and paragraphs, as offsets into the raw characters."""

from __future__ import annotations

from fabula.layers import Block
from fabula.source.plain import find_blocks


def read_markdown(characters: str) -> tuple[Block, ...]:
    """The blocks of a Markdown document."""
    return find_blocks(characters)
