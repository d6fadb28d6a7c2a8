"""Dialogue that dashes introduce, with narration set off by dashes or by nothing but its speech tag.

Three manners are known: a dash at every change between speech and narration ("— Come in, — he said. —
It is cold."), dashes that hug the narration ("—Come in —he said—. It is cold."), and one dash for the
whole ("—Come in, he said. It is cold.").
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from fabula.quoting.tags import begins_with_tag, find_tag
from fabula.text import Span


class DashedSpan(NamedTuple):
    """One stretch of speech: from its dash (where it has one) to its last word, and its inside."""

    start: int
    stop: int
    inner: Span
    certainty: float


_DASH_AT_START = re.compile(r"[_*]{0,2}(?:[—–―]|-{2,3}(?!-))\s*(?=[^\s—–―-])")
_SEPARATOR = re.compile(r"(?<=\s)(?:[—–―]|--)(?=\s|$)")
_LOOSE_SEPARATOR = re.compile(
    r"(?<=\s)(?:[—–―]|--)(?=[^\s])|(?<=[^\s—–―-])(?:[—–―]|--)(?=[\s.,;:!?])|(?<=\s)(?:[—–―]|--)(?=\s)"
)
_PERSONAL = re.compile(
    r"\b(?:I|me|my|mine|you|your|yours|we|us|our|ours|thou|thee|is|are|am|do|does|don[’']t|will|shall|can|let|please)\b"
    r"|[’'](?:m|re|ll|ve)\b|[?!]"
)
_NARRATIVE = re.compile(
    r"\b(?:he|she|they|his|him|her|their)\b|\b(?:was|were|had|did|could|would|\w{3,}ed)\b", re.I
)
_SENTENCE_STOP = re.compile(r"(?:(?<!\bM)(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)\.|[?!…])[”’\"')]{0,3}\s+")
_GOES_ON = re.compile(r"[,;:]\s+(?!\w+ing\b|with\b|as\b|who\b|which\b|in\b|at\b|his\b|her\b|while\b|when\b)")


def dialogue_dash(characters: str, start: int, stop: int) -> int | None:
    """Where the words begin in a paragraph that opens with a dash; None if it does not."""
    match = _DASH_AT_START.match(characters, start, stop)
    return match.end() if match else None


def find_dashed(characters: str, start: int, stop: int, ended: bool, spaced: bool) -> list[DashedSpan]:
    """The speech of one paragraph of a passage whose dialogue is marked by dashes.

    Args:
        characters: the whole text.
        start: the paragraph's start.
        stop: the paragraph's end.
        ended: whether the passage marks the end of speech by dashes as well.
        spaced: whether its dashes stand between spaces; then speech may begin in mid paragraph.
    """
    words = dialogue_dash(characters, start, stop)
    if words is None and not (ended and spaced):
        return []
    if words is not None and not ended:
        return _untagged(characters, start, words, stop)
    first = start if words is None else words
    pattern = _SEPARATOR if spaced else _LOOSE_SEPARATOR
    separators = [match.span() for match in pattern.finditer(characters, first, stop)]
    if words is None and not separators:
        return []
    return _alternating(characters, start, words, stop, separators)


def _alternating(
    characters: str, start: int, words: int | None, stop: int, separators: list[tuple[int, int]]
) -> list[DashedSpan]:
    """Label the segments between separators as speech or narration, most probably by turns."""
    edges = [(start, start if words is None else words), *separators, (stop, stop)]
    segments = [(left[1], right[0]) for left, right in pairwise(edges)]
    said = _labels([_leaning(characters, *segment) for segment in segments], words is not None)
    found: list[DashedSpan] = []
    for number, (begin, end) in enumerate(segments):
        if not said[number]:
            continue
        inner = strip(characters, begin, end)
        if inner.start >= inner.stop:
            continue
        if number and said[number - 1] and found:
            found[-1] = DashedSpan(found[-1].start, inner.stop, Span(found[-1].inner.start, inner.stop), 0.7)
        else:
            found.append(DashedSpan(edges[number][0], inner.stop, inner, 0.9))
    return found


def _labels(leanings: list[float], opens: bool) -> list[bool]:
    """Whether each segment is speech: the best sequence, where staying the same costs."""
    staying = 2.5
    costs = {True: 0.0 if opens else 6.0, False: 6.0 if opens else 0.0}
    chosen: list[dict[bool, bool]] = []
    for number, leaning in enumerate(leanings):
        if number:
            back = {}
            following = {}
            for label in (True, False):
                same, other = costs[label] + staying, costs[not label]
                back[label] = label if same < other else not label
                following[label] = min(same, other)
            chosen.append(back)
            costs = following
        costs = {True: costs[True] - leaning, False: costs[False] + leaning}
    label = costs[True] <= costs[False]
    labels = [label]
    for back in reversed(chosen):
        label = back[label]
        labels.append(label)
    return labels[::-1]


def _leaning(characters: str, start: int, stop: int) -> float:
    """How much a segment looks like speech (above 0) or like narration (below)."""
    sample = characters[start : min(stop, start + 400)]
    if begins_with_tag(characters, start, stop):
        return -1.5
    personal, narrative = len(_PERSONAL.findall(sample)), len(_NARRATIVE.findall(sample))
    if personal == narrative:
        return 0.0
    return max(-1.0, min(1.0, 0.5 * (personal - narrative)))


def _untagged(characters: str, start: int, words: int, stop: int) -> list[DashedSpan]:
    """One dash for the whole paragraph: narration shows by its speech tag and its tense."""
    found: list[DashedSpan] = []
    at, opening = words, start
    while at < stop:
        tag = find_tag(characters, at, stop)
        inner = strip(characters, at, tag if tag is not None else stop)
        if inner.start < inner.stop:
            found.append(DashedSpan(opening, inner.stop, inner, 0.6 if found else 0.85))
        if tag is None:
            break
        at = _resumption(characters, tag, stop)
        opening = at
    return found


def _resumption(characters: str, tag: int, stop: int) -> int:
    """Where speech goes on after a speech tag: after its comma, or with a sentence that is no narration."""
    sentence = _SENTENCE_STOP.search(characters, tag, stop)
    end = sentence.end() if sentence else stop
    onward = _GOES_ON.search(characters, tag, min(end, tag + 120))
    if onward and _speech_like(characters[onward.end() : min(end, onward.end() + 300)]):
        return onward.end()
    while end < stop:
        sentence = _SENTENCE_STOP.search(characters, end, stop)
        following = sentence.end() if sentence else stop
        if _speech_like(characters[end : min(following, end + 300)]):
            return end
        end = following
    return stop


def _speech_like(words: str) -> bool:
    return len(_PERSONAL.findall(words)) > len(_NARRATIVE.findall(words)) or (
        not _NARRATIVE.search(words) and len(words) < 80
    )


def strip(characters: str, start: int, stop: int) -> Span:
    """A span without the white space at its ends."""
    while start < stop and characters[start].isspace():
        start += 1
    while stop > start and characters[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)
