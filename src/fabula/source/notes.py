"""Notes to Fabula in a document: a paragraph of its own that says that what follows is meant.

``[fabula: meant]`` in any document, and ``<!-- fabula: meant -->`` in text and Markdown. The note stays in
the text, and is set aside from the story as paratext.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from fabula.layers import Block

_NOTE = re.compile(
    r"\s*(?:\[\s*fabula:\s*meant\b[^\]]*\]|<!--\s*fabula:\s*meant\b.*?-->)\s*", re.IGNORECASE | re.DOTALL
)
_LONGEST = 300


def is_note(words: str) -> bool:
    """Whether some words are a note that what follows is meant."""
    return len(words) <= _LONGEST and _NOTE.fullmatch(words) is not None


def set_notes_aside(characters: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, with those that are notes taken out of the story."""
    return tuple(
        replace(block, kind="paratext")
        if block.kind == "paragraph" and is_note(characters[block.start : block.stop])
        else block
        for block in blocks
    )
