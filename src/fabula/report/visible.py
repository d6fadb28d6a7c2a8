"""Characters that a page cannot carry, or that would deceive its reader, made visible.

Each is replaced by one character, so that offsets hold; the story file keeps the originals.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

# HTML has no way to write these: NUL and lone surrogates are not allowed, other controls are errors.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Marks, embeddings, overrides and isolates: in a name they could make it look like another.
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(words: str) -> str:
    """The words with control characters as their pictures (``␀``) and lone surrogates as U+FFFD."""
    return _UNWRITABLE.sub(_picture, words)


def visible_name(name: str) -> str:
    """A name for labels: on one line, and with the controls of writing direction as U+FFFD too."""
    return _DIRECTION.sub(REPLACEMENT, " ".join(visible(name).split())) or REPLACEMENT


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else REPLACEMENT
