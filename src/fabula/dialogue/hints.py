"""What words hint at of a speaker who is not named: whom a line calls, whose kin speaks, who is the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fabula.layers import Character, Mention, Resolution
from fabula.lexicon import people
from fabula.lexicon.speech import speech_verbs
from fabula.people.names import titled
from fabula.people.vocatives import is_called
from fabula.trees import Trees

KIN = people.KIN_TERMS | {"husband", "wife"}
OTHER_ONE = frozenset({"other", "latter"})

Shares = tuple[tuple[str, float], ...]


def called_gender(trees: Trees, first: int, last: int) -> str:
    """The gender of somebody whom some words call without a name ("sir", "mother", "my dear fellow")."""
    calls = people.called_by()
    for token in range(first, last):
        gender = calls.get(trees.forms[token], "")
        if gender and is_called(trees, token, token + 1):
            return gender
    return ""


def tells(trees: Trees, first: int, last: int) -> bool:
    """Whether the last sentence of some words has a verb that can tell speech (said, nodded)."""
    for token in range(last - 2, first - 1, -1):
        if trees.forms[token][0] in ".!?":
            return False
        if trees.forms[token] in speech_verbs():
            return True
    return False


def family_names(character: Character) -> frozenset[str]:
    """The last words of the names of two words or more that a person has, in lower case."""
    names = (character.name, *(alias.text for alias in character.aliases))
    return frozenset(name.split()[-1].lower() for name in names if " " in name)


def title_of(character: Character) -> str:
    """The gender that the titles in a person's names tell, "" where they tell none or differ."""
    told = {titled(name) for name in (character.name, *(alias.text for alias in character.aliases))} - {""}
    return told.pop() if len(told) == 1 else ""


def owners_of(index: int, mentions: Sequence[Mention], resolutions: Mapping[int, Resolution]) -> Shares:
    """Whose mother "her mother" is: the people whom the first word of a description may mean."""
    before = mentions[index - 1] if index else None
    if before is None or before.kind == "NOM" or before.start != mentions[index].start:
        return ()
    found = resolutions.get(index - 1)
    if found is None:
        return ()
    return found.candidates or ((found.character, found.certainty),)


def is_other(description: str) -> bool:
    """Whether a description means who is not the one before ("the other")."""
    return bool(description) and description.split()[-1] in OTHER_ONE


def is_kin(description: str) -> bool:
    """Whether a description means somebody's kin or spouse."""
    return bool(description) and description.split()[-1] in KIN
