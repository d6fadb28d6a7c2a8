"""Entrances and exits that a conversation tells by what is said: greetings, farewells, words on the absent.

Who takes leave still hears the farewells that follow at once, and is gone when the talk goes on without
them. Who joins is there from the first line of their own. Who takes leave and talks on has stayed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from fabula.lexicon import farewells

Turn = Literal["enter", "leave"]

_OPENING = 2  # lines other than greetings after which a talk is under way
_ANSWERED = 3  # lines within which a greeting answers one who comes in
_SILENT = 3  # lines after which "I'm back" tells that someone was away, though no leave was taken
_SHORT = 25  # words of a line that only takes leave once more
_CURT = 12  # words of a line that only lets somebody go
_PLAINLY, _PERHAPS = 2, 1
_BEFORE_NAMES = frozenset(
    """absolutely agreed alright and bye dear exactly goodbye hello hey hi indeed no now okay ok or right so
    sure thank thanks true welcome well yes you""".split()
)


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line of a conversation.

    Attributes:
        start, stop: where it stands in the text.
        speaker: id of who says it, None where unknown.
        addressees: ids of those to whom it is said.
        words: what is said.
    """

    start: int
    stop: int
    speaker: str | None
    addressees: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Movement:
    """Someone comes into a conversation with the line that begins at ``offset``, or is gone from there on."""

    offset: int
    person: str
    turn: Turn


def movements(lines: Sequence[SpokenLine], names: Mapping[str, Sequence[str]]) -> tuple[Movement, ...]:
    """The entrances and exits of one conversation, in order.

    An entrance has the offset at which a line begins, an exit the one at which the last line ends that the
    person hears. Someone whose first movement is an entrance was not there before; everybody else was.

    Args:
        lines: what is said, in order.
        names: the forms by which each person is called, by id.
    """
    patterns = {id: _any_of(forms) for id, forms in names.items()}
    return _Conversation([_Heard(line, patterns) for line in lines]).follow()


def _folded(words: str) -> str:
    return " ".join(words.replace("’", "'").replace("‘", "'").lower().split())


def _any_of(forms: Sequence[str]) -> re.Pattern[str]:
    """Any of the forms, or the first word of one, as a whole word; a pattern that never matches for none."""
    folded = {word for form in forms if (whole := _folded(form)) for word in (whole, whole.split()[0])}
    longest_first = sorted(folded, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b" if folded else r"(?!)")


class _Heard:
    """A line with what its words tell."""

    def __init__(self, line: SpokenLine, names: Mapping[str, re.Pattern[str]]) -> None:
        self.start, self.stop, self.speaker = line.start, line.stop, line.speaker
        self.addressees = line.addressees
        self.words = words = _folded(line.words)
        self.length = len(words.split())
        self._names = names
        self.greets = farewells.greeting().search(words) is not None
        self.returns = farewells.returning().search(words) is not None
        self.joins = farewells.joining().search(words) is not None
        self.farewell = farewells.farewell().search(words) is not None
        self.lets_go = farewells.letting_go().search(words) is not None
        self.alone = farewells.alone().search(words) is not None
        absence = farewells.absence().search(words)
        self.absent = absence["who"] if absence else ""

    def calls(self, person: str) -> bool:
        """Whether somebody is spoken to by name, and not only spoken of."""
        pattern = self._names.get(person)
        return pattern is not None and any(
            self._set_apart(match.start(), match.end()) for match in pattern.finditer(self.words)
        )

    def _set_apart(self, start: int, stop: int) -> bool:
        before, after = self.words[:start].rstrip(), self.words[stop:].lstrip()
        opened = not before or before[-1] in ",.!?;&" or before.split()[-1] in _BEFORE_NAMES
        return opened and (not after or after[0] in ",.!?;&" or after.startswith("and "))

    def misses(self, person: str) -> bool:
        """Whether somebody is spoken of as gone."""
        pattern = self._names.get(person)
        return pattern is not None and pattern.search(self.absent) is not None and not self.calls(person)

    def takes_leave(self) -> int:
        """Whether the speaker says that he goes: plainly, perhaps, or not."""
        if farewells.leave_taking().search(self.words):
            return _PLAINLY
        if farewells.other_calls().search(self.words):
            return min(
                _PLAINLY, sum(phrase.search(self.words) is not None for phrase in farewells.civility())
            )
        return 0


@dataclass(slots=True)
class _Conversation:
    """Follows the lines once.

    Attributes:
        leaving: for those who take leave, the last line that they hear.
        gone: those who have left.
        last: the last line of each who has spoken.
        came: the line at which each who came in did so.
    """

    lines: Sequence[_Heard]
    found: list[Movement] = field(default_factory=list)
    leaving: dict[str, int] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    last: dict[str, int] = field(default_factory=dict)
    came: dict[str, int] = field(default_factory=dict)

    def follow(self) -> tuple[Movement, ...]:
        for i, line in enumerate(self.lines):
            self._end_farewells(i, line)
            self._notice_absence(i, line)
            if line.speaker is not None:
                self._hear(i, line, line.speaker)
                self.last[line.speaker] = i
        return tuple(sorted(self.found, key=lambda row: row.offset))

    def _end_farewells(self, i: int, line: _Heard) -> None:
        """Whoever takes leave hears this line if it is part of the farewells, else they have gone."""
        for person, until in list(self.leaving.items()):
            if line.speaker != person:
                if self._sends_off(line, person):
                    self.leaving[person] = i
                else:
                    self._leave(person, until)

    def _sends_off(self, line: _Heard, person: str) -> bool:
        """Whether a line is said to one who takes leave."""
        if line.misses(person):
            return False
        if line.calls(person):
            return True
        others = any(line.calls(other) for other in self.last if other not in (person, line.speaker))
        if line.farewell:
            return not others or (line.lets_go and line.length <= _SHORT)
        return line.lets_go and not others and line.length <= _CURT

    def _leave(self, person: str, at: int) -> None:
        self.found.append(Movement(self.lines[at].stop, person, "leave"))
        self.gone.add(person)
        self.leaving.pop(person, None)

    def _enter(self, person: str, i: int) -> None:
        self.found.append(Movement(self.lines[i].start, person, "enter"))
        self.gone.discard(person)
        self.came[person] = i

    def _stay(self, person: str) -> None:
        """Take back the latest exit: who talks on as if nothing had been has not gone."""
        del self.found[max(k for k, row in enumerate(self.found) if row.person == person)]
        self.gone.discard(person)

    def _notice_absence(self, i: int, line: _Heard) -> None:
        """People of whom it is said that they are gone, and all but two who say that they are alone."""
        if not i or not (line.absent or line.alone):
            return
        pair = {line.speaker, *line.addressees} if len(line.addressees) == 1 else {line.speaker}
        if line.alone and len(pair) == 1:
            pair |= {other for other in self.last if line.calls(other)}
        for person in list(self.last):
            alone = line.alone and len(pair) == 2 and person not in pair
            if person != line.speaker and person not in self.gone and (alone or line.misses(person)):
                self._leave(person, self.leaving.get(person, i - 1))

    def _hear(self, i: int, line: _Heard, person: str) -> None:
        if person in self.leaving:
            self._hear_leaving(i, line, person)
            return
        if person in self.gone:
            if self._comes(i, line):
                self._enter(person, i)
            else:
                self._stay(person)
        elif person in self.last:
            if line.returns and (line.greets or line.joins) and self.last[person] < i - _SILENT:
                self._leave(person, self.last[person])
                self._enter(person, i)
        elif i and self._comes(i, line):
            self._enter(person, i)
        leave = line.takes_leave()
        if leave == _PLAINLY or (leave == _PERHAPS and self._let_go(i, person)):
            self.leaving[person] = i

    def _hear_leaving(self, i: int, line: _Heard, person: str) -> None:
        """One who takes leave takes it once more, is back already, or stays after all."""
        if line.returns:
            self._leave(person, self.leaving[person])
            self._enter(person, i)
        elif line.farewell or line.lets_go or line.takes_leave() or line.length <= _SHORT:
            self.leaving[person] = i
        else:
            del self.leaving[person]

    def _comes(self, i: int, line: _Heard) -> bool:
        """Whether someone comes in with a line, and does not merely greet one who does."""
        if line.returns or line.joins:
            return True
        if not line.greets or sum(not before.greets for before in self.lines[:i]) < _OPENING:
            return False
        return not any(at >= i - _ANSWERED and line.calls(other) for other, at in self.came.items())

    def _let_go(self, i: int, person: str) -> bool:
        """Whether the next line lets somebody go who may have taken leave."""
        return any(
            line.farewell and line.speaker != person and self._sends_off(line, person)
            for line in self.lines[i + 1 : i + 2]
        )
