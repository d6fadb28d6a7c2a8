"""Families called by their name: "the Bennets" are a group, and those who bear the name are in it."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.people.clusters import Person
from fabula.people.names import Name


def families_of(persons: Sequence[Person]) -> dict[int, tuple[int, ...]]:
    """The persons that are families, with those who bear the name, in their order.

    A family has only forms of one name in the plural, with "the", that another person bears; so it is never
    one with any of its members.
    """
    bearers: dict[str, list[int]] = {}
    for index, person in enumerate(persons):
        for name in {surname for one in person.names() if (surname := _family_name(one))}:
            bearers.setdefault(name, []).append(index)
    found = {}
    for index, person in enumerate(persons):
        called = {_singular(one, bearers) for one in person.names()}
        if len(called) == 1 and (name := called.pop()):
            found[index] = tuple(bearers[name])
    return found


def _family_name(name: Name) -> str:
    """The surname that a form tells of, "" where it tells of none."""
    if name.surname is not None:
        return name.surname
    return name.words[-1] if name.honorifics and name.words and not name.article else ""


def _singular(name: Name, bearers: dict[str, list[int]]) -> str:
    """The family name of which a form with "the" is the plural, "" where it is none."""
    if not name.article or name.honorifics or len(name.words) != 1:
        return ""
    word = name.words[0]
    return next((word[:-cut] for cut in (1, 2) if word[-cut:] in ("s", "es") and word[:-cut] in bearers), "")
