"""Ids made from names: ``Miss Bates`` becomes ``miss-bates``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from hashlib import sha256

from fabula.layers import RESERVED_IDS

# Letters that Unicode does not decompose into an ASCII letter and a mark.
_UNDECOMPOSED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i"}
)
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_slug(id: str) -> bool:
    """Whether ``id`` is made of lower-case ASCII letters and digits, joined by single hyphens."""
    return _SLUG.fullmatch(id) is not None


def slug(name: str) -> str:
    """The id that a name gives: never empty, and never a reserved id.

    A name without any letter or digit that ASCII can stand for gives ``person-`` and eight
    hexadecimal digits that depend on the name alone.
    """
    return unique_slugs((name,))[0]


def unique_slugs(names: Sequence[str], taken: Collection[str] = ()) -> tuple[str, ...]:
    """An id for each name, in order, all different from each other and from ``taken``.

    The first person of a name gets the bare slug, later ones ``-2``, ``-3`` and so on.
    """
    used = {*RESERVED_IDS, *taken}
    last_number: dict[str, int] = {}
    ids = []
    for name in names:
        stem = _stem(name)
        number = last_number.get(stem, 0) + 1
        while (id := stem if number == 1 else f"{stem}-{number}") in used:
            number += 1
        last_number[stem] = number
        used.add(id)
        ids.append(id)
    return tuple(ids)


def _stem(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_APOSTROPHES).translate(_UNDECOMPOSED))
    ascii_only = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", ascii_only))
    return stem or f"person-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
