"""Names that the user gave, found in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fabula.layers import GivenCharacter
from fabula.mentioning.descriptions import DETERMINERS
from fabula.mentioning.words import Found, Words


def match_given(words: Words, cast: Sequence[GivenCharacter]) -> list[Found]:
    """Longest matches of the names that the user gave; those with an article match in any case."""
    forms: dict[str, set[tuple[str, ...]]] = {}
    for character in cast:
        for name in (character.name, *character.aliases):
            parts = tuple(_name_tokens(name))
            if parts:
                forms.setdefault(parts[0].lower(), set()).add(parts)
    found: list[Found] = []
    i = 0 if forms else len(words)
    while i < len(words):
        match = max((len(p) for p in forms.get(words.lower[i], ()) if _matches(words, i, p)), default=0)
        if match and not words.heading[i]:
            last = i + match
            article = words.lower[i] in DETERMINERS
            found.append((i, last, "NOM" if article and words.forms[last - 1].islower() else "PROP"))
        i += match or 1
    return found


def _name_tokens(name: str) -> Iterator[str]:
    for part in name.split():
        base, mark, tail = part.rpartition("'")
        if mark and tail.lower() == "s" and base:
            yield from (base, "'s")
        else:
            yield part


def _matches(words: Words, i: int, parts: tuple[str, ...]) -> bool:
    last = i + len(parts)
    if last > len(words) or not all(words.joined(j) for j in range(i, last - 1)):
        return False
    loose = parts[0].lower() in DETERMINERS
    for part, form in zip(parts, words.forms[i:last], strict=True):
        same = form.lower() == part.lower() if loose else form == part or form == part.upper()
        if not same:
            return False
    return True
