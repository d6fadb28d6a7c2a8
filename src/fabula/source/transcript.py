"""Transcripts and chats: lines that begin with a name and a colon, as elements of a script.

``Ann: Is it here?`` in a line of its own, a time before it or not. A text is one if most of its lines are
such lines, and most of them under names that come back. What the elements mean for a story stands in
:mod:`fabula.source.script`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from fabula.source.screenplay import Element, Screenplay
from fabula.source.scriptlines import Line, read_lines
from fabula.text import Span

_TIME = r"(?:\[[^\]\n]{1,40}\]|\(?\d{1,4}[\d/.:,\- ]{2,20}(?:[AaPp]\.?[Mm]\.?)?\)?)\s*(?:[-–—]\s+)?"
_NAME = r"[A-Z][\w'’.\-]*(?: (?:[A-Z\d][\w'’.\-]*|and|of|the|de|van|von|&)){0,4}"
_TURN = re.compile(rf"(?:{_TIME})?(?P<name>{_NAME})(?:\s*\([^()\n]{{1,60}}\))?\s*:(?=\s)")
_ASIDE = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\]|\*[^*]+\*)\s*")
_FEWEST_TURNS, _FEWEST_NAMES = 3, 2
_TURN_SHARE, _RETURNING_SHARE = 0.6, 0.5


def read_transcript(characters: str) -> Screenplay | None:
    """The transcript that a text is, None where it is none."""
    lines = read_lines(characters, ())
    turns = [_TURN.match(line.text) for line in lines]
    names = Counter(turn["name"] for turn in turns if turn)
    if not _convinces(names, sum(1 for line in lines if line.text)):
        return None
    return Screenplay(tuple(_elements(lines, turns)), ())


def _convinces(names: Counter[str], lines: int) -> bool:
    spoken = names.total()
    returning = sum(count for count in names.values() if count > 1)
    return (
        spoken >= max(_FEWEST_TURNS, _TURN_SHARE * lines)
        and len(names) >= _FEWEST_NAMES
        and returning >= _RETURNING_SHARE * spoken
    )


def _elements(lines: Sequence[Line], turns: Sequence[re.Match[str] | None]) -> Iterator[Element]:
    """A dialogue for each turn, with the lines right below it that go on; an action for any other line."""
    i = 0
    while i < len(lines):
        line, turn = lines[i], turns[i]
        i += 1
        if turn is None:
            if line.text:
                yield Element("action", line.start, line.stop)
            continue
        first = i
        while i < len(lines) and turns[i] is None and lines[i].text and not _ASIDE.fullmatch(lines[i].text):
            i += 1
        cue = Span(line.start, line.start + turn.end())
        speech = _spoken(line, turn.end(), lines[i - 1].stop if i > first else line.stop)
        yield Element("dialogue", line.start, lines[i - 1].stop, 0, turn["name"], cue, speech)


def _spoken(line: Line, after: int, stop: int) -> tuple[Span, ...]:
    """What is said in a turn: all behind its name but what it begins with in brackets."""
    while after < len(line.text) and line.text[after].isspace():
        after += 1
    while (aside := _ASIDE.match(line.text, after)) is not None:
        after = aside.end()
    return (Span(line.start + after, stop),) if line.start + after < stop else ()
