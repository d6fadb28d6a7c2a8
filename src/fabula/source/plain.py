"""Plain text: its paragraphs, its lines of asterisks, and its words in italics."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fabula.layers import Block, Emphasis

_LINE = re.compile(r"[^\r\n]+|\r\n|\r|\n")
_SEPARATOR = re.compile(r"[\s*\-=#~•·_+.—–⁂◦○●◆◇■□§<>oO0xX]*[*\-=#~•·_+—–⁂◦○●◆◇■□§<>]\s*")
_EMPHASIS = re.compile(
    r"(?<![\w*_])(?:(_{1,3})(?![\s_])[^_]++(?<!\s)\1|(\*{1,3})(?![\s*])[^*]++(?<!\s)\2)(?![\w*_])"
)


def find_blocks(characters: str) -> tuple[Block, ...]:
    """Paragraphs and separators of a plain text."""
    blocks: list[Block] = []
    for passage in _passages(characters):
        blocks.append(Block(passage[0][0], passage[-1][1], "paragraph"))
    return tuple(blocks)


def _passages(characters: str) -> Iterator[list[tuple[int, int]]]:
    passage: list[tuple[int, int]] = []
    breaks = 0
    for match in _LINE.finditer(characters):
        line = match.group()
        if line[0] in "\r\n":
            breaks += 1
            continue
        stripped = line.strip()
        if not stripped:
            continue
        if breaks > 1 and passage:
            yield passage
            passage = []
        breaks = 0
        start = match.start() + len(line) - len(line.lstrip())
        passage.append((start, start + len(stripped)))
    if passage:
        yield passage


def find_emphases(characters: str, blocks: tuple[Block, ...]) -> tuple[Emphasis, ...]:
    """Words between marks of italics, within one block."""
    return tuple(
        Emphasis(match.start(), match.end())
        for block in blocks
        if block.kind != "separator"
        for match in _EMPHASIS.finditer(characters, block.start, block.stop)
    )
