"""Knowledge that nobody can have, planted in short stories (Act-on-Known): is it found, and silence kept?

An error story is an original in which somebody shows, in one passage, knowledge that he cannot have. The
stories are parted by their originals, by turns in the order of their numbers: on the one half the threshold
is chosen that tells error stories from originals; all figures but the false alarms are of the other. False
alarms are the findings of the check at its own threshold, on all originals. Nothing is trained on this data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from fabula.findings import findings_of
from fabula.findings.impossible_knowledge import suspicions
from fabula.findings.page import Page
from fabula.reading import read_manuscript
from fabula.source.plain import plain_manuscript
from fabula.text import Span, Text

_SENTENCE_END = re.compile(r"(?<=[.!?”’\"])\s+")
SHORTEST_PIECE = 12  # characters of a planted passage that are looked for where it is not there whole


@dataclass(frozen=True, slots=True)
class Checked:
    """A story as the check sees it.

    Attributes:
        name: number of the file.
        original: number of the original that it is, or was made from.
        planted: where the planted passage stands; () for originals, and where it is not found.
        scores: of all suspicions, the strongest first.
        places: where these stand, in the same order.
        findings: the passages that the check tells of.
    """

    name: str
    original: int
    error: bool
    words: int
    planted: tuple[Span, ...]
    scores: tuple[float, ...]
    places: tuple[Span, ...]
    findings: tuple[Span, ...]

    @property
    def score(self) -> float:
        """How suspect the story is."""
        return self.scores[0] if self.scores else -np.inf

    @property
    def rank(self) -> int | None:
        """The rank of the planted passage, from 1; None where it is not suspected."""
        for place, span in enumerate(self.places, 1):
            if any(span.overlaps(planted) for planted in self.planted):
                return place
        return None


def measure(data: Path, split: str) -> dict[str, object]:
    """Balanced accuracy, ranks and false alarms; ``split`` does not matter."""
    stories = list(check_all(data / "belief" / "act-on-known"))
    numbers = sorted({story.original for story in stories})
    choosing = set(numbers[0::2])
    chosen_on = [story for story in stories if story.original in choosing]
    told_of = [story for story in stories if story.original not in choosing]
    threshold = best_threshold(chosen_on)
    originals = [story for story in stories if not story.error]
    words, alarms = sum(story.words for story in originals), sum(len(story.findings) for story in originals)
    return {
        "originals": len(originals),
        "error_stories": len(stories) - len(originals),
        "threshold": round(threshold, 3),
        "balanced_accuracy": balanced_accuracy(told_of, threshold),
        "balanced_accuracy_where_chosen": balanced_accuracy(chosen_on, threshold),
        **_ranks([story for story in told_of if story.error]),
        "found_at_default": _share([_found(story) for story in told_of if story.error]),
        "words_of_originals": words,
        "false_alarms": alarms,
        "false_alarms_per_10000_words": round(10_000 * alarms / max(words, 1), 3),
    }


def check_all(folder: Path) -> Iterator[Checked]:
    """All stories, checked: the originals first."""
    pairs: dict[str, int] = json.loads((folder / "pairs.json").read_text("utf-8"))
    for kind in ("originals", "errors"):
        for path in sorted((folder / kind).glob("*.json"), key=lambda path: int(path.stem)):
            row = json.loads(path.read_text("utf-8"))
            original = pairs[path.stem] if kind == "errors" else int(path.stem)
            yield check(path.stem, original, row["story"], row.get("error"))


def check(name: str, original: int, characters: str, error: str | None) -> Checked:
    """One story, checked."""
    story = read_manuscript(plain_manuscript(Text.of(characters, name)))
    found = suspicions(Page(story))
    return Checked(
        name,
        original,
        error is not None,
        len(characters.split()),
        tuple(planted(characters, error)) if error is not None else (),
        tuple(row.score for row in found),
        tuple(Span(row.echo.shown.start, row.echo.shown.stop) for row in found),
        tuple(Span(row.start, row.stop) for row in findings_of(story)),
    )


def planted(characters: str, error: str) -> Iterator[Span]:
    """Where a planted passage stands: whole, or those of its sentences that are there."""
    at = characters.find(error)
    if at >= 0:
        yield Span(at, at + len(error))
        return
    for piece in _SENTENCE_END.split(error):
        at = characters.find(piece.strip())
        if len(piece.strip()) >= SHORTEST_PIECE and at >= 0:
            yield Span(at, at + len(piece.strip()))


def best_threshold(stories: Sequence[Checked]) -> float:
    """The score that parts error stories from originals best."""
    scores = sorted({story.score for story in stories if np.isfinite(story.score)})
    between = [(one + other) / 2 for one, other in pairwise(scores)]
    return max([*between, *scores], key=lambda threshold: balanced_accuracy(stories, threshold), default=0.0)


def balanced_accuracy(stories: Sequence[Checked], threshold: float) -> float:
    """The mean of the shares of error stories and of originals that are told right."""
    right = {
        error: [(s.score >= threshold) == error for s in stories if s.error == error]
        for error in (True, False)
    }
    return round((_share(right[True]) + _share(right[False])) / 2, 4)


def _ranks(stories: Sequence[Checked]) -> dict[str, object]:
    ranks = [story.rank for story in stories]
    return {
        "first": _share([rank == 1 for rank in ranks]),
        "among_three": _share([rank is not None and rank <= 3 for rank in ranks]),
        "among_ten": _share([rank is not None and rank <= 10 for rank in ranks]),
        "not_suspected": _share([rank is None for rank in ranks]),
        "passage_not_in_the_story": sum(not story.planted for story in stories),
    }


def _found(story: Checked) -> bool:
    return any(one.overlaps(other) for one in story.findings for other in story.planted)


def _share(truths: Sequence[bool]) -> float:
    return round(sum(truths) / len(truths), 4) if truths else 0.0
