"""How much an echo speaks for knowledge that its bearer cannot have.

The score is a sum of few parts, each of which a reader would name too: how much of the other passage is
there, whether it is spoken or held as known, how its bearer stands to the other passage, whether it
foretells, and whether the text says that nobody else knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from fabula.findings.echoes import Access, Echo
from fabula.findings.page import Page
from fabula.findings.stretches import Stretch, Voice

A_WORD, ITS_RARITY, A_WORD_IN_ORDER = 0.5, 0.25, 0.5
FORETELLS, ANTICIPATES = 1.25, 1.0
KEPT = 1.5
VOICES: dict[Voice, float] = {
    "speech": 2.0,
    "held": 1.25,
    "thought": 0.0,
    "writing": 0.0,
    "told": 0.0,
    "wished": 0.0,
    "foreseen": -0.75,
    "narration": -1.5,
}
ACCESSES: dict[Access, float] = {
    "told later": 1.0,
    "private": 0.5,
    "not there": 0.0,
    "not told": 0.0,
    "said later": 0.0,
    "thought later": 0.0,
    "echoed": 0.0,
    "there": -1.0,
    "told": -1.5,
}
WEIGHTLESS_RUN = 2

_FUTURE = frozenset("will would shall 'll 'd wo".split())
_AHEAD = frozenset("already tonight tomorrow someday soon later before".split())
_KEEPING = frozenset("secret secretly alone unseen privately silently unnoticed".split())
_NOBODY = frozenset(("nobody", "none", "no-one", "nothing"))
_LETTING_KNOW = frozenset("tell told say said see saw seen know knew hear heard hears".split())
_BEFORE_IT = 6
"""Words before a stretch, in its sentence, that may say that it comes early: "before he can answer"."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """An echo with its score, in units in which 1 makes it 2.7 times as likely to be an error."""

    echo: Echo
    score: float


def suspicion(page: Page, echo: Echo) -> Suspicion:
    """How much an echo speaks for an error."""
    score = A_WORD * len(echo.shared) + ITS_RARITY * echo.telling
    score += A_WORD_IN_ORDER * max(0, echo.run - WEIGHTLESS_RUN)
    score += VOICES[echo.shown.voice] + ACCESSES[echo.access]
    if echo.access in ("private", "not there", "not told"):
        score += KEPT * _is_kept(page, echo.source)
    score += FORETELLS * _foretells(page, echo.shown) + ANTICIPATES * _anticipates(page, echo.shown)
    return Suspicion(echo, score)


def likelihood(score: float, threshold: float) -> float:
    """The certainty of a score, one half at the threshold."""
    return 1.0 / (1.0 + exp(threshold - score))


def strongest(found: Sequence[Suspicion]) -> list[Suspicion]:
    """For each stretch that shows something its strongest suspicion, the strongest of all first."""
    best: dict[int, Suspicion] = {}
    for row in found:
        before = best.get(row.echo.shown.index)
        if before is None or row.score > before.score:
            best[row.echo.shown.index] = row
    return sorted(best.values(), key=lambda row: (-row.score, row.echo.shown.start))


def _is_kept(page: Page, source: Stretch) -> bool:
    """Whether the text says beside it that nobody else knows: a secret, alone, told nobody, nobody saw."""
    for sentence in range(max(0, source.sentence - 1), min(source.sentence + 5, len(page.sentences))):
        row = page.sentences[sentence]
        forms = page.trees.forms[row.first : row.last]
        if _KEEPING.intersection(forms):
            return True
        if _NOBODY.intersection(forms) and _LETTING_KNOW.intersection(forms):
            return True
        if "never" in forms and "told" in forms:
            return True
    return False


def _foretells(page: Page, shown: Stretch) -> bool:
    return any(page.trees.forms[token] in _FUTURE for token in shown.tokens)


def _anticipates(page: Page, shown: Stretch) -> bool:
    first = max(page.sentences[shown.sentence].first, shown.tokens[0] - _BEFORE_IT)
    around = (*range(first, shown.tokens[0]), *shown.tokens)
    return any(page.trees.forms[token] in _AHEAD for token in around)
