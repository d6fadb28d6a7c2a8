"""Whether what says what comes later shows foreknowledge: no plan, no guess, nothing that is so already."""

from __future__ import annotations

from fabula.findings.echoes import Echo
from fabula.findings.page import Page
from fabula.findings.telling_words import stem
from fabula.layers import Frame

_PLANNING = frozenset("will shall must should can may could would ought need go have".split())
_ONE_OF_US = frozenset("i we you thou thee ye tha' tha ya us me".split())
_GUESSING = frozenset("guess suspect believe think suppose feel expect imagine picture sense foresee".split())
_KNOWING = frozenset("know realize realise understand remember recall see certain sure aware".split())


def happens(page: Page, echo: Echo) -> bool:
    """Whether what the later passage shares with the earlier one is something that happens there.

    What it only describes was so before: "Fetch the old book." The old book was worn at its edges.
    """
    if echo.source.voice != "narration":
        return True
    shared, tokens = set(echo.shared), set(echo.source.tokens)
    happening = page.happening.intersection(tokens)
    trees = page.trees
    return any(
        stem(trees.words[below].lemma.lower()) in shared
        for token in happening
        for below in trees.below(token)
    )


def is_planned(page: Page, echo: Echo) -> bool:
    """Whether what is said is what one of those who talk will do, or is to do: a plan may well come true."""
    return any(
        _shares(page, echo, frame)
        and frame.modality in _PLANNING
        and _is_of_those_who_talk(page, echo, frame)
        for frame in page.frames_in(echo.shown.tokens)
    )


def is_guessed(page: Page, echo: Echo) -> bool:
    """Whether what is held is held as a guess, not as known."""
    first = page.sentences[echo.shown.sentence].first
    lemmas = {page.trees.words[token].lemma.lower() for token in range(first, echo.shown.tokens[-1] + 1)}
    return not lemmas.isdisjoint(_GUESSING) and lemmas.isdisjoint(_KNOWING)


def _shares(page: Page, echo: Echo, frame: Frame) -> bool:
    shared = set(echo.shared)
    words = page.trees.words
    return any(stem(words[token].lemma.lower()) in shared for token in page.trees.below(frame.token))


def _is_of_those_who_talk(page: Page, echo: Echo, frame: Frame) -> bool:
    talking = {echo.shown.person, *echo.shown.hearers}
    return any(
        page.trees.forms[filler.token] in _ONE_OF_US or (filler.people and talking.issuperset(filler.people))
        for filler in frame.agent
    )
