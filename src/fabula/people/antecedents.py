"""Whom the narration's pronouns and names mean, by agreement, recency and subjecthood.

A reading pass over the mentions of each chapter in order, with a memory of who was mentioned when: in the
spirit of Hobbs (1978) and Lappin and Leass (1994), without a parse. Linear in the mentions; the memory
holds the few people mentioned last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log

from fabula.layers import Mention, Resolution
from fabula.lexicon import people
from fabula.people.clusters import Person

MEMORY = 12  # people
HORIZON = 12  # sentences: a pronoun reaches no further back
SENTENCE_COST, SUBJECT_GAIN, UNKNOWN_COST, REPEAT_GAIN, FAME_GAIN = 0.6, 0.9, 1.2, 0.2, 0.35
OBJECTS = frozenset({"him", "her", "them"})
REFLEXIVES = frozenset({"himself", "herself"})


@dataclass(slots=True)
class Trace:
    """When a person was last mentioned."""

    sentence: int
    subject: bool
    times: int = 0


@dataclass(slots=True)
class Memory:
    """Who was mentioned of late, and who is the subject of the current sentence."""

    traces: dict[int, Trace] = field(default_factory=dict)
    subject: int | None = None
    subject_sentence: int = -1

    def note(self, person: int, sentence: int, subject: bool, named: bool) -> None:
        """A person is mentioned, by name or not."""
        before = self.traces[person].times if person in self.traces else 0
        times = min(before + named, 5)
        kept = (
            person in self.traces and self.traces[person].sentence == sentence and self.traces[person].subject
        )
        self.traces.pop(person, None)
        self.traces[person] = Trace(sentence, subject or kept, times)
        if len(self.traces) > MEMORY:
            del self.traces[next(iter(self.traces))]
        if subject and self.subject_sentence != sentence:
            self.subject, self.subject_sentence = person, sentence


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention as this pass looks at it.

    ``kind`` as in the mention; ``word`` the lower-case head; ``owners`` the people that a name or known
    description can mean; ``gender`` what a pronoun or a noun demands.
    """

    index: int
    mention: Mention
    word: str
    sentence: int
    chapter: int
    subject: bool
    possessive: bool
    owners: tuple[int, ...]
    gender: str


def resolve(
    references: Sequence[Reference],
    persons: Sequence[Person],
    narrator: int | None,
    id_of: Callable[[int], str],
) -> list[Resolution]:
    """Resolve what can be resolved, in the order of the text."""
    rows: list[Resolution] = []
    memory = Memory()
    chapter = -1
    for reference in references:
        if reference.chapter != chapter:
            memory, chapter = Memory(), reference.chapter
        quoted = reference.mention.quoted is not None
        if reference.owners:
            person, certainty = _choose(reference.owners, memory, persons)
            rows.append(Resolution(reference.index, id_of(person), certainty, "people: name"))
            if not quoted:
                memory.note(person, reference.sentence, reference.subject, named=True)
            continue
        if quoted:
            continue
        if reference.word in people.FIRST_PERSON and narrator is not None:
            rows.append(Resolution(reference.index, id_of(narrator), 0.98, "people: narrator"))
            continue
        if not reference.gender:
            continue
        ranked = rank(reference, memory, persons)
        if ranked:
            person, certainty = ranked[0]
            maker = "people: pronoun" if reference.mention.kind == "PRON" else "people: description"
            rows.append(Resolution(reference.index, id_of(person), certainty, maker))
            memory.note(person, reference.sentence, reference.subject, named=False)
    return rows


def _choose(owners: tuple[int, ...], memory: Memory, persons: Sequence[Person]) -> tuple[int, float]:
    """Of the people that a name can mean, the one mentioned last, else the most frequent."""
    if len(owners) == 1:
        return owners[0], 0.97
    recent = [person for person in memory.traces if person in owners]
    if recent:
        return recent[-1], 0.8
    return max(owners, key=lambda person: persons[person].count), 0.6


def rank(reference: Reference, memory: Memory, persons: Sequence[Person]) -> list[tuple[int, float]]:
    """The people that a pronoun can mean with their probabilities, best first."""
    same_sentence_subject = memory.subject if memory.subject_sentence == reference.sentence else None
    if reference.word in REFLEXIVES and same_sentence_subject is not None:
        return [(same_sentence_subject, 0.9)]
    scores: Mapping[int, float] = {
        person: _score(reference, trace, persons[person])
        for person, trace in memory.traces.items()
        if persons[person].gender in ("", reference.gender)
        and reference.sentence - trace.sentence <= HORIZON
        and not (person == same_sentence_subject and reference.word in OBJECTS and not reference.possessive)
    }
    total = sum(exp(score) for score in scores.values())
    ranked = sorted(scores, key=lambda person: -scores[person])
    return [(person, round(exp(scores[person]) / total * 0.9, 4)) for person in ranked]


def _score(reference: Reference, trace: Trace, person: Person) -> float:
    score = -SENTENCE_COST * (reference.sentence - trace.sentence)
    score += SUBJECT_GAIN * trace.subject + REPEAT_GAIN * trace.times
    score += FAME_GAIN * log(1 + person.count)
    return score - UNKNOWN_COST * (person.gender == "")
