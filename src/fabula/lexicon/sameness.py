"""Verbs that may tell one deed in different words, verbs of dealings between people, and opposites."""

from __future__ import annotations

from functools import cache

from fabula.lexicon.changes import goes, puts
from fabula.lexicon.minds import HOLDING, TELLING

_ALIKE = """
take bring carry drive lead escort; go come travel head return move; kiss snog smooch; put place set lay;
happen occur; kill murder slay; steal rob; begin start; end stop finish; want wish; hit strike punch smash;
hurt injure wound; marry wed; leave depart; find discover; help assist; buy purchase; repair fix mend;
close shut; like fancy; replace swap exchange substitute; speak talk chat; break smash shatter; hide conceal;
hug embrace; throw toss fling; grab seize snatch; finish complete; cry weep sob; receive get
"""
_KNOWING = frozenset(
    "know realise realize understand see remember notice learn discover find hear recall".split()
)
_LED = frozenset("take bring carry drive lead escort send fly smuggle drag".split())
_DEALINGS = frozenset(
    """kiss snog smooch hug embrace cuddle snuggle caress flirt date marry fight wrestle argue quarrel dance
    dally meet talk plot conspire""".split()
)
_JOINT = frozenset("kiss hug embrace marry fight date meet cuddle snuggle".split())
_DIRECTIONAL = frozenset(
    "back away home off out along around here there inside outside upstairs downstairs".split()
)


@cache
def _classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in _ALIKE.split(";"):
        first, *others = group.split()
        found.setdefault(first, first)
        for verb in others:
            found.setdefault(verb, first)
    return found


@cache
def verb_class(predicate: str) -> str:
    """The class of a predicate: verbs that may tell the same have one; directions do not count."""
    verb, *particles = predicate.split(" ")
    if predicate in ("go on", "take place", "come about"):
        return "happen"
    if verb in TELLING and verb not in ("promise", "swear", "warn"):
        return "tell"
    if verb in HOLDING and not particles:
        return "know" if verb in _KNOWING else "believe"
    moves = goes(verb) or puts(verb)
    kept = [word for word in particles if not (moves and word in _DIRECTIONAL)]
    return " ".join([_classes().get(verb, verb), *kept])


def leads(predicate: str) -> bool:
    """Whether who is the verb's object goes where the verb says: took her *to L.A.*."""
    return predicate.split(" ", 1)[0] in _LED


def is_dealing(predicate: str) -> bool:
    """Whether two of whom the verb tells thereby did something with each other."""
    return predicate.split(" ", 1)[0] in _DEALINGS


def is_joint(predicate: str) -> bool:
    """Whether "they …ed" tells that each did it to the other."""
    return predicate.split(" ", 1)[0] in _JOINT
