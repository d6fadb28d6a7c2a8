"""Stretches that tell of what was before: runs of the pluperfect, and what is told within them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fabula.layers import Frame, Paragraph
from fabula.lexicon.motion import MENTAL
from fabula.staging.clauses import is_main, is_pluperfect
from fabula.staging.page import Page
from fabula.text import Span

_LEAST, _TRAILING = 4, 3
"""Sentences from which on a stretch is a scene of its own; sentences in the simple past that may end it."""


def flashbacks(
    page: Page, frames: Sequence[Frame], paragraphs: Sequence[Paragraph], quoted: Sequence[Span]
) -> list[Span]:
    """The stretches that are long enough to be scenes, in order.

    One opens with a sentence in the pluperfect and goes on to the end of its paragraph, or to the sentence
    before somebody speaks; a paragraph that opens in the pluperfect takes it up.
    """
    told = _told(page, frames)
    spoken = {page.sentence_at(span.start) for span in quoted}
    found: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        first, last = page.sentence_at(paragraph.start), page.sentence_at(paragraph.stop - 1)
        stretch = _stretch(first, last, told, spoken)
        if stretch is None:
            continue
        start, stop = stretch
        if found and found[-1][1] == start:
            found[-1] = found[-1][0], stop
        else:
            found.append((start, stop))
    return [
        Span(page.sentence_start(start), page.sentence_end(stop - 1))
        for start, stop in found
        if _is_scene([told.get(n, _Told(False, False)) for n in range(start, stop)])
    ]


class _Told(NamedTuple):
    """How a sentence is told: its main clause in the pluperfect, and whether something happens in it so."""

    perfect: bool
    happens: bool


def _is_scene(sentences: Sequence[_Told]) -> bool:
    perfect = sum(row.perfect for row in sentences)
    happens = sum(row.happens for row in sentences)
    return len(sentences) >= _LEAST and happens >= 2 and perfect * 3 >= len(sentences)


def _told(page: Page, frames: Sequence[Frame]) -> dict[int, _Told]:
    """How each sentence of the narration is told."""
    found: dict[int, _Told] = {}
    for frame in frames:
        if frame.quoted is not None:
            continue
        sentence = page.sentence_of[frame.token]
        before = found.get(sentence)
        perfect = is_pluperfect(page, frame.token)
        happens = perfect and frame.polarity == "+" and frame.lemma.split()[0] not in MENTAL
        main = (before is not None and before.perfect) or (perfect and is_main(page, frame.token))
        found[sentence] = _Told(main, happens or (before is not None and before.happens))
    return found


def _stretch(first: int, last: int, told: Mapping[int, _Told], spoken: set[int]) -> tuple[int, int] | None:
    """First sentence, and the sentence after the last."""
    start = next(
        (n for n in range(first, last + 1) if n in told and told[n].perfect and n not in spoken), None
    )
    if start is None:
        return None
    stop = next((n for n in range(start, last + 1) if n in spoken), last + 1)
    if stop <= last:
        stop -= 1  # the sentence before the first words is where they are said
    perfect = [n for n in range(start, stop) if n in told and told[n].perfect]
    return (start, min(stop, perfect[-1] + 1 + _TRAILING)) if perfect else None
