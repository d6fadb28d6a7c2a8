"""The language of the text: words, sentences, mentions, events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["PROP", "NOM", "PRON"]
Category = Literal["PER", "FAC", "GPE", "LOC", "VEH", "ORG"]
Polarity = Literal["+", "-"]
Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word in the manner of the Universal Dependencies English treebanks."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``first`` and ``last`` are indices into the tokens, ``last`` exclusive."""

    start: int
    stop: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Word:
    """A token's grammar, in the manner of Universal Dependencies; a row for each token, in their order.

    Attributes:
        features: morphological features as CoNLL-U writes them ("Number=Sing|Person=3"), "" for none.
        head: index of the token that this one depends on, None for the root of its sentence.
        relation: the relation to the head, subtype included ("nsubj:pass").
        certainty: that head and relation are right.
    """

    start: int
    stop: int
    lemma: str
    upos: str
    xpos: str
    features: str
    head: int | None
    relation: str
    certainty: float
    maker: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention of a person, facility, place, region, vehicle or organisation; mentions may nest.

    The guideline is LitBank's (Bamman, Popat and Shen, 2019). ``first`` and ``last`` are indices into the
    tokens, ``last`` exclusive; ``form`` says whether it is a name, a noun phrase or a pronoun.
    """

    start: int
    stop: int
    first: int
    last: int
    category: Category
    form: MentionKind
    certainty: float
    maker: str


@dataclass(frozen=True, slots=True)
class HeadVector:
    """What a word that heads mentions is compared by when it is asked which mentions mean the same.

    ``values`` are 64 signed bytes. A row for each word that heads an entity, in the order of the text.
    """

    start: int
    stop: int
    token: int
    values: bytes


@dataclass(frozen=True, slots=True)
class Event:
    """A word that tells of something that really happens in the story (Sims, Park and Bamman, 2019).

    Neither what is denied, supposed or foreseen nor what is generally so. ``token`` is its index.
    """

    start: int
    stop: int
    token: int
    certainty: float
    maker: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said of something, and how far its source vouches for it.

    Attributes:
        token: index of the predicate's head word.
        polarity: ``-`` where it is denied.
        modality: lemma of the modal word that it stands under ("can", "must", "likely"), "" for none.
        factuality: by FactBank's scale (Saurí and Pustejovsky, 2009), as the source of the sentence sees
            it: certain, probable, possible, each affirmed or denied; ``Uu`` where it is left open.
    """

    start: int
    stop: int
    token: int
    polarity: Polarity
    modality: str
    factuality: Factuality
    certainty: float
    maker: str


@dataclass(frozen=True, slots=True)
class SentenceVector:
    """What a sentence is about: its direction in the space of all-MiniLM-L6-v2.

    ``values`` are 384 signed bytes; the cosine of two vectors tells how alike two sentences are. A row for
    each sentence, in their order.
    """

    start: int
    stop: int
    values: bytes
