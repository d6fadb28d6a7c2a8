"""Stretches that tell of what was before: runs of the pluperfect, and what is told within them."""

from __future__ import annotations

from collections.abc import Sequence

from fabula.layers import Frame, Paragraph
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
    perfect = _perfect_sentences(page, frames)
    spoken = {page.sentence_at(span.start) for span in quoted}
    found: list[tuple[int, int, int]] = []
    for paragraph in paragraphs:
        first, last = page.sentence_at(paragraph.start), page.sentence_at(paragraph.stop - 1)
        stretch = _stretch(first, last, perfect, spoken)
        if stretch is None:
            continue
        start, stop, count = stretch
        if found and found[-1][1] == start:
            found[-1] = found[-1][0], stop, found[-1][2] + count
        else:
            found.append((start, stop, count))
    return [
        Span(page.sentence_start(start), page.sentence_end(stop - 1))
        for start, stop, count in found
        if stop - start >= _LEAST and count >= 2 and count * 3 >= stop - start
    ]


def _perfect_sentences(page: Page, frames: Sequence[Frame]) -> dict[int, bool]:
    """For each sentence with a main clause in the narration: whether that is in the pluperfect."""
    found: dict[int, bool] = {}
    for frame in frames:
        if frame.quoted is None and is_main(page, frame.token):
            sentence = page.sentence_of[frame.token]
            if sentence not in found:
                found[sentence] = is_pluperfect(page, frame.token)
    return found


def _stretch(
    first: int, last: int, perfect: dict[int, bool], spoken: set[int]
) -> tuple[int, int, int] | None:
    """First sentence, sentence after the last, and how many are in the pluperfect."""
    start = next((n for n in range(first, last + 1) if perfect.get(n) and n not in spoken), None)
    if start is None:
        return None
    stop = next((n for n in range(start, last + 1) if n in spoken), last + 1)
    if stop <= last:
        stop -= 1  # the sentence before the first words is where they are said
    told = [n for n in range(start, stop) if perfect.get(n)]
    return (start, min(stop, told[-1] + 1 + _TRAILING), len(told)) if told else None
