"""A statement of a relation, as the rules find it, and the rows that it makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fabula.layers import Relation, RelationKind
from fabula.lexicon.relations import roles
from fabula.relating.page import Page
from fabula.relating.whom import Someone

# How often a pattern's statements are right where whom the words mean is known.
SURE = {
    "apposition": 0.95,
    "copula": 0.95,
    "description": 0.9,
    "presence": 0.85,
    "possession": 0.9,
    "together": 0.9,
    "address": 0.9,
    "bond": 0.9,
    "feeling": 0.85,
}
SAID = 0.85  # what a person of the story says counts less than what the narrator says
LOOSE = 0.85  # "the boy" is somebody less surely than a name or a pronoun is
FAINT = 0.3  # a statement less certain is left out, however often it is made
QUIET = 0.7  # what all statements of a relation together must come to
LINKED = (
    "description"  # the pattern that goes by links alone, which give all sisters to one: it only supports
)


@dataclass(frozen=True, slots=True)
class Statement:
    """That ``one`` is the ``word`` of ``other``; ``tokens`` are the words that say so, ``rule`` the pattern.

    ``gender`` is what the word demands of ``one``: "m", "f" or "".
    """

    one: Someone
    other: Someone
    word: str
    kind: RelationKind
    gender: str
    tokens: tuple[int, ...]
    rule: str


def rows_of(page: Page, statements: Iterable[Statement]) -> tuple[Relation, ...]:
    """The rows of the statements that are certain enough, in the order of the text.

    What is stated twice is surer than what is stated once, and so are a sister and her brother each stated.
    """
    rows: dict[tuple[int, int, str, str, str], Relation] = {}
    for statement in statements:
        row = _row(page, statement)
        if row is not None and row.certainty >= FAINT:
            rows.setdefault((row.start, row.stop, row.one, row.other, row.word), row)
    doubts: defaultdict[tuple[str, str, str], float] = defaultdict(lambda: 1.0)
    told = {_relation(row) for row in rows.values() if row.maker != _maker(LINKED)}
    for row in rows.values():
        doubts[_relation(row)] *= 1 - row.certainty if _relation(row) in told else 1.0
    return tuple(rows[place] for place in sorted(rows) if 1 - doubts[_relation(rows[place])] >= QUIET)


def _relation(row: Relation) -> tuple[str, str, str]:
    """What a row says, the same for all rows that say it in whatever words, from either side."""
    role, other_role = roles(row.word)
    return min((role, row.one, row.other), (other_role, row.other, row.one))


def _row(page: Page, found: Statement) -> Relation | None:
    one, other = found.one, found.other
    if one.character == other.character:
        return None
    if found.gender and page.gender(one) not in ("", found.gender):
        return None
    certainty = one.certainty * other.certainty * SURE[found.rule]
    loose = other.form == "NOM" or (one.form == "NOM" and found.rule not in ("description", "presence"))
    certainty *= LOOSE if loose else 1.0
    words = [page.trees.words[token] for token in found.tokens]
    if any(page.quoted[token] is not None for token in found.tokens):
        certainty *= SAID
    return Relation(
        min(one.start, other.start, *(word.start for word in words)),
        max(one.stop, other.stop, *(word.stop for word in words)),
        one.character,
        other.character,
        found.kind,
        found.word,
        round(certainty, 4),
        _maker(found.rule),
    )


def _maker(rule: str) -> str:
    return f"relations: {rule}"
