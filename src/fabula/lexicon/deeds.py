"""Verbs of which people are the subjects, by which a word that is no known name shows that it is one."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.lexicon.verb_forms import verb_lemma

_VERBS = frozenset(
    """want wish hope believe think know notice realise realize see hear watch observe decide plan try intend
    need remember forget wonder guess suspect ask say tell reply answer smile laugh nod sigh frown enter exit
    walk love like hate dislike""".split()
)
HELPERS = frozenset("is was has had does did will would can could".split())


def somebody_does(following: Sequence[str]) -> bool:
    """Whether words after a subject tell what only people do: "believes", "did not see".

    Args:
        following: three words, or what there is, in lower case.
    """
    helped = following[:1] and following[0] in HELPERS
    place = (2 if list(following[1:2]) == ["not"] else 1) if helped else 0
    if place >= len(following):
        return False
    verb = following[place]
    base = verb_lemma(verb)
    return base in _VERBS and (bool(helped) or verb != base)
