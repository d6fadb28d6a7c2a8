"""Whether what says what comes later shows foreknowledge: no plan, and nothing that is so already."""

from __future__ import annotations

from fabula.findings.echoes import Echo
from fabula.findings.page import Page
from fabula.findings.telling_words import stem
from fabula.layers import Frame

AT_ONCE = 8
"""Sentences within which narration still speaks of what has just been named, or is just being thought of."""

REPEATED = 0.75
"""The share of a passage that is in one run of words that another has, if the one only repeats the other."""

_PLANNING = frozenset("will would shall must should can could may ought need go have".split())
_BIDDING = frozenset("shall must should can could may ought need have".split())
_SPEAKING = frozenset("i we us me".split())
_SPOKEN_TO = frozenset("you thou thee ye tha' tha ya".split())


def happens(page: Page, echo: Echo) -> bool:
    """Whether what the later passage shares with the earlier one is something that happens there.

    What is only described at once was so before: "Fetch the old book." The old book was worn at its edges.
    """
    if echo.source.voice != "narration" or echo.source.sentence - echo.shown.sentence > AT_ONCE:
        return True
    shared, tokens, trees = set(echo.shared), set(echo.source.tokens), page.trees
    words = sum(any(map(str.isalnum, trees.forms[token])) for token in tokens)
    if echo.run >= REPEATED * words:
        return False  # a caption, a refrain: the words themselves stand there twice
    happening = page.happening.intersection(tokens)
    return any(
        stem(trees.words[below].lemma.lower()) in shared
        for token in happening
        for below in trees.below(token)
    )


def is_bidden(page: Page, echo: Echo) -> bool:
    """Whether what is said bids somebody do something."""
    return any("Mood=Imp" in page.trees.words[token].features for token in echo.shown.tokens)


def is_planned(page: Page, echo: Echo) -> bool:
    """Whether what is said is what the speaker will do, or a hearer is to do: a plan may well come true."""
    return any(
        _shares(page, echo, frame) and _plans(page, echo, frame)
        for frame in page.frames_in(echo.shown.tokens)
    )


def _shares(page: Page, echo: Echo, frame: Frame) -> bool:
    shared = set(echo.shared)
    words = page.trees.words
    return any(stem(words[token].lemma.lower()) in shared for token in page.trees.below(frame.token))


def _plans(page: Page, echo: Echo, frame: Frame) -> bool:
    """Whether a clause says what the speaker will do, or what those whom he speaks to shall."""
    forms = {page.trees.forms[filler.token] for filler in frame.agent}
    people = {one for filler in frame.agent for one in filler.people}
    if frame.modality in _PLANNING and (_SPEAKING & forms or echo.shown.person in people):
        return True
    return frame.modality in _BIDDING and bool(_SPOKEN_TO & forms or people & {*echo.shown.hearers})
