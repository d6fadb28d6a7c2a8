"""What a deed shows of the doer's mind: whether they go on with what they want, or meet what happened.

Who has not learned of a change acts as before, toward the aim that the story tells of; who has learned of it
mends, replaces, puts off, begins again. Which of them a deed is, is told by whether it is liker to the aim or
to the change, and by words of beginning again and of making good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fabula.asking.index import Index
from fabula.asking.likeness import vectors
from fabula.asking.patterns import stem
from fabula.asking.verbs import sense_of
from fabula.layers.world import Ascription, Occurrence

ON = 0.25
"""How much more toward the aim than to the change a deed is from which on it goes on as before."""
OF_CHANGE = 0.5
"""What likeness to the change counts beside that to the aim."""
BY_ONWARD, BY_MENDING, AT_MOST = 0.2, 0.3, 2
"""What words of going on and of making good count beside the cosines, and how many of them count."""
_ONWARD = frozenset(
    """continue proceed begin start finish prepare serve plan confidently original proudly go head""".split()
)
_MENDING = frozenset(
    """again another instead new different other back replace check clean fix repair mend look search buy find
    order postpone delay wait cancel stop inform change alternative dry wash remove substitute return discard
    rebuild restart redo rescue salvage save avoid ask adjust move relocate seek rush try carefully retrieve
    actual correct call alert notify abandon give leave decide modify""".split()
)
AIMING = frozenset(("wants", "intends"))

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Deed:
    """A sentence that tells what somebody does or is about to do.

    Attributes:
        claims: what they do in it, of what comes true.
    """

    words: str
    claims: tuple[str, ...]


def deeds_since(index: Index, holder: str, row: Occurrence) -> list[Deed]:
    """What somebody does after the sentence of an event, sentence by sentence.

    Nothing where they are said to have perceived something since, or not to: then that tells what they know.
    """
    telling = index.telling
    if telling is None or row.start is None:
        return []
    turn = telling.place(row.start)
    by_sentence: dict[int, list[str]] = {}
    for claim in index.world.claims:
        places = {telling.place(span.start) for span in claim.spans}
        later = {place for place in places if place > turn}
        if holder not in claim.agent or not later:
            continue
        if sense_of(claim.predicate.split()[0]) is not None:
            return []
        for place in later if claim.truth != "false" else ():
            by_sentence.setdefault(place, []).append(claim.id)
    happening = {
        (telling.place(one.start), one.claim) for one in index.world.occurrences if one.start is not None
    }
    return [
        Deed(telling.words(place), tuple(claim for claim in claims if (place, claim) in happening))
        for place, claims in sorted(by_sentence.items())
    ]


def goes_on(deed: Vector, words: str, aims: Sequence[Vector], change: Vector) -> bool:
    """Whether a deed goes on with an aim, and does not meet a change."""
    return headway(deed, words, aims, change) > ON


def headway(deed: Vector, words: str, aims: Sequence[Vector], change: Vector) -> float:
    """How much more a deed goes on with an aim than it meets a change."""
    toward = max((float(deed @ aim) for aim in aims), default=0.0)
    said = {stem(word.strip(".,;!?")) for word in words.casefold().split()}
    return (
        toward
        - OF_CHANGE * float(deed @ change)
        + BY_ONWARD * min(len(said & _ONWARD), AT_MOST)
        - BY_MENDING * min(len(said & _MENDING), AT_MOST)
    )


def aims_of(index: Index, holder: str) -> list[str]:
    """What somebody wants and plans, in the story's words."""
    rows = [
        row
        for row in index.world.ascriptions
        if row.holder == (holder,) and row.stance in AIMING and row.claim
    ]
    return [words_of(index, row) for row in rows]


def read(sentences: Sequence[str]) -> list[Vector]:
    """The directions of sentences; none for none."""
    return list(vectors(sentences)) if sentences else []


def words_of(index: Index, row: Ascription) -> str:
    """The sentence that tells of a row; its claim's words where no text does."""
    if index.telling is None or row.start is None:
        return index.claims[row.claim].text if row.claim is not None else ""
    return index.telling.words(index.telling.place(row.start))
