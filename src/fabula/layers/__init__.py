"""The rows that reading adds to a text, one frozen class a layer.

A layer is a tuple of rows in the order of the text, written once, by one step. Offsets are half-open
code points of the :class:`~fabula.text.Text`. Rows that are inferred carry ``certainty``, the
probability that the row is right, and ``maker``, the step and rule that made it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from fabula.layers.dialogue import (
    Attribution,
    Audience,
    Cue,
    CueForm,
    CueKind,
    Quotation,
    QuotedSpan,
    QuoteKind,
)
from fabula.layers.frames import Filler, Frame, Oblique
from fabula.layers.given import (
    Block,
    BlockKind,
    Chapter,
    Emphasis,
    GivenCharacter,
    Meant,
    Metadata,
    Paragraph,
    Paratext,
    PriorName,
)
from fabula.layers.language import (
    Category,
    Entity,
    Event,
    Factuality,
    HeadVector,
    MentionKind,
    Polarity,
    Predicate,
    Sentence,
    SentenceVector,
    Token,
    Word,
)
from fabula.layers.people import (
    EVERYONE,
    NARRATOR,
    NOBODY,
    READER,
    RESERVED_IDS,
    Alias,
    Antecedents,
    Character,
    CharacterKind,
    Mention,
    Reference,
    Relation,
    RelationKind,
    Resolution,
)
from fabula.layers.thought import FreeIndirect
from fabula.layers.world import (
    Act,
    Ascription,
    Beat,
    Claim,
    Occurrence,
    Perception,
    Person,
    Place,
    Presence,
    Scene,
)

__all__ = [
    "ACTS",
    "ANTECEDENTS",
    "ASCRIPTIONS",
    "ATTRIBUTIONS",
    "AUDIENCES",
    "BEATS",
    "BLOCKS",
    "CAST_PRIOR",
    "CHAPTERS",
    "CHARACTERS",
    "CLAIMS",
    "CUES",
    "DRAFT_AUDIENCES",
    "EMPHASES",
    "ENTITIES",
    "EVENTS",
    "EVERYONE",
    "FRAMES",
    "FREE_INDIRECT",
    "GIVEN_CAST",
    "HEAD_VECTORS",
    "LAYERS",
    "MEANT",
    "MENTIONS",
    "METADATA",
    "NARRATOR",
    "NOBODY",
    "OCCURRENCES",
    "PARAGRAPHS",
    "PARATEXT",
    "PERCEPTIONS",
    "PERSONS",
    "PLACES",
    "PREDICATES",
    "QUOTATIONS",
    "QUOTED_SPANS",
    "READER",
    "REFERENCES",
    "RELATIONS",
    "RESERVED_IDS",
    "RESOLUTIONS",
    "SCENES",
    "SENTENCES",
    "SENTENCE_VECTORS",
    "TOKENS",
    "WORDS",
    "Act",
    "Alias",
    "Antecedents",
    "Ascription",
    "Attribution",
    "Audience",
    "Beat",
    "Block",
    "BlockKind",
    "Category",
    "Chapter",
    "Character",
    "CharacterKind",
    "Claim",
    "Cue",
    "CueForm",
    "CueKind",
    "Emphasis",
    "Entity",
    "Event",
    "Factuality",
    "Filler",
    "Frame",
    "FreeIndirect",
    "GivenCharacter",
    "HeadVector",
    "Layer",
    "Meant",
    "Mention",
    "MentionKind",
    "Metadata",
    "Oblique",
    "Occurrence",
    "Paragraph",
    "Paratext",
    "Perception",
    "Person",
    "Place",
    "Polarity",
    "Predicate",
    "Presence",
    "PriorName",
    "Quotation",
    "QuoteKind",
    "QuotedSpan",
    "Reference",
    "Relation",
    "RelationKind",
    "Resolution",
    "Row",
    "Scene",
    "Sentence",
    "SentenceVector",
    "Token",
    "Word",
]

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Layer(Generic[Row]):
    """A layer's name and the class of its rows: the key by which a book gives the rows."""

    name: str
    row: type[Row]


BLOCKS = Layer("blocks", Block)
EMPHASES = Layer("emphases", Emphasis)
GIVEN_CAST = Layer("given_cast", GivenCharacter)
METADATA = Layer("metadata", Metadata)
CAST_PRIOR = Layer("cast_prior", PriorName)
PARAGRAPHS = Layer("paragraphs", Paragraph)
CHAPTERS = Layer("chapters", Chapter)
PARATEXT = Layer("paratext", Paratext)
TOKENS = Layer("tokens", Token)
SENTENCES = Layer("sentences", Sentence)
WORDS = Layer("words", Word)
ENTITIES = Layer("entities", Entity)
EVENTS = Layer("events", Event)
HEAD_VECTORS = Layer("head_vectors", HeadVector)
SENTENCE_VECTORS = Layer("sentence_vectors", SentenceVector)
PREDICATES = Layer("predicates", Predicate)
QUOTED_SPANS = Layer("quoted_spans", QuotedSpan)
MENTIONS = Layer("mentions", Mention)
CUES = Layer("cues", Cue)
CHARACTERS = Layer("characters", Character)
RESOLUTIONS = Layer("resolutions", Resolution)
QUOTATIONS = Layer("quotations", Quotation)
ATTRIBUTIONS = Layer("attributions", Attribution)
AUDIENCES = Layer("audiences", Audience)
DRAFT_AUDIENCES = Layer("draft_audiences", Audience)
"""To whom lines are said as calls and turns tell, before it is known who is there."""
ANTECEDENTS = Layer("antecedents", Antecedents)
REFERENCES = Layer("coreference", Reference)
RELATIONS = Layer("relations", Relation)
FRAMES = Layer("frames", Frame)
FREE_INDIRECT = Layer("free_indirect", FreeIndirect)
MEANT = Layer("meant", Meant)
PERSONS = Layer("persons", Person)
PLACES = Layer("places", Place)
SCENES = Layer("scenes", Scene)
BEATS = Layer("beats", Beat)
CLAIMS = Layer("claims", Claim)
OCCURRENCES = Layer("occurrences", Occurrence)
ACTS = Layer("acts", Act)
PERCEPTIONS = Layer("perceptions", Perception)
ASCRIPTIONS = Layer("ascriptions", Ascription)

LAYERS: tuple[Layer[Any], ...] = (
    BLOCKS,
    EMPHASES,
    GIVEN_CAST,
    METADATA,
    CAST_PRIOR,
    MEANT,
    PARAGRAPHS,
    CHAPTERS,
    PARATEXT,
    TOKENS,
    SENTENCES,
    WORDS,
    ENTITIES,
    EVENTS,
    SENTENCE_VECTORS,
    HEAD_VECTORS,
    PREDICATES,
    QUOTED_SPANS,
    ANTECEDENTS,
    MENTIONS,
    CUES,
    CHARACTERS,
    RESOLUTIONS,
    QUOTATIONS,
    ATTRIBUTIONS,
    DRAFT_AUDIENCES,
    AUDIENCES,
    REFERENCES,
    RELATIONS,
    FRAMES,
    FREE_INDIRECT,
    PERSONS,
    PLACES,
    SCENES,
    BEATS,
    CLAIMS,
    OCCURRENCES,
    ACTS,
    PERCEPTIONS,
    ASCRIPTIONS,
)
