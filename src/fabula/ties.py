"""What the people of a story are to each other: statements of one relation together, and what is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import prod

from fabula.book import Book
from fabula.layers import GIVEN_CAST, RELATIONS, Relation, RelationKind
from fabula.lexicon.relations import find_noun, is_feeling
from fabula.text import Span


@dataclass(frozen=True, slots=True)
class Tie:
    """That ``one`` is the ``word`` of ``other``.

    Attributes:
        one, other: ids of the characters.
        word: as in the rows of the layer ``relations``, or as the user gave it.
        kind: None for a word of the user's that Fabula does not know.
        spans: the words of the text that state it, in order; none where only the user does.
        certainty: the probability that it is so, 1 where the user says so.
        given: whether the user says so.
    """

    one: str
    other: str
    word: str
    kind: RelationKind | None
    spans: tuple[Span, ...]
    certainty: float
    given: bool

    @property
    def phrase(self) -> str:
        """The word as it stands before the other's name: "sister of", "loves"."""
        return self.word if is_feeling(self.word) else f"{self.word} of"


def ties_of(book: Book) -> tuple[Tie, ...]:
    """The ties of a book's people: those given first, then those stated, in the order of the text."""
    stated: dict[tuple[str, str, str], list[Relation]] = {}
    for row in book[RELATIONS]:
        stated.setdefault((row.one, row.other, row.word), []).append(row)
    found: dict[tuple[str, str, str], Tie] = {}
    for person in book[GIVEN_CAST]:
        for to, word in person.relations:
            noun = find_noun(word.lower())
            kind = noun.kind if noun is not None else None
            found[person.id, to, word] = Tie(person.id, to, word, kind, (), 1.0, True)
    for key, rows in stated.items():
        tie = _tie(rows)
        if key in found:
            tie = replace(tie, certainty=1.0, given=True)
        found[key] = tie
    return tuple(found.values())


def ties_by_person(ties: Iterable[Tie]) -> dict[str, list[Tie]]:
    """The ties of each person that has any, by id: what that person is to others."""
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        found.setdefault(tie.one, []).append(tie)
    return found


def _tie(rows: list[Relation]) -> Tie:
    first = rows[0]
    spans = tuple(Span(row.start, row.stop) for row in rows)
    certainty = round(1 - prod(1 - row.certainty for row in rows), 4)
    return Tie(first.one, first.other, first.word, first.kind, spans, certainty, False)
