"""What may stand in a column of CoNLL-U: clean text in Unicode's form NFC, known tags, sorted features."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

NOTHING = "_"

_TAGS = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
_FEATURE = re.compile(
    r"([A-Z][A-Za-z0-9]*(?:\[[a-z0-9]+\])?)=([A-Z0-9][A-Za-z0-9]*(?:,[A-Z0-9][A-Za-z0-9]*)*)"
)
# The validator of Universal Dependencies takes U+FFFD, too, for a sign of damage.
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")
_INSTEAD = "\N{WHITE SQUARE}"
_NOT_IN_NAMES = re.compile(r"[^\w.]+")


def column(text: str) -> str:
    """Text as one column: white space becomes single spaces, what cannot be written becomes "□"."""
    clean = _UNWRITABLE.sub(_INSTEAD, " ".join(text.split()))
    return unicodedata.normalize("NFC", clean) or NOTHING


def tag(text: str) -> str:
    """One of the seventeen universal parts of speech; ``X`` for anything else."""
    return text if text in _TAGS else "X"


def features(text: str) -> str:
    """Features in their order, each once, its values in order too; what is no feature is left out."""
    found: dict[str, str] = {}
    for feature in text.split("|"):
        match = _FEATURE.fullmatch(feature)
        if match is not None:
            values = sorted(set(match[2].split(",")), key=lambda value: (value.lower(), value))
            found.setdefault(match[1], f"{match[1]}={','.join(values)}")
    return "|".join(found[name] for name in sorted(found, key=lambda name: (name.lower(), name))) or NOTHING


def document_name(name: str) -> str:
    """A document's name as part of ids: without folder and ending, white space and marks as hyphens."""
    return _NOT_IN_NAMES.sub("-", column(PurePath(name).stem)).strip("-_") or "story"


def may_touch(left: str, right: str) -> bool:
    """Whether two forms side by side stay as they are in NFC; a lone accent would join the form before it."""
    return not unicodedata.combining(right[0]) and unicodedata.is_normalized("NFC", left + right)
