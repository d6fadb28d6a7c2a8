"""The company around each line: the conversation that it belongs to, and who takes part in it, how much.

A conversation is a run of lines of one chapter with little narration between two of them. All counts are
of lines; looking one up takes logarithmic time, so that a court scene with a hundred lines costs no more
than its share.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fabula.beats import Beats
from fabula.dialogue.stage import Line, Stage
from fabula.layers import Beat, Presence

LONGEST_PAUSE = 12  # paragraphs between two lines of one conversation

Speakers = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation: its lines, ``first`` to ``last`` inclusive, and each speaker's lines in order."""

    first: int
    last: int
    lines: Mapping[str, Sequence[int]]

    def around(self, i: int, reach: int) -> tuple[int, int]:
        """The lines of the conversation at most ``reach`` from line ``i``: a half-open range."""
        return max(self.first, i - reach), min(self.last, i + reach) + 1

    def count(self, person: str, start: int, stop: int) -> int:
        """How many of the lines from ``start`` to ``stop`` (exclusive) a person says."""
        said = self.lines.get(person, ())
        return bisect_left(said, stop) - bisect_left(said, start)

    def before(self, person: str, i: int) -> int | None:
        """A person's last line before line ``i``."""
        said = self.lines.get(person, ())
        at = bisect_left(said, i)
        return said[at - 1] if at else None

    def after(self, person: str, i: int) -> int | None:
        """A person's first line after line ``i``."""
        said = self.lines.get(person, ())
        at = bisect_right(said, i)
        return said[at] if at < len(said) else None


@dataclass(frozen=True, slots=True)
class Company:
    """A stage whose speakers are known, with the conversation of each line.

    Attributes:
        present: who is there when each line is said, by id; None while that is not known.
    """

    stage: Stage
    speakers: Speakers
    talks: tuple[Talk, ...]
    present: tuple[Mapping[str, Presence], ...] | None

    @classmethod
    def of(cls, stage: Stage, speakers: Speakers, beats: Sequence[Beat] | None = None) -> Company:
        """The company of every line.

        Args:
            speakers: the speaker of each line of the stage.
            beats: all beats in the order of the text, where they are known.
        """
        talks: list[Talk] = []
        for first, last in _runs(stage.lines):
            lines: dict[str, list[int]] = {}
            for i in range(first, last + 1):
                speaker = speakers[i]
                if speaker is not None:
                    lines.setdefault(speaker, []).append(i)
            talks.extend([Talk(first, last, lines)] * (last + 1 - first))
        return cls(stage, speakers, tuple(talks), None if beats is None else _present(stage.lines, beats))


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The first and last line of each conversation."""
    first = 0
    for i, line in enumerate(lines):
        if i and (
            line.chapter != lines[i - 1].chapter
            or line.paragraph - lines[i - 1].last_paragraph > LONGEST_PAUSE
        ):
            yield first, i - 1
            first = i
    if lines:
        yield first, len(lines) - 1


def _present(lines: Sequence[Line], beats: Sequence[Beat]) -> tuple[Mapping[str, Presence], ...]:
    """Who is there at each line: those of the beat in which it begins."""
    told = Beats(beats)
    there = {beat.id: {one.person: one for one in beat.present} for beat in beats}
    found = (told.nearest(line.start) for line in lines)
    return tuple({} if beat is None else there[beat.id] for beat in found)
