"""What happens once, what is no one thing, and what nobody leaves behind: for what may speak against what."""

from __future__ import annotations

ONCE = frozenset(
    """die kill murder drown hang poison strangle stab shoot bury marry wed divorce betray steal rob inherit
    adopt""".split()
)
"""Verbs of what happens once, or is told of as one deed: wherever a text comes back to it, it is the same."""

INDEFINITE = frozenset(
    """something anything nothing everything somebody anybody nobody everybody someone anyone everyone none
    one ones it this that these those so such thing things what all other others another same much more less
    little lot nought naught aught who whom which how why when where nothin' somethin' anythin'
    nowt owt summat""".split()
)
"""Words that name no one thing: two clauses about "something" need not be about the same."""

FLEETING = frozenset(
    """see hear know understand feel find notice look think wonder remember forget want wish like mean go come
    return leave arrive stay stand sit lie walk run say tell speak talk ask answer""".split()
)
"""Verbs of what people do, or do not, from one moment to the next."""

AUXILIARIES = frozenset(
    "be do have can ca could will wo would shall sha should may might must need dare".split()
)
"""Verbs that by themselves say nothing: "I can't", "you did"."""

BODILY = frozenset(
    """eye hand head face arm leg foot finger thumb hair lip mouth back shoulder chin neck throat knee heart
    breast bosom chest cheek brow forehead ear nose tear voice gaze glance look smile breath mind thought
    eyelid eyelash fist wrist elbow palm lap waist hip toe heel tongue tooth skin blood spirit soul strength
    figure body attention word""".split()
)
"""What is of a person and goes where he goes: that it moves is no news that somebody could miss."""
