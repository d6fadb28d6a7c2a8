"""Who does what to whom: predicates with their roles filled, people resolved."""

from __future__ import annotations

from dataclasses import dataclass

from fabula.layers.language import Factuality, Polarity


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role.

    Attributes:
        start, stop: its words, without the clauses that hang on it.
        token: index of its head word.
        people: ids of the characters whom it means; several for "Ann and Ben" and "they", () for no person.
        certainty: that ``people`` is right.
    """

    start: int
    stop: int
    token: int
    people: tuple[str, ...]
    certainty: float


@dataclass(frozen=True, slots=True)
class Oblique:
    """A filler behind a preposition: ``word`` is the preposition's lemma, compound ones whole ("out of")."""

    word: str
    filler: Filler


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with its roles; a row for each predicate, in their order.

    Attributes:
        start, stop: the clause's words, from its first role to its last.
        token: index of the predicate's head word.
        lemma: its lemma; with particle ("come in"); "be" where a copula ties the agent to a place or a noun.
        agent, patient, recipient: who does it, to whom or what, and for whom; the voice is undone.
        complement: what a copula says of the agent ("tired", "the butler"), as (start, stop) in the text.
        obliques: what stands behind prepositions.
        content: token that heads the clause that the predicate takes ("said that she *left*"), or None.
        polarity, modality, factuality: as the predicate's row says.
        quoted: index of the innermost quoted span around it, None in narration.
    """

    start: int
    stop: int
    token: int
    lemma: str
    agent: tuple[Filler, ...]
    patient: tuple[Filler, ...]
    recipient: tuple[Filler, ...]
    complement: tuple[int, int] | None
    obliques: tuple[Oblique, ...]
    content: int | None
    polarity: Polarity
    modality: str
    factuality: Factuality
    quoted: int | None
    certainty: float
    maker: str
