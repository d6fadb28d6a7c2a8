"""Who notices what happens where the text says so: "she did not see the swap", "busy with the oven, he …".

Who is present perceives what happens, unless the text says otherwise: that it escapes somebody, or that it
happens while he or she is busy, turned away, elsewhere in mind. What is noticed is told by the words that
the sentence of the event and the noticing share ("the swap": "swapped the milk"); the nearest such sentence
before is meant. Who did not look after something ("did not check the larder") noticed nothing of what became
of it. The perceptions that there are stay as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fabula.claiming.numbering import following
from fabula.layers import Claim, Frame, Occurrence, Perception, Sentence
from fabula.text import Text

NOTICING = frozenset(
    """see notice witness watch observe hear spot realise realize perceive catch discover overhear
    sense""".split()
)
LOOKING = frozenset("check inspect examine taste test".split())
"""What one does to learn how something is; who does not, does not learn what happened to it."""
BUSY = frozenset(
    """busy occupied distracted absorbed engrossed preoccupied attending focused focusing concentrating asleep
    sleeping dozing away""".split()
)
REACH = 4
"""Sentences before a noticing in which its event may stand."""
STEM = 4
"""Letters by which two words are taken for forms of one ("flooding", "flooded")."""
MAKER = "claims: noticing"
_LITTLE = frozenset("that this with from into onto their there then them they what which while".split())


@dataclass(frozen=True, slots=True)
class _Noticing:
    """That somebody notices something, or not: in which sentence, with the stems of what."""

    person: str
    noticed: bool
    sentence: int
    stems: frozenset[str]
    start: int
    stop: int
    certainty: float


def with_noticing(
    claims: Sequence[Claim],
    occurrences: Sequence[Occurrence],
    perceptions: Sequence[Perception],
    frames: Sequence[Frame],
    sentences: Sequence[Sentence],
    text: Text,
) -> tuple[Perception, ...]:
    """The perceptions, with those of events that somebody is said to notice, or that escape somebody."""
    starts = [row.start for row in sentences]
    agents = {claim.id: claim.agent for claim in claims}
    told: dict[int, list[Occurrence]] = {}
    for event in occurrences:
        if event.start is not None:
            told.setdefault(bisect_right(starts, event.start) - 1, []).append(event)
    found: dict[tuple[str, str], Perception] = {(row.by, row.of): row for row in perceptions}
    number = following(row.id for row in perceptions)
    for one in _noticings(frames, sentences, text):
        for event in _events(one, told, agents, sentences, text):
            if (one.person, event.id) in found and not one.noticed:
                continue
            taken = event.claim if one.noticed else None
            sure = round(one.certainty * event.certainty, 4)
            how = "noticed" if one.noticed else "not noticed"
            row = Perception(f"p{number}", one.person, event.id, taken, how, one.start, one.stop, sure, MAKER)
            found[one.person, event.id] = row
            number += 1
    return tuple(found.values())


def _noticings(frames: Sequence[Frame], sentences: Sequence[Sentence], text: Text) -> Iterator[_Noticing]:
    starts = [row.start for row in sentences]
    for frame in frames:
        if frame.quoted is not None:
            continue
        people = [person for filler in frame.agent for person in filler.people]
        verb = frame.lemma.split(" ")[0]
        noticing = verb in NOTICING or (verb in LOOKING and frame.polarity == "-")
        busy = not noticing and _is_busy(frame, text)
        if not people or not (busy or noticing):
            continue
        sentence = bisect_right(starts, frame.start) - 1
        after = max((filler.stop for filler in frame.agent), default=frame.start)
        stop = max(frame.stop, sentences[sentence].stop)
        stems = frozenset() if busy else _stems(text.cut((after, stop)).partition(" and ")[0])
        stems |= frozenset() if busy else _content(frame, frames, text)
        noticed = frame.polarity == "+" and not busy
        for person in people:
            yield _Noticing(person, noticed, sentence, stems, frame.start, frame.stop, frame.certainty)


def _is_busy(frame: Frame, text: Text) -> bool:
    """Whether a clause beside another tells that somebody had no eyes for what happened."""
    before = text.cut((max(0, frame.start - 8), frame.start)).lower().split()
    words = set(text.cut((frame.start, frame.stop)).lower().replace(",", " ").split())
    return before[-1:] in (["while"], ["as"], ["when"]) and bool(words & BUSY)


def _content(frame: Frame, frames: Sequence[Frame], text: Text) -> frozenset[str]:
    """The stems of the clause that a verb of noticing takes."""
    if frame.content is None:
        return frozenset()
    clause = next((other for other in frames if other.token == frame.content), None)
    return _stems(text.cut((clause.start, clause.stop))) if clause is not None else frozenset()


def _events(
    one: _Noticing,
    told: Mapping[int, Sequence[Occurrence]],
    agents: Mapping[str, tuple[str, ...]],
    sentences: Sequence[Sentence],
    text: Text,
) -> list[Occurrence]:
    """The events of the sentence that is meant, the person's own deeds apart."""
    if not one.stems:
        candidates = [one.sentence]
    else:
        candidates = list(range(one.sentence - 1, max(one.sentence - 1 - REACH, -1), -1))
    best: list[Occurrence] = []
    shared = 0
    for index in candidates:
        events = [
            row
            for row in told.get(index, ())
            if one.person not in agents.get(row.claim, ())
            and row.start is not None
            and row.start != one.start
        ]
        words = _stems(text.cut((sentences[index].start, sentences[index].stop)))
        common = len(words & one.stems) if one.stems else 1
        if events and common > shared:
            best, shared = events, common
    if not one.noticed and one.stems:  # "did not see the damage that they *did*"
        best = [*best, *[row for row in told.get(one.sentence, ()) if (row.start or 0) > one.start]]
    return best


def _stems(words: str) -> frozenset[str]:
    plain = "".join(letter if letter.isalpha() else " " for letter in words.lower())
    return frozenset(word[:STEM] for word in plain.split() if len(word) >= STEM and word not in _LITTLE)
