"""Verbs after which something is where, or what, it was not before: VerbNet's classes of putting and change.

Levin (1993): put 9, funnel 9.3, pour 9.5, spray and load 9.7, fill 9.8, send 11, bring and take 11.3,
carry 11.4, exchange 13.6, change of state 45; and those of manner of motion, 51.
"""

from __future__ import annotations

from fabula.lexicon.places import PLACES

_PUT = frozenset(
    """put place set lay move bring carry take transfer shift stow store hide drop stash stick stuff
    shove slip slide push pull drag toss throw hang pack park leave deposit tuck return relocate
    load pin plant insert position stand rest seat lean stack pile cram jam squeeze scatter sprinkle
    pour spill empty ladle shovel send deliver mail ship post smuggle fetch drive fly lead escort
    haul lug cart tow sneak manhandle dump fling hurl lift lower raise sweep wedge bury sink dip
    press attach tape glue nail screw add transport convey situate station install locate""".split()
)
_GO = frozenset(
    """go come walk run return step climb head travel drive ride fly hurry rush creep wander arrive dash
    race march stroll stride sneak sail swim crawl limp stagger stumble jog move get retreat
    withdraw escape flee enter reach visit proceed""".split()
)
_ENTER = frozenset("enter reach visit re-enter approach".split())
_STAY = frozenset("stay remain wait live sit stand lie kneel stop sleep rest crouch hide".split())
_FIND = frozenset("find see spot notice catch discover meet watch observe leave keep".split())
_SWAP = frozenset("swap replace exchange switch substitute trade".split())
_FILL = frozenset("fill stuff load pack stock refill top".split())
_POUR = frozenset("pour add spill ladle mix stir drip".split())
_CONTAIN = frozenset("contain hold store house include carry keep safeguard shelter".split())
_VESSELS = frozenset(
    """bag barrel basin basket bathtub bin bottle bowl box bucket cabinet can carton case cask casket chest
    container cooler crate cup cupboard desk dish drawer envelope folder freezer fridge glass hamper jar jug
    kettle locker mug oven pack packet pail pan pantry parcel pitcher pocket pot pouch purse rack
    refrigerator sack safe satchel shelf sink suitcase tank tin tray trunk tub tube vase vial wallet
    wardrobe""".split()
)
_STATES = {
    **dict.fromkeys(("open", "unseal", "uncork", "unwrap"), "open"),
    **dict.fromkeys(("close", "shut", "seal", "slam"), "closed"),
    **dict.fromkeys(("lock", "bolt", "latch"), "locked"),
    **dict.fromkeys(("unlock", "unbolt", "unlatch"), "unlocked"),
    **dict.fromkeys(("turn on", "switch on", "flick on", "power on"), "on"),
    **dict.fromkeys(("turn off", "switch off", "flick off", "power off", "extinguish", "blow out"), "off"),
    **dict.fromkeys(("break", "smash", "shatter", "crack", "snap"), "broken"),
    **dict.fromkeys(("clean", "wash", "wipe", "rinse", "scrub"), "clean"),
    **dict.fromkeys(("fix", "mend", "repair"), "mended"),
    **dict.fromkeys(("kill", "murder", "slay", "execute"), "dead"),
    **dict.fromkeys(("wet", "soak", "drench"), "wet"),
    "dry": "dry",
    "empty": "empty",
    "drain": "empty",
    "freeze": "frozen",
    "melt": "melted",
    "wake": "awake",
    "wake up": "awake",
    "light": "lit",
    "hide": "hidden",
}
_STATE_WORDS = frozenset(_STATES.values()) | frozenset(
    """shut full lit unlit fresh rotten spoiled ripe sealed cracked intact damaged torn ruined hot cold
    dirty ready finished gone missing lost alive""".split()
)
_COMPOUND = ("in front of", "next to", "on top of", "back to", "back in", "in to")
_GOALS = frozenset(
    """to into in on onto inside under beneath behind beside near over at upon underneath by between
    among around above below outside within against aboard toward towards""".split()
) | frozenset(_COMPOUND)
_PLACES = _GOALS - frozenset(["to", "into", "onto", "in to", "back to", "toward", "towards"])
_NO_PLACES = frozenset(
    """love trouble tears danger fact general pain charge question debt need shock doubt silence peace
    time case order private public reality truth secret hurry way mood turn course hand hands front
    return response reply fire purpose board duty guard record side line end moment minute hour day
    night morning evening afternoon week month year past future beginning first last least once work
    mind voice tone whisper manner fashion surprise horror anger fear delight despair relief
    disbelief agreement particular addition all once life death war fight battle control favour
    favor touch use view sight line vain person total circles pieces gesture attempt effort spite
    middle""".split()
)
_DIRECTION_PLACES = frozenset(
    "home upstairs downstairs inside outside indoors outdoors abroad here there".split()
)


def puts(verb: str) -> bool:
    """Whether a verb's object ends up where its "in", "on" or "to" says."""
    return verb in _PUT


def goes(verb: str) -> bool:
    """Whether a verb's subject ends up where its "in", "on" or "to" says."""
    return verb in _GO


def enters(verb: str) -> bool:
    """Whether a verb's object is the place where its subject ends up."""
    return verb in _ENTER


def stays(verb: str) -> bool:
    """Whether a verb's subject is, for a while, where its "in", "on" or "at" says."""
    return verb in _STAY


def finds(verb: str) -> bool:
    """Whether a verb's object is where its "in" or "on" says: found her *in the kitchen*."""
    return verb in _FIND


def swaps(verb: str) -> bool:
    """Whether what stands behind "with" takes the place of a verb's object."""
    return verb in _SWAP


def fills(verb: str) -> bool:
    """Whether what stands behind "with" ends up inside a verb's object."""
    return verb in _FILL


def pours(verb: str) -> bool:
    """Whether a verb's object becomes what is in the vessel that its "into" or "to" names."""
    return verb in _POUR


def contains(verb: str) -> bool:
    """Whether a verb's object is inside its subject."""
    return verb in _CONTAIN


def is_vessel(noun: str) -> bool:
    """Whether a noun names what things are kept in: who says that a box has them says that they are in it."""
    return noun in _VESSELS or noun in PLACES


def becomes(lemma: str) -> str | None:
    """The state in which a verb, with its particle, leaves its object; None for none that is known."""
    return _STATES.get(lemma)


def is_state(word: str) -> bool:
    """Whether an adjective names a state of things that passes: open, closed, on."""
    return word in _STATE_WORDS


def is_goal(preposition: str) -> bool:
    """Whether a preposition may say where something ends up."""
    return preposition in _GOALS


def is_static(preposition: str) -> bool:
    """Whether a preposition may say where something is."""
    return preposition in _PLACES


def is_no_place(noun: str) -> bool:
    """Whether a noun behind a preposition of place tells a time, manner or state: in love, in time."""
    return noun in _NO_PLACES


def is_place_adverb(form: str) -> bool:
    """Whether an adverb is a place by itself: home, upstairs."""
    return form in _DIRECTION_PLACES


def changes_something(verb: str) -> bool:
    """Whether a verb may leave anything where, or as, it was not before."""
    return verb in _CHANGING


_CHANGING = (
    _PUT | _GO | _ENTER | _STAY | _FIND | _SWAP | _FILL | _POUR | _CONTAIN
    | frozenset(lemma.split(" ", 1)[0] for lemma in _STATES)
)  # fmt: skip
