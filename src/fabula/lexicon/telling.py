"""Verbs whose object, or whose "to" and "for", is a person who gets something, and adverbs of direction."""

from __future__ import annotations

_TELLING = frozenset(
    """tell ask inform remind assure promise warn advise notify persuade convince beg order command
    instruct urge implore entreat bid request call phone text write email show teach answer thank forbid
    threaten reassure update brief""".split()
)
_SAYING_TO = frozenset(
    """say speak talk whisper mutter murmur shout yell cry call explain mention confess admit report
    reveal announce describe suggest propose lie sing read write send repeat return declare claim
    apologise apologize complain confide signal wave nod point reply listen introduce deny swear""".split()
)
_GIVING_TO = frozenset(
    """give hand pass offer send bring take show lend sell throw toss pay return deliver mail post
    leave present award grant feed serve teach fetch buy bequeath entrust assign slip carry lead""".split()
)
_GIVING_FOR = frozenset(
    """buy make get find fetch bring cook bake build keep save leave order prepare pour play sing open
    write draw knit""".split()
)
_DIRECTIONS = frozenset(
    """in out back away up down off over on around round along through past by across forward forwards
    backward backwards aside apart together upstairs downstairs home inside outside indoors outdoors
    here there ashore aboard abroad behind ahead onward onwards near under underneath below above
    overboard everywhere elsewhere somewhere nowhere anywhere""".split()
)


def tells(lemma: str) -> bool:
    """Whether the object of a verb is the one who is told: told *Angel* that …"""
    return lemma in _TELLING


def gives_to(lemma: str) -> bool:
    """Whether "to" a person after the verb tells who gets something: gave it *to Ann*, said *to Ann*."""
    return lemma in _GIVING_TO or lemma in _SAYING_TO or lemma in _TELLING


def gives_for(lemma: str) -> bool:
    """Whether "for" a person after the verb tells who gets something: bought it *for Ann*."""
    return lemma in _GIVING_FOR


def is_direction(form: str) -> bool:
    """Whether an adverb tells where a movement leads, or where one is: in, back, upstairs, home."""
    return form in _DIRECTIONS
