"""Markdown: headings, rules, block quotes and paragraphs, as offsets into the raw characters.

Only the division into blocks is taken from Markdown; within a block the text stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fabula.layers import Block
from fabula.source.plain import divide, split_passages, wrap_width

_LINE_START = re.compile(r"\r\n|\r|\n")
_FRONT_MATTER = re.compile(
    r"""---[ \t]*(?:\r\n|\r|\n)
    (?:(?:[\w-]+[ \t]*:|[ \t]+\S|-[ \t])[^\r\n]*(?:\r\n|\r|\n))+
    (?:---|\.\.\.)[ \t]*(?=\r|\n|\Z)""",
    re.VERBOSE,
)
_HEADING_LENGTH = 200
_LEAVES = {"heading_open", "paragraph_open", "hr", "html_block", "fence"}
# Indentation is how many writers begin a paragraph, and footnotes are text too.
_NOT_IN_PROSE = ["code", "reference"]


def read_markdown(characters: str) -> tuple[Block, ...]:
    """The blocks of a Markdown document, in order and disjoint; front matter is paratext."""
    blocks: list[Block] = []
    front = _FRONT_MATTER.match(characters)
    begin = front.end() if front is not None else 0
    if front is not None:
        blocks.append(Block(0, begin, "paratext"))
    body = characters[begin:]
    starts = [0, *(match.end() for match in _LINE_START.finditer(body)), len(body)]
    starts = [begin + start for start in starts]
    width = wrap_width(characters, list(split_passages(characters, begin, len(characters))))
    done = begin
    for token, inset in _leaves(body):
        if token.map is None:
            continue
        start, stop = max(starts[token.map[0]], done), starts[min(token.map[1], len(starts) - 1)]
        blocks.extend(_paragraphs(characters, done, start, width, False))
        blocks.extend(_block_of(characters, start, stop, token, width, inset))
        done = max(done, stop)
    blocks.extend(_paragraphs(characters, done, len(characters), width, False))
    return tuple(blocks)


def _leaves(body: str) -> Iterator[tuple[Token, bool]]:
    """Block tokens that hold text, and whether a block quote is around them."""
    depth = 0
    # NUL and line ends are replaced one for one there, so that line numbers hold.
    for token in MarkdownIt("commonmark").disable(_NOT_IN_PROSE).disable("inline").parse(body):
        if token.type == "blockquote_open":
            depth += 1
        elif token.type == "blockquote_close":
            depth -= 1
        elif token.type in _LEAVES:
            yield token, depth > 0


def _block_of(
    characters: str, start: int, stop: int, token: Token, width: int | None, inset: bool
) -> Iterator[Block]:
    start, stop = _stripped(characters, start, stop)
    if start == stop:
        return
    if token.type == "hr" or not any(
        map(str.isalnum, characters[start : min(stop, start + _HEADING_LENGTH)])
    ):
        yield Block(start, stop, "separator")
    elif token.type == "heading_open" and (
        token.markup.startswith("#") or _is_title(characters, start, stop)
    ):
        yield Block(start, stop, "heading", level=int(token.tag[1:]), inset=inset)
    elif token.type == "html_block" and characters.startswith("<!--", start):
        yield Block(start, stop, "paratext")
    else:
        yield from _paragraphs(characters, start, stop, width, inset)


def _is_title(characters: str, start: int, stop: int) -> bool:
    """Whether an underlined block is a heading, and not a paragraph with a rule typed just below it."""
    title = characters[start:stop].rstrip("-= \t").rstrip()
    return len(title) <= _HEADING_LENGTH and "\n" not in title and "\r" not in title


def _paragraphs(characters: str, start: int, stop: int, width: int | None, inset: bool) -> Iterator[Block]:
    for passage in split_passages(characters, start, stop):
        for block in divide(characters, passage, width):
            yield replace(block, inset=inset)


def _stripped(characters: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and characters[start].isspace():
        start += 1
    while start < stop and characters[stop - 1].isspace():
        stop -= 1
    return start, stop
